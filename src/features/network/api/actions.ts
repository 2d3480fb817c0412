/** Looks that programs take: the same as a person's, and recorded where holders are shown. */
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays } from '../../../values/date.ts'
import { Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import type { AsAt } from '../as-at/rules.ts'
import { listHoldings } from '../queries.ts'
import type { Holding } from '../rules.ts'
import { getAsAt } from './fields.ts'
import { listChanges, listFactsOf } from './queries.ts'
import type { Cursor, Fact } from './rules.ts'

/** One entry tells the holdings that it was about, so an answer has no more of them than that can. */
const HOLDINGS_AT_ONCE = 1000

type HoldingsAsked = Partial<Record<'at' | 'known' | 'area' | 'role' | 'after', string | undefined>> & { unit?: number | undefined }

export async function lookAtHoldings(tx: Tx, asked: HoldingsAsked): Promise<{ asAt: AsAt; holdings: Holding[]; next: string | null }> {
  const asAt = await getAsAt(tx, asked)
  const found = await listHoldings(tx, {
    known: asAt.known,
    during: { from: asAt.at, until: addDays(asAt.at, 1) },
    ...(asked.area === undefined ? {} : { areas: [asked.area] }),
    ...(asked.unit === undefined ? {} : { units: [asked.unit] }),
    ...(asked.role === undefined ? {} : { roleKinds: [asked.role] }),
    page: { after: asked.after, limit: HOLDINGS_AT_ONCE + 1 },
  })
  const holdings = found.slice(0, HOLDINGS_AT_ONCE)
  await recordHolders(
    tx,
    holdings.map(({ id }) => id),
  )
  return { asAt, holdings, next: found.length > holdings.length ? (holdings.at(-1)?.id ?? null) : null }
}

export async function lookAtUnit(tx: Tx, id: number): Promise<Fact[]> {
  const facts = await listFactsOf(tx, id)
  await recordHolders(tx, holdersIn(facts))
  return facts
}

/** Where no cursor is given the reading begins with everything. */
export async function lookAtChanges(
  tx: Tx,
  cursor: Cursor | undefined,
  limit: number,
): Promise<{ facts: Fact[]; cursor: Cursor; more: boolean }> {
  const asked = cursor ?? { before: null, upTo: null, after: null }
  const { facts: found, places, now, database, isLater } = await listChanges(tx, asked, limit)
  if (cursor && (cursor.database !== database || isLater)) throw ofAnotherDatabase()
  const facts = found.slice(0, limit)
  await recordHolders(tx, holdersIn(facts))
  const upTo = asked.upTo ?? now
  const more = found.length > facts.length
  if (more) return { facts, more, cursor: { database, before: asked.before, upTo, after: places[facts.length - 1] ?? null } }
  // Nothing new: the same answer for the same question, so that it can be answered with "not modified".
  if (cursor && facts.length === 0 && cursor.upTo === null) return { facts, more, cursor }
  return { facts, more, cursor: { database, before: upTo, upTo: null, after: null } }
}

const holdersIn = (facts: readonly Fact[]): string[] => facts.filter(({ fact }) => fact === 'holding').map(({ id }) => id)

async function recordHolders(tx: Tx, holdings: readonly string[]): Promise<void> {
  if (holdings.length > 0) await record(tx, { kind: 'holdings-read', subjects: holdings })
}

function ofAnotherDatabase(): Problem {
  const message = 'This was given by another database, or before this one was put back to an earlier state'
  return new Problem('invalid', message, 'Ask again without `since` and read everything once.', {
    rule: 'cursor_of_another_database',
    errors: [{ field: 'since', message }],
  })
}
