/** How people outside sign in: a link that is sent to them, then a second factor. Only both together open a session. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { z } from 'zod'
import { refuse } from '../../../values/outcome.ts'
import { forbidden, orRefuse } from '../../../values/problem.ts'
import { now } from '../../clock.ts'
import type { App, Routes, Show } from '../../http/app.ts'
import { textField } from '../../http/fields.ts'
import { showAgain } from '../../http/forms.ts'
import { sessionCookie } from '../../http/session-cookie.ts'
import { browserName } from '../browser-name.ts'
import { sealer } from '../sealed.ts'
import { askLink, enrolFactor, listFactors, passFactor, refuseFactor, takeLink, tryFactor } from './door.ts'
import { AskLinkPage, FactorPage, LinkSentPage, RecoveryCodesPage, SetUpPage, UseLinkPage } from './pages.tsx'
import { passkeysAt } from './passkeys.ts'
import { linkPaths as paths } from './paths.ts'
import { readCode, readEmail, recoveryCodeFrom } from './rules.ts'
import { secretCookie } from './secret-cookie.ts'
import { base32, findStep, otpauthOf } from './totp.ts'

type Options = {
  door: Pool
  secret: Buffer
  baseUrl: string
  secure: boolean
  /** Where somebody outside begins. */
  home: string
}

const who = 'public'
/** An office may share one address; how often one account may try is the database's matter. */
const rateLimit = { max: 120, timeWindow: '1 minute' }
const ask = { act: 'sign-in.ask-link', who, rateLimit } as const
const use = { act: 'sign-in.use-link', who, rateLimit } as const
const factor = { act: 'sign-in.factor', who, rateLimit } as const
const setUp = { act: 'sign-in.set-up-factor', who, rateLimit } as const
const emailBody = z.object({ email: textField })
const tokenOf = z.object({ token: textField })
const useBody = z.object({ token: textField, confirmed: textField })
const codeBody = z.object({ code: textField })
const setUpBody = z.object({ code: textField, sealed: textField })
const answerBody = z.object({ answer: textField })

export const outsideSignInRoutes =
  (options: Options): Routes =>
  async app => {
    linkRoutes(app, options)
    factorRoutes(app, options)
    setUpRoutes(app, options)
  }

/** What the browser holds meanwhile: that it is the one that asked, and that it has used a link. */
const cookiesOf = (secure: boolean) => ({
  browser: secretCookie('muster-link', { secure, seconds: 3600 }),
  pass: secretCookie('muster-pass', { secure, seconds: 600 }),
})

function linkRoutes(app: App, { door, secure }: Options): void {
  const { browser, pass } = cookiesOf(secure)
  const showAsk: Show = async (request, reply, errors = []) => {
    const { email = '' } = (request.body ?? {}) as { email?: string }
    return reply.page(<AskLinkPage email={email} errors={errors} />)
  }

  app.get(paths.ask, { config: ask }, (request, reply) => showAsk(request, reply))
  app.get(paths.sent, { config: ask }, (_, reply) => reply.page(<LinkSentPage />))
  app.post(paths.ask, { schema: { body: emailBody }, config: ask, errorHandler: showAgain(showAsk) }, async (request, reply) => {
    const email = orRefuse(readEmail(request.body.email))
    const asking = browser.read(request) ?? randomBytes(32)
    await askLink(door, email, asking)
    browser.give(reply, asking)
    return reply.redirect(paths.sent, 303)
  })

  app.get(paths.use, { schema: { querystring: tokenOf }, config: use }, (request, reply) =>
    reply.page(<UseLinkPage token={request.query.token} isElsewhere={false} />),
  )
  app.post(paths.use, { schema: { body: useBody }, config: use }, async (request, reply) => {
    const { token, confirmed } = request.body
    const used = await takeLink(door, {
      token: Buffer.from(token, 'base64url'),
      browser: browser.read(request) ?? Buffer.alloc(0),
      isConfirmed: confirmed === 'yes',
    })
    if (used.state === 'elsewhere') return reply.page(<UseLinkPage token={token} isElsewhere />)
    if (used.state === 'gone')
      throw forbidden('This link cannot be used', 'It was used already, or is older than ten minutes. Ask for another one.')
    pass.give(reply, used.pass)
    return reply.redirect(paths.factor, 303)
  })
}

function factorRoutes(app: App, { door, secret, baseUrl, secure, home }: Options): void {
  const { pass } = cookiesOf(secure)
  const sealed = totpSealer(secret)
  const passkeys = passkeysAt(baseUrl, secret)
  const finish = finisher(secure)

  const show: Show = async (request, reply, errors = []) => {
    const held = heldPass(pass.read(request))
    const factors = await listFactors(door, held)
    if (factors.length === 0) return reply.redirect(paths.setUp, 303)
    const keys = factors.flatMap(({ kind, secret: kept }) => (kind === 'passkey' && kept !== null ? [kept] : []))
    const passkey = keys.length > 0 ? await passkeys.toUse(held, keys) : undefined
    return reply.page(<FactorPage hasCode={factors.some(({ kind }) => kind === 'totp')} passkey={passkey} errors={errors} />)
  }

  app.get(paths.factor, { config: factor }, (request, reply) => show(request, reply))
  app.post(paths.factor, { schema: { body: codeBody }, config: factor, errorHandler: showAgain(show) }, async (request, reply) => {
    const held = heldPass(pass.read(request))
    const { kind, code } = orRefuse(readCode(request.body.code))
    const factors = await tryFactor(door, held, kind)
    const found =
      kind === 'totp'
        ? factors.flatMap(each => fits(sealed.open(each.secret), code, each)).at(0)
        : factors
            .filter(each => each.secret === hashOf(code))
            .map(each => ({ ...each, counter: 1 }))
            .at(0)
    if (!found) {
      await refuseFactor(door, held, kind, 'wrong_code')
      return orRefuse(refuse(WRONG_CODE))
    }
    const token = await passFactor(door, found.id, { pass: held, counter: found.counter, about: aboutOf(request) })
    return finish(reply, token).redirect(home, 303)
  })

  app.post(paths.passkey, { schema: { body: answerBody }, config: factor, errorHandler: showAgain(show) }, async (request, reply) => {
    const held = heldPass(pass.read(request))
    const used = await passkeys.used(held, request.body.answer, await tryFactor(door, held, 'passkey'))
    if (!used) {
      await refuseFactor(door, held, 'passkey', 'wrong_passkey')
      return orRefuse(refuse(WRONG_PASSKEY))
    }
    const token = await passFactor(door, used.factor, { pass: held, counter: used.counter, about: aboutOf(request) })
    return finish(reply, token).redirect(home, 303)
  })
}

function setUpRoutes(app: App, { door, secret, baseUrl, secure, home }: Options): void {
  const { pass } = cookiesOf(secure)
  const sealed = totpSealer(secret)
  const passkeys = passkeysAt(baseUrl, secret)
  const finish = finisher(secure)

  const show: Show = async (request, reply, errors = []) => {
    const held = heldPass(pass.read(request))
    if ((await listFactors(door, held)).length > 0) return reply.redirect(paths.factor, 303)
    // The same key again where the code was wrong: it is in the app already.
    const { sealed: before } = (request.body ?? {}) as { sealed?: string }
    const key = keyIn(sealed.open(before)) ?? randomBytes(20)
    const page = { sealed: sealed.seal({ key: key.toString('base64url') }), secret: base32(key), otpauth: otpauthOf(key) }
    return reply.page(<SetUpPage {...page} passkey={await passkeys.toRegister(held)} errors={errors} />)
  }

  type New = Pick<Parameters<typeof enrolFactor>[1], 'kind' | 'secret' | 'counter'>
  async function enrol(request: FastifyRequest, reply: FastifyReply, held: Buffer, made: New) {
    const codes = Array.from({ length: 10 }, () => recoveryCodeFrom(randomBytes(12)))
    const token = await enrolFactor(door, { ...made, pass: held, about: aboutOf(request), recovery: codes.map(hashOf) })
    return finish(reply, token).page(<RecoveryCodesPage codes={codes} next={home} />)
  }

  app.get(paths.setUp, { config: setUp }, (request, reply) => show(request, reply))
  app.post(paths.setUp, { schema: { body: setUpBody }, config: setUp, errorHandler: showAgain(show) }, async (request, reply) => {
    const held = heldPass(pass.read(request))
    const kept = sealed.open(request.body.sealed)
    const { code } = orRefuse(readCode(request.body.code))
    const [found] = fits(kept, code, { id: '', secret: '', counter: 0 })
    if (!kept || !found) return orRefuse(refuse(WRONG_CODE))
    return enrol(request, reply, held, { kind: 'totp', secret: sealed.seal(kept), counter: found.counter })
  })

  app.post(paths.setUpPasskey, { schema: { body: answerBody }, config: setUp, errorHandler: showAgain(show) }, async (request, reply) => {
    const held = heldPass(pass.read(request))
    const made = await passkeys.registered(held, request.body.answer)
    if (!made) return orRefuse(refuse(WRONG_PASSKEY))
    return enrol(request, reply, held, { kind: 'passkey', ...made })
  })
}

const WRONG_CODE = { field: 'code', message: 'This code is not right, or was used already: wait for the next one' }
const WRONG_PASSKEY = { field: 'passkey', message: 'The passkey was not recognised. Try again, or use a code' }

type Sealed = { key: string }
/** At rest the key of a code is sealed with the service's own secret: whoever has the database alone cannot make codes. */
const totpSealer = (secret: Buffer) => sealer<Sealed>(secret, 'muster one-time codes')
const keyIn = (kept: Sealed | undefined): Buffer | undefined => (kept ? Buffer.from(kept.key, 'base64url') : undefined)

function fits<Kept extends { counter: number }>(kept: Sealed | undefined, code: string, factor: Kept): Kept[] {
  const key = keyIn(kept)
  const step = key && findStep(key, code, now(), factor.counter)
  return step === undefined ? [] : [{ ...factor, counter: step }]
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')
const aboutOf = (request: FastifyRequest): string => browserName(request.headers['user-agent'])

function heldPass(held: Buffer | undefined): Buffer {
  if (held) return held
  throw forbidden(
    'This sign-in cannot be finished',
    'It took longer than ten minutes, or was begun in another browser. Ask for another link.',
  )
}

/** The session's cookie in place of the pass. */
const finisher = (secure: boolean) => {
  const session = sessionCookie(secure)
  const { pass } = cookiesOf(secure)
  return (reply: FastifyReply, token: Buffer): FastifyReply => session.give(pass.take(reply), token)
}
