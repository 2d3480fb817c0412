/** Clearances over HTTP: how each stands, what is noted of it, the rule it was granted under; and that another unit finds nothing. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, grantClearance, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { addDays } from '../../../values/date.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)

const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)
const entries = async (kind: string, subject: string) =>
  (
    await query<{ n: number }>(
      `select count(*)::int as n from ledger.contents where position($1 in said) > 0 and position($2 in said) > 0`,
      `"${kind}"`,
      subject,
    )
  )[0]?.n ?? 0
const note = (id: string, kind: string, why = 'Invented', person: PersonId = 'dora') =>
  service.post(`/vetting/clearances/${id}/events`, { kind, why }, person)
const list = async (question: string) => (await service.get(`/vetting/clearances${question}`, 'rhea')).body
const holds = (page: string, id: string) => page.includes(`href="/vetting/clearances/${id}"`)

describe('a clearance', () => {
  it('shows its grant, the rule of that day with its source, and what became of it; the look is one entry', async () => {
    const { id, caseId } = await grantClearance(as)
    const page = await service.get(`/vetting/clearances/${id}`, 'rhea')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /Valid for 120 months/)
    assert.match(page.body, /FOI 246A\/21/)
    assert.match(page.body, /Begin its renewal/)
    assert.equal(await entries('clearance-read', id), 1)
    assert.match((await service.get(`/vetting/cases/${caseId}`, 'rhea')).body, new RegExp(`href="/vetting/clearances/${id}"`))
  })

  it('is suspended, put in force again and ended, each with a reason; nothing follows after that', async () => {
    const { id } = await grantClearance(as)
    assert.equal((await note(id, 'suspended', ' ')).statusCode, 422)
    assert.equal((await note(id, 'reinstated')).statusCode, 409)
    assert.equal((await note(id, 'suspended')).statusCode, 303)
    assert.ok(holds(await list('?state=suspended'), id))
    assert.ok(!holds(await list(''), id))
    assert.equal((await note(id, 'reinstated')).statusCode, 303)
    assert.ok(holds(await list(''), id))
    assert.equal((await note(id, 'ended', 'Left the force')).statusCode, 303)
    const refused = await note(id, 'reinstated')
    assert.equal(refused.statusCode, 409)
    assert.match(refused.body, /nothing more is noted of it/)
    const page = await service.get(`/vetting/clearances/${id}`, 'rhea')
    assert.match(page.body, /Left the force/)
    assert.doesNotMatch(page.body, /Begin its renewal/)
  })

  it('is never withdrawn by a note, not even by SQL: that goes by its steps', async () => {
    const { id } = await grantClearance(as)
    assert.equal((await note(id, 'withdrawn')).statusCode, 404)
    const values = { clearance_id: id, unit_id: 2, kind: 'withdrawn', why: 'Now' }
    await assert.rejects(
      as('dora', tx =>
        tx
          .insertInto('vetting.clearance_events')
          .values({ ...values, withdrawal_id: id })
          .execute(),
      ),
      {
        rule: 'withdrawn_by_its_steps',
      },
    )
  })

  it('is not noted about by a researcher, and is not there for another unit or anybody else', async () => {
    const { id } = await grantClearance(as)
    assert.equal((await note(id, 'suspended', 'Invented', 'rhea')).statusCode, 403)
    assert.equal((await service.get(`/vetting/clearances/${id}`, 'victor')).statusCode, 404)
    assert.equal((await note(id, 'suspended', 'Invented', 'victor')).statusCode, 404)
    for (const person of ['ada', 'norman', 'paula', 'amir', 'sonia'] as const)
      assert.equal((await service.get(`/vetting/clearances/${id}`, person)).statusCode, 403, person)
    assert.deepEqual(await query('select from vetting.clearance_events where clearance_id = $1', id), [])
  })
})

describe('the list of clearances', () => {
  it('finds by standing and level, by the day that each ends', async () => {
    const expired = await grantClearance(as, { from: '2015-01-01', until: addDays(today, -1), level: 'nppv3', regime: 'non-police' })
    const last = await grantClearance(as, { from: '2020-01-01', until: addDays(today, 1), level: 'nppv3', regime: 'non-police' })
    assert.ok(holds(await list('?state=expired'), expired.id))
    assert.ok(!holds(await list('?level=nppv3'), expired.id))
    assert.ok(holds(await list('?level=nppv3'), last.id))
    assert.ok(!holds(await list('?level=mv'), last.id))
    const all = await list('?state=all&level=nppv3')
    assert.ok(all.indexOf(expired.id) < all.indexOf(last.id))
    const file = await service.get('/vetting/clearances.csv?state=all&level=nppv3', 'rhea')
    assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8')
    assert.equal(file.body.trim().split('\r\n').length, 3)
  })

  it('goes on where the page before ended, with nothing twice and nothing left out', async () => {
    const ids = new Set<string>()
    for (let n = 0; n < 52; n += 1) ids.add((await grantClearance(as, { level: 'mv', until: addDays(today, 400 + Math.floor(n / 3)) })).id)
    const first = await list('?level=mv')
    const next = /href="(\/vetting\/clearances\?level=mv&amp;after=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
    assert.ok(next)
    const second = (await service.get(next, 'rhea')).body
    const idsIn = (page: string) => [...page.matchAll(/href="\/vetting\/clearances\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
    assert.equal(idsIn(first).length, 50)
    assert.deepEqual(new Set([...idsIn(first), ...idsIn(second)]), ids)
    assert.equal(idsIn(second).length, 2)
  })
})
