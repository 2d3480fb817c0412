import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import Fastify from 'fastify'
import { type LogLevel, logTo } from './log.ts'

function written(level: LogLevel = 'info') {
  const lines: string[] = []
  const log = logTo({ write: line => void lines.push(line) }, 'test', level)
  return { log, lines, objects: () => lines.map(line => JSON.parse(line) as Record<string, unknown>) }
}

describe('the log', () => {
  it('is one object a line with its time in UTC, whatever a text holds', () => {
    const { log, lines, objects } = written()
    log.info({ name: 'two\nlines\u2028' }, 'first\nsecond\r\n{"level":"error"}')
    assert.equal(lines.length, 1)
    assert.equal(lines[0]?.trimEnd().includes('\n'), false)
    assert.match(String(objects()[0]?.time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.deepEqual([objects()[0]?.level, objects()[0]?.program], ['info', 'test'])
  })

  it('holds no secret, at whatever depth it is handed in', () => {
    const { log, lines } = written()
    const secrets = {
      cookie: 'QQQ',
      authorization: 'QQQ',
      'set-cookie': ['QQQ'],
      token: 'QQQ',
      code: 'QQQ',
      client_secret: 'QQQ',
      password: 'QQQ',
    }
    log.info(secrets, 'flat')
    log.info({ headers: secrets }, 'deep')
    log.info({ request: { headers: secrets } }, 'deeper')
    log.info({ client: { request: { headers: secrets } } }, 'deepest')
    log.child({ part: 'a child' }).info({ headers: secrets }, 'of a child')
    assert.equal(lines.length, 5)
    for (const line of lines) assert.ok(!line.includes('QQQ'), line)
  })

  it('tells of an error what happened and where, not what stood in the row', () => {
    const { log, objects, lines } = written()
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      constraint: 'one_name',
      detail: 'Key (name)=(QQQ)',
      where: 'QQQ',
    })
    log.error({ err: new Error('could not store', { cause }) }, 'failed')
    const { err } = objects()[0] as { err: { message: string; stack: string; cause: { fault: string; rule: string } } }
    assert.equal(err.message, 'could not store')
    assert.match(err.stack, /log\.test/)
    assert.deepEqual([err.cause.fault, err.cause.rule], ['23505', 'one_name'])
    assert.ok(!lines.join('').includes('QQQ'))
  })

  it('tells of a request neither its headers nor what was searched for', async () => {
    const { log, objects, lines } = written()
    const app = Fastify({ loggerInstance: log })
    app.get('/people/:id', async (_, reply) => reply.header('set-cookie', 'muster=QQQ').send('ok'))
    await app.inject({ url: '/people/7?name=QQQ&code=QQQ', headers: { cookie: 'muster=QQQ', authorization: 'Bearer QQQ' } })
    await app.close()
    const [asked] = objects() as { req: { path: string; method: string } }[]
    assert.deepEqual([asked?.req.method, asked?.req.path], ['GET', '/people/7'])
    assert.equal(lines.length, 2)
    assert.ok(!lines.join('').includes('QQQ'), lines.join(''))
  })

  it('says nothing below its level', () => {
    const { log, lines } = written('warn')
    log.info('not this')
    log.warn('this')
    assert.equal(lines.length, 1)
  })
})
