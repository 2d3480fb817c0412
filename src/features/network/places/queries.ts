/** The seats and contacts of a place. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { type Period, periodOfRange } from '../../../values/period.ts'
import type { AsAt } from '../as-at/rules.ts'
import { asAt, factsOf } from '../facts/queries.ts'
import type { Fact } from '../facts/rules.ts'
import type { Standing } from '../rules.ts'
import type { Place, Seat } from './rules.ts'

const at = ({ unit, area }: Place, alias: string): RawBuilder<boolean> =>
  area === undefined ? sql<boolean>`${sql.ref(`${alias}.unit`)} = ${unit}` : sql<boolean>`${sql.ref(`${alias}.area`)} = ${area}`

/** In the order of who leads, then by name. */
export async function listSeatsAt(tx: Tx, place: Place): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select s.id, s.role_kind as "roleKind", k.name as role, s.published,
      (s.published or network.knows_holders() or s.unit = any (spine.units_as('unit-lead'))
        or s.area = any (network.areas_of(spine.units_as('unit-lead'), '{}'))) is true as known
    from network.seats s join network.role_kinds k on k.key = s.role_kind where ${at(place, 's')} order by k.leads nulls last, k.name`.execute(
    tx,
  )
  return rows
}

export type Contact = { id: string; purpose: string; words: string; valid: Period; approximate: boolean }

export async function listContactsAt(tx: Tx, place: Place, when: AsAt): Promise<Contact[]> {
  const { rows } = await sql<Omit<Contact, 'valid'> & { valid: string }>`
    select c.id, c.purpose, c.words, c.valid::text as valid, c.approximate from network.contacts c
    where ${at(place, 'c')} and ${asAt(when, 'c')} order by c.purpose`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

type HoldingRow = { seat: string; standing: Standing; person: string; source: string | null; approximate: boolean }

/** Holdings in a unit that go on to a day or after it. */
export async function listHoldingFactsFrom(tx: Tx, unit: number, from: CalendarDate): Promise<Fact<HoldingRow>[]> {
  const { rows } = await sql<HoldingRow & { id: string; valid: string }>`
    select id, valid::text as valid, seat, standing, person, source, approximate from network.holdings
    where unit = ${unit} and upper_inf(recorded) and valid && daterange(${from}, null) order by valid`.execute(tx)
  return factsOf(rows)
}

type ContactRow = { unit: number; purpose: string; words: string; approximate: boolean }

export async function listContactFactsFrom(tx: Tx, unit: number, from: CalendarDate): Promise<Fact<ContactRow>[]> {
  const { rows } = await sql<ContactRow & { id: string; valid: string }>`
    select id, valid::text as valid, unit, purpose, words, approximate from network.contacts
    where unit = ${unit} and upper_inf(recorded) and valid && daterange(${from}, null) order by valid`.execute(tx)
  return factsOf(rows)
}
