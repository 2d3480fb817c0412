import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { furtherPeople, staffingKnee } from './staffing-knee.ts'

const effects = (...changes: number[]) =>
  changes.map((meanChangeDays, extra) => ({ extra, meanChangeDays, p50Days: 0, p80Days: 0, halfWidthDays: 0.1, openAtHorizon: 0 }))

describe('what each further person saves', () => {
  it('is the difference to one person fewer, spread over those between', () => {
    assert.deepEqual(furtherPeople(effects(0, -4, -7, -8)), [
      { extra: 1, savedDays: 4 },
      { extra: 2, savedDays: 3 },
      { extra: 3, savedDays: 1 },
    ])
    const [none, one, , , five] = effects(0, -4, 0, 0, -8)
    assert.deepEqual(furtherPeople([{ ...five!, extra: 5 }, none!, one!]), [
      { extra: 1, savedDays: 4 },
      { extra: 5, savedDays: 1 },
    ])
  })

  it('has its knee at the last person before each saves less than half of the first', () => {
    assert.equal(staffingKnee(furtherPeople(effects(0, -4, -7, -8, -8.5))), 2)
  })

  it('has no knee where savings stay, rise again, or never were', () => {
    assert.equal(staffingKnee(furtherPeople(effects(0, -4, -8, -12))), null)
    assert.equal(staffingKnee(furtherPeople(effects(0, -4, -5, -9))), null)
    assert.equal(staffingKnee(furtherPeople(effects(0, 1, 2, 3))), null)
    assert.equal(staffingKnee([]), null)
  })
})
