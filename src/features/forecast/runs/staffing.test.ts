import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { type CaseRow, caseLog, readLogOf } from '../../../../test/support/case-logs.ts'
import { asSeenAt, DAY, FIRST_DAY, queueRows } from '../../../../test/support/made-logs.ts'
import type { CaseLog, ColumnMapping } from '../case-log/rules.ts'
import { askAboutStaff, type StaffingAnswer, type StaffingSettings } from './staffing.ts'

const EVENTS: ColumnMapping = { shape: 'events', case: 'case', stage: 'stage', start: 'start', end: 'end', resource: 'officer' }
const CASES: ColumnMapping = { shape: 'cases', case: 'case', received: 'received', stages: ['decide'] }
const WEEKS = 20

const ask = (log: CaseLog, change: Partial<StaffingSettings> = {}, mapping: ColumnMapping = EVENTS): Promise<StaffingAnswer> =>
  askAboutStaff(log, readLogOf(log, { mapping }).reading, { seed: 1, rampWeeks: 2, maxExtra: 3, threads: 0, ...change })

const made = (staff: number) => asSeenAt(queueRows({ staff, perDay: 47, minutes: 20, weeks: WEEKS, seed: 3 }), FIRST_DAY + 7 * WEEKS * DAY)

describe('more staff at a stage that is overloaded', () => {
  let log: CaseLog
  let answer: StaffingAnswer
  before(async () => {
    log = made(2)
    answer = await ask(log)
  })

  it('shorten the time a case takes, and leave fewer open', () => {
    const [none, one] = answer.effects
    assert.equal(answer.refused, null)
    assert.ok(one!.meanChangeDays < -1 && one!.meanChangeDays + one!.halfWidthDays < 0, JSON.stringify(one))
    assert.ok(one!.p50Days < none!.p50Days && one!.openAtHorizon < none!.openAtHorizon)
  })

  it('change exactly nothing where there are none more', () => {
    const [none] = answer.effects
    assert.deepEqual([none!.extra, none!.meanChangeDays, none!.halfWidthDays], [0, 0, 0])
  })

  it('never lengthen it by being one more, and each brings less than the first', () => {
    const changes = answer.effects.map(({ meanChangeDays }) => meanChangeDays)
    assert.equal(changes.length, 4)
    for (const [at, change] of changes.entries()) {
      if (at === 0) continue
      assert.ok(change <= changes[at - 1]! + 0.01, String(changes))
      if (at > 1) assert.ok(changes[at - 1]! - change < changes[0]! - changes[1]!)
    }
  })

  it('are asked for at the stage that holds work up, with as many as were seen there', () => {
    assert.deepEqual([answer.at!.stage, answer.at!.staffToday, answer.at!.rampWeeks], ['decide', 2, 2])
    assert.match(answer.remarks.join(), /2 people finish work at decide on a usual day/)
  })

  it('are the same answer for the same seed', async () => {
    assert.deepEqual(await ask(log), answer)
  })

  it('are refused for a stage that is not there, with the list of those that are', async () => {
    await assert.rejects(ask(log, { staffStage: 'Decision' }), {
      kind: 'invalid',
      message: 'No stage is called "Decision"',
      advice: 'The stages are: decide',
    })
  })

  it('are refused from a day that is over, or too far off', async () => {
    await assert.rejects(ask(log, { staffFrom: '2020-01-01' }), /before the log ends/)
    await assert.rejects(ask(log, { staffFrom: '2090-01-01' }), /more than five years ahead/)
  })
})

describe('more staff where there are plenty', () => {
  it('change next to nothing: no more than hours, where those who are short gain days', async () => {
    const { effects, refused } = await ask(made(8))
    assert.equal(refused, null)
    for (const { meanChangeDays } of effects) assert.ok(Math.abs(meanChangeDays) < 0.25, String(meanChangeDays))
  })
})

describe('a log that does not show who works where', () => {
  const rows = Array.from({ length: 80 }, (_, place): CaseRow => {
    const day = new Date(FIRST_DAY + place * DAY).toISOString()
    return { received: day, visits: [{ stage: 'decide', start: day, end: day, resource: 'A' }] }
  })
  const change = (to: (row: CaseRow) => CaseRow) => caseLog(rows.map(to), { endOfLog: '2024-06-01' })
  const whole = change(row => row)

  it('is told so in plain words, and gets no figures', async () => {
    const noStages = change(({ visits: _, ...row }) => row)
    const noNames = change(row => ({ ...row, visits: row.visits!.map(({ resource: _, ...visit }) => visit) }))
    for (const [log, mapping, words] of [
      [noStages, EVENTS, /names no stages/],
      [noNames, EVENTS, /does not say who did the work/],
      [whole, CASES, /one row a case/],
      [whole, EVENTS, /At no stage do enough visits/],
    ] as const) {
      const { refused, effects, at } = await ask(log, {}, mapping)
      assert.match(refused!, words)
      assert.match(refused!, /staffing effect cannot be estimated/i)
      assert.deepEqual([effects, at], [[], null])
    }
  })

  it('is told which stage has too few visits', async () => {
    const few = caseLog(rows.slice(0, 20), { endOfLog: '2024-06-01' })
    assert.match((await ask(few, { staffStage: 'decide' })).refused!, /Too few visits to "decide"/)
  })
})
