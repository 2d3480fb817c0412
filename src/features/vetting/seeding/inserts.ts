/** Rows in bulk: a statement for up to 1,000 of a table that one person adds, because that is as much as the witness takes at once. */
import type { Client } from 'pg'
import { type Seeded, TABLES, type Table } from './engine/rows.ts'

export type Loading = { operator: Client /** By account. */; tokens: ReadonlyMap<string, Buffer> }

const ACT = 'vetting.invent'
const MOST_ROWS = 1000

/** All of them in one transaction. */
export async function insertAll(loading: Loading, rows: readonly Seeded[]): Promise<void> {
  if (rows.length === 0) return
  const { operator } = loading
  await operator.query('begin')
  try {
    await operator.query(`set local time zone 'Europe/London'`)
    const byTable = Map.groupBy(rows, ({ table }) => table)
    for (const table of TABLES) await insertTable(loading, table, byTable.get(table) ?? [])
    await operator.query('commit')
  } catch (error) {
    await operator.query('rollback')
    throw error
  }
}

/** As each of those who acted: the database stamps who did it, and refuses whoever had another part in the case. */
async function insertTable({ operator, tokens }: Loading, table: Table, rows: readonly Seeded[]): Promise<void> {
  for (const [account, own] of Map.groupBy(rows, ({ by }) => by)) {
    await operator.query('select spine.enter($1, $2)', [tokens.get(account ?? ''), ACT])
    const [name = table] = table.split('#')
    for (let at = 0; at < own.length; at += MOST_ROWS)
      await insertRows(
        operator,
        name,
        own.slice(at, at + MOST_ROWS).map(({ row }) => row),
      )
  }
}

export async function insertRows(operator: Client, table: Table, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await operator.query(
    `insert into vetting.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::vetting.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

export const enter = ({ operator, tokens }: Loading, account: string): Promise<unknown> =>
  operator.query('select spine.enter($1, $2)', [tokens.get(account), ACT])
