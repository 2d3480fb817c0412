import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Output } from './platform/output.ts'
import { seed } from './seed.ts'
import type { Problem } from './values/problem.ts'

const silent = { showsProgress: false, print: async () => undefined, say: () => undefined } as unknown as Output
const nowhere = new URL('postgresql://nobody@127.0.0.1:1/nothing').href

describe('muster seed', () => {
  it('is refused in production before any database is reached', async () => {
    const settings = {
      NODE_ENV: 'production',
      MUSTER_DATA: '/nowhere',
      MUSTER_POSTGRES_WAY: undefined,
      BOOTSTRAP_DATABASE_URL: nowhere,
    } as const
    await assert.rejects(seed(settings, { people: 1 }, silent), (error: Problem) => error.kind === 'forbidden')
  })
})
