/** Units that move and units that end, over HTTP; and the job that makes it so on the day. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { dayTyped, type Fields, keepRegister, wordsOf } from '../../../../test/support/register-forms.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asService, asUser } from '../../../platform/db/transaction.ts'
import type { JobContext } from '../../../platform/jobs/job.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'
import { networkJobs } from '../jobs.ts'
import { networkPaths as paths } from '../paths.ts'

const { service, one, countEntries, page, send, refused, open, today } = await keepRegister()
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
const workers = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
after(() => Promise.all([pool.end(), workers.end()]))

describe('moving a unit', () => {
  const parentInScopes = (unit: number) => one<number>('select parent as it from spine.units where id = $1', [unit])

  it('moves it in the register at once; who sees its records follows when an administrator has agreed', async () => {
    const unit = await open('IC-M1')
    assert.match(await page(paths.moveUnit(unit)), /Who may see its records changes only when an administrator has agreed/)
    const answer = await send(paths.moveUnit(unit), { parent: 'IC-B2', ...dayTyped('from', '2022-05-01'), why: 'Order 9' })
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
    await send(paths.moveUnit(unit), { parent: 'IC-B2', ...dayTyped('from', '2022-05-01'), why: 'Order 9' })
    await send(paths.moveUnit(unit), { parent: 'IC-B1', why: 'It was not so' })
    assert.equal(await one('select count(*)::int as it from spine.moves where unit = $1 and dropped_at is null', [unit]), 0)
    assert.equal(await one('select count(*)::int as it from network.parents where unit = $1 and upper_inf(recorded)', [unit]), 1)
    assert.match(await page(paths.unit(unit)), /Belongs to Command two 1 May 2022/)
  })

  it('into a circle, below itself, below nothing known or below what does not exist then is refused', async () => {
    const [above, below] = [await open('IC-M3'), await open('IC-M4', { parent: 'IC-M3' })]
    const move = (parent: string, more: Fields = {}) => send(paths.moveUnit(above), { parent, why: 'x', ...more })
    await refused(() => move('IC-M4'), 422, /A unit cannot be below itself/)
    await refused(() => move('IC-M3'), 422, /A unit cannot be below itself/)
    await refused(() => move('NOWHERE'), 422, /There is no unit with the code NOWHERE/)
    await refused(() => move('IC-CAMDEN'), 422, /Camden command exists up to 31 December 2018/)
    assert.equal(await parentInScopes(below), above)
    await refused(() => send(paths.moveUnit(1), { parent: 'IC-B1', why: 'x' }), 409, /stands for a body of its own/)
  })
})

describe('closing a unit', () => {
  const close = (unit: number, last: string, more: Fields = {}) =>
    send(paths.closeUnit(unit), { ...dayTyped('last', last), why: 'Merged', ...more })

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
    const correct = (day: string) => send(paths.correctFirstDay(unit), { ...dayTyped('from', day), why: 'Gazette' })
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
    await send(paths.moveUnit(unit), { parent: 'IC-B2', ...dayTyped('from', addDays(today, 3)), why: 'Planned' })
    assert.match(await page(paths.pending), /Team IC-J1 moves below Command two/)
    const id = await one<string>('select id as it from spine.moves where unit = $1', [unit])
    assert.equal((await service.send('POST', `/api/administration/moves/${id}/approve`, {}, 'ada')).statusCode, 200)
    await beginDay()
    assert.equal(await one('select parent as it from spine.units where id = $1', [unit]), 4)
    // A name to come is nobody's name yet, neither on a page nor for the tree of scopes.
    await send(paths.describeUnit(unit), { name: 'Of tomorrow', kind: 'team', ...dayTyped('from', addDays(today, 3)), why: 'Planned' })
    assert.match(await page(paths.pending), /Team IC-J1 becomes Of tomorrow, team/)
    assert.match(await page(paths.unit(unit)), /Team Team IC-J1/)
    assert.equal(await one('select name as it from spine.units where id = $1', [unit]), 'Team IC-J1')
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
