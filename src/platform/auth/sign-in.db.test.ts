import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTestService } from '../../../test/support/service.ts'

const service = await openTestService()

/** A browser as far as it matters here: it keeps cookies and follows redirects on its own site. */
class Browser {
  readonly cookies = new Map<string, string>()

  async get(path: string) {
    const answer = await service.app.inject({ method: 'GET', url: path, headers: this.#headers() })
    return this.#taken(answer)
  }

  async send(path: string, fields: Record<string, string>, from: string) {
    const page = await this.get(from)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const key = /name="_key" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const payload = new URLSearchParams({ _csrf: csrf, _key: key, ...fields }).toString()
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' }
    return this.#taken(await service.app.inject({ method: 'POST', url: path, headers, payload }))
  }

  /** To the provider, and as far as its question who one is. Gives that question's path. */
  async askToSignIn(returnTo = '/'): Promise<string> {
    const asked = await this.send('/sign-in', { return: returnTo }, '/sign-in')
    assert.equal(asked.statusCode, 303)
    const question = await this.get(pathOf(asked.headers.location))
    assert.equal(question.statusCode, 303)
    return pathOf(question.headers.location)
  }

  /** Answers it, and gives the path with which the provider sends the browser back. */
  async choose(question: string, persona: string): Promise<string> {
    const chosen = await this.send(question, { persona }, question)
    assert.equal(chosen.statusCode, 303)
    const back = await this.get(pathOf(chosen.headers.location))
    assert.equal(back.statusCode, 303)
    return pathOf(back.headers.location)
  }

  async signIn(persona: string, returnTo?: string) {
    return this.get(await this.choose(await this.askToSignIn(returnTo), persona))
  }

  #headers = () => ({ host: 'localhost', cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') })

  #taken(answer: Awaited<ReturnType<typeof service.get>>) {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

const pathOf = (location: unknown): string => {
  const { pathname, search } = new URL(String(location), 'http://localhost')
  return `${pathname}${search}`
}

const refusals = () =>
  service.asOperator(async client => {
    const { rows } = await client.query<{ said: string }>(
      `select said from ledger.contents join ledger.entries on id = entry where kind = 'sign-in-refused' order by entries.at`,
    )
    return rows.map(({ said }) => said)
  })

describe('signing in', () => {
  it('leads back to the page that was asked for, with a cookie that scripts cannot read', async () => {
    const browser = new Browser()
    const wanted = await browser.get('/sessions')
    assert.equal(wanted.headers.location, '/sign-in?return=%2Fsessions')
    const signedIn = await browser.signIn('key:vera', '/sessions')
    assert.equal(signedIn.statusCode, 303)
    assert.equal(signedIn.headers.location, '/sessions')
    assert.match(String(signedIn.headers['set-cookie']), /muster=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
    const sessions = await browser.get('/sessions')
    assert.match(sessions.body, /Vera Invented/)
    assert.match(sessions.body, /This one/)
    assert.match(sessions.body, /A factor that cannot be phished/)
  })

  it('makes a new session each time, and whoever is signed in is not asked again', async () => {
    const browser = new Browser()
    await browser.signIn('key:vera')
    const first = browser.cookies.get('muster')
    assert.equal((await browser.get('/sign-in?return=/sessions')).headers.location, '/sessions')
    await browser.send('/sign-in', { return: '/' }, '/')
    await browser.send('/sign-out', {}, '/')
    await browser.signIn('key:vera')
    assert.notEqual(browser.cookies.get('muster'), first)
  })

  it('never leads to another site', async () => {
    assert.equal((await new Browser().signIn('key:vera', '//elsewhere.example/')).headers.location, '/')
  })

  it('refuses staff with a password alone, somebody unknown and a closed account, in plain words, and records it', async () => {
    await service.asOperator(client =>
      client.query(
        `insert into spine.accounts (subject, name, standing, closed_at, closed_why) values ('gone', 'Gone', 'staff', now(), 'left')`,
      ),
    )
    const before = (await refusals()).length
    for (const [persona, words] of [
      ['password:vera', /security key or passkey/],
      ['key:stranger', /do not have an account/],
      ['key:gone', /do not have an account/],
    ] as const) {
      const browser = new Browser()
      const refused = await browser.signIn(persona)
      assert.equal(refused.statusCode, 403)
      assert.match(refused.body, words)
      assert.match(refused.body, /href="\/sign-in\?again=yes&amp;return=/)
      assert.equal(browser.cookies.has('muster'), false)
    }
    const said = (await refusals()).slice(before)
    assert.equal(said.length, 3)
    assert.match(said[0] ?? '', /strength_too_low/)
    assert.match(said[0] ?? '', new RegExp(await service.accountOf('vera')))
    assert.match(said[1] ?? '', /no_open_account/)
  })

  it('asks again when nobody was chosen', async () => {
    const browser = new Browser()
    const question = await browser.askToSignIn()
    const again = await browser.send(question, {}, question)
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /Select who you want to be/)
  })
})

describe('an answer of the provider', () => {
  it('is taken once', async () => {
    const browser = new Browser()
    const back = await browser.choose(await browser.askToSignIn(), 'key:vera')
    const cookies = new Map(browser.cookies)
    assert.equal((await browser.get(back)).statusCode, 303)
    assert.equal((await browser.get(back)).statusCode, 403)
    // Even by somebody who kept the browser's cookies of before.
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    assert.equal((await browser.get(back)).statusCode, 403)
  })

  it('is worth nothing in another browser, with another state, or with a changed cookie', async () => {
    const browser = new Browser()
    const back = await browser.choose(await browser.askToSignIn(), 'key:vera')
    assert.equal((await new Browser().get(back)).statusCode, 403)
    const other = new Browser()
    await other.askToSignIn()
    assert.equal((await other.get(back)).statusCode, 403)
    const changed = new Browser()
    for (const [name, value] of browser.cookies) changed.cookies.set(name, name === 'muster-sign-in' ? `A${value.slice(1)}` : value)
    const refused = await changed.get(back)
    assert.equal(refused.statusCode, 403)
    assert.equal(changed.cookies.has('muster'), false)
  })
})

describe('signing out', () => {
  it('ends the session itself, not only the cookie', async () => {
    const browser = new Browser()
    await browser.signIn('key:vera')
    const token = browser.cookies.get('muster') ?? ''
    const out = await browser.send('/sign-out', {}, '/')
    assert.equal(out.headers.location, '/signed-out')
    assert.equal(browser.cookies.has('muster'), false)
    browser.cookies.set('muster', token)
    const after = await browser.get('/sessions')
    assert.equal(after.headers.location, '/sign-in?return=%2Fsessions&ended=yes')
    const page = await browser.get('/sign-in?ended=yes')
    assert.match(page.body, /You were signed out/)
    assert.doesNotMatch(page.body, /Vera/)
  })

  it('is possible from the list of sessions, for one’s own alone', async () => {
    const [one, other, stranger] = [new Browser(), new Browser(), new Browser()]
    await one.signIn('key:audrey')
    await other.signIn('key:audrey')
    await stranger.signIn('key:vera')
    const ids = [...(await one.get('/sessions')).body.matchAll(/\/sessions\/([0-9a-f-]{36})\/end/g)].map(([, id]) => id)
    const rows = await service.asOperator(async client => {
      const { rows: found } = await client.query<{ id: string }>('select id from spine.sessions where token_hash = sha256($1)', [
        Buffer.from(other.cookies.get('muster') ?? '', 'base64url'),
      ])
      return found
    })
    const [{ id = '' } = {}] = rows
    assert.ok(ids.includes(id))
    assert.equal((await stranger.send(`/sessions/${id}/end`, {}, '/sessions')).statusCode, 403)
    assert.equal((await other.get('/sessions')).statusCode, 200)
    assert.equal((await one.send(`/sessions/${id}/end`, {}, '/sessions')).statusCode, 303)
    assert.equal((await other.get('/sessions')).statusCode, 303)
  })
})
