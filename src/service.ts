/** The signed-in service: what guards it, and every feature's routes, by hand, in order. */
import type { FastifyBaseLogger } from 'fastify'
import type { Pool } from 'pg'
import {
  administrationAttention,
  administrationNavigation,
  administrationProcessing,
  administrationRoutes,
} from './features/administration/index.ts'
import { forecastNavigation, forecastProcessing, forecastRoutes } from './features/forecast/index.ts'
import { alarmAttention, ledgerNavigation, ledgerProcessing, ledgerRoutes } from './features/ledger/index.ts'
import { networkNavigation, networkProcessing, networkRoutes } from './features/network/index.ts'
import {
  decisionAttention,
  OUTSIDE_HOME,
  vettingAttention,
  vettingNavigation,
  vettingProcessing,
  vettingRoutes,
} from './features/vetting/index.ts'
import { developmentProvider } from './platform/auth/development-provider.tsx'
import { outsideSignInRoutes } from './platform/auth/outside/routes.tsx'
import { type ProviderSettings, providerAt } from './platform/auth/relying-party.ts'
import { signInRoutes } from './platform/auth/routes.tsx'
import type { App, Routes } from './platform/http/app.ts'
import { homeRoutes } from './platform/http/home.tsx'
import { createServer } from './platform/http/server.ts'
import { checkProcessings, type Processings } from './platform/processing.ts'

export type ServiceNeeds = {
  /** As `muster_service`. */
  pool: Pool
  /** As `muster_door`. */
  door: Pool
  log: FastifyBaseLogger
  /** The address that people use, without a path. */
  baseUrl: string
  development: boolean
  /** Absent: one inside the service, with invented people. */
  provider: ProviderSettings | undefined
  secret: Buffer
  requestsPerMinute: number
  trustProxy: boolean | string
  /** Whom people write to about the service; needed where real people use it. */
  contact?: string | undefined
  /** Where mail can be read that leaves the service nowhere. */
  inbox?: Routes | undefined
}

export async function createService(needs: ServiceNeeds): Promise<App> {
  const { baseUrl, door, secret } = needs
  if (!needs.development) checkProcessings(PROCESSINGS)
  const secure = baseUrl.startsWith('https:')
  const app = await createServer({
    ...needs,
    secure,
    signInOrigin: needs.provider?.issuer.origin,
    navigation: NAVIGATION,
    processings: PROCESSINGS,
    contact: needs.contact,
  })

  const provider = providerAt(needs.provider ?? (await ownProvider(app, needs)), baseUrl)
  await app.register(signInRoutes({ door, provider, secret, baseUrl, secure }))
  await app.register(outsideSignInRoutes({ door, secret, baseUrl, secure, home: OUTSIDE_HOME }))
  if (needs.inbox) await app.register(needs.inbox)
  await app.register(
    homeRoutes({ navigation: NAVIGATION, attention: [alarmAttention, administrationAttention, vettingAttention, decisionAttention] }),
  )
  await app.register(networkRoutes)
  await app.register(vettingRoutes)
  await app.register(forecastRoutes)
  await app.register(ledgerRoutes)
  await app.register(administrationRoutes)
  return app
}

async function ownProvider(app: App, { baseUrl, development }: ServiceNeeds): Promise<ProviderSettings> {
  if (!development) throw new Error('Nobody real signs in with the development provider')
  const { settings, routes } = developmentProvider(baseUrl)
  await app.register(routes)
  return settings(app)
}

/** In the order in which people see it; each item says whose it is. */
const NAVIGATION = [...networkNavigation, ...vettingNavigation, ...forecastNavigation, ...ledgerNavigation, ...administrationNavigation]

const PROCESSINGS: Processings = {
  administration: administrationProcessing,
  forecast: forecastProcessing,
  ledger: ledgerProcessing,
  network: networkProcessing,
  vetting: vettingProcessing,
}
