/** Checks of a case: how far each has come, and what stands in the way of a decision. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate } from '../../../values/date.ts'
import type { Stage } from '../rules.ts'
import { checksOf, isRed, type Result, type Visit, whatIsMissing } from './rules.ts'

const today = calendarDate('2026-06-15')
let made = 0
const visit = (stage: Stage, result: Result | null): Visit => {
  made += 1
  return {
    ...{ id: String(made), stage, party: 'unit', partyName: null, startedOn: today, startedAt: '', begunBy: 'a', result },
    ...{ endedOn: result === null ? null : today, endedAt: null, doneBy: null },
  }
}
const NEEDED = ['identity', 'records']
const waived = (until: string, isApproved = true) => [{ stage: 'records', until: calendarDate(until), isApproved }]

describe('the checks of a case', () => {
  it('are those the level needs, then those begun besides; the form and the decision are none', () => {
    const checks = checksOf(
      NEEDED,
      [visit('form', 'returned'), visit('identity', 'clear'), visit('interview', null), visit('decision', null)],
      [],
      today,
    )
    assert.deepEqual(
      checks.map(({ stage, standing }) => `${stage} ${standing}`),
      ['identity done', 'records to-begin', 'interview under-way'],
    )
    assert.deepEqual(whatIsMissing(checks, NEEDED, 1), ['PNC and PND', 'Clarification interview', 'One request to the applicant is open'])
  })

  it('count the latest visit: one that was stopped is not done, one begun again is under way', () => {
    const standing = (...visits: Visit[]) => checksOf(['records'], visits, [], today)[0]?.standing
    assert.equal(standing(visit('records', 'stopped')), 'to-begin')
    assert.equal(standing(visit('records', 'stopped'), visit('records', 'trace')), 'done')
    assert.equal(standing(visit('records', 'clear'), visit('records', null)), 'under-way')
  })

  it('that are waived do not stand in the way until the last day of the waiver; from the next on the case is red', () => {
    const on = (until: string, isApproved = true, visits: Visit[] = [visit('records', null)]) =>
      checksOf(['records'], visits, waived(until, isApproved), today)
    assert.deepEqual(
      [on('2026-06-15')[0]?.standing, isRed(on('2026-06-15')), whatIsMissing(on('2026-06-15'), ['records'], 0)],
      ['waived', false, []],
    )
    assert.deepEqual([on('2026-06-14')[0]?.standing, isRed(on('2026-06-14'))], ['run-out', true])
    assert.match(whatIsMissing(on('2026-06-14'), ['records'], 0).join(), /its waiver has run out/)
    // Nobody approved it, so it waives nothing.
    assert.equal(on('2026-07-01', false)[0]?.standing, 'under-way')
    // The check was done after all.
    assert.equal(isRed(on('2026-06-14', true, [visit('records', 'clear')])), false)
  })
})
