/** Who works in the invented units: the people one can try the service as, and colleagues who are names only, given their roles as anybody is. */
import type { Client } from 'pg'
import { calendarDate, dayNumber } from '../../../values/date.ts'
import { invalid } from '../../../values/problem.ts'
import type { Crew } from './engine/history.ts'

type Colleague = { subject: string; name: string; role: 'vetting-researcher' | 'vetting-decision-maker'; from: string; until?: string }

export type UnitPlan = {
  code: string
  manager: string
  /** Those one can try the service as. */
  present: { researchers: readonly string[]; deciders: readonly string[] }
  colleagues: readonly Colleague[]
}

/** Before the first case. */
const BEGINS = '2013-01-07'

const researcher = (subject: string, name: string, from: string, until?: string): Colleague => ({
  ...{ subject, name: `${name} Invented`, role: 'vetting-researcher', from },
  ...(until === undefined ? {} : { until }),
})

const decider = (subject: string, name: string): Colleague => ({
  subject,
  name: `${name} Invented`,
  role: 'vetting-decision-maker',
  from: BEGINS,
})

/** Eight and four people; assumed. One leaves and two come, so that work piles up and then goes down. */
export const UNITS: readonly UnitPlan[] = [
  {
    code: 'MPS-V1',
    manager: 'vera',
    present: { researchers: ['rhea'], deciders: ['dora', 'dan'] },
    colleagues: [
      researcher('ravi', 'Ravi', BEGINS),
      researcher('rosa', 'Rosa', BEGINS),
      researcher('remy', 'Remy', BEGINS, '2025-05-30'),
      researcher('ruth', 'Ruth', '2026-02-09'),
      decider('dina', 'Dina'),
    ],
  },
  {
    code: 'MPS-V2',
    manager: 'victor',
    present: { researchers: [], deciders: [] },
    colleagues: [
      researcher('rob', 'Rob', BEGINS),
      researcher('rita', 'Rita', BEGINS),
      decider('delia', 'Delia'),
      decider('duncan', 'Duncan'),
    ],
  },
]
const PANEL = ['paula', 'petra']
export const SPONSOR = 'sonia'
const [ASKS, APPROVES] = ['ada', 'abel']

/** Everybody who acts in the history of a unit, signed in: account and token by what the sign-in calls them. */
export type SignedIn = ReadonlyMap<string, { account: string; token: Buffer }>

const WHY = 'Invented, for trying the service out'
const ACT = 'vetting.invent'

export async function signInAll(operator: Client, plan: UnitPlan): Promise<SignedIn> {
  const found = new Map<string, { account: string; token: Buffer }>()
  for (const subject of [ASKS, APPROVES]) found.set(subject, await signIn(operator, subject))
  for (const colleague of plan.colleagues) await giveRole(operator, found, plan.code, colleague)
  const subjects = [
    plan.manager,
    ...plan.present.researchers,
    ...plan.present.deciders,
    ...plan.colleagues.map(({ subject }) => subject),
    ...PANEL,
  ]
  for (const subject of subjects) found.set(subject, await signIn(operator, subject))
  return found
}

export async function signOutAll(operator: Client, people: SignedIn): Promise<void> {
  for (const { token } of people.values()) await operator.query('select spine.close_session($1)', [token])
}

async function signIn(operator: Client, subject: string): Promise<{ account: string; token: Buffer }> {
  const { rows } = await operator.query<{ account: string; token: Buffer }>(
    `select a.id as account, s.token from spine.accounts a, spine.open_session($1, 'phr', now(), $2) s where a.subject = $1 and a.closed_at is null`,
    [subject, WHY],
  )
  if (!rows[0])
    throw invalid(`“${subject}” cannot sign in here`, 'Invented cases go into a database that was made for trying the service out.')
  return rows[0]
}

/** One administrator opens the account and asks, the other approves; nothing where it is there. */
async function giveRole(operator: Client, people: SignedIn, unit: string, { subject, name, role, until }: Colleague): Promise<void> {
  const { rowCount } = await operator.query('select from spine.accounts where subject = $1', [subject])
  if (rowCount) return
  await as(operator, people, ASKS, `select spine.open_account($1, $2, 'staff')`, [subject, name])
  // Who has left has no role any more, and stays in what they did.
  if (until !== undefined) return
  const asked = await as(
    operator,
    people,
    ASKS,
    `select spine.ask_assignment((select id from spine.accounts where subject = $1), $2, (select id from spine.units where code = $3), daterange(spine.today(), null), $4)`,
    [subject, role, unit, WHY],
  )
  await as(operator, people, APPROVES, 'select spine.approve_assignment($1)', [asked])
}

async function as(
  operator: Client,
  people: SignedIn,
  who: string | undefined,
  statement: string,
  values: readonly unknown[],
): Promise<unknown> {
  await operator.query('begin')
  await operator.query('select spine.enter($1, $2)', [people.get(who ?? '')?.token, ACT])
  await operator.query('set local role person')
  const { rows } = await operator.query<Record<string, unknown>>(statement, [...values])
  await operator.query('commit')
  return Object.values(rows[0] ?? {})[0]
}

/** Who does what, by their accounts. */
export function crewOf(plan: UnitPlan, unit: Crew['unit'], people: SignedIn, sponsor: string | undefined): Crew {
  const account = (subject: string) => people.get(subject)?.account ?? ''
  const named = (role: Colleague['role']) => plan.colleagues.filter(colleague => colleague.role === role)
  const always = plan.present.researchers.map(subject => ({
    account: account(subject),
    from: dayNumber(calendarDate(BEGINS)),
    until: null,
  }))
  const others = named('vetting-researcher').map(({ subject, from, until }) => ({
    account: account(subject),
    from: dayNumber(calendarDate(from)),
    until: until === undefined ? null : dayNumber(calendarDate(until)),
  }))
  return {
    unit,
    manager: account(plan.manager),
    researchers: [...always, ...others],
    deciders: [...plan.present.deciders, ...named('vetting-decision-maker').map(({ subject }) => subject)].map(account),
    panel: PANEL.map(account),
    sponsor,
  }
}
