/** Reviews over HTTP: a change is reported and due by the rule, a review is done once, and what follows from it is begun with it. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, grantClearance, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { getReview } from './queries.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)
const amir = await service.accountOf('amir')
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)

const told = (day: CalendarDate) => ({ 'told-day': day.slice(8), 'told-month': day.slice(5, 7), 'told-year': day.slice(0, 4) })
const report = (clearance: string, day: CalendarDate = today, person: PersonId = 'rhea', words = 'Has moved. Invented') =>
  service.post(`/vetting/clearances/${clearance}/changes`, { ...told(day), words }, person)
async function reported(clearance: string): Promise<string> {
  const answer = await report(clearance)
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 1500))
  return String(answer.headers.location)
}
const finish = (review: string, result: string, { version = '1', person = 'rhea' as PersonId, words = 'Looked at' } = {}) =>
  service.post(review, { result, words, _version: version }, person)
const granted = (from = addDays(today, -200)) => grantClearance(as, { from, applicant: amir })
const idOf = (path: string) => path.split('/').at(-1) ?? ''

describe('a change of circumstances', () => {
  it('is reported with the day it was told, and is due by the rule', async () => {
    const { id } = await granted()
    const review = await reported(id)
    const [row] = await query('select kind, due_on = told_on + 28 as due, words from vetting.reviews where id = $1', idOf(review))
    assert.deepEqual(row, { kind: 'change', due: true, words: 'Has moved. Invented' })
    assert.match((await service.get('/vetting/reviews?kind=change', 'rhea')).body, new RegExp(`href="${review}"`))
    assert.match((await service.get(`/vetting/clearances/${id}`, 'rhea')).body, new RegExp(`href="${review}"`))
  })

  it('says what changed, on a day since the grant, about a clearance that is held', async () => {
    const { id } = await granted()
    assert.equal((await report(id, today, 'rhea', ' ')).statusCode, 422)
    assert.equal((await report(id, addDays(today, 1))).statusCode, 422)
    assert.equal((await report(id, addDays(today, -201))).statusCode, 422)
    assert.equal((await report(id, today, 'victor')).statusCode, 404)
    assert.equal((await report(id, today, 'norman')).statusCode, 403)
    await service.post(`/vetting/clearances/${id}/events`, { kind: 'ended', why: 'Left' }, 'dora')
    assert.equal((await report(id)).statusCode, 409)
  })

  it('is overdue from the day after it was due, and then stands among those and on the first page of the unit', async () => {
    const { id } = await granted()
    const review = String((await report(id, addDays(today, -29))).headers.location)
    const young = await reported(id)
    const overdue = (await service.get('/vetting/reviews?overdue=yes', 'rhea')).body
    assert.match(overdue, new RegExp(`href="${review}"`))
    assert.doesNotMatch(overdue, new RegExp(young))
    assert.match((await service.get('/', 'rhea')).body, /reviews? of clearances overdue/)
    assert.doesNotMatch((await service.get('/vetting/reviews', 'victor')).body, new RegExp(review))
  })
})

describe('a review', () => {
  it('is done once, with what it came to; the look at it is an entry', async () => {
    const review = await reported((await granted()).id)
    const page = await service.get(review, 'rhea')
    assert.match(page.body, /Has moved. Invented/)
    const [{ n = 0 } = {}] = await query<{ n: number }>(
      `select count(*)::int as n from ledger.contents where position('"review-read"' in said) > 0 and position($1 in said) > 0`,
      idOf(review),
    )
    assert.equal(n, 1)
    assert.equal((await finish(review, '')).statusCode, 422)
    assert.equal((await finish(review, 'nothing-new')).statusCode, 303)
    assert.equal((await finish(review, 'nothing-new', { version: '2' })).statusCode, 409)
    const done = await as('rhea', tx => getReview(tx, idOf(review)))
    assert.deepEqual([done.result, done.doneOn, done.doneBy], ['nothing-new', today, await service.accountOf('rhea')])
    assert.match(done.words ?? '', /^Has moved. Invented\n\nWhat came of it: Looked at$/)
  })

  it('is not done over what somebody else changed meanwhile, nor by another unit', async () => {
    const review = await reported((await granted()).id)
    assert.equal((await finish(review, 'nothing-new', { version: '7' })).statusCode, 409)
    assert.equal((await finish(review, 'nothing-new', { person: 'victor' })).statusCode, 404)
    assert.equal((await as('rhea', tx => getReview(tx, idOf(review)))).doneOn, null)
  })

  it('is finished under one’s own name, and stays as it was finished: not by SQL either', async () => {
    const review = idOf(await reported((await granted()).id))
    const dora = await service.accountOf('dora')
    const set = (person: PersonId, by: string) =>
      as(person, tx =>
        tx
          .updateTable('vetting.reviews')
          .set({ done_on: today, done_by: by, result: 'nothing-new' })
          .where('id', '=', review)
          .executeTakeFirst(),
      )
    await assert.rejects(set('rhea', dora), { kind: 'not-found' })
    assert.equal((await set('dora', dora)).numUpdatedRows, 1n)
    assert.equal((await set('rhea', await service.accountOf('rhea'))).numUpdatedRows, 0n)
  })

  it('opens a case of the kind change, of the same person and level, whose form is awaited', async () => {
    const { id, caseId } = await granted()
    const answer = await finish(await reported(id), 'new-case')
    assert.equal(answer.statusCode, 303)
    const [row] = await query(
      `select n.kind, n.state, n.level = o.level as level, n.subject_id = o.subject_id as person, n.applicant = o.applicant as account
        from vetting.cases n, vetting.cases o where n.id = $1 and o.id = $2`,
      idOf(String(answer.headers.location)),
      caseId,
    )
    assert.deepEqual(row, { kind: 'change', state: 'intake', level: true, person: true, account: true })
    const mails = await query(
      'select account, kind from spine.outbox where path = $1',
      `/clearance/${idOf(String(answer.headers.location))}`,
    )
    assert.deepEqual(mails, [{ account: amir, kind: 'update' }])
  })

  it('opens a withdrawal, or is not done where one is under way', async () => {
    const { id } = await granted()
    const [first, second] = [await reported(id), await reported(id)]
    const answer = await finish(first, 'withdrawal')
    assert.match(String(answer.headers.location), /^\/vetting\/withdrawals\//)
    assert.match((await service.get(String(answer.headers.location), 'rhea')).body, /Next step: assessment/)
    assert.equal((await finish(second, 'withdrawal')).statusCode, 409)
    assert.equal((await as('rhea', tx => getReview(tx, idOf(second)))).doneOn, null)
  })
})
