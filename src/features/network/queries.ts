/** What several parts of the register read. Who may see which row is decided by the database. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/tx.ts'
import type { CalendarDate } from '../../values/date.ts'
import { type Period, periodOfRange } from '../../values/period.ts'
import type { AsAt } from './as-at/rules.ts'
import { asAt, believed, heldDuring } from './facts/queries.ts'
import type { Area, Cover, Holding, RoleKind, Unit } from './rules.ts'

/** By name. */
export async function listAreas(tx: Tx): Promise<Area[]> {
  const rows = await tx.selectFrom('network.areas').selectAll().orderBy('name').execute()
  return rows.map(({ code, name, own_force, tile_row, tile_col }) => ({ code, name, ownForce: own_force, row: tile_row, column: tile_col }))
}

/** The units that exist on the day, by name, each with what it belongs to then. */
export async function listUnits(tx: Tx, when: AsAt): Promise<Unit[]> {
  const { rows } = await sql<UnitRow>`
    select u.unit as id, s.code, u.name, u.kind, u.force_code as "forceCode", u.confirmed, u.source, u.valid::text as valid, u.approximate, p.parent
    from network.units u join spine.units s on s.id = u.unit left join network.parents p on p.unit = u.unit and ${asAt(when, 'p')}
    where ${asAt(when, 'u')} order by u.name, u.unit`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

type UnitRow = Omit<Unit, 'valid'> & { valid: string }

/** The latest name of every unit that there is, was or will be, as believed now. */
export async function unitNames(tx: Tx): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select distinct on (unit) unit as id, name from network.units where upper_inf(recorded) order by unit, valid desc`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Which unit polices each area on the day. */
export const listCover = (tx: Tx, when: AsAt): Promise<Cover[]> => readCover(tx, asAt(when))

/** All that is believed of who polices which area, over all days; by area and then in order of days. */
export const listCoverSpans = (tx: Tx, { known }: Pick<AsAt, 'known'>, area?: string): Promise<Cover[]> =>
  readCover(tx, area === undefined ? believed({ known }) : sql<boolean>`${believed({ known })} and area = ${area}`)

async function readCover(tx: Tx, where: RawBuilder<boolean>): Promise<Cover[]> {
  const { rows } = await sql<Omit<Cover, 'valid'> & { valid: string }>`
    select id, area, unit, valid::text as valid, approximate from network.cover where ${where} order by area, valid`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

export async function listRoleKinds(tx: Tx): Promise<RoleKind[]> {
  const rows = await tx.selectFrom('network.role_kinds').selectAll().orderBy('name').execute()
  return rows.map(({ key, name, place, published, leads, about }) => ({
    key,
    name,
    place: place as RoleKind['place'],
    published,
    leads,
    about,
  }))
}

type Holders = {
  known: CalendarDate | null
  /** Holdings with a day in it; all of them where absent. */
  during?: Period
  seat?: string
  units?: readonly number[]
  areas?: readonly string[]
  roleKinds?: readonly string[]
  /** In order of their ids instead, those after one. */
  page?: { after: string | undefined; limit: number }
}

/** Who held what, in order of days. Units and areas add up: either is enough. */
export async function listHoldings(tx: Tx, { known, during, seat, units, areas, roleKinds, page }: Holders): Promise<Holding[]> {
  const places = [
    ...(units === undefined ? [] : [sql<boolean>`h.unit = any (${[...units]}::int[])`]),
    ...(areas === undefined ? [] : [sql<boolean>`h.area = any (${[...areas]}::text[])`]),
  ]
  const wanted = [
    believed({ known }, 'h'),
    ...(during === undefined ? [] : [heldDuring(during, 'h')]),
    ...(seat === undefined ? [] : [sql<boolean>`h.seat = ${seat}`]),
    ...(roleKinds === undefined ? [] : [sql<boolean>`s.role_kind = any (${[...roleKinds]}::text[])`]),
    ...(page?.after === undefined ? [] : [sql<boolean>`h.id > ${page.after}`]),
    ...(places.length === 0 ? [] : [sql<boolean>`(${sql.join(places, sql` or `)})`]),
  ]
  const { rows } = await sql<Omit<Holding, 'valid'> & { valid: string }>`
    select h.id, h.seat, s.role_kind as "roleKind", h.standing, h.person, p.name, p.rank, h.unit, h.area, h.valid::text as valid, h.approximate, h.source
    from network.holdings h join network.seats s on s.id = h.seat left join network.people p on p.id = h.person
    where ${sql.join(wanted, sql` and `)} order by ${page === undefined ? sql`h.valid, h.standing, h.id` : sql`h.id limit ${page.limit}`}`.execute(
    tx,
  )
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}
