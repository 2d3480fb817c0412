/** What a program is given: facts as it keeps them, and what to ask with later. */
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import type { Period } from '../../../values/period.ts'

/** In the order in which they are given: what a later one points at comes before it. */
export const FACTS = ['unit', 'parent', 'cover', 'succession', 'requirement', 'contact', 'holding', 'milestone-date'] as const
export type FactKind = (typeof FACTS)[number]

export type Fact = {
  fact: FactKind
  id: string
  /** The days in which it holds; null for what has a day and no days. */
  period: Period | null
  approximate: boolean
  recordedFrom: string
  /** Since when it is believed no more. */
  recordedUntil: string | null
  why: string
  says: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Where somebody is in reading all changes. A change counts by the transaction that committed it, and transactions do not commit in the order of
 * their numbers or times; so what was seen is a snapshot of the database, which says of each transaction whether it was over.
 */
export type Cursor = {
  /** The database in which these numbers mean something. */
  database: string
  /** Everything seen by this snapshot was given before; null: nothing was. */
  before: string | null
  /** Up to this snapshot the pages of the present reading go; null: it begins. */
  upTo: string | null
  /** The last fact that was given of the present reading; null: none yet. */
  after: Place | null
}
/** The order in which facts are given: by kind, then transaction, then id. */
export type Place = { kind: number; transaction: string; id: string }

export const cursorText = ({ database, before, upTo, after }: Cursor): string =>
  ['1', database, before ?? '', upTo ?? '', after ? `${after.kind}.${after.transaction}.${after.id}` : ''].join('|')

const DATABASE = /^\d{1,20}\.\d{1,10}$/
const PLACE = /^(\d)\.(\d{1,20})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/
const LONGEST = 8000

/** Refuses what was never given: the database would take it for a fault. */
export function readCursor(text: string): Outcome<Cursor> {
  const [version, database = '', before = '', upTo = '', after = '', ...more] = text.length > LONGEST ? [] : text.split('|')
  const place = PLACE.exec(after)
  const isRight =
    version === '1' &&
    more.length === 0 &&
    DATABASE.test(database) &&
    [before, upTo].every(isSnapshotOrNone) &&
    (after === '' || place) &&
    !(after && !upTo)
  if (!isRight) return refuse({ field: 'since', message: 'Send what `next` of an earlier answer said, unchanged' })
  const [, kind = '', transaction = '', id = ''] = place ?? []
  return accept({
    database,
    before: before || null,
    upTo: upTo || null,
    after: place ? { kind: Number(kind), transaction, id } : null,
  })
}

const isSnapshotOrNone = (text: string): boolean => text === '' || isSnapshot(text)

/** As PostgreSQL prints one: the first that was not over, the first that had not begun, and between them those that were not over, in order. */
export function isSnapshot(text: string): boolean {
  const [, low, high, open] = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19})*)?)$/.exec(text) ?? []
  if (low === undefined || high === undefined || open === undefined) return false
  const numbers = [BigInt(low), ...(open === '' ? [] : open.split(',').map(BigInt))]
  return (
    BigInt(low) > 0n && BigInt(low) <= BigInt(high) && numbers.every((each, at) => isNext(numbers, at) && (at === 0 || each < BigInt(high)))
  )
}

/** The first that is open may be the first that was not over. */
const isNext = (numbers: readonly bigint[], at: number): boolean => {
  const [one, other] = [numbers[at - 1], numbers[at]]
  if (one === undefined || other === undefined) return true
  return at === 1 ? one <= other : one < other
}
