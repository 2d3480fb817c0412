/** Somebody outside, as far as their browser matters: it keeps cookies, sends forms as their page would, and reads the mail that comes. */
import assert from 'node:assert/strict'
import pino from 'pino'
import { codeOf, stepAt } from '../../src/platform/auth/outside/totp.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { carryOut } from '../../src/platform/jobs/queue.ts'
import { mailJobs } from '../../src/platform/mail/jobs.ts'
import type { Mail } from '../../src/platform/mail/mailer.ts'
import type { TestService } from './service.ts'

type Fields = Record<string, string | readonly string[]>
const BASE = 'http://localhost'

export class OutsideBrowser {
  readonly cookies = new Map<string, string>()
  readonly #service: TestService

  constructor(service: TestService) {
    this.#service = service
  }

  async get(path: string) {
    return this.#taken(await this.#service.app.inject({ method: 'GET', url: path, headers: this.#headers() }))
  }

  /** From a page that has the form: with its token against forgery, its key and the version it shows. */
  async send(path: string, fields: Fields, from = path) {
    const payload = new URLSearchParams()
    for (const [name, value] of Object.entries(await this.#hidden(from))) if (!(name in fields)) payload.append(name, value)
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) payload.append(name, String(one))
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' }
    return this.#taken(await this.#service.app.inject({ method: 'POST', url: path, headers, payload: payload.toString() }))
  }

  async upload(path: string, file: { name: string; content: Buffer }, from: string) {
    const form = new FormData()
    for (const [name, value] of Object.entries(await this.#hidden(from))) form.append(name, value)
    form.append('file', new Blob([new Uint8Array(file.content)]), file.name)
    const request = new Request(`${BASE}/`, { method: 'POST', body: form })
    const headers = { ...this.#headers(), 'content-type': request.headers.get('content-type') ?? '' }
    return this.#taken(
      await this.#service.app.inject({ method: 'POST', url: path, headers, payload: Buffer.from(await request.arrayBuffer()) }),
    )
  }

  async #hidden(from: string): Promise<Record<string, string>> {
    const { body } = await this.get(from)
    const main = body.slice(body.indexOf('<main'))
    const shownAs = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(main)?.[1]
    const found = Object.fromEntries(['_csrf', '_key', '_version'].map(name => [name, shownAs(name)]))
    return Object.fromEntries(Object.entries(found).filter((each): each is [string, string] => each[1] !== undefined))
  }

  #headers = () => ({ host: 'localhost', cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })

  #taken(answer: Awaited<ReturnType<TestService['get']>>) {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

/** Sends what waits in the outbox, as the worker would, and gives what was sent. */
export async function takeMail(service: TestService): Promise<Mail[]> {
  const sent: Mail[] = []
  const handler = mailJobs(async mail => void sent.push(mail), BASE)['send-mail']
  assert.ok(handler)
  const { rows } = await service.asOperator(client =>
    client.query<{ id: string }>(`select id from spine.outbox where state = 'waiting' order by at, id`),
  )
  const pool = openPool({ url: service.database.url('muster_worker'), name: 'mail', most: 1 })
  const about = { pool, log: pino({ level: 'silent' }), signal: new AbortController().signal, attempt: 1, isLastAttempt: false }
  try {
    for (const { id } of rows) await carryOut(handler, { mail: id }, about)
  } finally {
    await pool.end()
  }
  return sent
}

/** The path of a link in a mail. */
function linkIn({ text }: Mail): string {
  const [address = ''] = /https?:\S+/.exec(text) ?? []
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}

export const tokenIn = (link: string): string => new URL(link, BASE).searchParams.get('token') ?? ''

/** Asks for a link and gives its path. */
export async function askForLink(service: TestService, browser: OutsideBrowser, email: string): Promise<string> {
  await browser.send('/sign-in/link', { email })
  const mail = (await takeMail(service)).findLast(({ to, subject }) => to === email && /link/.test(subject))
  assert.ok(mail, 'no link came')
  return linkIn(mail)
}

/** As the app shows it now; `stepsOn` for what it shows later, for a code is taken once. */
export const appCode = (key: Buffer, stepsOn = 0): string => codeOf(key, stepAt(Date.now()) + stepsOn)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** The key that a page shows. */
export const keyShown = (body: string): Buffer => keyFrom(/muster-secret">([A-Z2-7 ]+)</.exec(body)?.[1] ?? '')

/** As an app reads what somebody types into it. */
export function keyFrom(shown: string): Buffer {
  const bits = [...shown.replaceAll(' ', '')].map(letter => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** All the way in for the first time: link, key into the app, code. Gives the key and the recovery codes. */
export async function signInFirst(service: TestService, browser: OutsideBrowser, email: string) {
  const link = await askForLink(service, browser, email)
  const used = await browser.send('/sign-in/link/use', { token: tokenIn(link) }, link)
  assert.equal(used.headers.location, '/sign-in/factor')
  const page = await browser.get('/sign-in/factor/set-up')
  const key = keyShown(page.body)
  const [, sealed = ''] = /name="sealed" value="([^"]+)"/.exec(page.body) ?? []
  const done = await browser.send('/sign-in/factor/set-up', { sealed, code: appCode(key) })
  assert.equal(done.statusCode, 200, done.body)
  return { key, codes: [...done.body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = '']) => code) }
}
