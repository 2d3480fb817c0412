import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cursorText, likeness, readCursor, readSettings, type TypedSettings, USUAL_SETTINGS, whyNotAgain } from './rules.ts'

const STAGES = ['Checks', 'Interview']
const read = (typed: Partial<TypedSettings>) => readSettings({ ...USUAL_SETTINGS, ...typed }, STAGES)
const wrong = (typed: Partial<TypedSettings>) => {
  const outcome = read(typed)
  return outcome.ok ? [] : outcome.errors.map(({ field }) => field)
}

describe('the settings of a run', () => {
  it('are good as they are first shown', () => {
    assert.deepEqual(read({}), {
      ok: true,
      value: { targetDays: 25, weeks: 26, seed: 1, precisionDays: 0.5, rampWeeks: 4, backtest: true, release: false },
    })
  })

  it('take a day of more staff, and leave out what is empty', () => {
    const outcome = read({ 'staffFrom-day': '1', 'staffFrom-month': '4', 'staffFrom-year': '2027', target: ' ', title: ' June ' })
    assert.ok(outcome.ok)
    assert.equal(outcome.value.staffFrom, '2027-04-01')
    assert.equal(outcome.value.title, 'June')
    assert.equal('targetDays' in outcome.value, false)
  })

  it('say everything that is wrong at once, each at its field and in the order of the form', () => {
    const all = { title: 'x'.repeat(121), target: '0', weeks: '0', seed: '-1', precision: '1e3', ramp: '1.5', staffStage: 'Elsewhere' }
    assert.deepEqual(wrong({ ...all, 'staffFrom-day': '31', 'staffFrom-month': '2', 'staffFrom-year': '2027' }), [
      ...['title', 'target', 'weeks', 'staffFrom-day', 'ramp', 'staffStage', 'precision', 'seed'],
    ])
    assert.deepEqual(wrong({ 'staffFrom-month': '4' }), ['staffFrom-day'])
  })

  it('are whole numbers within bounds, or refused, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), text => {
        const outcome = read({ weeks: text })
        return outcome.ok ? Number.isInteger(outcome.value.weeks) && outcome.value.weeks >= 1 && outcome.value.weeks <= 260 : true
      }),
    )
  })
})

describe('a run made again', () => {
  it('is the same by its digest alone, and cannot be compared without one', () => {
    assert.equal(likeness({ digest: 'a' }, { digest: 'a' }), 'same')
    assert.equal(likeness({ digest: 'a' }, { digest: 'b' }), 'different')
    assert.equal(likeness({ digest: null }, { digest: null }), 'unknown')
  })

  it('needs the file', () => {
    assert.equal(whyNotAgain({ erasedAt: null }), undefined)
    assert.match(whyNotAgain({ erasedAt: '2026-11-24T00:00:00Z' }) ?? '', /erased/)
  })
})

describe('where a list goes on', () => {
  it('reads back what it wrote, and nothing else', () => {
    const cursor = { at: '2026-11-24T09:00:00.123456Z', id: '0193b7a0-0000-7000-8000-000000000001' }
    assert.deepEqual(readCursor(cursorText(cursor)), cursor)
    for (const text of ['', 'x', "2026-11-24'; drop_0193b7a0-0000-7000-8000-000000000001", cursor.at])
      assert.equal(readCursor(text), undefined)
  })
})
