/** Units over HTTP: opened, described, moved and closed by their keeper, seen by those whose they are, and nothing stored of what is refused. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, fillRegister, ISLINGTON } from '../../../../test/support/register.ts'
import { dayTyped, type Fields, sendForm, versionAt, wordsOf } from '../../../../test/support/register-forms.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asService, asUser } from '../../../platform/db/transaction.ts'
import type { JobContext } from '../../../platform/jobs/job.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'
import { networkJobs } from '../jobs.ts'
import { networkPaths as paths } from '../paths.ts'

const service = await openTestService()
const register = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
const workers = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
after(() => Promise.all([pool.end(), workers.end()]))

const one = async <T>(text: string, values: unknown[] = []) =>
  service.asOperator(async client => (await client.query<{ it: T }>(text, values)).rows[0]?.it)
const today = calendarDate((await one<string>('select spine.today()::text as it')) ?? '')
const countFacts = () =>
  one<number>(`select ((select count(*) from network.units) + (select count(*) from network.parents) + (select count(*) from network.cover)
    + (select count(*) from network.holdings) + (select count(*) from network.successions) + (select count(*) from spine.units))::int as it`)
const countEntries = (kind: string) => one<number>('select count(*)::int as it from ledger.entries where kind = $1', [kind])
const page = async (path: string, person: PersonId = 'nell') => wordsOf((await service.get(path, person)).body)

const opening = (more: Fields): Fields => ({
  code: 'IC-T1',
  name: 'Team one',
  kind: 'team',
  parent: 'IC-B1',
  ...dayTyped('from', '2020-01-01'),
  why: 'Minute 1',
  ...more,
})
async function open(code: string, more: Fields = {}): Promise<number> {
  const answer = await service.post(paths.openUnit, opening({ code, name: `Team ${code}`, ...more }), 'nell')
  assert.equal(answer.statusCode, 303, wordsOf(answer.body))
  return Number(String(answer.headers.location).split('/').at(-1))
}
/** Refused with these words, and nothing is stored. */
async function refused(sent: () => Promise<{ statusCode: number; body: string }>, status: number, words: RegExp) {
  const before = await countFacts()
  const answer = await sent()
  assert.equal(answer.statusCode, status, wordsOf(answer.body))
  assert.match(wordsOf(answer.body), words)
  assert.equal(await countFacts(), before)
}

describe('opening a unit', () => {
  it('puts it into the register and into the tree of scopes, with what it comes after', async () => {
    const unit = await open('IC-T1', { after: 'ic-camden', unconfirmed: 'yes', approximate: 'yes', source: 'Report 5' })
    const shown = await page(paths.unit(unit))
    for (const said of ['Team IC-T1', 'Unconfirmed', 'about 1 January 2020', 'Report 5', 'Command one', 'It came after: Camden command'])
      assert.ok(shown.includes(said), said)
    assert.match(await page(paths.unit(register.camdenCommand)), /After it came:[^.]*Team IC-T1/)
    assert.equal(await one('select parent as it from spine.units where code = $1', ['IC-T1']), 4)
    assert.match(await page('/network?name=ic-t1'), /1 team with “ic-t1” in the name/)
  })

  it('is refused for a code that was used before, whoever had it', async () => {
    await refused(() => service.post(paths.openUnit, opening({ code: 'ic-b2' }), 'nell'), 409, /Another unit has this code, or had it once/)
  })

  it('is refused with every reason where it is typed badly', async () => {
    const bad = opening({ code: 'a b', name: '', kind: 'force', parent: 'NOWHERE', ...dayTyped('from', '2020-02-31'), why: '' })
    const answer = await service.post(paths.openUnit, bad, 'nell')
    assert.equal(answer.statusCode, 422)
    for (const said of [
      'Enter the name',
      'Select what kind of unit it is',
      'Enter a code of up to 20 letters',
      'There is no unit with the code NOWHERE',
      'The first day must be a real date',
      'Enter the reason',
    ])
      assert.ok(answer.body.includes(said), said)
    assert.match(answer.body, /value="NOWHERE"|value="a b"/)
  })

  it('is refused below a unit that did not exist then, or without any first day', async () => {
    const early = () => service.post(paths.openUnit, opening({ code: 'IC-T2', ...dayTyped('from', '2018-01-01') }), 'nell')
    await refused(early, 422, /Command one exists from 1 January 2019/)
    await refused(
      () => service.post(paths.openUnit, opening({ code: 'IC-T2', ...dayTyped('from', '') }), 'nell'),
      422,
      /Enter the first day, or say/,
    )
  })

  it('is the keeper’s alone; nothing is deleted', async () => {
    for (const person of ['una', 'lewis', 'vera', 'ada', 'norman'] as const)
      await refused(() => service.post(paths.openUnit, opening({ code: 'IC-T3' }), person), 403, /You cannot use this page/)
    const answer = await service.app.inject({ method: 'DELETE', url: paths.unit(4), headers: { cookie: service.cookieOf('nell') } })
    assert.equal(answer.statusCode, 405)
    assert.equal((await service.get(paths.unit(4), 'nell')).statusCode, 200)
  })
})

describe('describing a unit', () => {
  it('gives it another name from a day on, and what was believed before stays with its reason', async () => {
    const unit = await open('IC-D1')
    const path = paths.describeUnit(unit)
    const answer = await sendForm(service, path, { name: 'Renamed', kind: 'centre', ...dayTyped('from', '2024-03-01'), why: 'Order 7' })
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    assert.match(await page(`${paths.unit(unit)}?at=2024-02-29`), /Team IC-D1/)
    const now = await page(paths.unit(unit))
    assert.match(now, /Centre Renamed/)
    assert.match(now, /What was believed before, the latest first.*Team IC-D1, team 1 Jan 2020 No end .*You: Minute 1.*You: Order 7/)
    assert.equal(await one('select name as it from spine.units where id = $1', [unit]), 'Renamed')
    assert.equal((await service.get(paths.unitFile(unit, 'names'), 'nell')).body.trim().split('\n').length, 3)
    assert.match((await service.get(paths.unitFile(unit, 'beliefs'), 'nell')).body, /Minute 1.*Order 7/)
  })

  it('for days outside its life, or as it is already, is refused', async () => {
    const unit = await open('IC-D2')
    const path = paths.describeUnit(unit)
    const typed = { name: 'Other', kind: 'team', why: 'x' }
    await refused(
      () => sendForm(service, path, { ...typed, ...dayTyped('from', '2019-01-01') }),
      422,
      /The unit exists from 1 January 2020/,
    )
    await refused(() => sendForm(service, path, { ...typed, name: 'Team IC-D2' }), 422, /The register says so already/)
  })

  it('is asked for where the tree of scopes has a unit and the register has not', async () => {
    await service.asOperator(client => client.query(`insert into spine.units values (90, 'IC-OLD', 'Old team', 1, 4)`))
    assert.match(await page(paths.register), /Not described yet.*Describe Old team \(IC-OLD\)/)
    assert.doesNotMatch(await page(paths.register, 'vera'), /Not described yet/)
    assert.equal((await service.get(paths.unit(90), 'nell')).statusCode, 404)
    const path = paths.describeUnit(90)
    await refused(
      () => sendForm(service, path, { name: 'Old team', kind: 'team', ever: 'yes', why: 'x' }),
      422,
      /in days on which it does not exist/,
    )
    const answer = await sendForm(service, path, { name: 'Old team', kind: 'team', ...dayTyped('from', '2021-01-01'), why: 'x' })
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    assert.match(await page(paths.unit(90)), /Belongs to Command one/)
    assert.doesNotMatch(await page(paths.register), /Not described yet/)
  })

  it('from a page that somebody else came before is refused, and shows what is stored', async () => {
    const unit = await open('IC-D3')
    const path = paths.describeUnit(unit)
    const seen = await versionAt(service, path)
    await sendForm(service, path, { name: 'Quicker', kind: 'team', why: 'First' })
    await refused(
      () => service.post(path, { _version: seen, name: 'Slower', kind: 'team', why: 'Second' }, 'nell'),
      409,
      /Somebody else has changed this since you opened it.*What is stored now.*Quicker/,
    )
  })

  it('by two at once is done by one', async () => {
    const path = paths.describeUnit(await open('IC-D4'))
    const seen = await versionAt(service, path)
    const send = (name: string) => service.post(path, { _version: seen, name, kind: 'team', why: 'Race' }, 'nell')
    const answers = await Promise.all([send('Left'), send('Right')])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409])
  })
})

describe('moving a unit', () => {
  const parentInScopes = (unit: number) => one<number>('select parent as it from spine.units where id = $1', [unit])

  it('moves it in the register at once; who sees its records follows when an administrator has agreed', async () => {
    const unit = await open('IC-M1')
    assert.match(await page(paths.moveUnit(unit)), /Who may see its records changes only when an administrator has agreed/)
    const answer = await sendForm(service, paths.moveUnit(unit), { parent: 'IC-B2', ...dayTyped('from', '2022-05-01'), why: 'Order 9' })
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    const shown = await page(paths.unit(unit))
    assert.match(shown, /Belongs to Command two/)
    assert.match(shown, /only when an administrator has agreed. None has yet, so they are still seen by those with a role for Command one/)
    assert.match(await page(`${paths.unit(unit)}?at=2022-04-30`), /Belongs to Command one/)
    assert.equal(await parentInScopes(unit), 4)
    const id = await one<string>('select id as it from spine.moves where unit = $1 and done_at is null', [unit])
    assert.equal((await service.send('POST', `/api/administration/moves/${id}/approve`, {}, 'nell')).statusCode, 403)
    assert.equal((await service.send('POST', `/api/administration/moves/${id}/approve`, {}, 'ada')).statusCode, 200)
    assert.equal(await parentInScopes(unit), 5)
    assert.doesNotMatch(await page(paths.unit(unit)), /administrator has agreed/)
  })

  it('thought better of drops what waits', async () => {
    const unit = await open('IC-M2')
    await sendForm(service, paths.moveUnit(unit), { parent: 'IC-B2', ...dayTyped('from', '2022-05-01'), why: 'Order 9' })
    await sendForm(service, paths.moveUnit(unit), { parent: 'IC-B1', why: 'It was not so' })
    assert.equal(await one('select count(*)::int as it from spine.moves where unit = $1 and dropped_at is null', [unit]), 0)
    assert.equal(await one('select count(*)::int as it from network.parents where unit = $1 and upper_inf(recorded)', [unit]), 1)
    assert.match(await page(paths.unit(unit)), /Belongs to Command two 1 May 2022/)
  })

  it('into a circle, below itself, below nothing known or below what does not exist then is refused', async () => {
    const [above, below] = [await open('IC-M3'), await open('IC-M4', { parent: 'IC-M3' })]
    const move = (parent: string, more: Fields = {}) => sendForm(service, paths.moveUnit(above), { parent, why: 'x', ...more })
    await refused(() => move('IC-M4'), 422, /A unit cannot be below itself/)
    await refused(() => move('IC-M3'), 422, /A unit cannot be below itself/)
    await refused(() => move('NOWHERE'), 422, /There is no unit with the code NOWHERE/)
    await refused(() => move('IC-CAMDEN'), 422, /Camden command exists up to 31 December 2018/)
    assert.equal(await parentInScopes(below), above)
    await refused(() => sendForm(service, paths.moveUnit(1), { parent: 'IC-B1', why: 'x' }), 409, /stands for a body of its own/)
  })
})

describe('closing a unit', () => {
  const close = (unit: number, last: string, more: Fields = {}) =>
    sendForm(service, paths.closeUnit(unit), { ...dayTyped('last', last), why: 'Merged', ...more })

  it('ends the roles held in it on that day in the same act, names what comes after, and keeps the record', async () => {
    const unit = await open('IC-C1', { kind: 'bcu', parent: 'IC' })
    const person = await asUser(pool, { token: service.token('nell'), act: 'test.hold' }, async tx => {
      const seat = await tx
        .insertInto('network.seats')
        .values({ role_kind: 'bcu-commander', unit })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { id } = await tx.insertInto('network.people').values({ name: 'Holder Invented' }).returning('id').executeTakeFirstOrThrow()
      const held = { seat: seat.id, standing: 'holder', person: id, valid: since(calendarDate('2021-01-01')), why: 'Test' }
      await insertFacts(tx, 'network.holdings', [held])
      const contact = { unit, purpose: 'duty-desk', words: '020 7946 0000', valid: since(calendarDate('2021-01-01')), why: 'Test' }
      await insertFacts(tx, 'network.contacts', [contact])
      return id
    })
    assert.match(await page(paths.closeUnit(unit)), /The one role held in it ends on its last day, in the same act/)
    assert.match(await page(paths.unit(unit)), /BCU commander Holder Invented.*020 7946 0000/)
    const answer = await close(unit, '2025-06-30', { successor: 'IC-B2' })
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    const valid = (table: string, where: string, value: unknown) =>
      one<string>(`select valid::text as it from network.${table} where ${where} = $1 and upper_inf(recorded)`, [value])
    assert.equal(await valid('holdings', 'person', person), '[2021-01-01,2025-07-01)')
    assert.equal(await valid('contacts', 'unit', unit), '[2021-01-01,2025-07-01)')
    assert.equal(await valid('parents', 'unit', unit), '[2020-01-01,2025-07-01)')
    const now = await page(paths.unit(unit))
    assert.match(now, /this unit did not exist. It exists from 1 January 2020 to 30 June 2025/)
    assert.match(now, /After it came: Command two/)
    assert.equal(await one('select closed_on::text as it from spine.units where id = $1', [unit]), '2025-07-01')
    assert.equal(await countEntries('unit-closed'), 1)
    // A wrong last day is corrected in the same way.
    assert.equal((await close(unit, '2025-07-31')).statusCode, 303)
    assert.equal(await valid('units', 'unit', unit), '[2020-01-01,2025-08-01)')
  })

  it('before it opened, over the head of its boroughs or of units below it is refused', async () => {
    await open('IC-C2', { parent: 'IC-B2' })
    await refused(() => close(5, '2026-01-01'), 422, /Command two would police .* 11 more .*Team IC-C2 and .* would belong to Command two/)
    await refused(() => close(4, '2018-12-31'), 422, /It opened on 1 January 2019. Its last day must be that day or later/)
    const unit = await open('IC-C3')
    await refused(() => close(unit, ''), 422, /Enter its last day/)
    await refused(() => close(unit, '2024-01-01', { successor: 'IC-CAMDEN' }), 422, /Camden command does not exist on the day after/)
    assert.match(await page(paths.closeUnit(5)), /To be settled first It polices .*These belong to it: Team IC-C2/)
  })

  it('on a later day is pending until then, and the day itself closes it everywhere', async () => {
    const unit = await open('IC-C4')
    assert.equal((await close(unit, addDays(today, 40))).statusCode, 303)
    assert.match(await page(paths.pending), /Team IC-C4 is closed/)
    assert.equal(await one('select closed_on as it from spine.units where id = $1', [unit]), null)
  })
})

describe('a first day', () => {
  it('recorded wrongly is corrected, and what was believed of it stays', async () => {
    const unit = await open('IC-F1')
    const correct = (day: string) => sendForm(service, paths.correctFirstDay(unit), { ...dayTyped('from', day), why: 'Gazette' })
    assert.equal((await correct('2019-06-01')).statusCode, 303)
    assert.match(await page(`${paths.unit(unit)}?at=2019-06-01`), /First day 1 June 2019/)
    await refused(() => correct('2018-06-01'), 422, /in days on which it does not exist/)
    assert.match(await page(paths.unit(unit)), /Team IC-F1, team 1 Jan 2020/)
  })
})

describe('the start of a day', () => {
  const job = { log: service.app.log, attempt: 1, isLastAttempt: false, signal: new AbortController().signal }
  const beginDay = () =>
    networkJobs['begin-register-day']?.({}, {
      ...job,
      asService: (...[asker, work]: Parameters<JobContext['asService']>) => asService(workers, asker, work),
    } as JobContext)

  it('makes the moves that are agreed and due, and gives units the names and closings of the day', async () => {
    const unit = await open('IC-J1')
    await sendForm(service, paths.moveUnit(unit), { parent: 'IC-B2', ...dayTyped('from', addDays(today, 3)), why: 'Planned' })
    assert.match(await page(paths.pending), /Team IC-J1 moves below Command two/)
    const id = await one<string>('select id as it from spine.moves where unit = $1', [unit])
    assert.equal((await service.send('POST', `/api/administration/moves/${id}/approve`, {}, 'ada')).statusCode, 200)
    await beginDay()
    assert.equal(await one('select parent as it from spine.units where id = $1', [unit]), 4)
    // As if the days had passed.
    await service.asOperator(async client => {
      await client.query('update spine.moves set starts = $2 where id = $1', [id, today])
      await client.query(`update spine.units set name = 'Of yesterday' where id = $1`, [unit])
    })
    await beginDay()
    await beginDay()
    assert.equal(await one('select parent as it from spine.units where id = $1', [unit]), 5)
    assert.equal(await one('select name as it from spine.units where id = $1', [unit]), 'Team IC-J1')
  })
})

describe('whoever looks', () => {
  it('sees the own units, or all of them on the staff, or none', async () => {
    const status = async (path: string, person: PersonId) => (await service.get(path, person)).statusCode
    for (const person of ['vera', 'audrey', 'ada', 'una', 'lewis'] as const) assert.equal(await status(paths.unit(4), person), 200, person)
    for (const person of ['una', 'lewis'] as const) assert.equal(await status(paths.unit(5), person), 404, person)
    for (const path of [paths.register, paths.unit(4), paths.registerFile, paths.pending, paths.boroughs])
      assert.equal(await status(path, 'norman'), 403, path)
    for (const path of [paths.describeUnit(4), paths.moveUnit(4), paths.closeUnit(4), paths.correctFirstDay(4)])
      assert.equal(await status(path, 'una'), 403, path)
    for (const path of ['/network/units/999', '/network/units/none', '/network/units/99999999999', paths.unitFile(4, 'secrets')])
      assert.equal(await status(path, 'nell'), 404, path)
    assert.match(await page(paths.unit(4), 'lewis'), /You are shown your own borough alone.*Camden/)
    assert.doesNotMatch(await page(paths.unit(4), 'lewis'), /Islington/)
    assert.match(await page(paths.unit(4), 'una'), /Islington/)
  })

  it('is told what is vacant only where they would see a holder, and whose names they saw is recorded', async () => {
    await asUser(pool, { token: service.token('nell'), act: 'test.hold' }, async tx => {
      const { id } = await tx.insertInto('network.people').values({ name: 'Secret Invented' }).returning('id').executeTakeFirstOrThrow()
      const held = { seat: register.seats.protect4, standing: 'holder', person: id, valid: since(calendarDate('2021-01-01')), why: 'Test' }
      await insertFacts(tx, 'network.holdings', [held])
    })
    assert.match(await page(paths.unit(4), 'vera'), /BCU commander Vacant – – CT Protect officer Not shown to you/)
    const before = (await countEntries('holdings-read')) ?? 0
    for (const person of ['una', 'audrey', 'nell'] as const)
      assert.match(await page(paths.unit(4), person), /CT Protect officer Secret Invented/, person)
    assert.equal(await countEntries('holdings-read'), before + 3)
    assert.doesNotMatch(await page(paths.unit(4), 'lewis'), /Protect|Secret/)
  })

  it('reads the areas of the test register', async () => {
    // What the tests above rest on: one borough in the council’s sight, two in the command’s.
    assert.match(await page(paths.borough(CAMDEN), 'lewis'), /Command one/)
    assert.equal((await service.get(paths.borough(ISLINGTON), 'lewis')).statusCode, 404)
  })
})
