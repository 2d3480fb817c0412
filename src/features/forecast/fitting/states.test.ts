import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type CaseRow, caseLog, type VisitRow } from '../../../../test/support/case-logs.ts'
import type { CaseLog } from '../case-log/rules.ts'
import { DAY, emptyStates, FEATURES, momentOf, openAt, readResult, readState, stagesRemembered, statesAt, turnOf } from './states.ts'

const END = '2026-06-01'
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

function stateOf(log: CaseLog, index: number, at: number, remembered = stagesRemembered(log)): number[] {
  const one = emptyStates(1)
  const moment = momentOf(log, at)
  readState(log, index, moment, turnOf(moment, index), one, 0, remembered)
  return one.features.map(column => column[0]!)
}

describe('the state of a case', () => {
  const rows: CaseRow[] = [
    {
      received: '2026-01-05',
      closed: '2026-02-02',
      visits: [
        { stage: 'check', start: '2026-01-06', end: '2026-01-08' },
        { stage: 'decide', start: '2026-01-12', end: '2026-01-20' },
        { stage: 'check', start: '2026-01-25', end: '2026-02-02' },
      ],
    },
    { received: '2026-01-06', visits: [{ stage: 'check', end: '2026-01-30' }] },
  ]
  const log = caseLog(rows, { endOfLog: END })
  const feature = (name: (typeof FEATURES)[number], at: string) => stateOf(log, 0, day(at))[FEATURES.indexOf(name)]!

  it('tells nothing begun, under way and finished apart', () => {
    const stages = ['2026-01-05', '2026-01-07', '2026-01-09', '2026-01-15', '2026-01-21'].map(at => feature('stage', at))
    assert.equal(new Set(stages).size, 5)
    assert.equal(stages[0], 0)
  })

  it('counts visits, those to the same stage, days open and days since something happened', () => {
    assert.deepEqual(
      ['2026-01-07', '2026-01-15', '2026-01-26'].map(at => feature('visits', at)),
      [1, 2, 3],
    )
    assert.equal(feature('visits to this stage', '2026-01-26'), 2)
    assert.ok(Math.abs(Math.exp(feature('elapsed', '2026-01-15')) / DAY - 10) < 0.1)
    assert.ok(Math.abs(Math.exp(feature('idle', '2026-01-15')) / DAY - 3) < 0.1)
  })

  it('knows the hour of the week from Monday on, and how many cases are open', () => {
    assert.equal(feature('hour of the week', '2026-01-12'), 0)
    assert.equal(feature('hour of the week', '2026-01-15'), 72)
    assert.equal(feature('open cases', '2026-01-05'), 1)
    assert.equal(feature('open cases', '2026-01-15'), 2)
  })

  it('is asked of a case received at the very instant, with which a log often ends', () => {
    const last = caseLog([...rows, { received: END }], { endOfLog: END })
    assert.deepEqual(openAt(last, last.endOfLog), [1, 2])
    assert.ok(stateOf(last, 2, last.endOfLog).every(Number.isFinite))
  })

  it('has its result in days, or that it is only longer than what was seen', () => {
    const states = statesAt(log, [day('2026-01-15')], 100)
    assert.equal(states.count, 2)
    readResult(log, states, 0)
    assert.deepEqual([...states.remaining], [18, 137])
    assert.deepEqual([...states.over], [1, 0])
  })

  it('has its turn oldest first, at the pace of the last twelve weeks', () => {
    const moment = { at: 0, open: [3, 8, 9], weeksOfWork: 1, perDay: 0.5 }
    assert.deepEqual(
      [3, 8, 9].map(index => turnOf(moment, index)),
      [2, 4, 6],
    )
  })
})

const AT = 60
const stage = fc.constantFrom('check', 'inquire', 'decide')
/** Days on which something is stamped; times of day only where something happens after the instant. */
const visit = fc.record({ stage, queue: fc.nat(20), start: fc.nat(120), length: fc.nat(40), resource: fc.constantFrom('a', 'b') })
const madeCase = fc.record({ received: fc.nat(100), open: fc.nat(90), visits: fc.array(visit, { maxLength: 5 }) })
type Made = { received: number; open: number; visits: { stage: string; queue: number; start: number; length: number; resource: string }[] }

const date = (days: number) => new Date(day('2026-01-01') + days * DAY).toISOString()
const ALL_STAGES: CaseRow = {
  id: 'first',
  received: date(-400),
  closed: date(-390),
  visits: ['check', 'inquire', 'decide'].map((name, place) => ({ stage: name, start: date(-399 + place), end: date(-398 + place) })),
}

type Stamps = { queued: number; start: number; end: number }

/** In order of the first stamp, as readers lay visits out; `later` says how a visit is stamped, on which days. */
function rowsOf(
  cases: readonly Made[],
  later: (row: VisitRow, stamps: Stamps) => VisitRow[],
  closing: (days: number) => string | undefined,
) {
  return cases.map(({ received, open, visits }, place): CaseRow => {
    const closed = closing(received + open)
    return {
      id: `case ${place}`,
      class: place % 2 ? 'one' : 'two',
      received: date(received),
      ...(closed !== undefined && { closed }),
      visits: [...visits]
        .sort((a, b) => a.start - b.start)
        .flatMap(({ stage: name, queue, start, length, resource }) => {
          const stamps = { queued: received + start, start: received + start + queue, end: received + start + queue + length }
          return later({ stage: name, queued: date(stamps.queued), start: date(stamps.start), end: date(stamps.end), resource }, stamps)
        }),
    }
  })
}
const logOf = (rows: CaseRow[]) => caseLog([ALL_STAGES, ...rows], { endOfLog: date(400) })
const at = Date.parse(date(AT))

/** What was stamped by the instant stays; the rest goes away, moves, or has more beside it. */
function changedAfter(row: VisitRow, { queued, start, end }: Stamps, how: string): VisitRow[] {
  if (end <= AT) return [row]
  const { start: begun, end: _, ...waiting } = row
  if (how === 'away') return queued > AT ? [] : [start <= AT ? { ...waiting, start: begun! } : waiting]
  if (how === 'more') return queued > AT ? [row, { ...row, stage: 'decide' }] : [row]
  const moved = { ...row, start: start <= AT ? begun! : date(start + 7), end: date(end + 30) }
  return [queued > AT ? { ...moved, stage: 'inquire', queued: date(queued + 3) } : moved]
}

describe('what happens after the instant', () => {
  it('never enters a state: changed, added to or taken away, every state reads the same', () => {
    fc.assert(
      fc.property(fc.array(madeCase, { minLength: 1, maxLength: 6 }), fc.constantFrom('away', 'moved', 'more'), (cases, how) => {
        const whole = logOf(rowsOf(cases, row => [row], date))
        const changed = logOf(
          rowsOf(
            cases,
            (row, stamps) => changedAfter(row, stamps, how),
            closed => (closed <= AT ? date(closed) : how === 'away' ? undefined : date(closed + 20)),
          ),
        )
        const remembered = stagesRemembered(whole)
        assert.deepEqual(openAt(changed, at), openAt(whole, at))
        for (const index of openAt(whole, at))
          assert.deepEqual(stateOf(changed, index, at, remembered), stateOf(whole, index, at, remembered))
      }),
    )
  })
})

describe('the person', () => {
  it('does not enter: who the case is about and who works on it change nothing', () => {
    fc.assert(
      fc.property(fc.array(madeCase, { minLength: 1, maxLength: 6 }), cases => {
        const rows = rowsOf(cases, row => [row], date)
        const others = rows.map((row, place) => ({
          ...row,
          id: `somebody else ${place}`,
          visits: row.visits!.map(({ resource, ...visit }, rank) => ({ ...visit, resource: `${resource}${rank}`, party: 'elsewhere' })),
        }))
        const [log, other] = [logOf(rows), logOf(others)]
        for (const index of openAt(log, at)) assert.deepEqual(stateOf(other, index, at), stateOf(log, index, at))
      }),
    )
  })
})
