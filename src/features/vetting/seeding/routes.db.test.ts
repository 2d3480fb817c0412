import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTestService } from '../../../../test/support/service.ts'
import { vettingPaths as paths } from '../paths.ts'
import { PUBLISHED } from './engine/sources.ts'

const service = await openTestService()

describe('the page that says what is invented', () => {
  it('names every published figure with where it stands, and what is assumed', async () => {
    const page = (await service.get(paths.invented, 'rhea')).body
    for (const { what, address } of PUBLISHED) assert.ok(page.includes(what) && page.includes(`href="${address}"`), what)
    assert.match(page, /Assumed, because nobody has published it/)
    assert.match(page, /names end in “\(invented\)”/)
  })

  it('is for who works here', async () => assert.equal((await service.get(paths.invented, 'norman')).statusCode, 403))
})
