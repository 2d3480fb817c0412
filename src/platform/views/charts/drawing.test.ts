/** Charts hold up on what logs really hold: one month, nothing finished, all the same, very much; and labels never lie on one another. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { backlogDrawing } from './backlog.ts'
import { barsDrawing } from './bars.ts'
import { coverageDrawing } from './coverage.ts'
import { type Drawing, drawBoth, spread } from './drawing.ts'
import { intervalsDrawing } from './intervals.ts'
import { openDrawing, percentilesDrawing, receivedDrawing } from './months.ts'
import { stackedSharesDrawing } from './shares.ts'
import { staffingDrawing } from './staffing.ts'
import { survivalDrawing } from './survival.ts'
import { weeksDrawing } from './weeks.ts'

const flow = (month: string, received: number) => ({ month, received, completed: received, openAtEnd: received })
const week = (day: string, p: number) => ({ day, p10: p, p50: p, p90: p })
const times = (month: string, value: number | null) => ({ group: 'All', month, p50: value, p80: value, p95: value })
const steps = [0, 5, 9].map(days => ({ days, open: 1 - days / 10, low: 0.9 - days / 10, high: 1 }))
const day = '2026-01-05T00:00:00.000Z'

const drawings: Record<string, Drawing> = {
  'a curve with nothing reached': survivalDrawing(steps, [{ share: 0.5, days: null, name: 'Half' }], null),
  'a curve with a target far out': survivalDrawing(steps, [{ share: 0.5, days: 5, name: 'Half' }], 400),
  'months without a case': receivedDrawing([flow('2026-01', 0), flow('2026-02', 0)]),
  'months of very many': openDrawing([flow('2026-01', 1_000_000), flow('2026-02', 2)]),
  'percentiles of which none is reached': percentilesDrawing([times('2026-01', null), times('2026-02', null)], ['All']),
  'percentiles of seven groups': percentilesDrawing(
    [times('2026-01', 4), times('2026-02', 5)].flatMap(row => ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(group => ({ ...row, group }))),
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  ),
  'one way to end': stackedSharesDrawing([{ name: 'Completed', points: [{ days: 0, share: 1 }] }], 10),
  'a single bar': barsDrawing([{ name: 'x'.repeat(300), value: 1, label: '100%' }]),
  'a backlog that has no past': backlogDrawing([], [week('2026-01-12', 3), week('2026-01-19', 0)], { day: '2026-01-05', open: 3 }),
  'an interval of no length': intervalsDrawing([{ name: 'A1', low: day, middle: day, high: day, late: day }]),
  'staff who make it worse': staffingDrawing(
    [
      { extra: 1, savedDays: -2 },
      { extra: 2, savedDays: -0.1 },
    ],
    null,
  ),
  'staff with a knee at the last': staffingDrawing(
    [
      { extra: 1, savedDays: 2 },
      { extra: 2, savedDays: 0.1 },
    ],
    1,
  ),
  'weeks of a plan, of which one is empty': weeksDrawing([
    { monday: '2026-01-05', count: 2, before: 4 },
    { monday: '2026-01-12', count: 0, before: 0 },
  ]),
  'a single week that has no plan': weeksDrawing([{ monday: '2026-01-05', count: 1 }]),
  'ranges that held nothing or everything': coverageDrawing([0.5, 0.8], [{ name: 'Ours', held: [0, 1] }]),
}

describe('a chart', () => {
  for (const [name, drawing] of Object.entries(drawings)) {
    it(`is drawn without a gap in its figures: ${name}`, () => {
      const drawn = drawBoth(drawing, 'Chart: a test. See the table.')
      assert.ok(drawn)
      for (const svg of [drawn.wide, drawn.narrow]) {
        assert.doesNotMatch(svg, /NaN|Infinity|undefined|<style/)
        assert.match(svg, /^<svg [^>]*viewBox="0 0 \d+ \d+"/)
        assert.match(svg, /<text/)
      }
    })
  }

  it('is left out where there is nothing to draw', () => {
    const nothing: Drawing[] = [
      survivalDrawing([], [], null),
      receivedDrawing([flow('2026-01', 5)]),
      percentilesDrawing([], ['All']),
      stackedSharesDrawing([], 10),
      barsDrawing([{ name: 'x', value: 0, label: '' }]),
      backlogDrawing([], [], { day: '2026-01-05', open: 3 }),
      intervalsDrawing([]),
      staffingDrawing([], null),
      coverageDrawing([0.5], []),
    ]
    for (const drawing of nothing) assert.equal(drawBoth(drawing, 'nothing'), null)
  })

  it('escapes the words of a log', () => {
    const drawn = drawBoth(barsDrawing([{ name: '<script>"&', value: 1, label: '</text>' }]), 'Chart: "a".')
    assert.match(drawn?.wide ?? '', /&lt;script&gt;/)
    assert.doesNotMatch(drawn?.wide ?? '', /<script|<\/text><\/text>/)
    assert.match(drawn?.wide ?? '', /aria-label="Chart: &quot;a&quot;\."/)
  })
})

describe('labels moved apart', () => {
  const wanted = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 })

  it('keep their order and distance, and stay within bounds where there is room', () => {
    fc.assert(
      fc.property(wanted, values => {
        const placed = spread(values, 18, 0, 300)
        const pairs = values.map((value, index) => ({ value, place: placed[index]! })).sort((a, b) => a.place - b.place)
        for (const [index, pair] of pairs.entries()) {
          const next = pairs[index + 1]
          assert.ok(pair.place >= -1e-9 && pair.place <= 300 + 1e-9)
          if (next) assert.ok(next.place - pair.place >= 18 - 1e-9 && next.value >= pair.value)
        }
      }),
    )
  })

  it('stay where they are when they are apart already', () => {
    assert.deepEqual(spread([10, 100, 50], 18, 0, 300), [10, 100, 50])
  })
})
