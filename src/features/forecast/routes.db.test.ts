/** Uploads and runs over HTTP: well, badly, by an outsider, twice, after the file's time has come. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { openTestService, type PersonId } from '../../../test/support/service.ts'
import { openPool } from '../../platform/db/pools.ts'
import { carryOut, startQueue } from '../../platform/jobs/queue.ts'
import { retentionJobs } from '../../platform/retention/jobs.ts'
import { loadForecastWork } from './index.ts'

const LOG = {
  name: 'invented-vetting-log.xlsx',
  content: readFileSync(resolve(import.meta.dirname, '../../../samples/invented-vetting-log.xlsx')),
}
const service = await openTestService()
const { jobs, erasures } = await loadForecastWork()
const silent = pino({ level: 'silent' })
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
const queue = await startQueue({ url: service.database.url('muster_worker'), jobs, log: silent })
after(async () => {
  await queue.stop()
  await worker.end()
})

const SETTINGS = { title: 'June', target: '25', weeks: '12', seed: '7', precision: '2', ramp: '4', staffStage: '' }

async function until(path: string, done: RegExp, person: PersonId = 'vera') {
  for (let tries = 0; tries < 900; tries += 1) {
    const answer = await service.get(path, person)
    if (done.test(answer.body)) return answer
    await sleep(100)
  }
  throw new Error(`${path} never showed ${done}`)
}

const count = (statement: string, values: unknown[] = []) =>
  service.asOperator(
    async client => (await client.query<{ n: number }>(`select count(*)::int as n from (${statement}) found`, values)).rows[0]?.n,
  )

async function upload(file = LOG, key: string = randomUUID()): Promise<string> {
  const answer = await service.upload('/forecast/uploads', file, { unit: '' }, 'vera', key)
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  return String(answer.headers.location)
}

async function make(reading: string, settings: Record<string, string> = SETTINGS): Promise<string> {
  const answer = await service.post(`${reading}/run`, settings, 'vera')
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  return String(answer.headers.location)
}

describe('an upload', () => {
  it('is refused in the form when it is no log, and nothing is stored', async () => {
    const answer = await service.upload('/forecast/uploads', { name: 'a.pdf', content: Buffer.from('%PDF-1.7') }, {}, 'vera')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /There is a problem/)
    assert.equal(await count('select from forecast.uploads'), 0)
  })

  it('sent twice is one', async () => {
    const key = randomUUID()
    assert.equal(await upload(LOG, key), await upload(LOG, key))
    assert.equal(await count('select from forecast.uploads'), 1)
  })

  it('that leaves something open asks, and takes one of its own answers', async () => {
    const rows = [
      'Case,Event,End',
      ...Array.from({ length: 30 }, (_, at) => `${at},checked,0${(at % 9) + 1}/0${((at + 3) % 9) + 1}/2026`),
    ].join('\n')
    const reading = await upload({ name: 'dates.csv', content: Buffer.from(rows) })
    await until(reading, /What comes first in the dates\?/)
    const badly = await service.post(`${reading}/answer`, { answer: 'the weather' }, 'vera')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /Select one of them/)
    const well = await service.post(`${reading}/answer`, { answer: 'day-first' }, 'vera')
    assert.equal(well.statusCode, 303)
    await until(String(well.headers.location), /Check how the file was read|cannot be used/)
  })

  it('can be read in another way; a column that is not there is said at its field', async () => {
    const reading = await upload()
    await until(reading, /Check how the file was read/)
    const fits = { shape: 'cases', case: 'Vetting ref', received: 'Form received', closed: 'Decision date', timeZone: 'Europe/London' }
    const badly = await service.post(`${reading}/change`, { ...fits, closed: 'Elsewhere' }, 'vera')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /Select a column of the file/)
    const well = await service.post(`${reading}/change`, fits, 'vera')
    assert.equal(well.statusCode, 303)
    assert.notEqual(well.headers.location, reading)
    await until(String(well.headers.location), /Check how the file was read/)
  })
})

describe('a run', () => {
  let reading: string
  let run: string
  before(async () => {
    reading = await upload()
    await until(reading, /Check how the file was read/)
    run = await make(reading)
    await until(run, /Performance report/)
  })

  it('is refused in the form where a setting is wrong', async () => {
    const answer = await service.post(`${reading}/run`, { ...SETTINGS, weeks: '0' }, 'vera')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Weeks ahead must be a whole number from 1 to 260/)
  })

  it('is not there for the manager of another unit: page, tables, machine, or making it again', async () => {
    const api = run.replace('/forecast/', '/api/forecast/')
    for (const path of [
      run,
      `${run}/report`,
      `${run}/forecast`,
      `${run}/progress`,
      `${run}/report/times.csv`,
      reading,
      `${reading}/run`,
      api,
    ])
      assert.equal((await service.get(path, 'victor')).statusCode, 404, path)
    assert.equal((await service.post(`${run}/again`, {}, 'victor')).statusCode, 404)
    assert.doesNotMatch((await service.get('/forecast/runs', 'victor')).body, /June/)
  })

  it('gives each table as a file, of figures that the document for machines has too', async () => {
    const page = (await service.get(`${run}/report`, 'vera')).body + (await service.get(`${run}/forecast`, 'vera')).body
    const links = [...page.matchAll(/href="(\/forecast\/runs\/[^"]+\.csv)"/g)].map(([, href]) => String(href))
    assert.ok(links.length > 10)
    for (const link of links) {
      const answer = await service.get(link, 'vera')
      assert.equal(answer.statusCode, 200, link)
      assert.ok(answer.body.split('\r\n').length > 2, `${link} is empty`)
    }
    assert.equal((await service.get(`${run}/report/elsewhere.csv`, 'vera')).statusCode, 404)

    const document = (await service.get(run.replace('/forecast/', '/api/forecast/'), 'vera')).json<{
      report: { all: { n: number } }
      forecast: { openCases: unknown[] }
    }>()
    const times = (await service.get(`${run}/report/times.csv`, 'vera')).body
    assert.match(times, new RegExp(`All cases,${document.report.all.n},`))
    const open = (await service.get(`${run}/forecast/open-cases-table.csv`, 'vera')).body
    assert.equal(open.trim().split('\r\n').length - 1, document.forecast.openCases.length)
  })

  it('made again from the same inputs is the same, bit for bit', async () => {
    const answer = await service.post(`${run}/again`, {}, 'vera')
    const again = String(answer.headers.location)
    assert.notEqual(again, run)
    await until(again, /The result is the same as that of the first, bit for bit/)
    const [first, second] = await Promise.all(
      [run, again].map(async path =>
        (await service.get(path.replace('/forecast/', '/api/forecast/'), 'vera')).json<{ report: unknown; forecast: unknown }>(),
      ),
    )
    assert.deepEqual(second?.forecast, first?.forecast)
    assert.deepEqual(second?.report, first?.report)
    assert.equal((await service.get('/forecast/runs', 'vera')).body.match(/Made again from the same inputs/g)?.length, 1)
  })

  it('with another seed is another result', async () => {
    const other = await make(reading, { ...SETTINGS, seed: '8' })
    await until(other, /Performance report/)
    const digests = await service.asOperator(
      async client =>
        (
          await client.query<{ digest: string }>('select digest from forecast.runs where id = any ($1)', [
            [run, other].map(path => path.split('/').at(-1)),
          ])
        ).rows,
    )
    assert.equal(new Set(digests.map(({ digest }) => digest)).size, 2)
  })

  it('is recorded whenever somebody looks at what came out', async () => {
    const id = run.split('/').at(-1)
    const looks = () => count(`select from ledger.contents where said like '%report-read%' and position($1 in said) > 0`, [id])
    const seen = (await looks()) ?? 0
    await service.get(`${run}/report`, 'vera')
    assert.equal(await looks(), seen + 1)
  })

  it('stays when the file’s time has come, and can no longer be made again; the entry that says who brought it stays too', async () => {
    const old = await upload({
      name: 'old.csv',
      content: Buffer.from(
        `Case,Received,Closed\n${Array.from({ length: 40 }, (_, at) => `${at},2026-01-0${(at % 9) + 1},2026-02-1${at % 10}`).join('\n')}\n`,
      ),
    })
    await until(old, /Check how the file was read|cannot be used/)
    const { rows } = await service.asOperator(client =>
      client.query<{ upload_id: string }>('select upload_id from forecast.readings where id = $1', [old.split('/').at(-1)]),
    )
    const id = rows[0]?.upload_id
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('select spine.enter($1, $2)', [service.token('vera'), 'test.backdate'])
      await client.query(`update forecast.uploads set uploaded_at = now() - interval '3 years' where id = $1`, [id])
      await client.query('commit')
    })
    const { retention } = retentionJobs([...erasures])
    assert.ok(retention)
    await carryOut(retention, {}, { pool: worker, log: silent, signal: new AbortController().signal, attempt: 1, isLastAttempt: false })
    assert.match((await service.get(old, 'vera')).body, /was erased on/)
    assert.equal((await service.get(`${old}/run`, 'vera')).statusCode, 409)
    assert.equal(await count(`select from ledger.contents where said like '%case-log-uploaded%' and position($1 in said) > 0`, [id]), 1)
  })
})
