import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ToldPerson, toldStaff } from './told-staff.ts'

const person = (change: Partial<ToldPerson> = {}): ToldPerson => ({ stages: ['records'], lately: 1, today: 1, weeks: [1], ...change })

describe('staff as a rota tells them', () => {
  it('are those who work at one of the stages, part-time and leave counted, week by week', () => {
    const people = [
      person({ weeks: [1, 0, 1] }),
      person({ today: 0.6, lately: 0.5, weeks: [0.6] }),
      person({ stages: ['decision'] }),
      person(),
    ]
    assert.deepEqual(toldStaff(people, ['records', 'identity']), { usual: 3, today: 3, byWeek: [3, 2, 3] })
  })

  it('are not known where nobody works at any of the stages', () => {
    assert.equal(toldStaff([person()], ['decision']), undefined)
  })

  it('are never nobody: no case would end', () => {
    assert.deepEqual(toldStaff([person({ lately: 0.2, today: 0, weeks: [0] })], ['records']), { usual: 1, today: 1, byWeek: [1] })
  })
})
