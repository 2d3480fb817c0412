/** Seats over HTTP: recording, ending and correcting who holds a role, who may, and what two at once get. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CAMDEN, fillRegister } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { networkPaths as paths } from '../paths.ts'

const service = await openTestService()
const { seats } = await fillRegister(service)

const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return text === '' ? {} : { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
type Said = {
  name: string
  from: string
  until?: string
  standing?: string
  person?: string
  approximate?: string
  why?: string
  another?: string
}
const form = ({ name, from, until = '', standing = 'holder', person = 'new', approximate = '', why = 'A test', another = '' }: Said) => ({
  ...{ name, person, standing, approximate, why, another, rank: 'Superintendent', source: 'Invented' },
  ...day('from', from),
  ...day('until', until),
})
const hold = (seat: string, said: Said, who: PersonId = 'nell') => service.post(paths.hold(seat), form(said), who)
const seatPage = async (seat: string, who: PersonId = 'nell', query = '') => (await service.get(`${paths.seat(seat)}${query}`, who)).body
/** Of the one whose row has the name. */
async function holdingOf(seat: string, name: string): Promise<string> {
  const [, id] = new RegExp(`/network/holdings/([0-9a-f-]{36})/correct">[^<]*<span[^>]*>: ${name}`).exec(await seatPage(seat)) ?? []
  assert.ok(id, `no holding of ${name}`)
  return id
}
const countEntries = (kind: string) =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>('select count(*)::int as n from ledger.entries where kind = $1', [kind])).rows[0]?.n ?? 0,
  )
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('a holder', () => {
  it('is recorded, seen with days and source, and the look is one entry that names them', async () => {
    const answer = await hold(seats.camden, { name: 'Rowan Hale (invented)', from: '2023-03-01', approximate: 'yes' })
    assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
    const before = await countEntries('holdings-read')
    const page = text(await seatPage(seats.camden))
    assert.equal(await countEntries('holdings-read'), before + 1)
    assert.match(page, /Borough superintendent/)
    assert.match(page, /Rowan Hale \(invented\), Superintendent since about 1 March 2023/)
    assert.match(page, /Approximate/)
    assert.match(page, /Invented/)
    assert.equal(await countEntries('holding-recorded'), 1)
  })

  it('that overlaps is refused with 409, names who is there and keeps what was typed', async () => {
    const answer = await hold(seats.camden, { name: 'Second Person', from: '2024-01-01', until: '2024-06-30' })
    assert.equal(answer.statusCode, 409)
    assert.match(text(answer.body), /Rowan Hale \(invented\) holds this role from 1 March 2023 with no end recorded/)
    assert.match(answer.body, /value="Second Person"/)
    assert.doesNotMatch(await seatPage(seats.camden), /Second Person/)
    // A deputy beside the holder is no overlap.
    assert.equal((await hold(seats.camden, { name: 'Deputy Person', from: '2024-01-01', standing: 'deputy' })).statusCode, 303)
    const deputy = await hold(seats.camden, { name: 'Other Deputy', from: '2025-01-01', standing: 'deputy' })
    assert.match(text(deputy.body), /Deputy Person is deputy in this role from 1 January 2024/)
  })

  it('recorded by two at once is recorded by one, and the other is told who was quicker', async () => {
    const answers = await Promise.all([
      hold(seats.islington, { name: 'Quick One', from: '2024-01-01' }),
      hold(seats.islington, { name: 'Quick Two', from: '2024-01-01' }),
    ])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409])
    const refused = answers.find(({ statusCode }) => statusCode === 409)
    assert.match(text(refused?.body ?? ''), /Quick (?:One|Two) holds this role from 1 January 2024 with no end recorded/)
  })

  it('badly filled in says everything that is wrong, in the order of the fields', async () => {
    const answer = await hold(seats.commander4, { name: '', from: '', standing: 'boss', why: ' ' })
    assert.equal(answer.statusCode, 422)
    for (const said of ['Select whether they are the holder', 'Enter their name', 'Enter the first day', 'Enter the reason'])
      assert.match(answer.body, new RegExp(said))
    const nobody = await hold(seats.commander4, { name: '', from: '2024-01-01', person: '0193b7a0-1c2d-4e3f-8a4b-5c6d7e8f9a0b' })
    assert.match(nobody.body, /Select a person, or somebody new/)
    const early = await hold(seats.commander4, { name: 'Too Early', from: '2018-12-31' })
    assert.equal(early.statusCode, 422)
    assert.match(early.body, /The unit exists only from 1 January 2019 on/)
    const backwards = await hold(seats.commander4, { name: 'Backwards', from: '2024-01-02', until: '2024-01-01' })
    assert.match(backwards.body, /The last day must be the first day or later/)
  })

  it('of a name that is known is asked about, so that nobody counts as two', async () => {
    const again = await hold(seats.commander5, { name: 'rowan hale (Invented)', from: '2019-02-01' })
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /Somebody of this name is in the register/)
    assert.equal((await hold(seats.commander5, { name: 'Rowan Hale (invented)', from: '2019-02-01', another: 'yes' })).statusCode, 303)
  })

  it('is found by name and chosen', async () => {
    const page = (await service.get(`${paths.hold(seats.protect5)}?q=quick`, 'nell')).body
    const [, id] = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*Quick/.exec(page) ?? []
    assert.ok(id, 'nobody is offered')
    assert.match(text(page), /Borough superintendent, Islington/)
    assert.equal((await hold(seats.protect5, { name: '', person: id, from: '2024-05-01' })).statusCode, 303)
    assert.match(await seatPage(seats.protect5), /Quick (?:One|Two)/)
    assert.match((await service.get(`${paths.hold(seats.protect5)}?q=nobody-like-that`, 'nell')).body, /Nobody whom you may see/)
  })
})

describe('a change of a holding', () => {
  it('ends it on a last day, and the belief of before stays with who and why', async () => {
    await hold(seats.commander4, { name: 'Ending Person', from: '2020-01-01' })
    const id = await holdingOf(seats.commander4, 'Ending Person')
    assert.equal((await service.post(paths.endHolding(id), { why: 'x', approximate: '' }, 'nell')).statusCode, 422)
    const early = await service.post(paths.endHolding(id), { why: 'x', approximate: '', ...day('last', '2019-12-31') }, 'nell')
    assert.match(early.body, /The last day must be the first day or later/)
    const ended = await service.post(
      paths.endHolding(id),
      { why: 'Moved to another force', approximate: '', ...day('last', '2024-12-31') },
      'nell',
    )
    assert.equal(ended.statusCode, 303, ended.body.slice(0, 1000))
    const page = text(await seatPage(seats.commander4))
    assert.match(page, /Vacant/)
    assert.match(page, /What the register said before it was corrected/)
    assert.match(page, /Ending Person, Superintendent \(holder\) 1 Jan 2020 to no known end/)
    assert.match(page, /Moved to another force/)
    // What was corrected meanwhile cannot be corrected from an old page.
    const late = await service.post(paths.endHolding(id), { why: 'Again', approximate: '', ...day('last', '2024-11-30') }, 'nell')
    assert.equal(late.statusCode, 409)
  })

  it('corrects a date; days that are taken are told, and what changes nothing is refused', async () => {
    await hold(seats.commander4, { name: 'Next Person', from: '2025-03-01' })
    const id = await holdingOf(seats.commander4, 'Next Person')
    const shown = (await service.get(paths.correctHolding(id), 'nell')).body
    assert.match(text(shown), /The register says: Next Person, Superintendent, from 1 March 2025, with no end known/)
    const [, person = ''] = /name="person"[^>]*value="([0-9a-f-]{36})"[^>]*checked/.exec(shown) ?? []
    const same = await service.post(paths.correctHolding(id), form({ name: '', person, from: '2025-03-01' }), 'nell')
    assert.match(same.body, /This is what the register says already/)
    const taken = await service.post(paths.correctHolding(id), form({ name: '', person, from: '2024-12-01' }), 'nell')
    assert.equal(taken.statusCode, 409)
    assert.match(text(taken.body), /Ending Person holds this role from 1 January 2020 to 31 December 2024/)
    const right = await service.post(
      paths.correctHolding(id),
      form({ name: '', person, from: '2025-02-01', why: 'The order says February' }),
      'nell',
    )
    assert.equal(right.statusCode, 303, right.body.slice(0, 1000))
    const page = text(await seatPage(seats.commander4, 'nell', '?since=2020-01-01&at=2025-06-30'))
    assert.match(page, /Next Person, Superintendent since 1 February 2025/)
    assert.match(page, /The order says February/)
    assert.match(page, /Different holders 2 Changes of holder 1 Days vacant 31/)
  })

  it('takes out what never was so, for a reason that is chosen', async () => {
    await hold(seats.protect4, { name: 'Never There', from: '2025-01-01' })
    const id = await holdingOf(seats.protect4, 'Never There')
    const blank = await service.post(paths.withdrawHolding(id), { because: '' }, 'nell')
    assert.equal(blank.statusCode, 422)
    assert.match(blank.body, /Select why it never was so/)
    assert.equal((await service.post(paths.withdrawHolding(id), { because: 'never-started' }, 'nell')).statusCode, 303)
    const page = text(await seatPage(seats.protect4))
    assert.match(page, /Taken out: it never was so/)
    assert.match(page, /Nobody is recorded in this role|Vacant/)
  })

  it('is never a deletion', async () => {
    const id = await holdingOf(seats.commander4, 'Next Person')
    assert.equal((await service.send('DELETE', paths.holding(id), {}, 'nell')).statusCode, 405)
    assert.equal((await service.get(paths.holding(id), 'nell')).headers.location, paths.seat(seats.commander4))
  })
})

describe('who may', () => {
  it('record and correct: a lead in the own unit and its boroughs, nobody else', async () => {
    const mine = await hold(seats.protect4, { name: 'Recorded by Una', from: '2026-01-01' }, 'una')
    assert.equal(mine.statusCode, 303, mine.body.slice(0, 1000))
    const page = text(await seatPage(seats.protect4, 'una'))
    assert.match(page, /Recorded by Una/)
    const borough = await hold(seats.camden, { name: 'Covering Person', from: '2026-01-01', standing: 'cover' }, 'una')
    assert.equal(borough.statusCode, 303, borough.body.slice(0, 1000))
    // Another's seat is not there for her.
    for (const path of [paths.seat(seats.commander5), paths.hold(seats.commander5)])
      assert.equal((await service.get(path, 'una')).statusCode, 404)
    assert.equal((await hold(seats.commander5, { name: 'Not Hers', from: '2026-01-01' }, 'una')).statusCode, 404)
    for (const who of ['vera', 'lewis', 'ada', 'norman'] as const)
      assert.equal((await hold(seats.camden, { name: 'Not Theirs', from: '2026-01-01' }, who)).statusCode, 403, who)
  })

  it('see who holds it: published roles for staff and the own council, any other for those who may know all', async () => {
    assert.match(await seatPage(seats.camden, 'vera'), /Rowan Hale/)
    assert.match(await seatPage(seats.camden, 'lewis'), /Rowan Hale/)
    assert.match(await seatPage(seats.protect4, 'audrey'), /Recorded by Una/)
    const hidden = await seatPage(seats.protect4, 'vera')
    assert.match(hidden, /Who holds this role is not shown to you/)
    assert.doesNotMatch(hidden, /Recorded by Una|Vacant|Different holders/)
    assert.equal((await service.get(paths.seat(seats.islington), 'lewis')).statusCode, 404)
    assert.equal((await service.get(paths.seat(seats.camden), 'norman')).statusCode, 403)
    assert.doesNotMatch((await service.get(paths.seatFile(seats.protect4, 'holders'), 'vera')).body, /Recorded by Una/)
  })

  it('take it as a file', async () => {
    const holders = (await service.get(paths.seatFile(seats.commander4, 'holders'), 'nell')).body
    assert.match(holders, /Ending Person,Superintendent,holder,2020-01-01,2024-12-31,1827,no,Invented/)
    assert.match(holders, /,,vacant,2025-01-01,2025-01-31,31,no,/)
    assert.match((await service.get(paths.seatFile(seats.commander4, 'earlier'), 'nell')).body, /Moved to another force/)
  })
})

describe('a seat', () => {
  it('is opened once for a role and a place, where that role is held', async () => {
    const open = (role: string, place: string, who: PersonId) => service.post(paths.openSeat, { role, place }, who)
    const answer = await open('borough-superintendent', 'area:E09000033', 'nell')
    assert.equal(answer.statusCode, 303, answer.body.slice(0, 1000))
    const page = text(await seatPage(String(answer.headers.location).split('/').at(-1) ?? ''))
    assert.match(page, /Westminster/)
    assert.match(page, /Nobody is recorded in this role/)
    assert.equal((await open('borough-superintendent', 'area:E09000033', 'nell')).statusCode, 409)
    assert.match(
      (await open('bcu-commander', `area:${CAMDEN}`, 'nell')).body,
      /held in a unit, or for a borough, and not the other way round/,
    )
    assert.match((await open('', '', 'nell')).body, /Select the role/)
    assert.match((await open('borough-superintendent', 'area:E09000002', 'una')).body, /Select a unit of yours/)
    assert.equal((await open('borough-superintendent', 'area:E09000002', 'vera')).statusCode, 403)
    assert.equal((await service.get(paths.openSeat, 'una')).statusCode, 200)
  })
})
