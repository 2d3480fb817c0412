import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CaseRow, caseLog, type LogSettings } from '../../../../test/support/case-logs.ts'
import { inputHash } from './input-hash.ts'

const ROW = {
  id: 'a',
  class: 'one',
  received: '2026-01-05',
  closed: '2026-01-20',
  outcome: 'granted',
  visits: [
    { stage: 'check', queued: '2026-01-05', start: '2026-01-06', end: '2026-01-08', resource: 'A', party: 'unit' },
    { stage: 'decide', start: '2026-01-09', end: '2026-01-20', resource: 'B', party: 'unit' },
  ],
} as const satisfies CaseRow

const hash = (change: Partial<CaseRow> = {}, settings: object = { seed: 1 }, log: Partial<LogSettings> = {}) =>
  inputHash(
    caseLog([{ ...ROW, ...change } as CaseRow, { id: 'z', class: 'two', received: '2026-01-06' }], { endOfLog: '2026-02-01', ...log }),
    settings,
  )

const visits = (change: object): Partial<CaseRow> => ({ visits: [{ ...ROW.visits[0], ...change }, ROW.visits[1]] })
const { closed: _, ...open } = ROW

describe('the hash of what went in', () => {
  it('is the same for the same log and settings', () => {
    assert.equal(hash(), hash())
    assert.match(hash(), /^[0-9a-f]{64}$/)
  })

  it('changes with every column, name and setting', () => {
    const all = [
      hash(),
      hash({ id: 'b' }),
      hash({ class: 'two' }),
      hash({ received: '2026-01-04' }),
      hash({ closed: '2026-01-21' }),
      hash({ outcome: 'refused' }),
      hash({ visits: [ROW.visits[0]] }),
      ...[
        { stage: 'decide' },
        { stage: 'review' },
        { start: '2026-01-07' },
        { end: '2026-01-07' },
        { queued: '2026-01-04' },
        { resource: 'B' },
        { resource: 'C' },
        { party: 'force' },
      ].map(change => hash(visits(change))),
      hash({ visits: ROW.visits.map(visit => ({ ...visit, party: 'force' })) }),
      hash({}, { seed: 2 }),
      hash({}, { seed: 1, weeks: 3 }),
      hash({}, { seed: 1 }, { endOfLog: '2026-02-02' }),
      hash({}, { seed: 1 }, { timeZone: 'Europe/London' }),
      inputHash(caseLog([open as CaseRow, { id: 'z', class: 'two', received: '2026-01-06' }], { endOfLog: '2026-02-01' }), { seed: 1 }),
    ]
    assert.equal(new Set(all).size, all.length)
  })

  it('is over what a part of a longer column holds, and no more', () => {
    const log = caseLog([ROW], { endOfLog: '2026-02-01' })
    const wide = { ...log, cases: { ...log.cases, received: Float64Array.of(9, ...log.cases.received, 9).subarray(1, 2) } }
    assert.equal(inputHash(wide, {}), inputHash(log, {}))
  })
})
