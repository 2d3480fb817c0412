/** Searching: what was found is one entry; what was typed is not kept, for it may be a name. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { record } from '../../../ledger/index.ts'
import { type FoundCase, findCases } from './queries.ts'
import { MOST_FOUND, readSearch } from './rules.ts'

export type Found = { cases: readonly FoundCase[]; isMore: boolean }

/** Nothing where too little was typed to look for. */
export async function search(tx: Tx, typed: string): Promise<Found | undefined> {
  const wanted = readSearch(typed)
  if (!wanted) return undefined
  const found = await findCases(tx, wanted)
  const cases = found.slice(0, MOST_FOUND)
  await record(tx, { kind: 'cases-searched', subjects: cases.map(({ id }) => id), detail: { found: cases.length } })
  return { cases, isMore: found.length > MOST_FOUND }
}
