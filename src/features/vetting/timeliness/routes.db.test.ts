/** Timeliness over HTTP: for the unit, with figures that follow from its rows; for others not at all. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestService } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { insertPast, insertPastCase } from '../../../../test/support/vetting-history.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const entries = (kind: string) =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>('select count(*)::int as n from ledger.entries where kind = $1', [kind])).rows[0]?.n ?? 0,
  )
const rowsOf = (csv: string) =>
  csv
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map(line => line.split(','))

describe('timeliness', () => {
  it('of hardly any case speaks of nobody', async () => {
    const answer = await service.get('/vetting/timeliness?for=release', 'vera')
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /Fewer than five cases were received/)
  })

  describe('of a unit with a past', () => {
    before(() => as('rhea', insertPast))

    it('counts those that are open, names nobody, and is one entry', async () => {
      const seen = await entries('timeliness-read')
      const answer = await service.get('/vetting/timeliness', 'vera')
      assert.equal(answer.statusCode, 200)
      assert.match(answer.body, /Open now<\/dt><dd>4</)
      assert.doesNotMatch(answer.body, /H-[0-9A-F]{8}/)
      assert.equal(await entries('timeliness-read'), seen + 1)
      const [head, ...rows] = rowsOf((await service.get('/vetting/timeliness/times.csv', 'vera')).body)
      const all = rows.find(([name]) => name === 'All cases')
      assert.equal(all?.[head?.indexOf('n') ?? -1], '64')
      assert.equal(all?.[head?.indexOf('open') ?? -1], '4')
    })

    it('says the share within the dated target of the level, in working days', async () => {
      const [, rv] = rowsOf((await service.get('/vetting/timeliness/target-table.csv', 'vera')).body)
      assert.deepEqual(rv?.slice(0, 4), ['RV', '21', '64', '4'])
      // 21 working days are 29 to 31 days: of 20 to 49 days about a third.
      assert.ok(Number(rv?.[4]) > 0.2 && Number(rv?.[4]) < 0.5, rv?.[4])
    })

    it('says who held the time, and keeps the pace of a few people to itself', async () => {
      const [head, ...rows] = rowsOf((await service.get('/vetting/timeliness/held-by-party.csv', 'vera')).body)
      const share = head?.indexOf('shareOfTime') ?? -1
      const by = new Map(rows.map(row => [row[0], row]))
      assert.ok(Number(by.get('Professional standards')?.[share]) > 0.5)
      assert.ok(Math.abs(rows.reduce((sum, row) => sum + Number(row[share]), 0) - 1) < 1e-9)
      // Rhea alone did the checks.
      assert.equal(by.get('Vetting unit')?.[head?.indexOf('p50Days') ?? -1], '')
      assert.notEqual(by.get('Professional standards')?.[head?.indexOf('p50Days') ?? -1], '')
    })

    it('gives every table of the page as a file', async () => {
      const { body } = await service.get('/vetting/timeliness', 'dora')
      const links = [...body.matchAll(/href="(\/vetting\/timeliness\/[^"]+\.csv[^"]*)"/g)].map(([, href]) =>
        String(href).replaceAll('&amp;', '&'),
      )
      assert.ok(links.length > 6, String(links.length))
      for (const link of links) assert.equal((await service.get(link, 'dora')).statusCode, 200, link)
      assert.equal((await service.get('/vetting/timeliness/elsewhere.csv', 'dora')).statusCode, 404)
    })

    it('hides a group under five in what may be handed out, and shows it to the unit', async () => {
      for (const received of [50, 60])
        await as('rhea', tx =>
          insertPastCase(tx, { level: 'dv', received, took: 30, state: 'granted', visits: [['identity', 'unit', 0, 2]] }),
        )
      assert.match((await service.get('/vetting/timeliness/times.csv', 'vera')).body, /DV,2,/)
      assert.doesNotMatch((await service.get('/vetting/timeliness/times.csv?for=release', 'vera')).body, /DV,/)
    })

    it('is not there for another unit, and nobody else has a way to it', async () => {
      assert.equal((await service.get('/vetting/timeliness?unit=IC-V1', 'victor')).statusCode, 404)
      assert.doesNotMatch((await service.get('/vetting/timeliness', 'victor')).body, />64</)
      for (const person of ['ada', 'audrey', 'sonia', 'paula', 'norman'] as const)
        assert.equal((await service.get('/vetting/timeliness', person)).statusCode, 403, person)
    })
  })
})
