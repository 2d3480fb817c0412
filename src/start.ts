/** `muster start`: everything in one process, with a PostgreSQL of its own unless it is told of another. For trying out, developing and small installations. */
import { createHmac, randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { developmentInbox } from './platform/auth/outside/inbox.tsx'
import { checkPrepared } from './platform/db/prepared.ts'
import { type Log, openLog } from './platform/log.ts'
import type { Output } from './platform/output.ts'
import { Ending } from './platform/running/ending.ts'
import { untilTold } from './platform/running/interruption.ts'
import { settlePort } from './platform/running/port.ts'
import type { Settings } from './platform/settings.ts'

type StartSettings = Settings<'start'>
/** Where each login finds the database, and from which the service's own keys are made. */
type Database = { addresses: { service: string; door: string; worker: string }; secret: Buffer; atOnce: () => void }

export async function start(settings: StartSettings, output: Output): Promise<void> {
  const port = await settlePort({ host: settings.HOST, port: settings.PORT, setting: 'PORT' })
  const folder = resolve(settings.MUSTER_DATA)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const log = openLog('start', settings.LOG_LEVEL, join(folder, 'muster.log'))
  const ending = new Ending(log)
  let stopAtOnce: () => void = () => undefined
  const told = untilTold(() => stopAtOnce())
  try {
    // The programs are loaded while the database starts: each takes about as long as the other.
    const [database, { serve }, { work }] = await Promise.all([
      openDatabase(settings, folder, log, ending),
      import('./serving.ts'),
      import('./worker.ts'),
    ])
    stopAtOnce = database.atOnce
    const inbox = settings.NODE_ENV === 'production' ? undefined : developmentInbox()
    const address = await serve({
      settings,
      inbox: inbox?.routes,
      port,
      log,
      ending,
      addresses: database.addresses,
      secret: database.secret,
    })
    await work({ settings, inbox: inbox?.mailer, url: database.addresses.worker, baseUrl: address, log, ending })
    await output.print(`Muster is ready: ${address}\nIts log is in ${join(settings.MUSTER_DATA, 'muster.log')}. Ctrl-C ends it.\n`)
    await told
    output.say('Ending: what has begun is finished first.\n')
  } finally {
    await ending.now()
  }
}

async function openDatabase(settings: StartSettings, folder: string, log: Log, ending: Ending): Promise<Database> {
  const { DATABASE_URL, DOOR_DATABASE_URL, WORKER_DATABASE_URL, MUSTER_SECRET } = settings
  if (!DATABASE_URL || !DOOR_DATABASE_URL || !WORKER_DATABASE_URL) return ownDatabase(settings, folder, log, ending)
  await checkPrepared({ setting: 'DATABASE_URL', url: DATABASE_URL, login: 'muster_service' })
  await checkPrepared({ setting: 'DOOR_DATABASE_URL', url: DOOR_DATABASE_URL, login: 'muster_door' })
  await checkPrepared({ setting: 'WORKER_DATABASE_URL', url: WORKER_DATABASE_URL, login: 'muster_worker' })
  return {
    addresses: { service: DATABASE_URL, door: DOOR_DATABASE_URL, worker: WORKER_DATABASE_URL },
    secret: MUSTER_SECRET ? Buffer.from(MUSTER_SECRET) : randomBytes(32),
    atOnce: () => undefined,
  }
}

async function ownDatabase(settings: StartSettings, folder: string, log: Log, ending: Ending): Promise<Database> {
  const [{ openOwnDatabase }, { prepareForTrying }] = await Promise.all([
    import('./platform/db/embedded/own-database.ts'),
    import('./trying-out.ts'),
  ])
  const server = await openOwnDatabase({
    folder: join(folder, 'postgresql'),
    way: settings.MUSTER_POSTGRES_WAY,
    log: line => log.info(line),
    prepare: prepareForTrying,
  })
  ending.later('database', () => server.stop(), 60_000)
  return {
    addresses: { service: server.url('muster_service'), door: server.url('muster_door'), worker: server.url('muster_worker') },
    secret: createHmac('sha256', server.secret).update('the keys of the service').digest(),
    atOnce: server.stopAtOnce,
  }
}
