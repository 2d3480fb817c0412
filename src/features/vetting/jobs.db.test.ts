/** What vetting does by itself: reminders that give nothing away, reviews made once, what is replaced, files that go when their time has come. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import pino from 'pino'
import { openTestService } from '../../../test/support/service.ts'
import { AT_HOME, behindTheWall, grantClearance, vettingPool } from '../../../test/support/vetting.ts'
import { openPool } from '../../platform/db/pools.ts'
import { getToday } from '../../platform/db/queries.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import { carryOut } from '../../platform/jobs/queue.ts'
import { retentionJobs } from '../../platform/retention/jobs.ts'
import { addDays, calendarDate } from '../../values/date.ts'
import { moveCase, openCase } from './cases/actions.ts'
import { getCase } from './cases/queries.ts'
import { listEvents } from './clearances/queries.ts'
import { attachmentErasures } from './files/erasure.ts'
import { insertAttachment } from './files/queries.ts'
import { vettingJobs } from './jobs.ts'
import { listReviewsOf } from './reviews/queries.ts'

const service = await openTestService()
const pool = vettingPool(service)
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
after(() => Promise.all([pool.end(), worker.end()]))
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)
const amir = await service.accountOf('amir')

const run = (handler: JobHandler | undefined) => {
  assert.ok(handler)
  const circumstances = {
    pool: worker,
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
  }
  return carryOut(handler, {}, circumstances)
}
const night = () => run(vettingJobs['begin-vetting-day'])
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)
/** As if it had been so for long: nobody can write it, so the operator does. */
const pretend = (statement: string, ...values: unknown[]) =>
  service.asOperator(async client => {
    await client.query('begin')
    await client.query(`select spine.enter($1, 'test.pretend')`, [service.token('ada')])
    await client.query(statement, values)
    await client.query('commit')
  })

const openOne = (applicant?: string) =>
  as('rhea', tx =>
    openCase(tx, {
      ...{ unit: 2, subject: { familyName: 'Invented', givenNames: 'Carol', born: calendarDate('1990-01-01') } },
      ...{ level: 'rv', regime: 'officer', kind: 'new', receivedOn: today, form: AT_HOME, ...(applicant ? { applicant } : {}) },
    }),
  )
async function ask(caseId: string, daysAgo: number): Promise<string> {
  const values = { case_id: caseId, unit_id: 2, wants: ['photograph'], due_on: today }
  const { id } = await as('rhea', tx => tx.insertInto('vetting.requests').values(values).returning('id').executeTakeFirstOrThrow())
  await pretend(`update vetting.requests set asked_on = spine.today() - $2::int where id = $1`, id, daysAgo)
  return id
}
const remindersOf = async (id: string) =>
  (await query<{ reminders: number }>('select reminders from vetting.requests where id = $1', id))[0]?.reminders
const mailsTo = async (path: string) =>
  query<{ account: string; kind: string }>('select account, kind from spine.outbox where path = $1', path)

describe('reminders of what was asked', () => {
  it('go to the applicant alone after as many working days as the rule says, once a day, and say only that there is an update', async () => {
    const caseId = await openOne(amir)
    const [old, young] = [await ask(caseId, 14), await ask(caseId, 1)]
    await night()
    await night()
    assert.deepEqual([await remindersOf(old), await remindersOf(young)], [1, 0])
    assert.deepEqual(await mailsTo(`/clearance/${caseId}`), [{ account: amir, kind: 'update' }])
  })

  it('are not sent once it was answered, the case is closed, or nobody is there to remind', async () => {
    const [answered, closed, nobody] = [await openOne(amir), await openOne(amir), await openOne()]
    const ids = [await ask(answered, 14), await ask(closed, 14), await ask(nobody, 14)]
    await as('rhea', tx =>
      sql`update vetting.requests set answered_on = spine.today(), answered_by = spine.me() where case_id = ${answered}`.execute(tx),
    )
    await as('rhea', async tx => moveCase(tx, await getCase(tx, closed), 'discontinued', { why: 'Invented' }))
    await night()
    for (const id of ids) assert.equal(await remindersOf(id), 0)
  })
})

describe('annual reviews', () => {
  const reviews = (id: string) => as('rhea', tx => listReviewsOf(tx, id))

  it('are made some weeks ahead of their day, once, for what is held; one that was missed is not made up for each year', async () => {
    const soon = await grantClearance(as, { from: addDays(today, -350) })
    const fresh = await grantClearance(as)
    const old = await grantClearance(as, { from: addDays(today, -5 * 366) })
    const ended = await grantClearance(as, { from: addDays(today, -350) })
    assert.equal((await service.post(`/vetting/clearances/${ended.id}/events`, { kind: 'ended', why: 'Left' }, 'dora')).statusCode, 303)
    await night()
    await night()
    const [review, ...more] = await reviews(soon.id)
    assert.deepEqual(more, [])
    assert.equal(review?.kind, 'annual')
    assert.ok(review && review.dueOn > today && review.dueOn <= addDays(today, 30), review?.dueOn)
    assert.deepEqual([(await reviews(fresh.id)).length, (await reviews(old.id)).length, (await reviews(ended.id)).length], [0, 1, 0])
  })
})

describe('a clearance whose renewal was granted', () => {
  it('is replaced by it, once', async () => {
    const { id, caseId } = await grantClearance(as, { until: addDays(today, 60) })
    const { subjectId } = await as('rhea', tx => getCase(tx, caseId))
    await grantClearance(as, { subject: { id: subjectId }, renews: id, kind: 'renewal' })
    await night()
    await night()
    const events = await as('rhea', tx => listEvents(tx, id))
    assert.deepEqual(
      events.map(({ kind, onDay }) => [kind, onDay]),
      [['lapsed', today]],
    )
    assert.match((await service.get(`/vetting/clearances/${id}`, 'rhea')).body, /Replaced by a later one/)
  })
})

describe('files of closed cases', () => {
  it('are erased after the days of the rule, and not before or while they are on hold; that they were there stays', async () => {
    const content = Buffer.from('%PDF-1.4 invented')
    const made = async (daysClosed: number) => {
      const caseId = await openOne()
      const file = await as('rhea', async tx =>
        insertAttachment(tx, await getCase(tx, caseId), {
          ...{ name: 'letter.pdf', media: 'application/pdf', content },
          sha256: createHash('sha256').update(content).digest('hex'),
        }),
      )
      await as('rhea', async tx => moveCase(tx, await getCase(tx, caseId), 'discontinued', { why: 'Invented' }))
      const back = `update vetting.cases set received_on = spine.today() - 900, closed_on = spine.today() - $2::int where id = $1`
      await pretend(back, caseId, daysClosed)
      return { caseId, file }
    }
    const [due, early, held] = [await made(366), await made(365), await made(366)]
    await pretend(`select spine.place_hold($1, 'an inquest')`, held.caseId)
    await run(retentionJobs(attachmentErasures).retention)
    const left = await query<{ id: string; gone: boolean }>(
      `select a.id, a.erased_at is not null and b.attachment_id is null as gone from vetting.attachments a left join vetting.attachment_bytes b on b.attachment_id = a.id`,
    )
    const isGone = (file: string) => left.find(({ id }) => id === file)?.gone
    assert.deepEqual([isGone(due.file), isGone(early.file), isGone(held.file)], [true, false, false])
  })
})
