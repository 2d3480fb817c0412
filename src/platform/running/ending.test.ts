import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Ending } from './ending.ts'

function listened() {
  const said: unknown[] = []
  const hear = (told: unknown) => void said.push(told)
  return { said, ending: new Ending({ error: hear, warn: hear }) }
}

describe('what a program ends', () => {
  it('is ended the last first, one after another, and once', async () => {
    const { ending } = listened()
    const order: string[] = []
    for (const name of ['database', 'pool', 'server'])
      ending.later(name, async () => {
        order.push(`${name} begins`)
        await new Promise(setImmediate)
        order.push(name)
      })
    await Promise.all([ending.now(), ending.now()])
    await ending.now()
    assert.deepEqual(order, ['server begins', 'server', 'pool begins', 'pool', 'database begins', 'database'])
  })

  it('is ended even where another part fails or never ends, and the log names that part', async () => {
    const { ending, said } = listened()
    let ended = false
    ending.later('database', async () => {
      ended = true
    })
    ending.later('pool', () => new Promise(() => undefined), 5)
    ending.later('server', async () => {
      throw new Error('no luck')
    })
    await ending.now()
    assert.equal(ended, true)
    assert.deepEqual(
      said.map(told => (told as { part: string }).part),
      ['server', 'pool'],
    )
  })
})
