/** What the register holds of the seats and people that a file names; new seats and people. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { periodOfRange } from '../../../../values/period.ts'
import { believed } from '../../facts/queries.ts'
import { listAreas, listHoldings, listRoleKinds } from '../../queries.ts'
import type { Holding } from '../../rules.ts'
import { groupBy } from '../engine/group-by.ts'
import { type HeldFact, type HeldHoldings, type Holder, type Seat, seatKey, subjectKey } from '../engine/holdings-held.ts'

/** What lines can be checked against by themselves. */
export async function readPlaces(tx: Tx): Promise<Pick<HeldHoldings, 'roleKinds' | 'areas' | 'units'>> {
  const [roleKinds, areas, { rows: units }] = await Promise.all([
    listRoleKinds(tx),
    listAreas(tx),
    sql<{ code: string; name: string; life: string | null }>`
      select s.code, s.name, range_merge(range_agg(n.valid))::text as life
      from spine.units s left join network.units n on n.unit = s.id and ${believed({ known: null }, 'n')} group by s.id`.execute(tx),
  ])
  return {
    roleKinds: new Map(roleKinds.map(kind => [kind.key, kind])),
    areas: new Map(areas.map(area => [area.code, area])),
    units: new Map(units.map(({ code, name, life }) => [code, { name, life: life === null ? null : periodOfRange(life) }])),
  }
}

type Named = { places: readonly string[]; roleKinds: readonly string[]; names: readonly string[] }

export async function readHolders(
  tx: Tx,
  { places, roleKinds, names }: Named,
): Promise<Pick<HeldHoldings, 'seats' | 'holdings' | 'people'>> {
  const codes = await readCodes(tx, places)
  const [seats, people, holdings] = await Promise.all([
    listSeats(tx, places),
    listPeople(tx, names),
    listHoldings(tx, { known: null, roleKinds, units: [...codes.keys()], areas: places }),
  ])
  const placeOf = ({ area, unit }: Holding) => area ?? codes.get(unit ?? 0) ?? ''
  const groups = groupBy(holdings, holding => subjectKey({ roleKind: holding.roleKind, place: placeOf(holding) }, holding.standing))
  return {
    people,
    seats: new Set(seats.map(seatKey)),
    holdings: new Map([...groups].map(([subject, group]) => [subject, group.map(factOf)])),
  }
}

const factOf = ({ id, valid, person, name, rank, approximate, source }: Holding): HeldFact => ({
  ...{ id, valid },
  value: { holder: { id: person, name: name ?? '', rank }, approximate, source },
})

async function readCodes(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; code: string }>`select id, code from spine.units where code = any (${[...codes]})`.execute(tx)
  return new Map(rows.map(({ id, code }) => [id, code]))
}

export async function listSeats(tx: Tx, places: readonly string[]): Promise<(Seat & { id: string })[]> {
  const { rows } = await sql<Seat & { id: string }>`
    select s.id, s.role_kind as "roleKind", coalesce(s.area, u.code) as place from network.seats s left join spine.units u on u.id = s.unit
    where coalesce(s.area, u.code) = any (${[...places]})`.execute(tx)
  return rows
}

async function listPeople(tx: Tx, names: readonly string[]): Promise<(Holder & { id: string })[]> {
  const { rows } = await sql<Holder & { id: string }>`
    select id, name, rank from network.people where lower(name) = any (${names.map(name => name.toLowerCase())}) order by recorded_at, id`.execute(
    tx,
  )
  return rows
}

export async function insertSeats(tx: Tx, seats: readonly Seat[], units: ReadonlyMap<string, { id: number }>): Promise<void> {
  const rows = seats.map(({ roleKind, place }) => {
    const unit = units.get(place)
    return unit ? { role_kind: roleKind, unit: unit.id } : { role_kind: roleKind, area: place }
  })
  for (const some of inParts(rows)) await tx.insertInto('network.seats').values(some).execute()
}

/** With their ids, in the same order. */
export async function insertPeople(tx: Tx, people: readonly { id: string; name: string; rank: string | null }[]): Promise<void> {
  for (const some of inParts(people)) await tx.insertInto('network.people').values(some).execute()
}

/** One statement holds so many rows. */
const AT_ONCE = 1000
function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
