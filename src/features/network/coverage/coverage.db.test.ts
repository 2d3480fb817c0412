/** Kinds of role, requirements and gaps over HTTP: once well, once badly, and once as somebody who may not. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CAMDEN, fillRegister } from '../../../../test/support/register.ts'
import { openTestService } from '../../../../test/support/service.ts'

const service = await openTestService()
await fillRegister(service)

const dayOf = (name: string, [day, month, year]: readonly [string, string, string]) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})
const entries = (kind: string) =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>('select count(*)::int as n from ledger.entries where kind = $1', [kind])).rows[0]?.n ?? 0,
  )

describe('a kind of role', () => {
  const duty = { name: 'Duty inspector', key: '', place: 'unit', published: 'no', leads: '', about: 'Answers at night' }

  it('is added by whoever keeps the register, and named after itself', async () => {
    const answer = await service.post('/network/role-kinds/new', duty, 'nell')
    assert.equal(answer.statusCode, 303)
    assert.match((await service.get('/network/role-kinds', 'nell')).body, /Duty inspector/)
    assert.equal(await entries('role-kind-added'), 1)
    const form = await service.get('/network/requirements/new', 'nell')
    assert.match(form.body, /value="duty-inspector"/)
  })

  it('is refused without a name, with a name that is taken, and as a lead of no order', async () => {
    const empty = await service.post(
      '/network/role-kinds/new',
      { ...duty, name: '', place: '', published: '', leads: '12', about: '' },
      'nell',
    )
    assert.equal(empty.statusCode, 422)
    for (const message of ['Enter the name', 'Select where it is held', 'from 1 to 9', 'Enter what it is'])
      assert.match(empty.body, new RegExp(message))
    const taken = await service.post('/network/role-kinds/new', { ...duty, name: 'Duty inspector', key: 'other' }, 'nell')
    assert.equal(taken.statusCode, 409)
    assert.match(taken.body, /There is a role with this name already/)
    assert.equal(await entries('role-kind-added'), 1)
  })

  it('is added by nobody else, and seen by staff and councils', async () => {
    for (const who of ['una', 'vera', 'lewis', 'norman'] as const)
      assert.equal((await service.post('/network/role-kinds/new', duty, who)).statusCode, 403, who)
    for (const who of ['una', 'vera', 'lewis'] as const) assert.equal((await service.get('/network/role-kinds', who)).statusCode, 200, who)
    assert.equal((await service.get('/network/role-kinds', 'norman')).statusCode, 403)
  })
})

describe('a requirement', () => {
  const wanted = {
    ...{ role: 'bcu-commander', unitKind: 'bcu', source: 'A model, 2018', why: 'Announced', approximate: 'yes' },
    ...dayOf('from', ['1', '2', '2019']),
    ...dayOf('until', ['', '', '']),
  }
  const add = () => service.post('/network/requirements/new', wanted, 'nell')

  it('is added, refused a second time, ended and corrected; what was believed stays to be seen', async () => {
    const added = await add()
    assert.equal(added.statusCode, 303)
    const path = String(added.headers.location)
    assert.match((await service.get(path, 'una')).body, /BCU commander in every Basic Command Unit/)
    const again = await add()
    assert.equal(again.statusCode, 409)
    assert.match(again.body, /This role is required there already in some of these days/)

    const ended = await service.post(`${path}/end`, { why: 'A new model', ...dayOf('until', ['31', '12', '2030']) }, 'nell')
    assert.equal(ended.statusCode, 303)
    const before = (await service.get(path, 'nell')).body
    assert.match(before, /This was believed once and has been corrected since/)
    assert.doesNotMatch(before, /Correct it/)
    const now = /requirements\/([0-9a-f-]{36})">\s*what is believed now/.exec(before)?.[1]
    assert.ok(now)
    const form = await service.get(`/network/requirements/${now}/correct`, 'nell')
    assert.match(form.body, /name="until-year"[^>]*value="2030"/)
    const corrected = { ...wanted, approximate: '', why: 'Read the model again', ...dayOf('from', ['1', '3', '2019']) }
    assert.equal((await service.post(`/network/requirements/${now}/correct`, corrected, 'nell')).statusCode, 303)
    const page = (await service.get(`/network/requirements/${now}`, 'nell')).body
    for (const said of ['about', '1 Feb 2019', '31 Dec 2030', '1 Mar 2019', 'Announced', 'A new model', 'Read the model again'])
      assert.match(page, new RegExp(said))
    // Too late: somebody else has corrected what this form was made from.
    assert.equal((await service.post(`${path}/end`, { why: 'x', ...dayOf('until', ['1', '1', '2029']) }, 'nell')).statusCode, 409)
    assert.deepEqual(await Promise.all(['requirement-added', 'requirement-ended', 'requirement-corrected'].map(entries)), [1, 1, 1])
  })

  it('that was never one is taken back', async () => {
    const asked = { ...wanted, unitKind: 'command' }
    const path = String((await service.post('/network/requirements/new', asked, 'nell')).headers.location)
    assert.equal((await service.post(`${path}/withdraw`, {}, 'nell')).statusCode, 303)
    assert.match((await service.get(path, 'nell')).body, /As known now it is not required/)
    assert.doesNotMatch((await service.get('/network/requirements', 'nell')).body, /in every command/)
  })

  it('is refused where it makes no sense, with every reason', async () => {
    const wrong = { role: 'borough-superintendent', unitKind: 'bcu', source: '', why: '', approximate: '' }
    const answer = await service.post(
      '/network/requirements/new',
      { ...wrong, ...dayOf('from', ['31', '2', '2020']), ...dayOf('until', ['', '', '']) },
      'nell',
    )
    assert.equal(answer.statusCode, 422)
    for (const message of ['held for a borough', 'must be a real date', 'Enter where this is decided', 'Enter the reason'])
      assert.match(answer.body, new RegExp(message))
  })

  it('is changed by nobody but who keeps the register; a council does not see it, and who is nobody neither', async () => {
    for (const who of ['una', 'vera', 'lewis', 'norman'] as const)
      assert.equal((await service.post('/network/requirements/new', wanted, who)).statusCode, 403, who)
    for (const who of ['lewis', 'norman'] as const) assert.equal((await service.get('/network/requirements', who)).statusCode, 403, who)
    assert.equal((await service.get('/network/requirements/00000000-0000-4000-8000-000000000000', 'nell')).statusCode, 404)
  })
})

describe('the page of gaps', () => {
  it('says how far each requirement is met on a day, and gives the same as a file', async () => {
    const page = (await service.get('/network/gaps?at=2024-01-01', 'nell')).body
    assert.match(page, /0 of 32 in post; 32 vacant/)
    assert.match(page, /0 of 2 in post; 2 vacant/)
    assert.match(page, /Borough superintendent for every borough of the force: vacant on 1 January 2024/)
    assert.match(page, /Nobody recorded before/)
    const [, href = ''] = /href="(\/network\/gaps\.csv[^"]*)"/.exec(page) ?? []
    const file = await service.get(href.replaceAll('&amp;', '&'), 'nell')
    assert.equal(file.statusCode, 200)
    const camden = file.body.split('\r\n').filter(line => line.includes(CAMDEN))
    assert.deepEqual(camden, [
      `Borough superintendent for every borough of the force,borough-superintendent,${CAMDEN},Camden,2024-01-01,2024-01-01,,1,1,0,2023-03-01,no,,no,1,`,
    ])
  })

  it('counts days over a period', async () => {
    const page = (await service.get('/network/gaps?from=2023-02-20&to=2023-03-02', 'nell')).body
    assert.match(page, /From 20 February 2023 to 2 March 2023, as known now/)
    assert.match(page, /0 of 32 in post on every day; 32 vacant on some/)
    // Two days of March in 32 boroughs.
    assert.match(page, />64</)
  })

  it('tells what is no date or turned round, and what is left out', async () => {
    assert.match((await service.get('/network/gaps?at=2024-02-31', 'nell')).body, /The day to look at must be a real date/)
    assert.match(
      (await service.get('/network/gaps?from=2024-02-02&to=2024-01-01', 'nell')).body,
      /The last day must be the first day or later/,
    )
    const vera = (await service.get('/network/gaps?at=2024-01-01', 'vera')).body
    assert.match(vera, /Not shown to you/)
    assert.equal(vera.split('CT Protect officer').length - 1, 1, 'named as left out, and nowhere else')
    assert.match((await service.get('/network/gaps?at=2024-01-01', 'una')).body, /You see your own units/)
  })

  it('is not for councils and not for the public', async () => {
    for (const path of ['/network/gaps', '/network/gaps.csv']) {
      assert.equal((await service.get(path, 'lewis')).statusCode, 403)
      assert.equal((await service.get(path, 'norman')).statusCode, 403)
      assert.equal((await service.get(path)).statusCode, 303)
    }
  })
})
