/** The register as programs read it: on a day, as known on a day, as JSON and CSV, each as far as the person's roles go. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, fillRegister } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import { calendarDate } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { closeFacts, insertFacts } from '../facts/queries.ts'
import { networkPaths } from '../paths.ts'

const { api } = networkPaths
const service = await openTestService()
const register = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())

await hold(register.seats.protect4, 'Secret holder')
const open = await hold(register.seats.camden, 'Public holder')

function hold(seat: string, name: string, from = '2024-01-01'): Promise<string> {
  return asUser(pool, { token: service.token('nell'), act: 'test.hold' }, async tx => {
    const [id, person] = [crypto.randomUUID(), crypto.randomUUID()]
    await tx.insertInto('network.people').values({ id: person, name }).execute()
    await insertFacts(tx, 'network.holdings', [{ seat, standing: 'holder', person, valid: since(calendarDate(from)), why: 'A test' }])
    const { id: holding } = await tx.selectFrom('network.holdings').select('id').where('person', '=', person).executeTakeFirstOrThrow()
    return holding ?? id
  })
}

type Answer = Record<string, Record<string, unknown>[]>
const get = async (path: string, person: PersonId = 'nell') => {
  const answer = await service.get(path, person)
  assert.equal(answer.statusCode, 200, `${path} ${answer.body}`)
  return answer.json<Answer>()
}
const values = (rows: Record<string, unknown>[] | undefined, key: string) => (rows ?? []).map(row => row[key])

describe('the register for programs', () => {
  it('gives the units and the cover of any day', async () => {
    const before = await get(`${api.units}?at=2017-06-01`)
    assert.ok(values(before.units, 'name').includes('Camden command'))
    assert.ok(!values(before.units, 'name').includes('Command one'))
    const later = await get(`${api.units}?at=2020-01-01&kind=bcu`)
    assert.deepEqual(values(later.units, 'name'), ['Command one', 'Command two'])
    assert.deepEqual([later.units?.[0]?.from, later.units?.[0]?.last], ['2019-01-01', null])

    const camden = async (at: string) => (await get(`${api.cover}?at=${at}`)).cover?.find(({ area }) => area === CAMDEN)
    assert.equal((await camden('2018-12-31'))?.unitName, 'Camden command')
    assert.deepEqual(
      (({ unitName, areaName, last, approximate }) => [unitName, areaName, last, approximate])((await camden('2019-01-01')) ?? {}),
      ['Command one', 'Camden', null, true],
    )
    assert.equal((await get(api.cover)).cover?.length, 33)
  })

  it('gives nothing for a day by which nothing was known', async () => {
    assert.deepEqual(await get(`${api.units}?at=2020-01-01&known=2020-01-01`), { at: '2020-01-01', known: '2020-01-01', units: [] })
  })

  it('gives the same as CSV, asked for by the address or by the header', async () => {
    for (const answer of [
      await service.get(`${api.cover}?format=csv`, 'nell'),
      await service.get(api.cover, 'nell', { accept: 'text/csv' }),
    ]) {
      assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8')
      const [head, ...rows] = answer.body.trim().split('\r\n')
      assert.equal(head, 'area,area_name,unit,unit_name,from,last,approximate')
      assert.equal(rows.length, 33)
    }
    const browser = await service.get(api.cover, 'nell', { accept: 'text/html,application/json,text/csv' })
    assert.match(String(browser.headers['content-type']), /json/)
  })

  it('tells who has it already that nothing has changed, and never lets anybody between keep it', async () => {
    const first = await service.get(api.units, 'nell')
    const tag = String(first.headers.etag)
    assert.match(tag, /^"[\w-]{43}"$/)
    assert.equal(first.headers['cache-control'], 'private, no-cache')
    assert.match(String(first.headers.vary), /accept, cookie/)
    const again = await service.get(api.units, 'nell', { 'if-none-match': `"other", ${tag}` })
    assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', tag])
    assert.equal((await service.get(`${api.units}?at=2017-06-01`, 'nell', { 'if-none-match': tag })).statusCode, 200)
    assert.equal((await service.get(`${api.units}?format=csv`, 'nell', { 'if-none-match': tag })).statusCode, 200)
  })

  it('refuses what is no day, or no question of its own, naming the field', async () => {
    const refusals = [
      [`${api.units}?at=2020-02-30`, '/at'],
      [`${api.cover}?at=yesterday`, '/at'],
      [`${api.holdings}?known=2999-01-01`, '/known'],
      [`${api.leads}?since=2999-01-01`, '/since'],
      [`${api.gaps}?from=2026-02-01&last=2026-01-01`, '/last'],
      [`${api.units}?kind=castle`, '/kind'],
      [`${api.holdings}?format=xml`, '/format'],
      [`${api.changes}?since=nonsense`, '/since'],
    ] as const
    for (const [path, pointer] of refusals) {
      const answer = await service.get(path, 'nell')
      assert.deepEqual([answer.statusCode, answer.headers['content-type']], [422, 'application/problem+json; charset=utf-8'], path)
      assert.equal(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer, pointer, path)
    }
    assert.equal((await service.get(`${api.units}?att=2020-01-01`, 'nell')).statusCode, 422)
  })

  it('deletes and overwrites nothing', async () => {
    for (const path of [api.unit(4), networkPaths.unit(4), api.units])
      for (const method of ['DELETE', 'PUT', 'PATCH'] as const) {
        const answer = await service.send(method, path, {}, 'nell')
        assert.equal(answer.statusCode, 405, `${method} ${path}`)
        assert.match(String(answer.headers.allow), /^GET/, `${method} ${path}`)
      }
    assert.equal((await get(api.unit(4))).facts?.[0]?.code, 'IC-B1')
  })

  it('gives all that was ever recorded of a unit, with when it was believed', async () => {
    const id = await hold(register.seats.commander5, 'Corrected holder')
    await asUser(pool, { token: service.token('nell'), act: 'test.close' }, tx => closeFacts(tx, 'network.holdings', [id]))
    const { facts } = await get(api.unit(5))
    const kinds = new Set(values(facts, 'fact'))
    for (const kind of ['unit', 'parent', 'cover', 'holding']) assert.ok(kinds.has(kind), kind)
    const names = (facts ?? []).filter(({ fact }) => fact === 'unit').map(({ name, from, last }) => [name, from, last])
    assert.deepEqual(names, [
      ['Borough commands', null, '2018-12-31'],
      ['Command two', '2019-01-01', null],
    ])
    const closed = facts?.find(fact => fact.id === id)
    assert.match(String(closed?.recordedUntil), /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/)
    assert.ok((closed?.recordedUntil as string) > (closed?.recordedFrom as string))
    const succession = (await get(api.unit(register.camdenCommand))).facts?.find(({ fact }) => fact === 'succession')
    assert.deepEqual([succession?.before, succession?.after, succession?.day], [register.camdenCommand, 4, '2019-01-01'])
    for (const path of [api.unit(999), api.unit(0), api.unit('x')])
      assert.ok([404, 422].includes((await service.get(path, 'nell')).statusCode), path)
  })

  it('shows holders to whom the role allows, and writes one entry for the look', async () => {
    const holders = async (person: PersonId, query = '') => values((await get(`${api.holdings}${query}`, person)).holdings, 'name').sort()
    assert.deepEqual(await holders('nell'), ['Public holder', 'Secret holder'])
    assert.deepEqual(await holders('una'), ['Public holder', 'Secret holder'])
    for (const person of ['vera', 'lewis'] as const) assert.deepEqual(await holders(person), ['Public holder'])
    assert.deepEqual(await holders('nell', `?area=${CAMDEN}`), ['Public holder'])
    assert.deepEqual(await holders('nell', '?unit=4'), ['Secret holder'])
    assert.deepEqual(await holders('nell', '?role=borough-superintendent'), ['Public holder'])
    assert.deepEqual(await holders('nell', '?at=2023-12-31'), [])

    const looks = () =>
      service.asOperator(async client => {
        const { rows } = await client.query<{ said: string }>(
          `select said from ledger.contents join ledger.entries e on e.id = entry where e.kind = 'holdings-read' order by e.at desc`,
        )
        return rows.map(({ said }) => said)
      })
    const before = (await looks()).length
    await holders('lewis')
    const [latest, ...others] = await looks()
    assert.equal(others.length, before)
    assert.ok(latest?.includes(open) && latest.includes('network.list-holdings'), latest)
    await get(api.cover, 'lewis')
    assert.equal((await looks()).length, before + 1)
  })

  it('shows a council its own borough, gaps to the force and its leads alone, and an outsider nothing', async () => {
    assert.deepEqual([...new Set(values((await get(api.cover, 'lewis')).cover, 'area'))], [CAMDEN])
    assert.deepEqual(values((await get(api.leads, 'lewis')).boroughs, 'area'), [CAMDEN])
    const everything = JSON.stringify(await get(api.changes, 'lewis'))
    assert.ok(everything.includes('Public holder') && !everything.includes('Secret holder'))
    assert.ok(!JSON.stringify(await get(api.changes, 'vera')).includes('Secret holder'))
    assert.equal((await service.get(api.unit(5), 'lewis')).statusCode, 404)
    assert.equal((await service.get(api.gaps, 'lewis')).statusCode, 403)
    for (const path of [api.units, api.unit(4), api.cover, api.holdings, api.gaps, api.leads, api.changes])
      assert.equal((await service.get(path, 'norman')).statusCode, 403, path)
  })

  it('gives gaps and leads as the pages do', async () => {
    const gaps = await get(`${api.gaps}?at=2026-01-01`)
    assert.deepEqual(
      gaps.gaps
        ?.filter(({ roleKind }) => roleKind === 'protect-officer')
        .map(({ name, vacantFrom, vacantLast }) => [name, vacantFrom, vacantLast]),
      [['Command two', '2019-01-01', null]],
    )
    assert.equal(gaps.gaps?.filter(({ roleKind }) => roleKind === 'borough-superintendent').length, 31)
    const leads = await get(`${api.leads}?since=2016-05-01`)
    assert.equal(leads.boroughs?.length, 32)
    const camden = leads.boroughs?.find(({ area }) => area === CAMDEN)
    assert.deepEqual([camden?.leads, camden?.whole], [1, true])
    const spans = leads.spans?.filter(({ area }) => area === CAMDEN).map(({ lead, from, last }) => [lead, from, last]) ?? []
    assert.deepEqual(spans[0], [null, '2016-05-01', '2023-12-31'])
    assert.equal(spans[1]?.[0], 'Public holder')
    assert.match((await service.get(`${api.leads}?format=csv`, 'nell')).body, /Public holder/)
    assert.match((await service.get(`${api.gaps}?format=csv`, 'nell')).body, /^\uFEFFrequirement,role_kind,unit,/)
  })

  it('is described', async () => {
    type Described = {
      openapi: string
      paths: Record<string, { get?: { description?: string; responses: Record<string, { content?: object }> } }>
    }
    const { openapi, paths } = (await service.get('/api/openapi.json')).json<Described>()
    assert.match(openapi, /^3\.1/)
    for (const path of [api.units, api.unit('{id}'), api.cover, api.holdings, api.gaps, api.leads, api.changes])
      assert.deepEqual(Object.keys(paths[path]?.get?.responses['200']?.content ?? {}), ['application/json', 'text/csv'], path)
  })
})
