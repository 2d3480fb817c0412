/** Connections held open for a login. Every program opens those of its own logins and no others. */
import { availableParallelism } from 'node:os'
import { Pool } from 'pg'
import { readValuesOurWay } from './types.ts'

export type PoolOptions = { url: string; name: string; most?: number; statementSeconds?: number }

/** More connections than the cores can serve make each of them wait: two a core gave the most, measured. */
export const CONNECTIONS = 2 * availableParallelism()

export function openPool({ url, name, most = CONNECTIONS, statementSeconds = 15 }: PoolOptions): Pool {
  readValuesOurWay()
  const pool = new Pool({
    connectionString: url,
    application_name: name,
    max: most,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 0,
    statement_timeout: statementSeconds * 1000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  })
  // An idle connection that breaks is replaced at its next use; unheard, it would end the program.
  pool.on('error', () => undefined)
  return pool
}
