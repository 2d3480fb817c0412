/** What keeps a form safe: it must come from one of our own pages, and it brings a key so that sending it twice does it once. */
import { randomUUID } from 'node:crypto'
import csrfProtection from '@fastify/csrf-protection'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { forbidden, Problem } from '../../values/problem.ts'
import type { App, Show } from './app.ts'
import { reasonsOf } from './invalid-input.ts'
import { cameTooLate, versionIn } from './versions.ts'

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Before the body is checked against its schema: that would drop our own fields, which belong to no feature. */
export async function guardForms(app: App, { secure, key, userOf }: Options): Promise<void> {
  await app.register(csrfProtection, {
    cookieKey: secure ? '__Host-muster-form' : 'muster-form',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    csrfOpts: { hmacKey: key },
    getToken: request => fieldOf(request.body, '_csrf'),
    getUserInfo: userOf,
  })
  app.decorateRequest('onceKey', undefined)
  app.decorateRequest('seenVersion', undefined)
  app.addHook('preValidation', async request => {
    if (!isGuarded(request)) return
    refuseOtherSites(request)
    const header = request.headers['idempotency-key']
    request.onceKey = typeof header === 'string' ? header.toLowerCase() : undefined
    request.seenVersion = versionIn(request.headers['if-match'])
    if (isApi(request)) requireJson(request)
  })
  app.addHook('preValidation', (request, reply, done) => {
    if (isGuarded(request) && !isApi(request)) app.csrfProtection(request, reply, done)
    else done()
  })
  app.addHook('preValidation', async request => {
    if (isGuarded(request) && !isApi(request)) takeOwnFields(request)
  })
}

type Options = {
  secure: boolean
  key: string
  /** A form made for one session is no use in another. */
  userOf: (request: FastifyRequest) => string
}

const isGuarded = ({ method, routeOptions: { config } }: FastifyRequest): boolean =>
  UNSAFE.has(method) && config.act !== undefined && config.guardsItself === undefined

export const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/')

/** The key of a form that is shown: the one it was sent with, or a new one. */
export const keyFor = (request: FastifyRequest): string => request.onceKey ?? randomUUID()

/** For a route's `errorHandler`: what is wrong with a form is shown on the form; everything else goes its usual way. */
export const showAgain =
  (show: Show) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): unknown => {
    const isStale = error instanceof Problem && error.kind === 'stale'
    const errors = isStale ? [cameTooLate(error)] : reasonsOf(error)
    if (errors.length === 0) throw error
    // A form has no If-Match to fail, so what came too late is a conflict here.
    reply.code(isStale || (error instanceof Problem && error.kind === 'conflict') ? 409 : 422)
    return show(request, reply, errors)
  }

function refuseOtherSites(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return
  throw forbidden('This was sent from another site', 'Open the page in Muster and send it from there.')
}

/** A browser sends JSON to another site only after asking that site, and nobody here says yes: so no token is needed. */
function requireJson(request: FastifyRequest): void {
  const type = request.headers['content-type']
  if (type === undefined || type.startsWith('application/json') || request.routeOptions.config.upload !== undefined) return
  throw new Problem('invalid', 'Send the body as application/json')
}

function takeOwnFields(request: FastifyRequest): void {
  request.onceKey = fieldOf(request.body, '_key') ?? request.onceKey
  request.seenVersion = versionIn(fieldOf(request.body, '_version')) ?? request.seenVersion
  if (typeof request.body !== 'object' || request.body === null) return
  const { _csrf, _key, _version, ...own } = request.body as Record<string, unknown>
  request.body = own
}

function fieldOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !(name in body)) return undefined
  const value = (body as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}
