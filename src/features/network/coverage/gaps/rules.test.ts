/** What is asked of the gaps and what is said of them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDate as day } from '../../../../values/date.ts'
import { since } from '../../../../values/period.ts'
import { daysVacantBy, endWords, figureWords, gapsQuery, oneDay, type Run, readGapsAsked } from './rules.ts'

const TODAY = day('2026-11-28')
const run: Run = { days: since(day('2026-11-20')), afterHolder: true, thenHeld: false, aboutFrom: false, aboutUntil: false }
const figure = { required: 12, held: 11, vacant: 1, attended: 0, shareHeld: null }

describe('what is asked', () => {
  it('is today, as known now, where nothing is said', () => {
    const { asked, isPeriod, errors } = readGapsAsked({}, TODAY)
    assert.deepEqual([asked, isPeriod, errors], [{ during: oneDay(TODAY), known: null }, false, []])
  })

  it('is a period up to and with its last day, a year long where no first day is given', () => {
    assert.deepEqual(readGapsAsked({ from: '2026-01-01', to: '2026-01-31' }, TODAY).asked.during, {
      from: day('2026-01-01'),
      until: day('2026-02-01'),
    })
    assert.deepEqual(readGapsAsked({ view: 'period' }, TODAY).asked.during, { from: day('2025-11-28'), until: day('2026-11-29') })
  })

  it('is told when it is turned round, and then about the last day', () => {
    const { asked, errors } = readGapsAsked({ from: '2026-02-01', to: '2026-01-01' }, TODAY)
    assert.deepEqual(asked.during, oneDay(day('2026-01-01')))
    assert.deepEqual(errors, [{ field: 'to-day', message: 'The last day must be the first day or later' }])
  })

  it('reads back from the address it is written to', () => {
    for (const query of [
      { at: '2024-02-29', known: '2025-01-01' },
      { from: '2024-02-01', to: '2024-02-29' },
    ]) {
      const { asked, isPeriod } = readGapsAsked(query, TODAY)
      const again = readGapsAsked(Object.fromEntries(new URLSearchParams(gapsQuery(asked, isPeriod))), TODAY)
      assert.deepEqual(again, { asked, isPeriod, errors: [] })
    }
  })
})

describe('what is said', () => {
  it('counts posts on a day and over a period', () => {
    const [one, month] = [oneDay(TODAY), { from: day('2026-01-01'), until: day('2026-02-01') }]
    assert.equal(figureWords(figure, one), '11 of 12 in post; 1 vacant')
    assert.equal(figureWords({ ...figure, attended: 1 }, one), '11 of 12 in post; 1 vacant, covered meanwhile')
    assert.equal(figureWords({ ...figure, held: 12, vacant: 0 }, one), '12 of 12 in post')
    assert.equal(
      figureWords({ ...figure, held: 9, vacant: 3, attended: 1 }, month),
      '9 of 12 in post on every day; 3 vacant on some, 1 covered meanwhile',
    )
  })

  it('counts the first day and the day that is looked at', () => {
    assert.equal(daysVacantBy(run, day('2026-11-20')), 1)
    assert.equal(daysVacantBy(run, TODAY), 9)
    assert.equal(daysVacantBy({ days: { from: null, until: null } }, TODAY), undefined)
  })

  it('tells how a vacancy ends: by somebody who comes, or because nobody is needed', () => {
    const until = { from: day('2026-11-20'), until: day('2027-01-01') }
    assert.equal(endWords(run, String), 'No end is known')
    assert.equal(endWords({ ...run, days: until, thenHeld: true, aboutUntil: true }, String), 'Held again from about 2027-01-01')
    assert.equal(endWords({ ...run, days: until }, String), 'Required until 2026-12-31')
  })
})
