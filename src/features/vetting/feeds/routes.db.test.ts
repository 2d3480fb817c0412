/** Lists of the force's own systems beside what is here: well, badly, by somebody who may not, and in the morning. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import pino from 'pino'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, insertCase, vettingPool } from '../../../../test/support/vetting.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asService } from '../../../platform/db/transaction.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { vettingPaths as paths } from '../paths.ts'
import { feedJobs } from './jobs.ts'

const service = await openTestService()
const pool = vettingPool(service)
const jobs = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 1 })
after(() => Promise.all([pool.end(), jobs.end()]))
const as = behindTheWall(service, pool)
const ask = <Row extends Record<string, unknown>>(statement: string, values: unknown[] = []) =>
  service.asOperator(async client => (await client.query<Row>(statement, values)).rows)
const [{ today }] = (await ask<{ today: string }>('select spine.today()::text as today')) as [{ today: string }]
const day = (from: number) => addDays(calendarDate(today), from)

/** Somebody of unit 2 with a staff number, cleared for a level. */
async function cleared(number: string | null, family: string, level = 'rv'): Promise<{ subject: string; clearance: string }> {
  const id = await as('vera', tx => insertCase(tx, { state: 'decision', level }))
  const clearance = randomUUID()
  const [row] = await ask<{ subject: string }>('select subject_id as subject from vetting.cases where id = $1', [id])
  const subject = row?.subject ?? ''
  await as('vera', tx =>
    tx.updateTable('vetting.subjects').set({ family_name: family, staff_number: number }).where('id', '=', subject).execute(),
  )
  await as('dora', async tx => {
    const seat = { case_id: id, unit_id: 2, seat: 1, adverse: false, grant_it: true, reasons: ['nothing-adverse'], rationale: 'x' }
    await tx.insertInto('vetting.decisions').values(seat).execute()
    await tx.insertInto('vetting.outcomes').values({ case_id: id, unit_id: 2, granted: true, adverse: false }).execute()
    const [{ policy }] = (await ask<{ policy: string }>(
      `select id as policy from spine.policies where kind = 'vetting-validity' and key = $1`,
      [level],
    )) as [{ policy: string }]
    await tx
      .insertInto('vetting.clearances')
      .values({
        id: clearance,
        case_id: id,
        unit_id: 2,
        subject_id: subject,
        level,
        regime: 'staff',
        valid: `[${day(-100)},${day(900)})`,
        policy,
      })
      .execute()
  })
  return { subject, clearance }
}

const bring = (kind: string, rows: readonly string[], person: PersonId = 'vera') =>
  service.upload(paths.feeds, { name: 'list.csv', content: Buffer.from(rows.join('\n')) }, { kind }, person)
const PEOPLE = 'Staff number,Name,Moved,Day,Post,Level'
const CLEARANCES = 'staff_number;name;level;last_day'
const take = (answer: { headers: { location?: unknown } }) => service.post(`${String(answer.headers.location)}/take`, {}, 'vera')
const page = async (path: string = paths.feeds) =>
  (await service.get(path, 'vera')).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

const [mover, leaver, fitting] = [await cleared('1001', 'Mover'), await cleared('1002', 'Leaver'), await cleared('1003', 'Fitting', 'mv')]

describe('a list of people', () => {
  it('is seen before anything is compared, with the lines that cannot be used; then taken, once', async () => {
    const rows = [
      `1001,Case Mover,mover,${day(-1)},Analyst,MV`,
      `1002,Case Leaver,leaver,${day(-3)},,`,
      `1003,Case Fitting,mover,${day(-1)},Clerk,RV`,
    ]
    const answer = await bring('people', [
      PEOPLE,
      ...rows,
      '1004,Nobody Here,joiner,31/02/2026,Driver,RV',
      `9999,Nobody Here,joiner,${day(-2)},Driver,RV`,
    ])
    assert.equal(answer.statusCode, 303, answer.body)
    const preview = await page(String(answer.headers.location))
    assert.match(preview, /5 lines, of which 4 lines can be used\. Nothing is compared yet/)
    assert.match(preview, /“31\/02\/2026” is no date/)
    assert.match(preview, /Case Mover/)
    assert.doesNotMatch(preview, /End it/)
    assert.match(await page(), /No list has been taken yet/)
    assert.equal((await take(answer)).statusCode, 303)
    assert.equal((await take(answer)).statusCode, 409)
  })

  it('lists who came to a post without its clearance, and not who holds more than it asks for; counts who is not matched', async () => {
    const seen = await page()
    const [, lacking = ''] = /Came to a post and are not cleared for it(.*?)Left, and still cleared Person/.exec(seen) ?? []
    assert.match(lacking, /Case Mover 1001 MV RV Analyst \(mover\)/)
    assert.doesNotMatch(lacking, /Fitting/)
    assert.match(seen, /People not matched 1/)
    assert.ok(mover.subject && fitting.subject)
  })

  it('proposes to end the clearance of who left, and a person ends it; who stayed is not touched', async () => {
    const end = (clearance: string) => service.post(paths.endByFeed(clearance), {}, 'vera')
    assert.equal((await end(mover.clearance)).statusCode, 404)
    assert.equal((await end(leaver.clearance)).statusCode, 303)
    assert.equal((await end(leaver.clearance)).statusCode, 404)
    const events = await ask('select clearance_id, kind, why from vetting.clearance_events')
    assert.equal(events.length, 1)
    assert.match(String(events[0]?.why), /^Left on .+, by the list “list\.csv”$/)
    assert.match(await page(), /Nobody who left still holds a clearance here/)
  })

  it('is looked at in the morning: whoever took it has mail that says only that there is something new', async () => {
    const [{ vera }] = [{ vera: await service.accountOf('vera') }]
    const compare = feedJobs['compare-vetting-lists']
    assert.ok(compare)
    const context = {
      asService: <T>(asker: Parameters<typeof asService>[1], work: Parameters<typeof asService<T>>[2]) => asService(jobs, asker, work),
    }
    await compare({}, { ...context, log: pino({ level: 'silent' }), attempt: 1, isLastAttempt: true, signal: new AbortController().signal })
    const mail = await ask<{ account: string; path: string }>(`select account, path from spine.outbox where path = '/vetting/feeds'`)
    assert.deepEqual(mail, [{ account: vera, path: '/vetting/feeds' }])
  })
})

describe('a list of clearances', () => {
  it('shows who is unknown here, with those of the same name; somebody says who it is, and then they are compared', async () => {
    const known = await cleared(null, 'Samename', 'sc')
    const answer = await bring('clearances', [
      CLEARANCES,
      `2001;Case Samename;DV;${day(300)}`,
      `1001;Case Mover;RV;${day(10)}`,
      `2002;Gone Before;RV;${day(-10)}`,
    ])
    await take(answer)
    assert.match(await page(), /Cleared there and unknown here .*Case Samename 2001 DV/)
    const link = (number: string, subject: string) => service.post(paths.linkByFeed, { number, subject }, 'vera')
    assert.equal((await link('2001', mover.subject)).statusCode, 409)
    assert.equal((await link('2001', known.subject)).statusCode, 303)
    const seen = await page()
    assert.match(seen, /Cleared there and not here .*Case Samename 2001 DV SC/)
    assert.match(seen, /Everybody who is cleared there is known here/)
  })

  it('without its columns, of no kind, or no CSV at all is refused in words', async () => {
    assert.match((await bring('clearances', ['staff_number,name', '1,A'])).body, /These columns are missing: level, last_day/)
    assert.match((await bring('', [PEOPLE])).body, /Select what the list holds/)
    assert.match((await bring('people', [PEOPLE])).body, /has headings and no rows/)
    assert.equal((await bring('people', ['a\u0000b'])).statusCode, 422)
  })

  it('is nobody’s but the manager’s, and another unit sees nothing of it', async () => {
    const [feed] = await ask<{ id: string }>('select id from vetting.feeds limit 1')
    for (const person of ['rhea', 'dora', 'ada', 'sonia', 'norman'] as const) {
      assert.equal((await service.get(paths.feeds, person)).statusCode, 403, person)
      assert.equal((await bring('people', [PEOPLE, '1,A,,,,'], person)).statusCode, 403, person)
    }
    assert.equal((await service.get(paths.feed(feed?.id ?? ''), 'victor')).statusCode, 404)
    assert.equal((await service.post(paths.takeFeed(feed?.id ?? ''), {}, 'victor')).statusCode, 404)
    assert.doesNotMatch((await service.get(paths.feeds, 'victor')).body, /Mover/)
  })
})
