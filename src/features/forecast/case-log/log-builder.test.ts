import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { build, type Facts, inMs, type Row, readable, visitsOf } from '../../../../test/support/event-rows.ts'
import { Problem } from '../../../values/problem.ts'
import { createLogBuilder } from './log-builder.ts'

const byId = (rows: readonly Row[], facts: Facts = {}, asOf?: number) =>
  readable(build(rows, facts, asOf === undefined ? {} : { asOf }).log).sort((a, b) => (a.id < b.id ? -1 : 1))

/** Rows of few cases; no two rows of a case have a stamp in common, so that their order is settled. */
const someRows = fc
  .uniqueArray(
    fc.record({
      case: fc.constantFrom('A', 'B', 'C'),
      at: fc.nat(60),
      stage: fc.constantFrom('Check', 'Ask', 'Decide', ''),
      lifecycle: fc.constantFrom('', 'start', 'complete', 'schedule', 'suspend'),
      resource: fc.constantFrom('', 'Ann', 'Bob'),
    }),
    { selector: row => `${row.case} ${row.at}`, minLength: 1, maxLength: 25 },
  )
  .map(rows => rows.map(({ at, ...row }): Row => ({ ...row, end: at })))

describe('a log built of rows', () => {
  it('has its cases by day received and their visits by time', () => {
    const rows = [
      { case: 'late', stage: 'Ask', end: 9 },
      { case: 'early', stage: 'Decide', end: 5, resource: 'Ann', party: 'Unit' },
      { case: 'early', stage: 'Ask', start: 2, end: 3, queued: 1 },
    ]
    const { log } = build(rows, { early: { class: 'New', closed: 5, outcome: 'granted' }, late: { closed: Number.NaN } })
    assert.deepEqual(readable(log), [
      {
        id: 'early',
        class: 'New',
        received: 1,
        closed: 5,
        outcome: 'granted',
        visits: [
          { stage: 'Ask', queued: 1, start: 2, end: 3 },
          { stage: 'Decide', end: 5, resource: 'Ann', party: 'Unit' },
        ],
      },
      { id: 'late', class: 'not recorded', received: 9, outcome: 'open', visits: [{ stage: 'Ask', end: 9 }] },
    ])
    assert.equal(log.endOfLog, inMs(9))
    const all = { stages: true, starts: true, resources: true, parties: true, outcomes: true, classes: true, timesOfDay: false }
    assert.deepEqual(log.has, all)
  })

  it('is the same in whatever order the rows stand', () => {
    fc.assert(
      fc.property(someRows, fc.infiniteStream(fc.nat()), (rows, order) => {
        const keyed = rows.map(row => ({ row, key: order.next().value }))
        const others = keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)
        assert.deepEqual(byId(others), byId(rows))
      }),
    )
  })

  it('counts a row that is written twice once, also when others of the same time stand between', () => {
    const rows = [
      { case: 'A', stage: 'Ask', end: 1 },
      { case: 'A', stage: 'Check', end: 1 },
      { case: 'B', stage: 'Ask', end: 2, resource: 'Ann' },
      { case: 'B', stage: 'Ask', end: 2, resource: 'Bob' },
    ]
    const twice = build([...rows, ...rows])
    assert.equal(twice.duplicates, 4)
    assert.deepEqual(readable(twice.log), readable(build(rows).log))
    assert.equal(build(rows).duplicates, 0)
  })

  it('written twice over is itself, and all of it counted as written twice', () => {
    fc.assert(
      fc.property(someRows, rows => {
        const twice = build([...rows, ...rows])
        assert.deepEqual(readable(twice.log), readable(build(rows).log))
        assert.equal(twice.duplicates, rows.length)
      }),
    )
  })

  it('keeps rows of one time in the order of the file, in short cases and in long ones', () => {
    const stages = Array.from({ length: 3_000 }, (_, i) => `stage ${i}`)
    for (const list of [['Decide', 'Ask', 'Check'], stages]) {
      const visits = visitsOf([...list.map(stage => ({ stage, end: 5 })), { stage: 'first', end: 1 }])
      assert.deepEqual(
        visits.map(visit => visit.stage),
        ['first', ...list],
      )
    }
  })

  it('loses no row of a file of many blocks, whose rows are let go case by case', () => {
    const count = 200_000
    const cases = 2_500
    // By turns, in leaps, and one case after the other.
    for (const caseAt of [(i: number) => i % cases, (i: number) => (i * 7_919) % cases, (i: number) => Math.floor((count - 1 - i) / 80)]) {
      const wanted = new Map<string, number[]>()
      const rows = Array.from({ length: count }, (_, i): Row => {
        const id = `case ${caseAt(i)}`
        const own = wanted.get(id) ?? []
        wanted.set(id, own)
        own.push(i)
        return { case: id, stage: 'Ask', end: i, resource: `officer ${i % 7}` }
      })
      const found = readable(build(rows).log)
      assert.equal(found.length, wanted.size)
      for (const { id, visits } of found) {
        assert.deepEqual(
          visits.map(({ end, resource }) => `${end} ${resource}`),
          wanted.get(id)!.map(i => `${i} officer ${i % 7}`),
        )
      }
    }
  })

  it('takes the latest stamp of any kind for its end', () => {
    assert.equal(build([{ case: 'A', end: 3 }], { A: { received: 1, closed: 8 } }).log.endOfLog, inMs(8))
    assert.equal(build([{ case: 'A', start: 3 }], { B: { received: 4 } }).log.endOfLog, inMs(4))
    assert.equal(build([{ case: 'A', queued: 2, start: 3, end: 7 }]).log.endOfLog, inMs(7))
  })

  it('has a case of which only facts are known, and none of which no time is', () => {
    assert.deepEqual(byId([], { A: { received: 2, closed: Number.NaN }, B: { class: 'New' } }), [
      { id: 'A', class: 'not recorded', received: 2, outcome: 'open', visits: [] },
    ])
  })

  it('names a stage for rows that have none where others do, and says that none has where none does', () => {
    const some = build([
      { case: 'A', stage: 'Ask', end: 1 },
      { case: 'A', end: 2 },
    ])
    assert.deepEqual(
      readable(some.log)[0]!.visits.map(visit => visit.stage),
      ['Ask', 'not recorded'],
    )
    const none = build([{ case: 'A', end: 1 }])
    assert.deepEqual([none.log.stages, none.log.has.stages], [['case'], false])
    assert.deepEqual([none.log.classes, none.log.has.classes], [['all cases'], false])
  })

  it('says what it cannot tell', () => {
    const none = { stages: false, starts: false, resources: false, parties: false, outcomes: false, classes: false, timesOfDay: false }
    assert.deepEqual(build([{ case: 'A', end: 1 }]).log.has, none)
    assert.equal(build([{ case: 'A', start: 1, end: 1 }]).log.has.starts, false, 'a start that is the end again is none')
    assert.equal(build([{ case: 'A', end: 1.5 + 1 / 1440 }]).log.has.timesOfDay, true)
    assert.equal(build([{ case: 'A', end: 1 - 1 / 24 }]).log.has.timesOfDay, false, 'midnight an hour ahead of UTC')
  })

  it('is refused when a column of few names holds more than can be numbered', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ case: 'A', stage: `stage ${i}`, end: i }))
    assert.equal(build(rows(65_000)).log.stages.length, 65_000)
    assert.throws(
      () => build(rows(65_001)),
      (error: unknown) => error instanceof Problem && /more than 65,000 different stages/.test(error.message),
    )
    const parties = (count: number) => Array.from({ length: count }, (_, i) => ({ case: 'A', party: `party ${i}`, end: i }))
    assert.equal(readable(build(parties(32_000)).log)[0]!.visits.at(-1)!.party, 'party 31999')
    assert.throws(() => build(parties(32_001)), /more than 32,000 different parties/)
  })

  it('may be given one row object again and again', () => {
    const builder = createLogBuilder({ timeZone: 'UTC' })
    const row = { case: 0, stage: '', lifecycle: '', start: Number.NaN, end: 0, queued: Number.NaN, resource: '', party: '', instance: '' }
    for (const [id, stage, end] of [
      ['A', 'Ask', 1],
      ['B', 'Check', 2],
    ] as const) {
      builder.add(Object.assign(row, { case: builder.caseOf(id), stage, end: inMs(end) }))
    }
    assert.deepEqual(
      readable(builder.build().log).map(({ id, visits }) => [id, visits]),
      [
        ['A', [{ stage: 'Ask', end: 1 }]],
        ['B', [{ stage: 'Check', end: 2 }]],
      ],
    )
  })
})

describe('a log as of a time', () => {
  const rows: Row[] = [
    { case: 'A', stage: 'Ask', queued: 1, start: 3, end: 9, resource: 'Ann' },
    { case: 'B', stage: 'Ask', end: 8 },
    { case: 'C', stage: 'Ask', start: 2, end: 3 },
    { case: 'C', stage: 'Decide', end: 7, resource: 'Zoe' },
  ]
  const facts: Facts = {
    A: { received: 1, closed: 9, outcome: 'refused' },
    B: { received: 8, closed: 8 },
    C: { closed: 3, outcome: 'granted' },
  }

  it('has of each row the part that was known, and says how much it has not seen', () => {
    const { log, unseen } = build(rows, facts, { asOf: 5 })
    assert.deepEqual(readable(log), [
      { id: 'A', class: 'all cases', received: 1, outcome: 'open', visits: [{ stage: 'Ask', queued: 1, start: 3, resource: 'Ann' }] },
      { id: 'C', class: 'all cases', received: 2, closed: 3, outcome: 'granted', visits: [{ stage: 'Ask', start: 2, end: 3 }] },
    ])
    assert.deepEqual(unseen, { rows: 2, cases: 1 })
    assert.equal(log.endOfLog, inMs(5))
    assert.deepEqual([log.stages, log.resources], [['Ask'], ['Ann']], 'names of later rows are not known')
  })

  it('knows what happens at that very instant', () => {
    assert.deepEqual(
      byId(rows, facts, 9).map(({ id, closed, outcome }) => [id, closed, outcome]),
      [
        ['A', 9, 'refused'],
        ['B', 8, 'completed'],
        ['C', 3, 'granted'],
      ],
    )
  })

  it('is the log of the rows then known', () => {
    const spans = fc.record({ start: fc.nat(30), length: fc.nat(9), wait: fc.nat(9), stage: fc.constantFrom('Ask', 'Check') })
    const whole = fc.uniqueArray(spans, { selector: span => span.start, maxLength: 8 })
    fc.assert(
      fc.property(whole, someRows, fc.nat(40), fc.nat(60), (list, lifecycles, asOf, closed) => {
        const all: Row[] = list.map(({ start, length, wait, stage }) => ({
          case: 'W',
          stage,
          queued: start - wait,
          start,
          end: start + length,
        }))
        const rows = [...all, ...lifecycles]
        const known = (time: number | undefined) => (time !== undefined && time <= asOf ? time : Number.NaN)
        const then = rows
          .map(row => ({ ...row, queued: known(row.queued), start: known(row.start), end: known(row.end) }))
          .filter(row => [row.queued, row.start, row.end].some(time => !Number.isNaN(time)))
        const facts = (time: number): Facts => ({ A: { received: -1, closed: time } })
        assert.deepEqual(byId(rows, facts(closed), asOf), byId(then, facts(known(closed)), asOf))
      }),
    )
  })
})
