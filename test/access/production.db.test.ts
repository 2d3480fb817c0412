/** What the service is held to before real people use it, tried on the whole of it. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, describe, it } from 'node:test'
import pino from 'pino'
import { openPool } from '../../src/platform/db/pools.ts'
import type { App } from '../../src/platform/http/app.ts'
import { createService } from '../../src/service.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()
const pool = openPool({ url: database.url('muster_service'), name: 'test', most: 1 })
const door = openPool({ url: database.url('muster_door'), name: 'test', most: 1 })
after(() => Promise.all([pool.end(), door.end()]))

async function withService(work: (app: App) => Promise<unknown>): Promise<void> {
  const app = await createService({
    ...{ pool, door, log: pino({ level: 'silent' }), baseUrl: 'https://muster.example', development: false },
    provider: { issuer: new URL('https://sign-in.example'), clientId: 'muster', clientSecret: 'secret' },
    ...{ secret: randomBytes(32), requestsPerMinute: 1000, trustProxy: false, contact: 'muster@example.police.uk' },
  })
  try {
    await work(app)
  } finally {
    await app.close()
  }
}

describe('with real people', () => {
  it('the service starts: each of its features says what it keeps about them', () => withService(async app => void (await app.ready())))

  it('it does not start with a feature that says nothing', () =>
    withService(async app => {
      app.get('/gossip', { config: { act: 'gossip.read', who: 'public' } }, async () => 'x')
      await assert.rejects(async () => app.ready(), /gossip: does not say what it keeps about people/)
    }))

  it('cookies are for HTTPS alone, nothing is said to be invented, and there is no way in with an invented person', () =>
    withService(async app => {
      const start = await app.inject({ url: '/' })
      assert.match(String(start.headers['strict-transport-security']), /max-age=31536000/)
      assert.match(String(start.headers['set-cookie']), /^__Host-muster-form=.*; Secure/)
      assert.doesNotMatch(start.body, /invented/i)
      assert.equal((await app.inject({ url: '/dev-sign-in' })).statusCode, 404)
      assert.ok(!app.inventory.some(({ url }) => url.startsWith('/dev-sign-in')))
    }))

  it('the development provider stops the start', async () => {
    const needs = { pool, door, log: pino({ level: 'silent' }), baseUrl: 'https://muster.example', development: false, provider: undefined }
    await assert.rejects(
      createService({ ...needs, secret: randomBytes(32), requestsPerMinute: 1000, trustProxy: false }),
      /Nobody real signs in with the development provider/,
    )
  })
})
