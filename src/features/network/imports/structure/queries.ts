/** What the register holds of the structure, for comparing a file with it; and the functions of the database that open units. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { calendarDate } from '../../../../values/date.ts'
import { periodOfRange } from '../../../../values/period.ts'
import { believed } from '../../facts/queries.ts'
import type { Fact } from '../../facts/rules.ts'
import { listAreas } from '../../queries.ts'
import { groupBy } from '../engine/group-by.ts'
import type { Belonging, Covering, Description, HeldStructure, HeldUnit } from '../engine/structure-held.ts'

const now = { known: null }
type Dated = { id: string; valid: string; subject: string }

/** All of it as it is believed now. */
export async function readHeld(tx: Tx, today: HeldStructure['today']): Promise<HeldStructure> {
  const [areas, spine, descriptions, parents, cover, successions, organisations, held] = await Promise.all([
    listAreas(tx),
    readSpine(tx),
    read<Description>(
      tx,
      sql`select n.id, n.valid::text, s.code as subject, n.name, n.kind, n.force_code as "forceCode", n.confirmed, n.source, n.approximate
        from network.units n join spine.units s on s.id = n.unit where ${believed(now, 'n')} order by subject, n.valid`,
    ),
    read<Belonging>(
      tx,
      sql`select n.id, n.valid::text, s.code as subject, p.code as parent, n.approximate
        from network.parents n join spine.units s on s.id = n.unit join spine.units p on p.id = n.parent where ${believed(now, 'n')} order by subject, n.valid`,
    ),
    read<Covering>(
      tx,
      sql`select n.id, n.valid::text, n.area as subject, s.code as unit, n.approximate
        from network.cover n join spine.units s on s.id = n.unit where ${believed(now, 'n')} order by subject, n.valid`,
    ),
    readSuccessions(tx),
    tx.selectFrom('network.organisations as o').innerJoin('spine.units as s', 's.id', 'o.unit').select(['s.code', 'o.area']).execute(),
    readHeldDays(tx),
  ])
  const standing = new Set(organisations.map(({ code }) => code))
  const units = spine.map(
    ({ code, name, below }): HeldUnit => ({
      ...{ code, name, below },
      descriptions: descriptions.get(code) ?? [],
      parents: parents.get(code) ?? [],
      hasOrganisation: standing.has(code),
      held: held.get(code) ?? null,
    }),
  )
  return {
    today,
    areas: new Map(areas.map(area => [area.code, area])),
    units: new Map(units.map(unit => [unit.code, unit])),
    cover,
    successions,
    councils: new Map(organisations.flatMap(({ area, code }) => (area === null ? [] : [[area, code] as const]))),
  }
}

async function readSpine(tx: Tx) {
  const { rows } = await sql<{ code: string; name: string; below: string | null }>`
    select s.code, s.name, p.code as below from spine.units s left join spine.units p on p.id = s.parent order by s.id`.execute(tx)
  return rows
}

/** In order of subjects and days, so that what is made of it is the same each time. */
async function read<Value>(tx: Tx, query: RawBuilder<unknown>): Promise<ReadonlyMap<string, readonly Fact<Value>[]>> {
  const { rows } = await (query as RawBuilder<Dated & Value>).execute(tx)
  const groups = groupBy(rows, ({ subject }) => subject)
  return new Map([...groups].map(([subject, group]) => [subject, group.map(factOf<Value>)]))
}

const factOf = <Value>({ id, valid, subject: _, ...value }: Dated & Value): Fact<Value> => ({
  ...{ id, valid: periodOfRange(valid) },
  value: value as Value,
})

async function readSuccessions(tx: Tx): Promise<HeldStructure['successions']> {
  const { rows } = await sql<{ id: string; before: string; after: string; day: string; approximate: boolean }>`
    select n.id, b.code as before, a.code as after, n.on_day::text as day, n.approximate
    from network.successions n join spine.units b on b.id = n.before join spine.units a on a.id = n.after where ${believed(now, 'n')}
    order by b.code, a.code`.execute(tx)
  return rows.map(({ day, ...row }) => ({ ...row, onDay: calendarDate(day) }))
}

async function readHeldDays(tx: Tx): Promise<ReadonlyMap<string, HeldUnit['held']>> {
  const { rows } = await sql<{ code: string; days: string }>`
    select s.code, range_merge(range_agg(h.valid))::text as days
    from network.holdings h join spine.units s on s.id = h.unit where ${believed(now, 'h')} group by s.code`.execute(tx)
  return new Map(rows.map(({ code, days }) => [code, periodOfRange(days)]))
}

export async function openBodies(tx: Tx, bodies: readonly { code: string; name: string }[]): Promise<void> {
  for (const { code, name } of bodies) await sql`select spine.open_body(${code}, ${name})`.execute(tx)
}

/** Each after the one it is below. */
export async function openUnits(tx: Tx, units: readonly { code: string; name: string; below: string }[]): Promise<void> {
  for (const { code, name, below } of units)
    await sql`select spine.open_unit(${code}, ${name}, (select id from spine.units where code = ${below}))`.execute(tx)
}

export async function unitsByCode(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, { id: number; body: number }>> {
  if (codes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('spine.units')
    .select(['id', 'code', 'body'])
    .where('code', 'in', [...codes])
    .execute()
  return new Map(rows.map(({ id, code, body }) => [code, { id, body }]))
}

type NewOrganisation = { body: number; unit: number; kind: string; area: string | null; source: string | null }

export async function insertOrganisations(tx: Tx, organisations: readonly NewOrganisation[]): Promise<void> {
  if (organisations.length > 0)
    await tx
      .insertInto('network.organisations')
      .values([...organisations])
      .execute()
}

/** What roles and lists of units are shown by: today's name of each, and since when it is closed. */
export async function describeToday(tx: Tx, units: readonly number[]): Promise<void> {
  if (units.length === 0) return
  await sql`
    select spine.describe_unit(u.unit, u.name, u.closed) from (
      select distinct on (n.unit) n.unit, n.name,
        case when upper(n.valid) <= spine.today() then upper(n.valid) end as closed
      from network.units n where n.unit = any (${[...units]}::int[]) and upper_inf(n.recorded) and (lower_inf(n.valid) or lower(n.valid) <= spine.today())
      order by n.unit, n.valid desc) as u`.execute(tx)
}

export async function askMove(tx: Tx, move: { unit: number; below: number; from: string; why: string }): Promise<void> {
  await sql`select spine.ask_move(${move.unit}, ${move.below}, ${move.from}::date, ${move.why})`.execute(tx)
}
