import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleForecast } from '../../../../test/support/example-forecast.ts'
import { exampleReading } from '../../../../test/support/example-reading.ts'
import { withoutPersons } from './release.ts'
import type { Forecast } from './rules.ts'
import { forecastSchema, toForecastDocument } from './schema.ts'

const NAME = 'Avery Invented'
/** A forecast with a person's name in every place into which a cell of the file can find its way. */
const telling = (change: Partial<Forecast> = {}): Forecast => {
  const reading = exampleReading({
    file: `/home/${NAME}/log.csv`,
    sheet: NAME,
    rejected: [{ line: 3, sheet: NAME, reason: `"${NAME}" is not a date` }],
    passedOver: [{ line: 4, sheet: NAME, reason: `"${NAME}" in ID checked` }],
    remarks: [`1 word of outcome is not known: "${NAME}"`],
  })
  const own = exampleForecast(change)
  return {
    ...own,
    reading,
    openCases: [
      { id: NAME, class: 'RV', stage: null, ageDays: 3, p10: own.asOf, p50: own.asOf, p80: own.asOf, p90: own.asOf, p95: own.asOf },
    ],
    remarks: [...reading.remarks, 'Staff: 12 people finish work at decide on a usual day', ...own.remarks],
    release: true,
  }
}
const open = (cases: number) => {
  const { model } = exampleForecast()
  return { model: { ...model, trainedOn: { ...model.trainedOn, open: cases } } }
}
const staff = (staffToday: number) => ({ staffingAt: { stage: 'decide', from: '2026-12-21', rampWeeks: 4, staffToday } })

describe('a forecast made to be handed out', () => {
  it('holds no case reference and nothing that a cell or a path said', () => {
    const released = withoutPersons(telling())
    assert.deepEqual(released.openCases, [])
    assert.doesNotMatch(JSON.stringify(released), new RegExp(NAME))
  })

  it('keeps its own remarks, the lines that were rejected, and its form', () => {
    const released = withoutPersons(telling(staff(12)))
    assert.ok(released.remarks.includes('Staff: 12 people finish work at decide on a usual day'))
    assert.match(released.remarks.at(-1)!, /Made to be handed out/)
    assert.equal(released.reading.rejected[0]!.line, 3)
    assert.ok(forecastSchema.safeParse(toForecastDocument(released)).success)
  })

  it('leaves out stages of fewer than five visits or staff', () => {
    const { model } = exampleForecast()
    const stage = model.stages[0]!
    const stages = [
      { ...stage, stage: 'many', visits: 50, staff: 9 },
      { ...stage, stage: 'few visits', visits: 4, staff: null },
      { ...stage, stage: 'few staff', visits: 50, staff: 4 },
    ]
    assert.deepEqual(
      withoutPersons(telling({ model: { ...model, stages } })).model.stages.map(({ stage: name }) => name),
      ['many'],
    )
  })

  it('says nothing of how four people work, and why', () => {
    const released = withoutPersons(telling(staff(4)))
    assert.deepEqual([released.staffing, released.staffingAt], [[], null])
    assert.match(released.staffingRefused!, /Fewer than five people/)
    assert.ok(!released.remarks.some(remark => remark.startsWith('Staff: ')))
    assert.notEqual(withoutPersons(telling(staff(5))).staffingAt, null)
  })

  it('gives no date for fewer than five open cases together', () => {
    assert.equal(withoutPersons(telling(open(4))).stockDone, null)
    assert.deepEqual(withoutPersons(telling(open(4))).stockByWeek, [])
    assert.notEqual(withoutPersons(telling(open(5))).stockDone, null)
  })
})
