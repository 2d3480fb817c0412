/** The ledger as auditors read it. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Cursor, Search } from './rules.ts'

export type Entry = {
  id: string
  /** ISO instant to the microsecond. */
  at: string
  kind: string
  /** Null for what the operator or a sign-in did without an account. */
  account: string | null
  name: string | null
  act: string | null
  subjects: readonly string[]
  purpose: string | null
  detail: Readonly<Record<string, unknown>> | null
  /** What was said has been erased; the entry stays. */
  erased: boolean
}

const AT = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
const COLUMNS = sql`id, ${AT} as at, kind, account, name, act, subjects, purpose, detail, erased`

/** The latest first. The days are London's. */
export async function listEntries(tx: Tx, search: Search, after: Cursor | undefined, most: number): Promise<Entry[]> {
  const { account = null, kind = null, about = null, from, to } = search
  const { rows } = await sql<Entry>`
    select ${COLUMNS} from ledger.look(${kind}, ${account}, ${about},
      ${from}::timestamp at time zone 'Europe/London', (${to}::date + 1)::timestamp at time zone 'Europe/London',
      ${after?.at ?? null}, ${after?.id ?? null}, ${most})`.execute(tx)
  return rows
}

export type CheckedEntry = Entry & {
  /** Hex. */
  commitment: string
  /** Whether what was said gives its commitment; null where it is erased. */
  fits: boolean | null
}

export async function findEntry(tx: Tx, at: string, id: string): Promise<CheckedEntry | undefined> {
  const { rows } = await sql<CheckedEntry>`
    select ${COLUMNS}, encode(commitment, 'hex') as commitment, fits
    from (select (told).*, commitment, fits from ledger.look_at(${at}, ${id})) as found`.execute(tx)
  return rows[0]
}

export async function findAccounts(tx: Tx, typed: string, most: number): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from ledger.look_for(${typed}, ${most})`.execute(tx)
  return rows
}

/** In the last so many days, by name. */
export async function listKinds(tx: Tx, days: number): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from ledger.kinds_since(now() - make_interval(days => ${days})) as kind`.execute(
    tx,
  )
  return rows.map(({ kind }) => kind)
}
