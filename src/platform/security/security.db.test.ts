/** Alarms and the export of security events: what a superuser does is seen, and no event is missed. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import pino from 'pino'
import { openTestService } from '../../../test/support/service.ts'
import { openPool } from '../db/pools.ts'
import { asService } from '../db/transaction.ts'
import { carryOut } from '../jobs/queue.ts'
import { type Sinks, securityJobs } from './jobs.ts'
import { askStandingQuestions, type SecurityEvent, takeSecurityEvents } from './queries.ts'
import { fileSink, syslogFrame, syslogSink } from './sinks.ts'

const service = await openTestService()
const pool = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 3 })
after(() => pool.end())
const asker = { service: 'security', act: 'test.security' }
const ask = () => asService(pool, asker, askStandingQuestions)
const run = (sinks: Sinks) => {
  const watch = securityJobs(sinks)['watch-security']
  assert.ok(watch)
  return carryOut(
    watch,
    {},
    { pool, log: pino({ level: 'silent' }), signal: new AbortController().signal, attempt: 1, isLastAttempt: false },
  )
}
const names = (alarms: readonly { alarm: string }[]) =>
  alarms.map(({ alarm }) => alarm).filter(alarm => alarm !== 'A superuser is connected')

describe('the standing questions', () => {
  it('have no answer in a database as a release leaves it', async () => {
    assert.deepEqual(names(await ask()), [])
  })

  it('tell of a trigger that a superuser turned off, once, and of its return', async () => {
    await service.asOperator(async client => {
      await client.query('alter event trigger spine_watch disable')
      await client.query('alter table forecast.runs disable trigger witness_insert')
    })
    const raised = names(await ask())
    assert.ok(raised.includes('The catalogue is not as the last release left it'))
    assert.ok(raised.includes('The watch over the schema is off'))
    assert.ok(raised.includes('An open door'))
    assert.deepEqual(names(await ask()), [])
    const page = (await service.get('/alarms', 'audrey')).body
    assert.match(page, /The watch over the schema is off/)
    assert.match((await service.get('/', 'ada')).body, /\d+ alarms? of the database/)
    await service.asOperator(async client => {
      await client.query('alter table forecast.runs enable always trigger witness_insert')
      await client.query('alter event trigger spine_watch enable always')
    })
    await ask()
    assert.doesNotMatch(
      (await service.get('/alarms', 'audrey')).body.replaceAll(/A superuser is connected[\s\S]*?<\/tr>/g, ''),
      />\s*Stands/,
    )
  })

  it('tell of a policy that lets more through, though it is one by another name', async () => {
    await service.asOperator(async client => {
      await client.query('alter event trigger spine_watch disable')
      await client.query('create policy more on forecast.runs for select to person using (unit_id > 0)')
      await client.query('alter event trigger spine_watch enable always')
    })
    assert.ok(names(await ask()).includes('The catalogue is not as the last release left it'))
    await service.asOperator(client => client.query('drop policy more on forecast.runs'))
    await ask()
  })

  it('tell of a role that a superuser wrote past the rule of three people', async () => {
    const [vera, ada] = [await service.accountOf('vera'), await service.accountOf('ada')]
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('set local session_replication_role = replica')
      await client.query(
        `insert into spine.assignments (account, role, unit, valid, why, asked_by, approved_by, approved_at)
         values ($1, 'auditor', 1, daterange('2026-01-01', null), 'forged', $2, $2, now())`,
        [vera, ada],
      )
      await client.query('commit')
    })
    assert.ok(names(await ask()).includes('A role without its three people'))
  })

  it('tell of a superuser who is connected', async () => {
    await ask()
    await service.asOperator(async () => {
      const raised = await ask()
      assert.ok(raised.some(({ alarm }) => alarm === 'A superuser is connected'))
    })
  })

  it('are asked by the security service alone', async () => {
    await assert.rejects(asService(pool, { service: 'jobs', act: 'test.x' }, askStandingQuestions), /only the security service asks/)
    await assert.rejects(
      asService(pool, { service: 'jobs', act: 'test.x' }, tx => takeSecurityEvents(tx, 'x')),
      /only the security service exports/,
    )
  })
})

describe('the export of security events', () => {
  it('takes each event once it is handed over, and again where it could not be', async () => {
    const taken: SecurityEvent[] = []
    const sink = async (events: readonly SecurityEvent[]) => void taken.push(...events)
    await run({ first: sink })
    const before = taken.length
    assert.ok(taken.some(({ kind }) => kind === 'role-approved') && taken.some(({ kind }) => kind === 'alarm-raised'))
    await service.get('/administration', 'norman')
    await assert.rejects(
      run({
        first: async () => {
          throw new Error('nobody is there')
        },
      }),
      /could not be handed over/,
    )
    await run({ first: sink })
    const fresh = taken.slice(before).filter(({ kind }) => kind !== 'alarm-raised' && kind !== 'alarm-gone')
    assert.deepEqual(
      fresh.map(({ kind }) => kind),
      ['refused'],
    )
    assert.equal(new Set(taken.map(({ id }) => id)).size, taken.length)
  })

  it('misses none that was begun before and committed after the last one', async () => {
    const taken: SecurityEvent[] = []
    const sink = async (events: readonly SecurityEvent[]) => void taken.push(...events)
    await run({ slow: sink })
    await service.asOperator(async slow => {
      await slow.query('begin')
      await slow.query(`select ledger.write(null, 'test', 'role-slow', '{}', null, '{}')`)
      await service.get('/administration', 'norman')
      await run({ slow: sink })
      await slow.query('commit')
    })
    await run({ slow: sink })
    assert.equal(taken.filter(({ kind }) => kind === 'role-slow').length, 1)
  })

  it('appends to a file, an object a line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'muster-events-'))
    after(() => rm(folder, { recursive: true }))
    const path = join(folder, 'events.jsonl')
    await run({ file: fileSink(path) })
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    assert.ok(lines.length > 5)
    for (const line of lines) assert.match((JSON.parse(line) as SecurityEvent).at, /^\d{4}-\d\d-\d\dT[\d:]+\.\d{6}Z$/)
  })

  it('tells a syslog server, each message with its length', async () => {
    let heard = ''
    const server = createServer(socket => socket.on('data', data => (heard += data.toString())))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    after(() => server.close())
    const address = server.address()
    assert.ok(typeof address === 'object' && address)
    await run({ syslog: syslogSink(new URL(`tcp://127.0.0.1:${address.port}`)) })
    let rest = heard
    let messages = 0
    while (rest !== '') {
      const [, length = '', after_ = ''] = /^(\d+) ([\s\S]*)$/.exec(rest) ?? []
      const message = Buffer.from(after_).subarray(0, Number(length)).toString()
      assert.match(message, /^<10[5-9]>1 \S+Z \S+ muster - [a-z-]+ - \{.*\}$/)
      rest = Buffer.from(after_).subarray(Number(length)).toString()
      messages += 1
    }
    assert.ok(messages > 5)
  })

  it('fails where no syslog server is, and so tries again', async () => {
    await assert.rejects(syslogSink(new URL('tcp://127.0.0.1:1'))([]), /ECONNREFUSED/)
  })

  it('weighs an alarm more than a refusal, and that more than a sign-in', () => {
    const event = (kind: string): SecurityEvent => ({
      id: '1',
      at: '2026-11-24T00:00:00.000000Z',
      kind,
      account: null,
      act: null,
      subjects: [],
      detail: null,
    })
    const priority = (kind: string) => /<(\d+)>/.exec(syslogFrame(event(kind), 'host'))?.[1]
    assert.deepEqual(['alarm-raised', 'refused', 'sign-in-refused', 'session-opened'].map(priority), ['105', '108', '108', '109'])
  })
})
