/** The service with its jobs as `muster start` runs it, listening on this machine, over a database of its own with invented people in London. */
import { randomBytes } from 'node:crypto'
import { after } from 'node:test'
import pino from 'pino'
import { developmentInbox } from '../../src/platform/auth/outside/inbox.tsx'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { Ending } from '../../src/platform/running/ending.ts'
import { settlePort } from '../../src/platform/running/port.ts'
import { createService } from '../../src/service.ts'
import { prepareForTrying } from '../../src/trying-out.ts'
import { work } from '../../src/worker.ts'
import { type TestDatabase, testDatabase } from './database.ts'

const NOWHERE = { SMTP_URL: undefined, MAIL_FROM: undefined, SECURITY_EVENTS_FILE: undefined, SECURITY_EVENTS_SYSLOG: undefined }

export type RunningService = { address: string; database: TestDatabase }

/** Called at the top of a test file; ended after it. */
export async function runService(): Promise<RunningService> {
  const database = await testDatabase()
  await prepareForTrying(database.url(SUPERUSER))
  const port = await settlePort({ host: '127.0.0.1', port: 0, setting: 'PORT' })
  const address = `http://localhost:${port}`
  const log = pino({ level: 'silent' })
  const ending = new Ending(log)
  after(() => ending.now())
  const pool = openPool({ url: database.url('muster_service'), name: 'journey', most: 4 })
  ending.later('database connections', () => pool.end())
  const door = openPool({ url: database.url('muster_door'), name: 'journey', most: 1 })
  ending.later('sign-in connections', () => door.end())
  const needs = { pool, door, log, baseUrl: address, development: true, provider: undefined, secret: randomBytes(32) }
  // As where the service is tried out: mail lies in it.
  const inbox = developmentInbox()
  const app = await createService({ ...needs, inbox: inbox.routes, requestsPerMinute: 100_000, trustProxy: false })
  ending.later('server', () => app.close())
  await app.listen({ host: '127.0.0.1', port })
  await work({ url: database.url('muster_worker'), baseUrl: address, settings: NOWHERE, inbox: inbox.mailer, log, ending })
  return { address, database }
}
