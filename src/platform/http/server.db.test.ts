import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTestService } from '../../../test/support/service.ts'

const service = await openTestService()

describe('the service', () => {
  it('shows a start page to who is not signed in, and the tasks to who is', async () => {
    assert.match((await service.get('/')).body, /href="\/sign-in"/)
    const page = await service.get('/', 'vera')
    assert.equal(page.statusCode, 200, page.body)
    assert.match(page.body, /Signed in as <strong>Vera Invented/)
    assert.equal(page.headers['cache-control'], 'no-store')
  })

  it('sends whoever is not signed in to sign in, and back', async () => {
    const page = await service.get('/nowhere')
    assert.equal(page.statusCode, 404)
    assert.match(page.body, /Page not found/)
  })
})
