/** A sign-in provider inside the service, at which one chooses whom to be. For trying out and for tests: nothing with real people starts with it. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type OidcProvider from 'oidc-provider'
import { z } from 'zod'
import { refuse } from '../../values/outcome.ts'
import { invalid, orRefuse } from '../../values/problem.ts'
import type { App, Routes, Show } from '../http/app.ts'
import { showAgain } from '../http/forms.ts'
import { ChoosePersonaPage } from './pages.tsx'
import { PERSONAS } from './personas.ts'
import type { ProviderSettings } from './relying-party.ts'

const MOUNT = '/dev-sign-in'
const CLIENT_ID = 'muster'
const SECONDS = 600

const params = z.object({ uid: z.string().max(100) })
const body = z.object({ persona: z.string().max(100).default('') })

/** The provider's settings for the relying party, and the routes that make it answer. Its code is loaded when somebody first signs in. */
export function developmentProvider(baseUrl: string): { settings: (app: App) => ProviderSettings; routes: Routes } {
  const clientSecret = randomBytes(32).toString('base64url')
  let made: Promise<OidcProvider> | undefined
  const provider = () => {
    made ??= makeProvider(baseUrl, clientSecret)
    return made
  }
  return {
    settings: app => ({ issuer: new URL(`${baseUrl}${MOUNT}`), clientId: CLIENT_ID, clientSecret, inProcess: fetchFrom(app) }),
    routes: async app => {
      await app.register(async scope => mount(scope as App, provider))
      chooseRoutes(app, provider)
    },
  }
}

async function makeProvider(baseUrl: string, clientSecret: string): Promise<OidcProvider> {
  const { default: Provider } = await import('oidc-provider')
  // @ts-expect-error: the file has no types; named outright, its use in development is what it is for, and nothing warns of it.
  const { default: Memory } = await import('oidc-provider/lib/adapters/memory_adapter.js')
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const provider: OidcProvider = new Provider(`${baseUrl}${MOUNT}`, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [`${baseUrl}/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    adapter: class extends Memory {} as never,
    jwks: { keys: [{ ...key, alg: 'ES256', use: 'sig', kid: 'development' }] as never },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: [randomBytes(32).toString('base64url')], short: { path: '/' }, long: { path: '/' } },
    acrValues: ['phr', 'phrh', 'pwd'],
    claims: { openid: ['sub', 'acr', 'auth_time'] },
    conformIdTokenClaims: false,
    ttl: { Session: SECONDS, Interaction: SECONDS, Grant: SECONDS, AccessToken: SECONDS, IdToken: SECONDS },
    interactions: { url: (_, { uid }) => `${MOUNT}/choose/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Nobody is asked whether the service may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: CLIENT_ID, accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'text/plain'
      context.body = `The development sign-in provider refuses: ${error}. ${description ?? ''}`
    },
  })
  return provider
}

/** The provider reads its requests itself, below its own path. */
function mount(scope: App, provider: () => Promise<OidcProvider>): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  const config = { act: 'sign-in.provider', who: 'public', guardsItself: true } as const
  scope.route({
    method: ['GET', 'POST'],
    url: `${MOUNT}/*`,
    config,
    handler: async (request, reply) => {
      const answer = (await provider()).callback()
      reply.hijack()
      const raw = request.raw as typeof request.raw & { originalUrl?: string }
      raw.originalUrl = raw.url ?? '/'
      raw.url = raw.originalUrl.slice(MOUNT.length)
      await answer(raw, reply.raw)
    },
  })
}

function chooseRoutes(app: App, provider: () => Promise<OidcProvider>): void {
  const path = `${MOUNT}/choose/:uid`
  const show: Show = async (request, reply, errors = []) => {
    await askedFor(await provider(), request, reply)
    return reply.page(<ChoosePersonaPage action={request.url} personas={PERSONAS} errors={errors} />)
  }
  app.get(path, { schema: { params }, config: { act: 'sign-in.choose', who: 'public' } }, (request, reply) => show(request, reply))
  app.post(
    path,
    { schema: { params, body }, config: { act: 'sign-in.choose', who: 'public' }, errorHandler: showAgain(show) },
    async (request, reply) => {
      const [way = '', subject = ''] = request.body.persona.split(':')
      const acr = ACR[way]
      if (acr === undefined) return orRefuse(refuse(CHOOSE))
      const known = await provider()
      await askedFor(known, request, reply)
      return reply.redirect(await known.interactionResult(request.raw, reply.raw, { login: { accountId: subject, acr } }), 303)
    },
  )
}

const CHOOSE = { field: 'persona', message: 'Select who you want to be' }
/** By what comes before the persona's subject in the form. */
const ACR: Readonly<Record<string, string>> = { key: 'phr', password: 'pwd' }

async function askedFor(provider: OidcProvider, { raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  await provider.interactionDetails(raw, reply.raw).catch(() => {
    throw invalid('This sign-in took too long, or was finished already', 'Start again from the home page.')
  })
}

/** The relying party asks its own process, whatever the port, and also where nothing listens. */
const fetchFrom =
  (app: App): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const { host, pathname, search } = new URL(request.url)
    const answer = await app.inject({
      method: request.method as 'GET' | 'POST',
      url: `${pathname}${search}`,
      headers: { ...Object.fromEntries(request.headers), host },
      ...(request.method === 'GET' ? {} : { payload: await request.text() }),
    })
    const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value].flat().map(each => [name, String(each)] as [string, string]),
    )
    return new Response(answer.body, { status: answer.statusCode, headers })
  }
