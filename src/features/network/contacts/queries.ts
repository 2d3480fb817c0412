/** Contacts of units and boroughs, as believed now or at any day. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { periodOfRange } from '../../../values/period.ts'
import { notFound } from '../../../values/problem.ts'
import type { AsAt } from '../as-at/rules.ts'
import { asAt, believed } from '../facts/queries.ts'
import type { Fact } from '../facts/rules.ts'
import type { Place } from '../holdings/rules.ts'
import { type Contact, type ContactBelief, type ContactFact, type ContactPlace, type Purpose, placeText } from './rules.ts'

/** The unit or borough with its name, if this person may see it and whether they may write its contacts. */
export async function getPlace(tx: Tx, { unit, area }: Place): Promise<ContactPlace> {
  const { rows } = await sql<{ name: string | null; mayWrite: boolean }>`
    select case when ${area}::text is null
        then (select name from network.units where unit = ${unit}::int and upper_inf(recorded) order by valid desc limit 1)
        else (select a.name from network.areas a where a.code = ${area} and exists (select from network.cover c where c.area = a.code)) end as name,
      spine.has_role('network-editor') or coalesce(${unit}::int = any (spine.units_as('unit-lead')), false)
        or coalesce(${area}::text = any (network.areas_of(spine.units_as('unit-lead'), '{}')), false) as "mayWrite"`.execute(tx)
  const [found] = rows
  if (!found || found.name === null) throw notFound('There is no such unit or borough here', 'Check the address.')
  return { ...(unit === null ? { unit: null, area } : { unit, area: null }), name: found.name, mayWrite: found.mayWrite }
}

/** Those of the place that hold on the day, by purpose. */
export async function listContactsOn(tx: Tx, place: Place, when: AsAt): Promise<Contact[]> {
  const { rows } = await sql<Omit<Contact, 'valid'> & { valid: string }>`
    select id, purpose, words, valid::text as valid, approximate from network.contacts
    where place = ${placeText(place)} and ${asAt(when)} order by purpose`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

/** All that is believed of the place, and all that was: by purpose and days, what is believed first. */
export async function listContactBeliefs(tx: Tx, place: Place): Promise<ContactBelief[]> {
  const { rows } = await sql<Omit<ContactBelief, 'valid'> & { valid: string }>`
    select c.id, c.purpose, c.words, c.valid::text as valid, c.approximate, c.why, who.name as by, c.recorded_by = spine.me() as mine,
      to_char(lower(c.recorded) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedFrom",
      to_char(upper(c.recorded) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedUntil"
    from network.contacts c left join spine.accounts who on who.id = c.recorded_by
    where c.place = ${placeText(place)} order by upper(c.recorded) desc nulls first, c.purpose, c.valid desc`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid) }))
}

export async function listContactFacts(tx: Tx, place: Place, purpose: Purpose): Promise<Fact<ContactFact>[]> {
  const { rows } = await sql<{ id: string; valid: string } & ContactFact>`
    select id, valid::text as valid, words, approximate from network.contacts
    where place = ${placeText(place)} and purpose = ${purpose} and ${believed({ known: null })}`.execute(tx)
  return rows.map(({ id, valid, words, approximate }) => ({ id, valid: periodOfRange(valid), value: { words, approximate } }))
}
