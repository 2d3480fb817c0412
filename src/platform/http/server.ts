/** Puts the server together: what guards every route, in the order in which a request meets it. */
import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Pool } from 'pg'
import { signedOut } from '../../values/problem.ts'
import { checkEveryFeatureSays, type Processings } from '../processing.ts'
import { readAssets } from '../views/assets.ts'
import type { NavigationItem } from '../views/surroundings.ts'
import type { App } from './app.ts'
import { serveAssets } from './assets.ts'
import { checkDeclared, type Declared } from './declared.ts'
import { guardForms } from './forms.ts'
import { sendSafeHeaders } from './headers.ts'
import { answerHealth, databaseAnswers, doorsAreShut, measureRequests } from './health.ts'
import { describeApi } from './openapi.ts'
import { sendPages, whoIsThere } from './pages.ts'
import { answerProblems } from './problems.tsx'
import { sessionCookie } from './session-cookie.ts'
import { standingRoutes } from './standing.tsx'
import { transactionsFor } from './transactions.ts'
import { takeUploads } from './uploads.ts'

export type ServerOptions = {
  /** The service's own login; it can do nothing before somebody has entered. */
  pool: Pool
  log: FastifyBaseLogger
  /** Behind HTTPS: cookies are then for HTTPS alone. */
  secure: boolean
  development: boolean
  /** From which the keys of forms and cookies are made. */
  secret: Buffer
  navigation: readonly NavigationItem[]
  processings: Processings
  /** Whom people write to about the service. */
  contact: string | undefined
  /** Requests a minute from one address, by and large; single routes may say less. */
  requestsPerMinute: number
  trustProxy: boolean | string
  /** Where browsers are sent to sign in, when that is another site. */
  signInOrigin: string | undefined
}

export async function createServer(options: ServerOptions): Promise<App> {
  const app: App = Fastify({
    loggerInstance: options.log,
    trustProxy: options.trustProxy,
    bodyLimit: 2 ** 20,
    // Long enough to be found in the log, and said to whoever meets a fault.
    genReqId: () => globalThis.crypto.randomUUID(),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  const session = sessionCookie(options.secure)
  const userOf = (request: FastifyRequest) =>
    createHash('sha256')
      .update(session.read(request) ?? '')
      .digest('base64url')
  const { registry, observeTransaction } = measureRequests(app)
  const { read, change, enter } = transactionsFor(options.pool, session.read, observeTransaction)
  const hasToken = (request: FastifyRequest) => session.read(request) !== undefined
  const signIn = (request: FastifyRequest) => enter(request, async () => undefined)

  answerProblems(app, {
    path: (request, path) => `/sign-in?return=${encodeURIComponent(path)}${hasToken(request) ? '&ended=yes' : ''}`,
    again: path => `/sign-in?again=yes&return=${encodeURIComponent(path)}`,
  })
  await sendSafeHeaders(app, options)
  await app.register(rateLimit, { max: options.requestsPerMinute, timeWindow: '1 minute' })
  const inventory: Declared[] = []
  app.decorate('inventory', inventory)
  app.addHook('onRoute', route => void inventory.push(...checkDeclared(route)))
  // When every route is there, and before anybody is let in.
  app.addHook('onReady', async () => {
    if (!options.development)
      checkEveryFeatureSays(
        options.processings,
        inventory.map(({ act }) => act),
      )
  })
  await app.register(cookie)
  // Before anything of the request is read. Whether the token is any good is the database's matter.
  app.addHook('onRequest', async request => {
    const { who } = request.routeOptions.config
    if (who !== undefined && who !== 'public' && !hasToken(request)) throw signedOut()
  })
  await app.register(formbody)
  await takeUploads(app, signIn)
  await guardForms(app, { secure: options.secure, key: options.secret.toString('base64url'), userOf })

  app.decorateRequest('person', undefined)
  app.decorateRequest('read', function (this: FastifyRequest, work, wall) {
    return read(this, work, wall)
  })
  app.decorateRequest('whoIsThere', function (this: FastifyRequest) {
    return whoIsThere(this, { enter, hasToken })
  })
  // A change answers by itself, so it is bound to its reply where that first exists.
  app.decorateRequest('change', null as never)
  app.addHook('onRequest', async (request, reply) => {
    request.change = (work, answer) => change(request, reply, work, answer)
  })

  const assets = readAssets()
  sendPages(app, { assets: assets.paths, navigation: options.navigation, development: options.development, enter, hasToken, userOf })
  serveAssets(app, assets.files)
  answerHealth(app, [
    databaseAnswers(options.pool),
    doorsAreShut(options.pool, rows => options.log.error({ rows }, 'The database stands open')),
  ])
  await app.register(standingRoutes(options))
  await describeApi(app)
  app.decorate('metrics', registry)
  return app
}
