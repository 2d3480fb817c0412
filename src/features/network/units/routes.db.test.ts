/** Units over HTTP: opened and described by their keeper, seen by those whose they are, and nothing stored of what is refused. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, ISLINGTON } from '../../../../test/support/register.ts'
import { dayTyped, keepRegister, opening, wordsOf } from '../../../../test/support/register-forms.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import { calendarDate } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'
import { networkPaths as paths } from '../paths.ts'

const { service, register, one, countEntries, page, status, versionAt, send, refused, open } = await keepRegister()
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())

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
    const answer = await send(path, { name: 'Renamed', kind: 'centre', ...dayTyped('from', '2024-03-01'), why: 'Order 7' })
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
    await refused(() => send(path, { ...typed, ...dayTyped('from', '2019-01-01') }), 422, /The unit exists from 1 January 2020/)
    await refused(() => send(path, { ...typed, name: 'Team IC-D2' }), 422, /The register says so already/)
  })

  it('is asked for where the tree of scopes has a unit and the register has not', async () => {
    await service.asOperator(client => client.query(`insert into spine.units values (90, 'IC-OLD', 'Old team', 1, 4)`))
    assert.match(await page(paths.register), /Not described yet.*Describe Old team \(IC-OLD\)/)
    assert.doesNotMatch(await page(paths.register, 'vera'), /Not described yet/)
    assert.equal((await service.get(paths.unit(90), 'nell')).statusCode, 404)
    const path = paths.describeUnit(90)
    await refused(() => send(path, { name: 'Old team', kind: 'team', ever: 'yes', why: 'x' }), 422, /in days on which it does not exist/)
    const answer = await send(path, { name: 'Old team', kind: 'team', ...dayTyped('from', '2021-01-01'), why: 'x' })
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    assert.match(await page(paths.unit(90)), /Belongs to Command one/)
    assert.doesNotMatch(await page(paths.register), /Not described yet/)
  })

  it('from a page that somebody else came before is refused, and shows what is stored', async () => {
    const unit = await open('IC-D3')
    const path = paths.describeUnit(unit)
    const seen = await versionAt(path)
    await send(path, { name: 'Quicker', kind: 'team', why: 'First' })
    await refused(
      () => service.post(path, { _version: seen, name: 'Slower', kind: 'team', why: 'Second' }, 'nell'),
      409,
      /Somebody else has changed this since you opened it.*What is stored now.*Quicker/,
    )
  })

  it('by two at once is done by one', async () => {
    const path = paths.describeUnit(await open('IC-D4'))
    const seen = await versionAt(path)
    const send = (name: string) => service.post(path, { _version: seen, name, kind: 'team', why: 'Race' }, 'nell')
    const answers = await Promise.all([send('Left'), send('Right')])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409])
  })
})

describe('whoever looks', () => {
  it('sees the own units, or all of them on the staff, or none', async () => {
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
    const before = await countEntries('holdings-read')
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
