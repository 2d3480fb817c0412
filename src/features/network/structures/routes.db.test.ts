/** Comparing and proposing over HTTP: once well, once badly, once as somebody who may not. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, fillRegister } from '../../../../test/support/register.ts'
import { openTestService } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import { calendarDate } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'

const service = await openTestService()
const { seats } = await fillRegister(service)
const COMPARE = '/network/compare?before=2017-06-01&after=2020-01-01'

const entries = (kind: string) =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>('select count(*)::int as n from ledger.entries where kind = $1', [kind])).rows[0]?.n ?? 0,
  )
const rowsOf = (csv: string) => csv.trim().split('\r\n').slice(1)

const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 1 })
after(() => pool.end())

const leadCommandOne = (name: string) =>
  asUser(pool, { token: service.token('nell'), act: 'test.lead' }, async tx => {
    const { id: person } = await tx.insertInto('network.people').values({ name }).returning('id').executeTakeFirstOrThrow()
    const held = { seat: seats.commander4, standing: 'holder', person, valid: since(calendarDate('2019-02-01')), why: 'A test' }
    await insertFacts(tx, 'network.holdings', [held])
  })

/** Gives the address of a proposal that starts like this. */
async function begin(name: string, start: string): Promise<string> {
  const answer = await service.post('/network/proposals', { name, about: '', start }, 'nell')
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 500))
  return String(answer.headers.location).replace(/\/(?:draw|table)$/, '')
}

/** What the form on a page would send. */
async function formOf(path: string): Promise<Record<string, string>> {
  const { body } = await service.get(path, 'nell')
  const names = [...body.matchAll(/<input[^>]* name="(name-[^"]+)"[^>]* value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  const chosen = [...body.matchAll(/<select[^>]* name="(unit-[^"]+)"[\s\S]*?<\/select>/g)].map(([whole, name = '']) => [
    name,
    /<option value="([^"]*)" selected/.exec(whole)?.[1] ?? '',
  ])
  const version = /name="_version" value="(\d+)"/.exec(body)?.[1] ?? ''
  return { _version: version, ...Object.fromEntries([...names, ...chosen]) }
}

describe('a comparison', () => {
  it('lists every borough of the force before and after, and not the City', async () => {
    const { statusCode, body } = await service.get(COMPARE, 'nell')
    assert.equal(statusCode, 200, body.slice(0, 500))
    assert.match(body, /1 June 2017 against 1 January 2020/)
    const table = /<table[^>]*id="boroughs"[\s\S]*?<\/table>/.exec(body)?.[0] ?? ''
    assert.equal(table.match(/<tr/g)?.length, 33)
    assert.match(table, /Camden command/)
    assert.doesNotMatch(table, /City of London/)
  })

  it('is a file of 32 rows as well, and its other tables are', async () => {
    const rows = rowsOf((await service.get('/network/compare.csv?before=2017-06-01&after=2020-01-01', 'nell')).body)
    assert.equal(rows.length, 32)
    const camden = rows.find(row => row.startsWith(CAMDEN))
    assert.match(camden ?? '', /^E09000007,Camden,Camden command,Command one,Nobody,,Nobody,,1,\d+/)
    assert.equal(rowsOf((await service.get('/network/compare.csv?table=units', 'nell')).body).length, 32)
    assert.match((await service.get('/network/compare.csv?table=figures', 'nell')).body, /Units that police them,2,2/)
    assert.equal((await service.get('/network/compare.csv?table=other', 'nell')).statusCode, 404)
    assert.equal((await service.get('/network/compare.csv?before=nonsense', 'nell')).statusCode, 422)
  })

  it('asked by the form goes on to an address to pass on; what is no date is told and kept', async () => {
    const form = '/network/compare?before-day=1&before-month=6&before-year=2017&after-day=2&after-month=1&after-year=2020&known-day='
    const on = await service.get(form, 'nell')
    assert.equal(on.headers.location, '/network/compare?before=2017-06-01&after=2020-01-02')
    const badly = await service.get('/network/compare?before-day=31&before-month=2&before-year=2020', 'nell')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /The day before the change must be a real date/)
    assert.match(badly.body, /value="31"/)
    assert.equal((await service.get('/network/compare?before=nonsense', 'nell')).statusCode, 422)
  })

  it('that shows who leads is an entry of who was shown; one that shows nobody is none', async () => {
    const none = await entries('holdings-read')
    await service.get(COMPARE, 'audrey')
    assert.equal(await entries('holdings-read'), none)
    await leadCommandOne('Lea Invented')
    const { body } = await service.get(COMPARE, 'audrey')
    assert.match(body, /Lea Invented/)
    assert.equal(await entries('holdings-read'), none + 1)
    const [row] = rowsOf((await service.get('/network/compare.csv?table=boroughs', 'nell')).body).filter(each => each.startsWith(CAMDEN))
    assert.match(row ?? '', /,Lea Invented,BCU commander,1,16,/)
  })

  it('is for the staff of the force', async () => {
    for (const person of ['una', 'lewis', 'norman'] as const)
      for (const path of [COMPARE, '/network/compare.csv', '/network/proposals', '/network/review-pack'])
        assert.equal((await service.get(path, person)).statusCode, 403, `${person} ${path}`)
    assert.equal((await service.get(COMPARE)).statusCode, 303)
  })
})

describe('the review pack', () => {
  const PACK = '/network/review-pack?before=2017-06-01&after=2020-01-01&since=2016-05-01'

  it('has the questions, the evidence, every borough and what is vacant, and records what it showed', async () => {
    const before = { gaps: await entries('gaps-read'), leads: await entries('leads-read'), holdings: await entries('holdings-read') }
    const { body, statusCode } = await service.get(PACK, 'nell')
    assert.equal(statusCode, 200, body.slice(0, 500))
    for (const said of [
      'Who leads each borough?',
      'Baroness Casey',
      'CT Protect officer in every Basic Command Unit',
      'not recorded in Muster yet',
    ])
      assert.match(body, new RegExp(said))
    for (const id of ['boroughs', 'lead-changes'])
      assert.equal(new RegExp(`<table[^>]*id="${id}"[\\s\\S]*?</table>`).exec(body)?.[0].match(/<tr/g)?.length, 33, id)
    assert.match(/<table[^>]*id="coverage"[\s\S]*?<\/table>/.exec(body)?.[0] ?? '', /0 of 2 in post; 2 vacant.*Command one, Command two/)
    assert.equal(await entries('gaps-read'), before.gaps + 1)
    assert.equal(await entries('leads-read'), before.leads + 1)
    assert.equal(await entries('holdings-read'), before.holdings + 1)
  })

  it('says nothing of a role whose holders the reader may not know', async () => {
    const { body } = await service.get(PACK, 'vera')
    assert.match(body, /Not shown to you, because you may not know who holds it: CT Protect officer/)
    assert.doesNotMatch(body, /0 of 2 in post/)
  })

  it('tells what is no date', async () => {
    const badly = await service.get('/network/review-pack?since=2016-02-31', 'nell')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /The day to count from must be a real date/)
  })
})

describe('a proposal', () => {
  it('starts from today’s structure, is changed, and compares with it', async () => {
    const path = await begin('Camden apart', 'today')
    const form = await formOf(`${path}/draw`)
    assert.equal(form._version, '1')
    assert.equal(form[`unit-${CAMDEN}`], 'IC-B1')
    const drawn = await service.post(`${path}/draw`, { ...form, add: 'Camden alone', step: 'units' }, 'nell')
    assert.equal(drawn.statusCode, 200)
    assert.match(drawn.body, /value="Camden alone"/)
    const saved = await service.post(
      `${path}/draw`,
      { ...form, 'name-new-camden-alone': 'Camden alone', [`unit-${CAMDEN}`]: 'new-camden-alone', step: 'save' },
      'nell',
    )
    assert.equal(saved.statusCode, 303, saved.body.slice(0, 3000))
    assert.equal(saved.headers.location, path)
    assert.match((await service.get(path, 'audrey')).body, /Camden alone/)
    assert.match((await service.get(`${path}?version=1`, 'audrey')).body, /This is an earlier version/)
    const id = path.split('/').at(-1)
    const rows = rowsOf((await service.get(`/network/compare.csv?before=2020-01-01&after=proposal:${id}`, 'nell')).body)
    assert.match(rows.find(row => row.startsWith(CAMDEN)) ?? '', /Command one,Camden alone,.*Not yet named,,16,1,/)
    assert.equal(rows.filter(row => row.includes(',yes,')).length, 1)
    const versions = (await service.get(`/network/compare?before=proposal:${id}:1&after=proposal:${id}`, 'nell')).body
    assert.match(versions, /Camden apart, version 1 against Camden apart/)
    assert.match(versions, /1 of 32 boroughs has another unit/)
  })

  it('is saved only with every borough in a unit and a borough in every unit', async () => {
    const path = await begin('Nothing yet', 'empty')
    assert.match((await service.get(path, 'nell')).body, /Nothing is drawn yet/)
    assert.equal((await service.get(`/network/compare?after=proposal:${path.split('/').at(-1)}`, 'nell')).statusCode, 404)
    assert.equal((await service.get(`${path}.csv`, 'nell')).statusCode, 404)
    const badly = await service.post(
      `${path}/draw`,
      { _version: '0', add: 'North\nSouth', step: 'save', [`unit-${CAMDEN}`]: 'new-north' },
      'nell',
    )
    assert.equal(badly.statusCode, 422)
    for (const said of ['“South” has no borough', 'Select the unit for Barnet']) assert.match(badly.body, new RegExp(said))
    assert.doesNotMatch(badly.body, /Select the unit for (?:Camden|City of London)/)
    assert.match(badly.body, /value="North"/)
    assert.match((await service.get(path, 'nell')).body, /Nothing is drawn yet/)
  })

  it('of two who save the same version keeps the first, and shows the second what is stored beside what was typed', async () => {
    const path = await begin('Two at once', 'today')
    const form = await formOf(`${path}/draw`)
    const first = await service.post(`${path}/draw`, { ...form, 'name-IC-B1': 'First', step: 'save' }, 'nell')
    assert.equal(first.statusCode, 303)
    const second = await service.post(`${path}/draw`, { ...form, 'name-IC-B1': 'Second', step: 'save' }, 'nell')
    assert.equal(second.statusCode, 409)
    assert.match(second.body, /What is stored now/)
    assert.match(second.body, /Renames First to Second/)
    assert.match(second.body, /value="Second"/)
    assert.match((await service.get(path, 'nell')).body, /First/)
    const again = await service.post(`${path}/draw`, { ...form, _version: '2', 'name-IC-B1': 'Second', step: 'save' }, 'nell')
    assert.equal(again.statusCode, 303)
    const pair = await Promise.all(
      ['Third', 'Fourth'].map(name => service.post(`${path}/draw`, { ...form, _version: '3', 'name-IC-B1': name, step: 'save' }, 'nell')),
    )
    assert.deepEqual(pair.map(({ statusCode }) => statusCode).sort(), [303, 409])
  })

  it('comes as a table: what it would change is shown and not saved, its faults are told by line', async () => {
    const path = await begin('By table', 'today')
    const csv = (await service.get(`${path}.csv`, 'nell')).body
    assert.equal(rowsOf(csv).length, 32)
    const changed = csv.replace('Camden,Command one', 'Camden,Central')
    const { _version = '' } = await formOf(`${path}/draw`)
    const dry = await service.upload(`${path}/table`, { name: 'a.csv', content: Buffer.from(changed) }, { _version, table: '' }, 'nell')
    assert.equal(dry.statusCode, 200, dry.body.slice(0, 500))
    assert.match(dry.body, /Adds the unit Central/)
    assert.match(dry.body, /Camden: Command one → Central/)
    assert.match((await service.get(path, 'nell')).body, /Version 1</)
    assert.doesNotMatch((await service.get(path, 'nell')).body, /Version 2</)
    const faulty = csv.replace('E09000007', 'E09999999').replace('E09000033,Westminster', 'E09000001,City of London')
    const badly = await service.upload(`${path}/table`, { name: '', content: Buffer.from('') }, { _version, table: faulty }, 'nell')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /Line \d+: “E09999999” is not the code of a London borough/)
    assert.match(badly.body, /Line \d+: the City of London has a police force of its own/)
    assert.match(badly.body, /These boroughs are missing: Camden, Westminster/)
  })

  it('is drawn by who keeps the register, and read by the staff', async () => {
    const path = await begin('Read only', 'today')
    assert.equal((await service.get(path, 'audrey')).statusCode, 200)
    for (const [to, fields] of [
      ['/network/proposals', { name: 'Mine', start: 'today' }],
      [`${path}/draw`, { _version: '1', step: 'save' }],
    ] as const)
      assert.equal((await service.post(to, fields, 'audrey')).statusCode, 403)
    assert.equal((await service.get(`${path}/draw`, 'audrey')).statusCode, 403)
    assert.equal((await service.get(path, 'lewis')).statusCode, 403)
    assert.equal((await service.get('/network/proposals/00000000-0000-4000-8000-000000000000', 'nell')).statusCode, 404)
    const badly = await service.post('/network/proposals', { name: ' ', start: '' }, 'nell')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /Select what to start from/)
  })
})
