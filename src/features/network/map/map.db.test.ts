/** The map over HTTP: every figure with its table and file, for each kind of reader. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, CITY, fillRegister, ISLINGTON } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import { calendarDate as day } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'

const service = await openTestService()
const { seats } = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 1 })
after(() => pool.end())

await asUser(pool, { token: service.token('nell'), act: 'test.map' }, async tx => {
  const person = async (name: string) =>
    (await tx.insertInto('network.people').values({ name }).returning('id').executeTakeFirstOrThrow()).id
  const [first, second, third] = [await person('First Invented'), await person('Second Invented'), await person('Third Invented')]
  const held = { standing: 'holder', why: 'A test' }
  await insertFacts(tx, 'network.holdings', [
    // Command one: its commander leads every borough that has no superintendent.
    { ...held, seat: seats.commander4, person: first, valid: { from: day('2019-01-01'), until: day('2024-01-01') } },
    { ...held, seat: seats.commander4, person: second, valid: since(day('2024-01-11')) },
    { ...held, seat: seats.camden, person: third, valid: since(day('2023-03-01')) },
    { ...held, seat: seats.protect4, person: third, valid: { from: day('2020-01-01'), until: day('2024-05-03') } },
    { ...held, seat: seats.protect5, person: second, valid: since(day('2020-01-01')) },
    { ...held, seat: seats.protect4, person: first, standing: 'cover', valid: since(day('2024-06-01')) },
  ])
})

const NAMES: Record<string, string> = { [CAMDEN]: 'Camden', [ISLINGTON]: 'Islington', [CITY]: 'City of London' }

/** What the tile of a borough says to whoever listens, and its cell in the table. */
async function said(query: string, area: string, who: PersonId = 'nell'): Promise<{ tile: string; row: readonly string[] }> {
  const { body } = await service.get(`/network/map?${query}`, who)
  const [, tile = ''] = new RegExp(`<span class="govuk-visually-hidden">(${NAMES[area]}: [^<]*)</span></a>`).exec(body) ?? []
  const [, row = ''] = new RegExp(`<tr[^>]*><th[^>]*><a[^>]*${area}">[^<]*</a></th>(.*?)</tr>`).exec(body) ?? []
  return { tile, row: row.split('</td>').flatMap(cell => cell.replace(/<[^>]*>/g, '').trim() || []) }
}

describe('the map', () => {
  it('has a tile for each borough and the City, which is a force of its own', async () => {
    const { body } = await service.get('/network/map?at=2024-03-01', 'nell')
    assert.equal(body.split('class="muster-map__tile ').length - 1, 33)
    assert.match(body, /2 units for 32 boroughs/)
    assert.equal((await said('at=2024-03-01', CAMDEN)).tile, 'Camden: policed by Command one')
    assert.equal((await said('at=2018-12-31', CAMDEN)).tile, 'Camden: policed by Camden command')
    assert.equal((await said('at=2024-03-01', CITY)).tile, 'City of London: policed by City force; a police force of its own')
    // The boundary moved about then, and the table says so.
    assert.match((await said('at=2024-03-01', CAMDEN)).row[1] ?? '', /about 1 Jan 2019/)
    assert.doesNotMatch(body, / style="/)
  })

  it('says who is in post, for the borough or in its unit, and since when nobody is', async () => {
    const superintendent = 'figure=role-borough-superintendent&at=2024-03-01'
    assert.equal((await said(superintendent, CAMDEN)).tile, 'Camden: policed by Command one; Borough superintendent in post')
    assert.equal(
      (await said(superintendent, ISLINGTON)).tile,
      'Islington: policed by Command one; Borough superintendent vacant since 1 March 2023',
    )
    const protect = (at: string) => said(`figure=role-protect-officer&at=${at}`, CAMDEN)
    assert.deepEqual((await protect('2024-05-02')).row, ['Command one', 'In post'])
    assert.deepEqual((await protect('2024-05-03')).row, ['Command one', 'Vacant since 3 May 2024'])
    assert.deepEqual((await protect('2024-06-01')).row, ['Command one', 'Vacant since 3 May 2024, covered meanwhile'])
    assert.deepEqual((await protect('2018-06-01')).row, ['Camden command', 'Not required'])
    assert.equal(
      (await said('figure=role-protect-officer&at=2024-05-03', CITY)).tile,
      'City of London: policed by City force; a police force of its own',
    )
  })

  it('counts leads, days without one, and who shares one', async () => {
    const asked = 'since=2023-01-01&at=2024-02-01'
    assert.equal((await said(`figure=leads&${asked}`, CAMDEN)).row[1], '2')
    assert.equal((await said(`figure=leads&${asked}`, ISLINGTON)).row[1], '2')
    assert.equal((await said(`figure=without&${asked}`, CAMDEN)).row[1], '0')
    assert.equal((await said(`figure=without&${asked}`, ISLINGTON)).row[1], '10')
    assert.match((await said(`figure=sharing&${asked}`, CAMDEN)).tile, /a lead of its own$/)
    const { body } = await service.get('/network/map?at=2024-02-01', 'nell')
    const boroughs = [...body.matchAll(/: policed by Command one</g)].length
    assert.match((await said(`figure=sharing&${asked}`, ISLINGTON)).tile, new RegExp(`a lead shared by ${boroughs - 1} boroughs$`))
  })

  it('is a file with the same figures, and an entry where it tells of who holds what', async () => {
    const entries = () =>
      service.asOperator(
        async client =>
          (await client.query<{ n: number }>(`select count(*)::int as n from ledger.entries where kind = 'coverage-map-read'`)).rows[0]?.n,
      )
    const before = (await entries()) ?? 0
    const { body } = await service.get('/network/map.csv?figure=role-protect-officer&at=2024-05-03', 'nell')
    assert.equal(body.split('\r\n').length, 35)
    assert.match(body, new RegExp(`${CAMDEN},Camden,Command one,no,2019-01-01,yes,no,Vacant since 3 May 2024,2024-05-03,`))
    assert.equal(await entries(), before + 1)
    await service.get('/network/map', 'nell')
    assert.equal(await entries(), before + 1)
  })

  it('tells what cannot be asked', async () => {
    const { body } = await service.get('/network/map?figure=leads&since=2025-01-01&at=2024-01-01', 'nell')
    assert.match(body, /The day to count from must be the day looked at or earlier/)
    assert.match((await service.get('/network/map?figure=nonsense', 'nell')).body, /2 units for 32 boroughs/)
  })
})

describe('who sees which map', () => {
  it('follows what they may know: unpublished roles only those who know every holder', async () => {
    const vera = await service.get('/network/map?figure=role-protect-officer&at=2024-05-03', 'vera')
    assert.doesNotMatch(vera.body, /CT Protect officer/)
    assert.match(vera.body, /2 units for 32 boroughs/)
    assert.equal((await said('figure=role-borough-superintendent&at=2024-03-01', CAMDEN, 'vera')).row[1], 'In post')
  })

  it('is the own unit and its boroughs for a lead; what is not seen is never shown as vacant', async () => {
    const una = (query: string) => said(query, CAMDEN, 'una')
    assert.deepEqual((await una('figure=role-protect-officer&at=2024-05-03')).row, ['Command one', 'Vacant since 3 May 2024'])
    const { body } = await service.get('/network/map?figure=role-protect-officer&at=2024-05-03', 'una')
    assert.match(body, /What the others have is not shown to you/)
    assert.equal(
      (body.match(/muster-map__tile muster-map__tone muster-map__tone--vacant/g) ?? []).length,
      (body.match(/policed by Command one/g) ?? []).length,
    )
    // Before its command there was another, which is not hers: the days with it are not days without a lead.
    assert.deepEqual((await una('figure=without&since=2018-01-01&at=2024-02-01')).row, ['Command one', '0 (since 1 January 2019)'])
    assert.deepEqual((await una('figure=role-protect-officer&at=2018-06-01')).row, ['Not shown to you', 'Not shown to you'])
  })

  it('is not for councils and not for the public, because it shows gaps', async () => {
    for (const path of ['/network/map', '/network/map.csv']) {
      for (const who of ['lewis', 'norman'] as const) assert.equal((await service.get(path, who)).statusCode, 403, who)
      assert.equal((await service.get(path)).statusCode, 303)
    }
  })
})
