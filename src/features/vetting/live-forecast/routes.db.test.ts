/** A unit's forecast over HTTP, with the jobs that make it: from live rows, the same again bit for bit, and nobody else's. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { insertPast } from '../../../../test/support/vetting-history.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { carryOut, startQueue } from '../../../platform/jobs/queue.ts'
import { forecastJobs } from './jobs.ts'

const service = await openTestService()
const pool = vettingPool(service)
const as = behindTheWall(service, pool)
const silent = pino({ level: 'silent' })
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
const queue = await startQueue({ url: service.database.url('muster_worker'), jobs: forecastJobs, log: silent })
after(async () => {
  await queue.stop()
  await Promise.all([worker.end(), pool.end()])
})

const ASKED = { ramp: '4' }
async function until(path: string, done: RegExp, person: PersonId = 'vera') {
  for (let tries = 0; tries < 900; tries += 1) {
    const answer = await service.get(path, person)
    if (done.test(answer.body)) return answer
    await sleep(100)
  }
  throw new Error(`${path} never showed ${done}`)
}
async function ask(path = '/vetting/forecast/now', fields: Record<string, string> = ASKED): Promise<string> {
  const answer = await service.post(path, fields, 'vera')
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  const made = String(answer.headers.location)
  await until(made, /What it was made from|could not be|too little/)
  return made
}
const digestOf = async (path: string) =>
  service.asOperator(
    async client =>
      (
        await client.query<{ digest: string; input_hash: string }>('select digest, input_hash from vetting.live_forecasts where id = $1', [
          path.split('/').at(-1),
        ])
      ).rows[0],
  )
const stagesOf = (csv: string) => csv.replace('\ufeff', '').trim().split('\r\n').slice(1).sort()

describe('a forecast', () => {
  it('of a unit without a past says that there is too little', async () => {
    const made = await ask()
    assert.match((await service.get(made, 'vera')).body, /too little/)
  })

  describe('of a unit with a past', () => {
    let open: string[]
    let made: string
    before(async () => {
      open = await as('rhea', insertPast)
      made = await ask()
    })

    it('begins from the live cases, each at its stage', async () => {
      const csv = (await service.get(`${made}/standing.csv`, 'vera')).body
      assert.deepEqual(stagesOf(csv), ['Counter-corruption check,1,1', 'Identity and right to work,1,1', 'PNC and PND,2,2'])
      const live = await service.asOperator(
        async client =>
          (await client.query<{ n: number }>('select count(*)::int as n from vetting.cases where unit_id = 2 and closed_on is null'))
            .rows[0]?.n,
      )
      const cases = (await service.get(`${made}/open-cases-table.csv`, 'vera')).body.trim().split('\r\n').length - 1
      assert.equal(cases, live)
    })

    it('says on the page of each open case when it will probably be done', async () => {
      for (const id of open) assert.match((await service.get(`/vetting/cases/${id}`, 'rhea')).body, /As likely as not done by/)
    })

    it('made again from its inputs is the same, bit for bit, whatever has happened since', async () => {
      await as('rhea', tx =>
        tx
          .updateTable('vetting.cases')
          .set({ priority: true, level: 'mv' })
          .where('id', '=', open[0] ?? '')
          .execute(),
      )
      const again = await ask(`${made}/again`, {})
      assert.notEqual(again, made)
      assert.match((await service.get(again, 'vera')).body, /The result is the same as that of the first, bit for bit/)
      assert.deepEqual(await digestOf(again), await digestOf(made))
      // And a new one, of the unit as it stands now, is another.
      assert.notEqual((await digestOf(await ask()))?.input_hash, (await digestOf(made))?.input_hash)
    })

    it('is refused in the form where more people would come before today', async () => {
      const answer = await service.post(
        '/vetting/forecast/now',
        { ...ASKED, 'staffFrom-day': '1', 'staffFrom-month': '1', 'staffFrom-year': '2020' },
        'vera',
      )
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /must be after today/)
    })

    it('gives each of its tables as a file', async () => {
      const { body } = await service.get(made, 'vera')
      const links = [...body.matchAll(/href="(\/vetting\/forecast\/[^"]+\.csv)"/g)].map(([, href]) => String(href))
      assert.ok(links.length > 4, String(links.length))
      for (const link of links) assert.equal((await service.get(link, 'vera')).statusCode, 200, link)
      assert.equal((await service.get(`${made}/elsewhere.csv`, 'vera')).statusCode, 404)
    })

    it('is made once a night for each unit, however often the job comes', async () => {
      const nightly = () =>
        service.asOperator(
          async client =>
            (await client.query<{ n: number }>('select count(*)::int as n from vetting.live_forecasts where asked_by is null')).rows[0]?.n,
        )
      const task = forecastJobs['vetting-forecast']
      assert.ok(task)
      const context = { pool: worker, log: silent, signal: new AbortController().signal, attempt: 1, isLastAttempt: false }
      for (const _ of [1, 2]) await carryOut(task, {}, context)
      assert.equal(await nightly(), 1)
      await until('/vetting/forecast', /The night’s job[\s\S]*?Ready/)
    })

    it('is its manager’s alone', async () => {
      for (const path of ['', '/progress', '/standing.csv'])
        assert.equal((await service.get(`${made}${path}`, 'victor')).statusCode, 404, path)
      assert.equal((await service.post(`${made}/again`, {}, 'victor')).statusCode, 404)
      for (const person of ['rhea', 'dora', 'ada', 'sonia', 'norman'] as const)
        assert.equal((await service.get(made, person)).statusCode, 403, person)
    })
  })
})
