/** Who works in the invented units, how much, and when not; and the lane that their priorities go through. */
import { addDays, type CalendarDate, calendarDate } from '../../../values/date.ts'
import { rangeText } from '../../../values/period.ts'
import type { SignedIn, UnitPlan } from './crew.ts'
import type { Crew } from './engine/history.ts'
import { createIds } from './engine/ids.ts'
import { createRandom } from './engine/random.ts'
import { enter, insertRows, type Loading } from './inserts.ts'

const RESEARCH = [
  'identity',
  'residency',
  'records',
  'local-intelligence',
  'other-force',
  'finance',
  'counter-corruption',
  'interview',
  'national-security',
]
const SEED = 8

export async function loadStaff(loading: Loading, plan: UnitPlan, crew: Crew, people: SignedIn, today: CalendarDate): Promise<void> {
  const { operator } = loading
  const { unit, manager } = crew
  await operator.query('begin')
  for (const { account } of people.values()) {
    const isStaff = account === manager || crew.deciders.includes(account) || crew.researchers.some(each => each.account === account)
    if (!isStaff) continue
    await enter(loading, account)
    await operator.query(
      'insert into vetting.people (unit_id) values ($1) on conflict (account, unit_id) do update set name = excluded.name, roles = excluded.roles',
      [unit.id],
    )
  }
  await enter(loading, manager)
  await operator.query('insert into vetting.lanes (unit_id) values ($1) on conflict do nothing', [unit.id])
  const { staff, leave } = staffOf(plan, crew, people, today)
  await insertRows(operator, 'staff', staff)
  await insertRows(operator, 'leave', leave)
  await operator.query('commit')
}

/** Assumed: 28 days of leave a year in blocks of one or two weeks; one person works three days of five. */
function staffOf(plan: UnitPlan, crew: Crew, people: SignedIn, today: CalendarDate) {
  const random = createRandom(SEED)
  const newId = createIds(SEED + crew.unit.id)
  const account = (subject: string) => people.get(subject)?.account
  const begins = calendarDate('2022-01-04')
  const members = [
    ...[...plan.present.researchers].map(subject => ({ subject, from: begins, until: null, skills: RESEARCH })),
    ...plan.present.deciders.map(subject => ({ subject, from: begins, until: null, skills: ['decision'] })),
    ...plan.colleagues.map(({ subject, role, from, until }) => ({
      subject,
      from: from > begins ? calendarDate(from) : begins,
      until: until === undefined ? null : calendarDate(until),
      skills: role === 'vetting-researcher' ? RESEARCH : ['decision'],
    })),
  ]
  const staff = members.map(({ subject, from, until, skills }, at) => ({
    ...{ id: newId(), unit_id: crew.unit.id, account: account(subject), skills, share: at === 4 ? 0.6 : 1 },
    works: rangeText({ from, until }),
  }))
  const leave = staff.flatMap(({ id, unit_id }) =>
    Array.from({ length: 6 }, (_, block) => {
      const first = addDays(today, -180 + block * 60 + random.between(0, 45))
      return { id: newId(), staff_id: id, unit_id, away: rangeText({ from: first, until: addDays(first, random.pick([5, 7, 7, 14])) }) }
    }),
  )
  return { staff, leave }
}
