/** "How many different leads has each borough had since May 2016": one address, as page and file, for each reader what is theirs to see. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { CAMDEN, fillRegister, ISLINGTON } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { before, type Period, since, upTo } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'
import { networkPaths as paths } from '../paths.ts'

const service = await openTestService()
const register = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())
const nell = <T>(work: (tx: Tx) => Promise<T>) => asUser(pool, { token: service.token('nell'), act: 'test.leads' }, work)

const day = calendarDate
const ids: Record<string, string> = {}
await nell(async tx => {
  await tx
    .insertInto('network.role_kinds')
    .values({
      key: 'borough-commander',
      name: 'Borough commander',
      place: 'unit',
      published: true,
      leads: 2,
      about: 'Leads a borough command',
    })
    .execute()
  const old = randomUUID()
  await tx.insertInto('network.seats').values({ id: old, role_kind: 'borough-commander', unit: register.camdenCommand }).execute()
  const hold = async (seat: string, name: string, valid: Period) => {
    ids[name] ??= randomUUID()
    await tx
      .insertInto('network.people')
      .values({ id: ids[name], name })
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await insertFacts(tx, 'network.holdings', [{ seat, standing: 'holder', person: ids[name], valid, why: 'Invented, for a test' }])
  }
  await hold(old, 'First Invented', before(day('2017-01-01')))
  await hold(old, 'Second Invented', { from: day('2017-01-11'), until: day('2019-01-01') })
  await hold(register.seats.commander4, 'Third Invented', since(day('2019-01-01')))
  await hold(register.seats.camden, 'Fourth Invented', upTo(day('2023-03-01'), day('2023-12-31')))
})

const page = async (who: PersonId, path: string = paths.leads) => {
  const { body } = await service.get(path, who)
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}
const lines = async (path: string, who: PersonId) => (await service.get(path, who)).body.trim().split('\r\n')
const lineOf = async (path: string, area: string, who: PersonId) =>
  (await lines(path, who)).filter(line => line.startsWith(area)).join('\n')
const countEntries = () =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>(`select count(*)::int as n from ledger.entries where kind = 'leads-read'`)).rows[0]?.n ?? 0,
  )

describe('the leads of each borough', () => {
  it('are counted since May 2016 for all 32, at one address, and the look is one entry', async () => {
    const entries = await countEntries()
    const seen = await page('nell')
    assert.equal(await countEntries(), entries + 1)
    assert.match(seen, /Different leads of each borough since 1 May 2016/)
    // First, Second, Third, Fourth and Third again; ten days between the first two.
    assert.match(seen, /Camden : its leads over time 4 4 10 Third Invented BCU commander since 1 Jan 2024/)
    assert.match(seen, /Boroughs 32/)
    assert.doesNotMatch(seen, /City of London : its leads/)
    assert.match(
      await lineOf(paths.leadsFile, CAMDEN, 'nell'),
      /^E09000007,Camden,2016-05-01,\d{4}-\d\d-\d\d,,4,4,10,Third Invented,,BCU commander,.*Islington/,
    )
    assert.equal((await lines(paths.leadsFile, 'nell')).length, 33)
  })

  it('are counted since any other day, and a day that is none is told', async () => {
    assert.match(await lineOf(`${paths.leadsFile}?since=2019-01-01`, CAMDEN, 'nell'), /,2,2,0,Third Invented/)
    const wrong = await service.get(`${paths.leads}?since=2016-02-30`, 'nell')
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /The day to count from must be a real date/)
  })

  it('stand over time for one borough, with who is shared', async () => {
    const seen = await page('nell', paths.leadsOf(CAMDEN))
    assert.match(seen, /First Invented.*Nobody.*Second Invented.*Third Invented.*Fourth Invented.*Third Invented/)
    assert.match(seen, /Roles that lead this borough/)
    const spans = await lineOf(`${paths.leadSpansFile}?area=${CAMDEN}`, CAMDEN, 'nell')
    assert.equal(
      spans
        .split('\n')
        .map(line => line.split(',').slice(2, 7).join(','))
        .slice(0, 5)
        .join('\n'),
      [
        'First Invented,,Borough commander,2016-05-01,2016-12-31',
        ',,,2017-01-01,2017-01-10',
        'Second Invented,,Borough commander,2017-01-11,2018-12-31',
        'Third Invented,,BCU commander,2019-01-01,2023-02-28',
        'Fourth Invented,,Borough superintendent,2023-03-01,2023-12-31',
      ].join('\n'),
    )
    // Islington shares the commander; of who led it before the command opened nobody is recorded.
    assert.match(await lineOf(paths.leadsFile, ISLINGTON, 'nell'), /,1,0,975,Third Invented,,BCU commander,/)
    assert.equal((await service.get(paths.leadsOf('E09000001'), 'nell')).statusCode, 404)
    assert.equal((await service.get(paths.leadsOf('E09000099'), 'nell')).statusCode, 404)
  })

  it('are for a lead those of the own boroughs, for the days of the own unit, and say so', async () => {
    const seen = await page('una')
    assert.match(seen, /Its figures count these days only/)
    assert.doesNotMatch(seen, /First Invented|Second Invented/)
    assert.match(await lineOf(paths.leadsFile, CAMDEN, 'una'), /^E09000007,Camden,2019-01-01,\d{4}-\d\d-\d\d,,2,2,0,Third Invented/)
  })

  it('are for a council those of its borough, of which it sees all; for others nothing', async () => {
    assert.equal((await lines(paths.leadsFile, 'lewis')).length, 2)
    assert.match(await lineOf(paths.leadsFile, CAMDEN, 'lewis'), /,4,4,10,Third Invented/)
    assert.match(await page('lewis'), /Not shown to you/)
    assert.equal((await service.get(paths.leadsOf(ISLINGTON), 'lewis')).statusCode, 404)
    assert.equal((await service.get(paths.leads, 'norman')).statusCode, 403)
    assert.match(await lineOf(paths.leadsFile, CAMDEN, 'vera'), /,4,4,10,Third Invented/)
  })

  it('as known before anything was recorded are none', async () => {
    assert.match(await page('nell', `${paths.leads}?since=2016-05-01&known=2020-01-01`), /as the register had it at the end of that day/)
    assert.equal((await lines(`${paths.leadsFile}?known=2020-01-01`, 'nell')).length, 1)
  })
})
