/** Puts the invented population into a database that is for trying the service out: as the people who would have done each thing, so that every rule of the database holds for it too. */
import type { Client } from 'pg'
import { withClient } from '../../../platform/db/one-client.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { forbidden, invalid } from '../../../values/problem.ts'
import { crewOf, type SignedIn, SPONSOR, signInAll, signOutAll, UNITS, type UnitPlan } from './crew.ts'
import type { Crew, RuleOn } from './engine/history.ts'
import { type Invented, inventPopulation } from './engine/population.ts'
import { rowsOf, type Seeded } from './engine/rows.ts'
import { insertAll, type Loading } from './inserts.ts'
import { loadLists } from './lists.ts'
import { loadStaff } from './staff.ts'

export type Wanted = {
  /** In all; the second unit has about one in seven. */
  people: number
  /** The same seed on the same day gives the same people; those that are there already need another one. */
  seed?: number
  onProgress?: (done: number) => void
}
export type Loaded = { people: number; cases: number }

/** So many people at a time go into one transaction. */
const BATCH = 250
const SECOND_UNIT_SHARE = 1 / 7
/** Some 600 cases: about a second. */
const FIRST_PEOPLE = 460

/** `url` is a superuser's. Refused where real people are. */
export const loadPopulation = (url: string, wanted: Wanted): Promise<Loaded> => withClient(url, operator => load(operator, wanted))

/** At the first start: once, and small enough that nobody waits for it. */
export async function loadFirstPopulation(url: string, people = FIRST_PEOPLE): Promise<boolean> {
  return withClient(url, async operator => {
    const { rowCount } = await operator.query('select from vetting.cases limit 1')
    if (rowCount) return false
    await load(operator, { people })
    return true
  })
}

async function load(operator: Client, { people, seed, onProgress }: Wanted): Promise<Loaded> {
  await checkInvented(operator)
  const before = await countBefore(operator)
  const [today, ruleOn, sponsor] = [await todayOf(operator), await rulesOf(operator), await accountOf(operator, SPONSOR)]
  const grounds: Grounds = { operator, today, ruleOn, sponsor, isFirst: before === 0 }
  const all: Loaded = { people: 0, cases: 0 }
  for (const [at, plan] of UNITS.entries()) {
    const share = Math.round(people * SECOND_UNIT_SHARE)
    const own = { people: at === 0 ? people - share : share, seed: (seed ?? SEED + before) * UNITS.length + at }
    const done = await loadUnit(grounds, plan, own, some => onProgress?.(all.people + some))
    all.people += done.people
    all.cases += done.cases
  }
  if (all.cases > MANY) await operator.query('analyze')
  return all
}

type Grounds = { operator: Client; today: CalendarDate; ruleOn: RuleOn; sponsor: string | undefined; isFirst: boolean }
type Own = { people: number; seed: number }

async function loadUnit(grounds: Grounds, plan: UnitPlan, own: Own, onProgress: (done: number) => void): Promise<Loaded> {
  const { operator, today, ruleOn, sponsor, isFirst } = grounds
  const unit = await unitOf(operator, plan)
  const signedIn = await signInAll(operator, plan)
  const crew = crewOf(plan, unit, signedIn, sponsor)
  const loading: Loading = { operator, tokens: tokensOf(signedIn) }
  if (isFirst) await loadStaff(loading, plan, crew, signedIn, today)
  const invented = inventPopulation({ ...own, today, crew, ruleOn, ...(await countsOf(operator, unit.id)) })
  const done = await loadPeople(loading, invented, crew, onProgress)
  if (isFirst) await loadLists(loading, unit.id, crew.manager, today)
  await signOutAll(operator, signedIn)
  return done
}

/** Portion by portion, as they are invented: no more of them are ever in memory. */
async function loadPeople(loading: Loading, invented: Iterable<Invented>, crew: Crew, onProgress: (done: number) => void): Promise<Loaded> {
  const done: Loaded = { people: 0, cases: 0 }
  let batch: Seeded[] = []
  for (const person of invented) {
    for (const row of rowsOf(person, crew)) batch.push(row)
    done.people += 1
    done.cases += person.cases.length
    if (done.people % BATCH !== 0) continue
    await insertAll(loading, batch)
    batch = []
    onProgress(done.people)
  }
  await insertAll(loading, batch)
  onProgress(done.people)
  return done
}

const SEED = 20_230_103
/** So few are found without statistics; and taking those takes a second at the first start. */
const MANY = 5_000

/** Never beside real people: everybody here is an invention of ours, and says so. */
async function checkInvented(operator: Client): Promise<void> {
  const { rows } = await operator.query<{ name: string }>(`
    select name from spine.accounts where standing <> 'service' and name !~ '(Invented|\\(invented\\))$' limit 1`)
  const there = await operator.query(`select from spine.accounts where subject = any ($1) and closed_at is null`, [
    UNITS.map(({ manager }) => manager),
  ])
  if (rows[0] || there.rowCount !== UNITS.length)
    throw forbidden(
      rows[0] ? 'There are accounts here whose people are not invented.' : 'This database was not made for trying the service out.',
      'Invented cases only go into a database with the invented people of “muster start”. Nothing was changed.',
    )
}

async function countBefore(operator: Client): Promise<number> {
  const { rows } = await operator.query<{ n: string }>('select count(*) as n from vetting.subjects')
  return Number(rows[0]?.n)
}

async function countsOf(operator: Client, unit: number): Promise<{ casesBefore: number; subjectsBefore: number }> {
  const { rows } = await operator.query<{ casesBefore: number; subjectsBefore: number }>(
    `select (select count(*)::int from vetting.cases where unit_id = $1) as "casesBefore",
      (select count(*)::int from vetting.subjects where unit_id = $1) as "subjectsBefore"`,
    [unit],
  )
  return rows[0] ?? { casesBefore: 0, subjectsBefore: 0 }
}

async function todayOf(operator: Client): Promise<CalendarDate> {
  const { rows } = await operator.query<{ today: string }>('select spine.today()::text as today')
  return calendarDate(rows[0]?.today ?? '')
}

async function accountOf(operator: Client, subject: string): Promise<string | undefined> {
  const { rows } = await operator.query<{ id: string }>('select id from spine.accounts where subject = $1 and closed_at is null', [subject])
  return rows[0]?.id
}

async function unitOf(operator: Client, { code }: UnitPlan): Promise<Crew['unit']> {
  const { rows } = await operator.query<Crew['unit']>('select id, code, name from spine.units where code = $1', [code])
  if (!rows[0]) throw invalid(`There is no unit ${code} here`)
  return rows[0]
}

const tokensOf = (people: SignedIn): ReadonlyMap<string, Buffer> =>
  new Map([...people.values()].map(({ account, token }) => [account, token]))

type RuleRow = { id: string; rule: string; from: string; until: string | null; value: unknown }

/** Every dated rule of vetting, looked up as the database would. */
async function rulesOf(operator: Client): Promise<RuleOn> {
  const { rows } = await operator.query<RuleRow>(`
    select id, kind || '/' || key as rule, lower(valid)::text as "from", upper(valid)::text as until, value
    from spine.policies where kind like 'vetting-%' and approved_at is not null`)
  const byRule = Map.groupBy(rows, ({ rule }) => rule)
  return <Value>(kind: string, key: string, day: CalendarDate) => {
    const found = byRule.get(`${kind}/${key}`)?.find(({ from, until }) => from <= day && (until === null || day < until))
    if (!found) throw invalid(`There is no rule ${kind}/${key} on ${day}`)
    return { id: found.id, value: found.value as Value }
  }
}
