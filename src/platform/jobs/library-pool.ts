/** Connections as the queue's library wants them: heard when they break, at rest and at work. */
import { Pool, type PoolConfig } from 'pg'

export function libraryPool(config: PoolConfig, heard: (err: Error) => void = () => undefined): Pool {
  const pool = new Pool(config)
  pool.on('error', heard)
  pool.on('connect', client => void client.on('error', heard))
  return pool
}
