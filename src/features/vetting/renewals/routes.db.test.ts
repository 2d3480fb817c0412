/** Renewals over HTTP: the weeks, a proposal that a manager accepts as it was shown, and a case that renews a clearance once. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, grantClearance, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { addDays } from '../../../values/date.ts'
import { getClearance } from '../clearances/queries.ts'
import { openCaseOf } from '../reviews/actions.ts'
import { mondayOf } from './rules.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)

// Their usual start, 120 days before the end, is the Monday in four weeks.
const start = addDays(mondayOf(today), 28)
const held: string[] = []
for (let n = 0; n < 6; n += 1) held.push((await grantClearance(as, { until: addDays(start, 120) })).id)

const proposal = async () => {
  const { body, statusCode } = await service.get('/vetting/renewals/level', 'vera')
  assert.equal(statusCode, 200)
  const moves = [...body.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, id]) => id ?? '')
  return { body, moves, print: /name="print" value="([^"]+)"/.exec(body)?.[1] ?? '' }
}
const accept = (fields: Record<string, string | string[]>, person: PersonId = 'vera') =>
  service.post('/vetting/renewals/level', { which: '', ...fields }, person)
const starts = () => query<{ id: string; on: string }>('select clearance_id as id, starts_on::text as on from vetting.renewal_starts')

describe('the renewals of a unit', () => {
  it('stand in the week in which they usually begin, with a table for the picture', async () => {
    const { body } = await service.get('/vetting/renewals', 'dora')
    assert.match(body, /<svg[^>]*aria-label="Chart: Renewals to begin, by week/)
    assert.match(body, /The heaviest week would fall from 6 to 2 if 4 renewals began earlier/)
    assert.doesNotMatch(body, /See the proposal/)
    assert.match((await service.get('/vetting/renewals', 'vera')).body, /See the proposal/)
    assert.match((await service.get('/vetting/renewals', 'victor')).body, /No renewal begins in these weeks/)
    assert.equal((await service.get('/vetting/renewals', 'rhea')).statusCode, 403)
    assert.equal((await service.get('/vetting/renewals/level', 'dora')).statusCode, 403)
  })

  it('are levelled by a manager: nothing, or something else than was shown, moves none', async () => {
    const { moves, print, body } = await proposal()
    assert.equal(moves.length, 4)
    assert.match(body, /Heaviest week then/)
    assert.equal((await accept({ print })).statusCode, 422)
    assert.equal((await accept({ print, which: 'chosen' })).statusCode, 422)
    assert.equal((await accept({ print: 'f'.repeat(32), which: 'all' })).statusCode, 409)
    assert.equal((await accept({ print, which: 'all' }, 'dora')).statusCode, 403)
    assert.deepEqual(await starts(), [])
  })

  it('begin earlier where they were chosen, and then where all are', async () => {
    const first = await proposal()
    const [chosen = ''] = first.moves
    assert.equal((await accept({ print: first.print, which: 'chosen', chosen: [chosen] })).statusCode, 303)
    assert.deepEqual(
      (await starts()).map(({ id }) => id),
      [chosen],
    )
    const second = await proposal()
    assert.equal((await accept({ print: second.print, which: 'all' })).statusCode, 303)
    const moved = await starts()
    assert.equal(moved.length, 1 + second.moves.length)
    for (const { id, on } of moved) assert.ok(on >= today && on < start && held.includes(id), on)
    assert.match((await service.get(`/vetting/clearances/${chosen}`, 'rhea')).body, /as planned/)
    assert.match((await proposal()).body, /There is nothing to level/)
  })
})

describe('renewing a clearance', () => {
  const renew = (id: string, person: PersonId = 'rhea') => service.post(`/vetting/clearances/${id}/renew`, {}, person)

  it('opens one case that renews it, and takes it out of what is due', async () => {
    const { id } = await grantClearance(as, { until: addDays(today, 60) })
    const due = async () => (await service.get('/vetting/clearances?due=yes', 'rhea')).body.includes(id)
    assert.equal(await due(), true)
    const answer = await renew(id)
    assert.equal(answer.statusCode, 303)
    const opened = String(answer.headers.location)
    const [row] = await query('select kind, renews from vetting.cases where id = $1', opened.split('/').at(-1))
    assert.deepEqual(row, { kind: 'renewal', renews: id })
    assert.equal(await due(), false)
    assert.equal((await renew(id)).statusCode, 409)
    // Two at once see no case yet: the database lets one through.
    const clearance = await as('rhea', tx => getClearance(tx, id))
    await assert.rejects(
      as('dora', tx => openCaseOf(tx, clearance, 'renewal')),
      { rule: 'one_renewal_at_a_time' },
    )
    assert.match((await service.get(opened, 'rhea')).body, new RegExp(`href="/vetting/clearances/${id}"`))
    assert.match((await service.get(`/vetting/clearances/${id}`, 'rhea')).body, new RegExp(`href="${opened}"`))
  })

  it('is for what is held, and by its unit', async () => {
    const expired = await grantClearance(as, { from: '2015-01-01', until: today })
    assert.equal((await renew(expired.id)).statusCode, 409)
    const { id } = await grantClearance(as)
    assert.equal((await renew(id, 'victor')).statusCode, 404)
    assert.equal((await renew(id, 'paula')).statusCode, 403)
  })
})
