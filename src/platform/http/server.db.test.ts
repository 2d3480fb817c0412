import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { openTestService } from '../../../test/support/service.ts'
import { conflict } from '../../values/problem.ts'
import { done, seeOther } from './answers.ts'
import type { App } from './app.ts'

let effects = 0
const service = await openTestService({ routes: trialRoutes })

/** Routes of no feature: every way in which one can go. */
async function trialRoutes(app: App): Promise<void> {
  const body = z.object({ name: z.string().max(20).default('') })
  const managers = { act: 'trial.run', who: ['vetting-manager'] } as const
  app.post('/trial', { schema: { body }, config: managers }, (request, _reply) =>
    request.change(
      async tx => {
        effects += 1
        if (request.body.name === 'taken') throw conflict('This name is taken')
        if (request.body.name === 'fault') throw new TypeError('secret words of a fault')
        await sql`select ledger.record('trial-done', '{}')`.execute(tx)
      },
      () => seeOther('/', 'It is done'),
    ),
  )
  app.post('/api/trial', { schema: { body }, config: managers }, (request, _reply) =>
    request.change(async () => ({ given: randomUUID() }), done),
  )
  app.post('/trial/upload', { config: { ...managers, upload: 1000 } }, (request, _reply) =>
    request.change(
      async () => undefined,
      () => seeOther('/'),
    ),
  )
}

const entries = (kind: string) =>
  service.asOperator(async client => {
    const { rows } = await client.query<{ said: string }>(
      `select said from ledger.contents join ledger.entries on id = entry where kind = $1 order by contents.at desc`,
      [kind],
    )
    return rows.map(({ said }) => said)
  })

describe('the service', () => {
  it('shows a start page to who is not signed in, and a home page to who is', async () => {
    assert.match((await service.get('/')).body, /href="\/sign-in"/)
    const page = await service.get('/', 'vera')
    assert.match(page.body, /Signed in as <strong>Vera Invented/)
    assert.equal(page.headers['cache-control'], 'no-store')
  })

  it('answers an address nobody knows with a page for people and a document for programs', async () => {
    const page = await service.get('/nowhere', 'vera')
    assert.equal(page.statusCode, 404)
    assert.match(page.body, /<h1[^>]*> Page not found/)
    const answer = await service.get('/api/nowhere', 'vera')
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
    assert.equal(answer.json<{ type: string }>().type, '/problems/not-found')
  })

  it('tells every browser what not to do', async () => {
    const { headers } = await service.get('/')
    const policy = String(headers['content-security-policy'])
    for (const said of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      assert.ok(policy.includes(said), `${said} in ${policy}`)
    }
    assert.ok(!policy.includes('unsafe'))
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.match(String(headers['set-cookie']), /HttpOnly; SameSite=Lax/)
  })
})

describe('a change', () => {
  it('has its effect once, however often its form is sent, and gives the same answer', async () => {
    const before = effects
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4].map(() => service.post('/trial', { name: 'a' }, 'vera', key)))
    assert.deepEqual(
      answers.map(answer => [answer.statusCode, answer.headers.location]),
      Array(4).fill([303, '/']),
    )
    assert.equal(effects, before + 1)
  })

  it('takes the key of another form for a mistake', async () => {
    const key = randomUUID()
    await service.post('/trial', { name: 'a' }, 'vera', key)
    assert.equal((await service.post('/trial', { name: 'b' }, 'vera', key)).statusCode, 422)
    assert.equal((await service.post('/trial', { name: 'b' }, 'victor', key)).statusCode, 303)
  })

  it('is refused without a key, without the token against forgery, from another site, and to who has no such role', async () => {
    const before = effects
    const cookie = service.cookieOf('vera')
    const bare = { method: 'POST', url: '/trial', payload: 'name=a' } as const
    const form = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    assert.equal((await service.app.inject({ ...bare, headers: form })).statusCode, 403)
    assert.equal((await service.app.inject({ ...bare, headers: { ...form, 'sec-fetch-site': 'cross-site' } })).statusCode, 403)
    assert.equal((await service.post('/trial', { name: 'a' }, 'vera', 'no key')).statusCode, 422)
    assert.equal((await service.post('/trial', { name: 'a' }, 'norman')).statusCode, 403)
    assert.equal(effects, before)
  })

  it('shows what was done on the next page, once', async () => {
    const answer = await service.post('/trial', { name: 'a' }, 'vera')
    const notice = answer.cookies.find(({ name }) => name === 'muster-notice')
    const cookie = `${service.cookieOf('vera')}; muster-notice=${notice?.value}`
    const page = await service.get('/', undefined, { cookie })
    assert.match(page.body, /It is done/)
    assert.equal(page.cookies.find(({ name }) => name === 'muster-notice')?.value, '')
  })

  it('leaves nothing but the refusal when it is refused', async () => {
    const [before, refusals] = [await entries('trial-done'), await entries('refused')]
    const answer = await service.post('/trial', { name: 'taken' }, 'vera')
    assert.equal(answer.statusCode, 409)
    assert.match(answer.body, /This name is taken/)
    assert.equal((await entries('trial-done')).length, before.length)
    const after = await entries('refused')
    assert.equal(after.length, refusals.length + 1)
    assert.ok(after[0]?.includes('"trial.run"') && !after[0].includes('taken'), after[0])
  })

  it('says of a fault only its reference', async () => {
    const answer = await service.post('/trial', { name: 'fault' }, 'vera')
    assert.equal(answer.statusCode, 500)
    assert.ok(!answer.body.includes('secret words'))
    assert.match(answer.body, /<strong>[0-9a-f-]{36}<\/strong>/)
  })

  it('takes JSON with a key from programs, and nothing else', async () => {
    const key = randomUUID()
    const [first, second] = [
      await service.send('POST', '/api/trial', { name: 'a' }, 'vera', key),
      await service.send('POST', '/api/trial', { name: 'a' }, 'vera', key),
    ]
    assert.equal(first.statusCode, 200)
    assert.equal(second.body, first.body)
    assert.equal((await service.send('POST', '/api/trial', { name: 'a' }, 'vera', '')).statusCode, 422)
    const long = await service.send('POST', '/api/trial', { name: 'a'.repeat(30) }, 'vera')
    assert.equal(long.statusCode, 422)
    assert.equal(long.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer, '/name')
    const form = { cookie: service.cookieOf('vera'), 'content-type': 'text/plain', 'idempotency-key': randomUUID() }
    assert.equal((await service.app.inject({ method: 'POST', url: '/api/trial', headers: form, payload: '{}' })).statusCode, 422)
  })
})

describe('a file', () => {
  const file = (bytes: number) => ({ name: 'a.csv', content: Buffer.alloc(bytes, 'a') })

  it('is taken where a route says so, and up to the size it says', async () => {
    assert.equal((await service.upload('/trial/upload', file(1000), {}, 'vera')).statusCode, 303)
    const answer = await service.upload('/trial/upload', file(1001), {}, 'vera')
    assert.equal(answer.statusCode, 422)
    assert.equal((await service.upload('/trial', file(10), {}, 'vera')).statusCode, 422)
  })

  it('is not even read from who is not signed in', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await service.app.inject({ method: 'POST', url: '/trial/upload', headers, payload: 'no boundary at all' })
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/sign-in?return=%2F'])
  })
})

describe('a route', () => {
  it('that does not say what it does and for whom stops the start', () => {
    assert.throws(() => service.app.get('/silent', async () => undefined), /config\.who|already listening|ready/)
  })
})
