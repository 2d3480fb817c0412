/** What an auditor does: search, and look at one entry. Each look is an entry too. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { notFound, orRefuse } from '../../../values/problem.ts'
import { record } from '../queries.ts'
import { type CheckedEntry, type Entry, findAccounts, findEntry, listEntries, listKinds } from './queries.ts'
import { type Cursor, isInstant, isRecordId, readSearch, type TypedSearch, USUAL_DAYS } from './rules.ts'

const ENTRIES_A_PAGE = 50
/** What a spreadsheet still opens with ease. */
export const MOST_IN_A_FILE = 10_000
const NAMES_TO_CHOOSE_FROM = 10

export type Found = { entries: readonly Entry[]; next: Cursor | undefined }

/** A search that cannot be understood finds nothing and says why. */
export async function searchEntries(tx: Tx, typed: TypedSearch, after: Cursor | undefined, most = ENTRIES_A_PAGE): Promise<Found> {
  const names = typed.who.trim() === '' ? [] : await findAccounts(tx, typed.who.trim(), NAMES_TO_CHOOSE_FROM)
  const search = orRefuse(readSearch(typed, names, calendarDate(await getToday(tx))))
  const found = await listEntries(tx, search, after, most + 1)
  const entries = found.slice(0, most)
  const last = found.length > most ? entries.at(-1) : undefined
  await record(tx, {
    kind: 'ledger-searched',
    subjects: entries.slice(0, ENTRIES_A_PAGE).map(({ id }) => id),
    detail: { shown: entries.length },
  })
  return { entries, next: last && { at: last.at, id: last.id } }
}

export const listUsualKinds = (tx: Tx): Promise<string[]> => listKinds(tx, USUAL_DAYS)

export async function lookAtEntry(tx: Tx, at: string, id: string): Promise<CheckedEntry> {
  const entry = isInstant(at) && isRecordId(id) ? await findEntry(tx, at, id) : undefined
  if (!entry) throw notFound('There is no such entry')
  await record(tx, { kind: 'ledger-read', subjects: [id] })
  return entry
}
