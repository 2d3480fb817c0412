import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleForecast } from '../../../../test/support/example-forecast.ts'
import { calendarDate } from '../../../values/date.ts'
import { since, upTo } from '../../../values/period.ts'
import { beginsFrom, moreStaff, NIGHTLY, peopleThere, readAsk, USUAL_ASK, withoutPaceOfFewStaff } from './rules.ts'

/** A Monday. */
const TODAY = calendarDate('2026-06-01')

describe('asking for a forecast', () => {
  it('takes when more people could begin, and how long they learn', () => {
    const asked = { ramp: '12', 'staffFrom-day': '1', 'staffFrom-month': '9', 'staffFrom-year': '2026' }
    assert.deepEqual(readAsk(asked, TODAY), { ok: true, value: { ...NIGHTLY, rampWeeks: 12, staffFrom: '2026-09-01' } })
    assert.deepEqual(readAsk(USUAL_ASK, TODAY), { ok: true, value: NIGHTLY })
  })

  it('says everything that is wrong with it', () => {
    const answer = readAsk({ ramp: 'soon', 'staffFrom-day': '1', 'staffFrom-month': '6', 'staffFrom-year': '2026' }, TODAY)
    assert.deepEqual(!answer.ok && answer.errors.map(({ field }) => field), ['staffFrom-day', 'ramp'])
  })
})

describe('who is there', () => {
  const member = { skills: ['records'], share: 1, works: since(calendarDate('2020-01-01')), leave: [] }

  it('is part of each week, leave and part-time counted, under no name', () => {
    const leave = [{ id: 'l', away: upTo(calendarDate('2026-06-04'), calendarDate('2026-06-12')) }]
    const [one] = peopleThere([{ ...member, share: 0.5, leave }], TODAY)
    assert.deepEqual(one?.weeks.slice(0, 3), [0.3, 0, 0.5])
    assert.deepEqual([one?.today, one?.stages], [0.5, ['PNC and PND']])
    assert.equal(JSON.stringify(one).includes('account'), false)
  })

  it('knows who has left and who comes later', () => {
    const [left, comes] = peopleThere(
      [
        { ...member, works: upTo(calendarDate('2020-01-01'), calendarDate('2026-05-31')) },
        { ...member, works: since(calendarDate('2026-06-08')) },
      ],
      TODAY,
    )
    assert.deepEqual([left?.lately, left?.today, left?.weeks[0]], [1, 0, 0])
    assert.deepEqual([comes?.lately, comes?.today, comes?.weeks.slice(0, 2)], [0, 0, [0, 1]])
  })
})

describe('a forecast as it is shown', () => {
  it('begins from every open case at its stage', () => {
    const forecast = exampleForecast()
    const begins = beginsFrom(forecast)
    assert.equal(
      [...begins.values()].reduce((sum, n) => sum + n, 0),
      forecast.openCases.length,
    )
  })

  it('answers for so many more people, beside none', () => {
    const { staffing } = exampleForecast()
    assert.deepEqual(moreStaff({ staffing }, 2), { with: staffing.find(({ extra }) => extra === 2), without: staffing[0] })
    assert.equal(moreStaff({ staffing: [] }, 2), undefined)
  })

  it('says nothing of the pace where fewer than five are at work', () => {
    const forecast = exampleForecast()
    const stages = forecast.model.stages.map((stage, at) => ({ ...stage, staff: at === 0 ? 4 : 5 }))
    const shown = withoutPaceOfFewStaff({ ...forecast, model: { ...forecast.model, stages }, remarks: ['Staff: 4 people', 'Another'] })
    assert.deepEqual(shown.model.stages, stages.slice(1))
    assert.deepEqual(shown.remarks, ['Another'])
  })
})
