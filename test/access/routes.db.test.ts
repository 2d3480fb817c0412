/** Every route of the service, from its own inventory: what nobody may get, what no other site may send, what every answer says to the browser. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Declared } from '../../src/platform/http/declared.ts'
import { openTestService } from '../support/service.ts'

const service = await openTestService()
/** An address that fits the route's pattern, of something that is not there. */
const addressOf = ({ url }: Declared): string => url.replaceAll(/:[A-Za-z]+/g, randomUUID())
const routes = service.app.inventory.filter(({ method, url }) => method !== 'HEAD' && url !== '*')
const closed = routes.filter(({ who }) => who !== 'public')
const gets = routes.filter(({ method }) => method === 'GET')
const changes = routes.filter(({ method }) => method !== 'GET')
const isApi = ({ url }: Declared) => url.startsWith('/api/')

describe('every route', () => {
  it('is there to be checked', () => {
    assert.ok(gets.length > 5, 'the inventory is empty')
  })

  for (const route of closed) {
    it(`${route.method} ${route.url} gives nothing to who is not signed in`, async () => {
      const headers = { 'idempotency-key': randomUUID(), ...(isApi(route) ? { 'content-type': 'application/json' } : {}) }
      const answer = await service.app.inject({
        method: route.method as 'GET',
        url: addressOf(route),
        headers,
        ...(isApi(route) && route.method !== 'GET' ? { payload: '{}' } : {}),
      })
      if (isApi(route)) assert.equal(answer.statusCode, 401)
      else assert.match(String(answer.headers.location), /^\/sign-in\?return=/)
    })
  }

  for (const route of closed.filter(({ who }) => Array.isArray(who))) {
    it(`${route.method} ${route.url} gives nothing to who has no role`, async () => {
      const answer =
        route.method === 'GET'
          ? await service.get(addressOf(route), 'norman')
          : isApi(route)
            ? await service.send(route.method as 'POST', addressOf(route), {}, 'norman')
            : await service.post(addressOf(route), {}, 'norman')
      assert.ok([403, 422].includes(answer.statusCode), `${answer.statusCode} ${answer.body.slice(0, 500)}`)
    })
  }

  for (const route of changes.filter(route => !isApi(route) && !route.guardsItself)) {
    it(`${route.method} ${route.url} takes no form without its token, and none from another site`, async () => {
      const payload = `_key=${randomUUID()}`
      const headers = { cookie: service.cookieOf('ada'), 'content-type': 'application/x-www-form-urlencoded' }
      const send = (more: Record<string, string>) =>
        service.app.inject({ method: route.method as 'POST', url: addressOf(route), payload, headers: { ...headers, ...more } })
      assert.equal((await send({})).statusCode, 403)
      assert.equal((await send({ 'sec-fetch-site': 'cross-site' })).statusCode, 403)
    })
  }

  for (const route of gets) {
    it(`GET ${route.url} tells the browser what not to do, and keeps nothing of a person's page`, async () => {
      const { headers } = await service.get(addressOf(route), 'ada')
      assert.match(String(headers['content-security-policy']), /default-src 'none'/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['x-frame-options'], 'DENY')
      // A program may keep what it was sent to ask whether it has changed; nobody between may, and it asks each time.
      const kept = isApi(route) ? /^(?:no-store|private, no-cache)$/ : /no-store/
      if (!route.url.startsWith('/assets/')) assert.match(String(headers['cache-control'] ?? 'no-store'), kept)
    })
  }
})
