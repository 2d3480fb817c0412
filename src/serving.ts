/** `muster service`: the pages and the API on a prepared database; `muster start` serves the same on its own. */
import { randomBytes } from 'node:crypto'
import { openPool } from './platform/db/pools.ts'
import { checkPrepared } from './platform/db/prepared.ts'
import type { Routes } from './platform/http/app.ts'
import { type Log, openLog } from './platform/log.ts'
import type { Output } from './platform/output.ts'
import { Ending } from './platform/running/ending.ts'
import { untilTold } from './platform/running/interruption.ts'
import { listen } from './platform/running/listen.ts'
import { settlePort } from './platform/running/port.ts'
import type { Settings } from './platform/settings.ts'
import { createService, type ServiceNeeds } from './service.ts'

/** What both programs are told that serve. */
type ServingSettings = Omit<Settings<'service'>, 'PORT' | 'DATABASE_URL' | 'DOOR_DATABASE_URL' | 'MUSTER_SECRET' | 'LOG_LEVEL'>

type Serving = {
  settings: ServingSettings
  port: number
  addresses: { service: string; door: string }
  /** From which the keys of forms and cookies are made. */
  secret: Buffer
  log: Log
  ending: Ending
  /** The page of the development inbox. */
  inbox?: Routes | undefined
}

/** Gives the address that people use. */
export async function serve({ settings, port, addresses, secret, log, ending, inbox }: Serving): Promise<string> {
  const pool = openPool({ url: addresses.service, name: 'muster service' })
  ending.later('database connections', () => pool.end())
  const door = openPool({ url: addresses.door, name: 'muster sign-in', most: 2 })
  ending.later('sign-in connections', () => door.end())
  const address = settings.BASE_URL?.origin ?? `http://localhost:${port}`
  const app = await createService({ pool, door, log, secret, inbox, ...needsOf(settings, address) })
  await listen(app, port, settings, ending)
  return address
}

function needsOf(settings: ServingSettings, address: string): Omit<ServiceNeeds, 'pool' | 'door' | 'log' | 'secret' | 'inbox'> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  const isKnown = issuer !== undefined && clientId !== undefined && clientSecret !== undefined
  return {
    baseUrl: address,
    development: settings.NODE_ENV !== 'production',
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    trustProxy: settings.TRUST_PROXY ?? false,
    contact: settings.CONTACT_EMAIL,
    provider: isKnown ? { issuer, clientId, clientSecret } : undefined,
  }
}

export async function runService(settings: Settings<'service'>, output: Output): Promise<void> {
  const { DATABASE_URL, DOOR_DATABASE_URL, MUSTER_SECRET } = settings
  const port = await settlePort({ host: settings.HOST, port: settings.PORT, setting: 'PORT' })
  await checkPrepared({ setting: 'DATABASE_URL', url: DATABASE_URL, login: 'muster_service' })
  await checkPrepared({ setting: 'DOOR_DATABASE_URL', url: DOOR_DATABASE_URL, login: 'muster_door' })
  const log = openLog('service', settings.LOG_LEVEL)
  const ending = new Ending(log)
  const told = untilTold(() => undefined)
  try {
    const addresses = { service: DATABASE_URL, door: DOOR_DATABASE_URL }
    const secret = MUSTER_SECRET === undefined ? randomBytes(32) : Buffer.from(MUSTER_SECRET)
    const address = await serve({ settings, port, addresses, secret, log, ending })
    output.say(`Muster is ready: ${address}\n`)
    await told
  } finally {
    await ending.now()
  }
}
