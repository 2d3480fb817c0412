/** What needs two people, a reason or a day: residency, requests, waivers, priority, and files that are what they say. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { openCase } from '../cases/actions.ts'
import type { NewCase } from '../cases/rules.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)
const amir = await service.accountOf('amir')

async function open(more: Partial<NewCase> = {}, livedSince = '1990-01-01'): Promise<string> {
  const address = { from: calendarDate(livedSince), last: null, country: 'GB', overseasService: false, lines: '1 Invented Street' }
  const id = await as('vera', tx =>
    openCase(tx, {
      ...{
        unit: 2,
        subject: { familyName: 'Invented', givenNames: 'Carol', born: calendarDate('1990-01-01') },
        level: 'rv',
        regime: 'officer',
        kind: 'new',
      },
      ...{ receivedOn: today, form: { addresses: [address], relations: [] }, ...more },
    }),
  )
  return `/vetting/cases/${id}`
}
const idOf = (path: string) => path.split('/').at(-1) ?? ''
const one = <Row>(statement: string, values: unknown[]) =>
  service.asOperator(async client => (await client.query(statement, values)).rows[0] as Row)
const released = (path: string) => one<Record<string, unknown>>('select * from vetting.released where case_id = $1', [idOf(path)])
const TODAY = (ahead: number) => `create or replace function spine.today() returns date language sql stable parallel safe
  set search_path = pg_catalog, pg_temp as $$ select (now() at time zone 'Europe/London')::date + ${ahead} $$`
/** Days go by for the database, which alone says what day it is. */
async function inDays(days: number, work: () => Promise<void>): Promise<void> {
  await service.asOperator(client => client.query(TODAY(days)))
  try {
    await work()
  } finally {
    await service.asOperator(client => client.query(TODAY(0)))
  }
}
const dayFields = (name: string, day: string) => ({
  [`${name}-day`]: day.slice(8),
  [`${name}-month`]: day.slice(5, 7),
  [`${name}-year`]: day.slice(0, 4),
})

describe('residency of four years for SC', () => {
  const four = calendarDate(`${Number(today.slice(0, 4)) - 4}-01-01`)
  const short = () => open({ level: 'sc', regime: 'national-security', applicant: amir }, four)
  const decide = (path: string, typed: Record<string, string>, person: PersonId = 'rhea') =>
    service.post(`${path}/residency`, { _version: '2', goesOn: '', words: '', ...typed }, person)

  it('waits for a named decision with reasons', async () => {
    const path = await short()
    assert.match((await service.get(path, 'rhea')).body, /Residency to be decided/)
    assert.match((await service.get(`${path}/residency`, 'rhea')).body, /days short/)
    const bad = await decide(path, { goesOn: 'yes', words: 'x' })
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /Select at least one reason/)
    assert.equal((await decide(path, { goesOn: 'yes', reasons: 'history-checkable', words: 'Confirmed' })).statusCode, 303)
    assert.match((await service.get(`${path}/residency`, 'rhea')).body, /The case goes on.*Rhea Invented/s)
    assert.match((await service.get(path, 'rhea')).body, /National security vetting/)
    assert.equal((await decide(path, { goesOn: 'no', reasons: 'ties-cut', words: 'x' }, 'dora')).statusCode, 409)
  })

  it('that does not suffice is not progressed and never refused; the applicant is told, and of nothing else', async () => {
    const path = await short()
    assert.equal(
      (await decide(path, { goesOn: 'no', reasons: 'history-not-checkable', words: 'Nothing can be confirmed' })).statusCode,
      303,
    )
    const told = await released(path)
    assert.deepEqual([told.turn, told.outcome], ['closed', 'not-progressed'])
    assert.doesNotMatch(JSON.stringify(told), /confirmed|checkable/)
    const mail = await one<{ n: number }>('select count(*)::int as n from spine.outbox where account = $1', [amir])
    assert.ok(mail.n > 0)
  })
})

describe('a request to the applicant', () => {
  const ask = (path: string, typed: Record<string, string | readonly string[]>) =>
    service.post(`${path}/requests`, { words: '', ...typed }, 'rhea')

  it('names what is wanted from the list, is due by policy, and moves the turn; the answer moves it back', async () => {
    const path = await open({ applicant: amir })
    assert.equal((await ask(path, { wants: 'a blood sample' })).statusCode, 422)
    assert.equal((await ask(path, { wants: ['photograph', 'explanation'] })).statusCode, 303)
    const row = await one<{ id: string; wants: string[]; fits: boolean }>(
      'select id, wants, due_on = spine.add_working_days(spine.today(), 10) as fits from vetting.requests where case_id = $1',
      [idOf(path)],
    )
    assert.deepEqual([row.wants, row.fits], [['explanation', 'photograph'], true])
    assert.equal((await released(path)).turn, 'applicant')
    assert.match((await service.get(path, 'rhea')).body, /Waits for: Applicant/)
    const answer = () => service.post(`${path}/requests/${row.id}/answer`, { _version: '1' }, 'rhea')
    assert.equal((await answer()).statusCode, 303)
    assert.equal((await released(path)).turn, 'unit')
    assert.equal((await answer()).statusCode, 409)
    assert.equal((await service.post(`${path}/requests/${row.id}/withdraw`, { _version: '2' }, 'victor')).statusCode, 404)
  })
})

describe('a waiver', () => {
  const typed = { stage: 'records', why: 'The terminal is out of order', ...dayFields('until', addDays(today, 30)) }

  it('counts when another has approved it, and turns the case red when it has run out', async () => {
    const path = await open()
    assert.equal((await service.post(`${path}/waivers`, { ...typed, ...dayFields('until', today) }, 'dora')).statusCode, 422)
    assert.equal((await service.post(`${path}/waivers`, typed, 'dora')).statusCode, 303)
    const { id } = await one<{ id: string }>('select id from vetting.waivers where case_id = $1', [idOf(path)])
    const approve = (person: PersonId) => service.post(`${path}/waivers/${id}/approve`, {}, person)
    assert.equal((await approve('rhea')).statusCode, 403)
    assert.equal((await approve('dora')).statusCode, 403)
    assert.match((await service.get('/', 'dan')).body, /1 waiver to approve or leave/)
    assert.doesNotMatch((await service.get('/', 'dora')).body, /to approve or leave/)
    assert.equal((await approve('dan')).statusCode, 303)
    assert.equal((await approve('vera')).statusCode, 409)
    assert.doesNotMatch((await service.get(path, 'dora')).body, /A waiver has run out/)
    await inDays(31, async () => {
      assert.match((await service.get(path, 'dora')).body, /A waiver in this case has run out/)
      assert.match((await service.get('/', 'vera')).body, /1 waiver has run out without the check/)
      assert.match((await service.get('/vetting/waivers', 'vera')).body, /Run out/)
    })
    assert.doesNotMatch((await service.get('/', 'vera')).body, /has run out without/)
  })
})

describe('the priority lane', () => {
  it('takes one more only while it has a place, from a manager who did not ask; the database counts', async () => {
    const [first, second] = [await open(), await open()]
    for (const path of [first, second])
      assert.equal((await service.post(`${path}/priority`, { why: 'An operation' }, 'rhea')).statusCode, 303)
    assert.equal((await service.post(`${first}/priority`, { why: 'Again' }, 'dora')).statusCode, 409)
    assert.match((await service.get('/', 'vera')).body, /Approve or leave: priority for case/)
    assert.equal((await service.post(`${first}/priority/approve`, {}, 'dora')).statusCode, 403)
    assert.equal((await service.post(`${first}/priority/approve`, {}, 'vera')).statusCode, 303)
    assert.match((await service.get(first, 'rhea')).body, /govuk-tag--purple">\s*Priority/)
    const full = await service.post(`${second}/priority/approve`, {}, 'vera')
    assert.equal(full.statusCode, 409)
    assert.match(full.body, /The priority lane is full/)
    assert.match(full.body, /The next one is free on/)
    // Also without the page.
    await assert.rejects(
      as('vera', async tx => {
        const { id } = await tx.selectFrom('vetting.priorities').select('id').where('case_id', '=', idOf(second)).executeTakeFirstOrThrow()
        await tx.insertInto('vetting.priority_approvals').values({ priority_id: id, unit_id: 2 }).execute()
      }),
      /priority lane is full/,
    )
  })
})

describe('a file', () => {
  const PDF = Buffer.from('%PDF-1.7\nx\n%%EOF\n')
  const attach = (path: string, name: string, content: Buffer, person: PersonId = 'rhea') =>
    service.upload(`${path}/attachments`, { name, content }, {}, person)

  it('is kept and taken out as it was, as a download and with an entry', async () => {
    const path = await open()
    assert.equal((await attach(path, 'proof of address.pdf', PDF)).statusCode, 303)
    const [, link] = /href="([^"]+\/attachments\/[^"]+)"/.exec((await service.get(`${path}/notes`, 'dora')).body) ?? []
    assert.ok(link)
    const file = await service.get(link, 'dora')
    assert.deepEqual(file.rawPayload, PDF)
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="proof of address\.pdf"/)
    assert.match(String(file.headers['content-security-policy']), /sandbox/)
    assert.equal(file.headers['x-content-type-options'], 'nosniff')
    assert.equal((await service.get(link, 'victor')).statusCode, 404)
    const read = await one<{ n: number }>(`select count(*)::int as n from ledger.entries where kind = 'file-read'`, [])
    assert.equal(read.n, 1)
  })

  it('that is not what it says, or of 30 MB, is refused in the form', async () => {
    const path = await open()
    const wrong = await attach(path, 'proof.pdf', Buffer.from('MZ this runs'))
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /is not a PDF, PNG or JPEG file/)
    const large = await attach(path, 'large.pdf', Buffer.concat([PDF, Buffer.alloc(30 * 2 ** 20), PDF]))
    assert.equal(large.statusCode, 422)
    assert.match(large.body, /The file must be smaller than 10 MB/)
    assert.equal((await one<{ n: number }>('select count(*)::int as n from vetting.attachments where case_id = $1', [idOf(path)])).n, 0)
    assert.equal((await attach(path, 'proof.pdf', PDF, 'victor')).statusCode, 404)
  })
})
