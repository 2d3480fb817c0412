/** The signed-in service: what guards it, and every feature's routes, by hand, in order. */
import type { FastifyBaseLogger } from 'fastify'
import type { Pool } from 'pg'
import type { App } from './platform/http/app.ts'
import { homeRoutes } from './platform/http/home.tsx'
import { createServer } from './platform/http/server.ts'

export type ServiceNeeds = {
  /** As `muster_service`. */
  pool: Pool
  log: FastifyBaseLogger
  secure: boolean
  development: boolean
  secret: Buffer
  requestsPerMinute: number
  trustProxy: boolean | string
  signInOrigin: string | undefined
}

export async function createService(needs: ServiceNeeds): Promise<App> {
  const app = await createServer({ ...needs, navigation: NAVIGATION })
  await app.register(homeRoutes({ navigation: NAVIGATION, attention: [] }))
  return app
}

/** In the order in which people see it; each item says whose it is. */
const NAVIGATION = [] as const
