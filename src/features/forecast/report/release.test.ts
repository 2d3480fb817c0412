import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { Problem } from '../../../values/problem.ts'
import type { Reading } from '../case-log/rules.ts'
import { tooFew, tooFewByMonth } from './figures/too-few.ts'
import { makeReport } from './make-report.ts'
import { LEAST_RELEASED, OTHER_GROUPS, type Report } from './rules.ts'

const settings = { release: true, asOfTold: false, calendar: ENGLAND_WORKING_DAYS }
const START = calendarDate('2025-01-01')

const reading: Partial<Reading> = {
  file: '/home/jane.doe/SECRET-FOLDER/cases.csv',
  sheet: 'SECRET-SHEET',
  rejected: [{ line: 7, sheet: 'SECRET-SHEET', reason: 'SECRET-CELL is not a date' }],
  passedOver: [{ line: 9, reason: '"SECRET-CELL" in ID checked' }],
  remarks: ['1 word of outcome is not known: SECRET-CELL (1)'],
}

const release = (rows: CaseRow[]): Report => makeReport(readLogOf(caseLog(rows, { endOfLog: addDays(START, 400) }), reading), settings)

/** So many cases of each class in each month, each with a visit by a named person. */
function rowsOf(counts: Record<string, number[]>, outcome: CaseRow['outcome'] = 'granted'): CaseRow[] {
  return Object.entries(counts).flatMap(([name, byMonth]) =>
    byMonth.flatMap((count, month) =>
      Array.from({ length: count }, (_, i): CaseRow => {
        const received = `2025-${String(month + 1).padStart(2, '0')}-0${1 + (i % 9)}`
        const closed = addDays(calendarDate(received), 5 + i)
        return {
          id: `SECRET-ID-${name}-${month}-${i}`,
          class: name,
          received,
          closed,
          ...(outcome && { outcome }),
          visits: [{ stage: `stage of ${name}`, end: closed, resource: `SECRET-PERSON-${i}`, party: `party of ${name}` }],
        }
      }),
    ),
  )
}

describe('a report made to be handed out', () => {
  it('holds no reference, no name and no text from a cell', () => {
    const made = release(rowsOf({ RV: [20, 20], MV: [9, 9] }))
    assert.doesNotMatch(JSON.stringify(made), /SECRET|jane/)
    assert.deepEqual([made.oldestOpen, made.workload, made.reading.file, made.reading.sheet], [[], [], 'cases.csv', undefined])
    assert.deepEqual(
      made.reading.rejected.map(row => row.line),
      [7],
    )
  })

  it('puts a small class together with the next smallest, so that it does not follow from the total', () => {
    const made = release(rowsOf({ RV: [40], MV: [9], DV: [3] }))
    assert.deepEqual(
      made.classes.map(row => [row.class, row.n]),
      [
        ['RV', 40],
        [OTHER_GROUPS, 12],
      ],
    )
    assert.ok(made.remarks.some(remark => remark.startsWith('2 classes are put together')))
    assert.deepEqual(
      made.heldByStage.map(row => row.name).filter(name => name.startsWith('stage')),
      ['stage of RV'],
    )
  })

  it('puts small classes together by themselves when they are five or more', () => {
    const made = release(rowsOf({ RV: [40], MV: [9], DV: [3], CTC: [2] }))
    assert.deepEqual(
      made.classes.map(row => [row.class, row.n]),
      [
        ['RV', 40],
        ['MV', 9],
        [OTHER_GROUPS, 5],
      ],
    )
  })

  it('leaves out small months, and a second one with a single small one', () => {
    const made = release(rowsOf({ RV: [30, 3, 8, 25] }))
    assert.deepEqual(
      made.months.filter(row => row.n > 0).map(row => row.month),
      ['2025-01', '2025-04'],
    )
    assert.ok(made.remarks.includes('2 months are left out for that reason.'))
  })

  it('gives no endings of a class in which one ending is of too few', () => {
    const made = release([...rowsOf({ RV: [40], MV: [20] }), ...rowsOf({ RV: [0, 2] }, 'refused'), ...rowsOf({ CTC: [50] })])
    const outcomes = Object.fromEntries(made.classes.map(row => [row.class, row.outcomes]))
    assert.deepEqual(outcomes, { RV: {}, MV: {}, CTC: { granted: 50 } })
  })

  it('names no stage when all of them together have too few cases', () => {
    const rows = rowsOf({ RV: [10] }).map((row, i) => (i < 3 ? row : { ...row, visits: [] }))
    const made = release(rows)
    assert.deepEqual(
      [...made.heldByStage, ...made.heldByParty].map(row => row.name).filter(name => name.includes('of RV')),
      [],
    )
  })

  it('is refused for fewer than five cases', () => {
    assert.throws(() => release(rowsOf({ RV: [4] })), Problem)
    assert.equal(release(rowsOf({ RV: [5] })).all.n, 5)
  })

  it('is whole when it is not for release', () => {
    const made = makeReport(readLogOf(caseLog(rowsOf({ RV: [3], MV: [1] }), { endOfLog: addDays(START, 400) })), {
      ...settings,
      release: false,
    })
    assert.deepEqual(
      made.classes.map(row => row.n),
      [3, 1],
    )
  })
})

const enough = (count: number) => count === 0 || count >= LEAST_RELEASED
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const size = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }))

describe('what an attacker can subtract', () => {
  it('is never a group under five, from a total and the groups shown', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 12 }), counts => {
        fc.pre(sum(counts) >= LEAST_RELEASED)
        const hidden = tooFew(counts, 'disjoint')
        assert.ok(counts.every((count, i) => hidden[i] || enough(count)))
        const together = counts.filter((_, i) => hidden[i])
        assert.ok(enough(sum(together)))
        assert.ok(together.length !== 1, 'one hidden group follows from the total')
      }),
    )
  })

  it('is never a class of under five in a month or in the months left out', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 8 }))
      .chain(([classes, months]) =>
        fc.array(fc.array(size, { minLength: months, maxLength: months }), { minLength: classes, maxLength: classes }),
      )
    fc.assert(
      fc.property(table, counts => {
        const total = counts.map(sum)
        fc.pre(sum(total) >= LEAST_RELEASED)
        const byMonth = counts[0]!.map((_, month) => sum(counts.map(row => row[month]!)))
        const hiddenMonths = tooFew(byMonth, 'disjoint')
        const hidden = tooFewByMonth(counts, tooFew(total, 'disjoint'), hiddenMonths)
        const columns = (row: readonly number[]) => [
          ...row.filter((_, month) => !hiddenMonths[month]),
          sum(row.filter((_, month) => hiddenMonths[month])),
        ]
        counts.forEach((row, at) => {
          assert.ok(hidden[at] || columns(row).every(enough), `class ${at}`)
        })
        const merged = counts[0]!.map((_, month) => sum(counts.filter((_, at) => hidden[at]).map(row => row[month]!)))
        assert.ok(columns(merged).every(enough), 'the classes put together')
      }),
    )
  })

  it('is not in the report either: every group shown is of five or more', () => {
    const months = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(months, months, months, (RV, MV, DV) => {
        fc.pre(sum([...RV, ...MV, ...DV]) >= LEAST_RELEASED)
        const made = release(rowsOf({ RV, MV, DV }))
        for (const row of [...made.classes, ...made.months, ...made.monthsByClass]) assert.ok(enough(row.n))
        for (const row of [...made.heldByStage, ...made.heldByParty]) assert.ok(enough(row.visits))
        for (const row of made.rework) assert.ok(enough(row.cases))
        for (const row of made.classes) assert.ok(Object.values(row.outcomes).every(enough))
      }),
      { numRuns: 60 },
    )
  })
})
