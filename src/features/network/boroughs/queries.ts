/** A borough, its council, and all that is believed of who polices it. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import { factsOf } from '../facts/queries.ts'
import type { Fact } from '../facts/rules.ts'
import { listAreas } from '../queries.ts'
import type { Area } from '../rules.ts'

export async function getArea(tx: Tx, code: string): Promise<Area> {
  const area = (await listAreas(tx)).find(each => each.code === code)
  if (!area) throw notFound('There is no such borough', 'Look for it in the list of boroughs.')
  return area
}

/** By code of the borough; those that the reader may see. */
export async function listCouncils(tx: Tx): Promise<ReadonlyMap<string, { unit: number; name: string }>> {
  const { rows } = await sql<{ area: string; unit: number; name: string }>`
    select o.area, o.unit, u.name from network.organisations o join spine.units u on u.id = o.unit where o.area is not null`.execute(tx)
  return new Map(rows.map(({ area, ...council }) => [area, council]))
}

export type CoverFact = { unit: number; approximate: boolean }

export async function listCoverFacts(tx: Tx, area: string): Promise<Fact<CoverFact>[]> {
  const { rows } = await sql<CoverFact & { id: string; valid: string }>`
    select id, valid::text as valid, unit, approximate from network.cover where area = ${area} and upper_inf(recorded) order by valid`.execute(
    tx,
  )
  return factsOf(rows)
}

/** Grows with every fact of the borough that is recorded or superseded. */
export async function coverVersion(tx: Tx, area: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(xid)::text::bigint % 1000000000, 0)::int as version from network.cover where area = ${area}`.execute(tx)
  return rows[0]?.version ?? 0
}
