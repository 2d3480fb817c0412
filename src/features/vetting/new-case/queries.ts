/** People that a new case may be about already. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import type { NewSubject } from '../cases/rules.ts'

export type KnownSubject = { id: string; unitId: number; familyName: string; givenNames: string; born: CalendarDate }

export async function findSubject(tx: Tx, id: string): Promise<KnownSubject | undefined> {
  const row = await tx
    .selectFrom('vetting.subjects')
    .select(['id', 'unit_id', 'family_name', 'given_names', 'born'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id: row.id, unitId: row.unit_id, familyName: row.family_name, givenNames: row.given_names, born: calendarDate(row.born) }
}

/** Of the unit, who was born on that day and has that family name or email address: shown before another record is made of the same person. */
export async function listAlike(tx: Tx, unit: number, { familyName, born, email }: NewSubject): Promise<KnownSubject[]> {
  const { rows } = await sql<KnownSubject>`
    select id, unit_id as "unitId", family_name as "familyName", given_names as "givenNames", born from vetting.subjects
    where unit_id = ${unit} and (born = ${born} and lower(family_name) = lower(${familyName}) or lower(email) = lower(${email ?? null}))
    order by family_name, given_names, id limit 10`.execute(tx)
  return rows
}
