import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, it } from 'node:test'
import { Registry } from 'prom-client'
import { serveMetrics } from './metrics.ts'
import { settlePort } from './port.ts'

const HOST = '127.0.0.1'

describe('the port', () => {
  it('is a free one where any will do', async () => {
    const port = await settlePort({ host: HOST, port: 0, setting: 'PORT' })
    assert.equal(await settlePort({ host: HOST, port, setting: 'PORT' }), port)
  })

  it('that is taken is refused in plain words', async t => {
    const taken = createServer().listen(0, HOST)
    t.after(() => taken.close())
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    await assert.rejects(settlePort({ host: HOST, port, setting: 'PORT' }), {
      name: 'Problem',
      message: `Port ${port} is taken by another program.`,
      advice: `Stop that program, or choose another port: PORT=${port + 1}`,
    })
  })

  it('of an address that this machine does not have is refused in plain words', async () => {
    await assert.rejects(settlePort({ host: '192.0.2.1', port: 0, setting: 'PORT' }), {
      message: '192.0.2.1 is no address of this machine.',
    })
  })
})

describe('the figures', () => {
  it('are given out at one address alone', async t => {
    const { port, stop } = await serveMetrics(new Registry(), { host: HOST, port: 0 })
    t.after(stop)
    const statuses = await Promise.all(['/metrics', '/'].map(async path => (await fetch(`http://${HOST}:${port}${path}`)).status))
    assert.deepEqual(statuses, [200, 404])
  })
})
