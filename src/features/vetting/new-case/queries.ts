/** People that a new case may be about already. */
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'

export type KnownSubject = { id: string; unitId: number; familyName: string; givenNames: string; born: CalendarDate }

export async function findSubject(tx: Tx, id: string): Promise<KnownSubject | undefined> {
  const row = await tx
    .selectFrom('vetting.subjects')
    .select(['id', 'unit_id', 'family_name', 'given_names', 'born'])
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, unitId: row.unit_id, familyName: row.family_name, givenNames: row.given_names, born: calendarDate(row.born) }
}
