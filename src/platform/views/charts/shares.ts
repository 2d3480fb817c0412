/** How cases end: the share ended in each way by the days since they were received, one way on top of another. */
import { percent } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY, spread } from './drawing.ts'
import { fillOf, INK } from './palette.ts'

type Way = { name: string; points: readonly { days: number; share: number }[] }

const STEPS = 160

export const stackedSharesDrawing =
  (ways: readonly Way[], endDays: number): Drawing =>
  (plot, { narrow }) => {
    if (ways.length === 0 || !(endDays > 0)) return null
    const height = narrow ? 320 : 360
    const room = { top: 28, bottom: 52 }
    const layers = stacked(ways, endDays)
    const labels = endLabels(ways, endDays, height - room.top - room.bottom)
    return {
      height,
      marginLeft: 56,
      marginRight: narrow ? 138 : 190,
      x: {
        domain: [0, endDays],
        label: narrow ? 'Days since received' : 'Days since the case was received',
        ...AXIS,
        labelOffset: 44,
        ticks: narrow ? 3 : 8,
      },
      y: { domain: [0, 1], label: null, tickSize: 0, tickFormat: (share: number) => `${Math.round(100 * share)}%`, ticks: 5 },
      marks: [
        gridY(plot),
        ...layers.map((layer, index) =>
          plot.areaY(layer, { x: 'days', y1: 'low', y2: 'high', fill: fillOf(index), stroke: 'white', strokeWidth: 1 }),
        ),
        plot.ruleY([0], { stroke: INK }),
        ...labels.flatMap(({ text, share, dy }, index) => {
          const place = { x: () => endDays, y: (value: number) => value, dy }
          return [
            plot.dot([share], { ...place, dx: 14, symbol: 'square', r: 6, fill: fillOf(index) }),
            plot.text([share], { ...place, text: () => text, dx: 26, textAnchor: 'start', fill: INK }),
          ]
        }),
      ],
    }
  }

/** The share by a day: the last step at or before it. */
function shareAt(points: Way['points'], days: number): number {
  let share = 0
  for (const point of points) {
    if (point.days > days) break
    share = point.share
  }
  return share
}

function stacked(ways: readonly Way[], endDays: number) {
  const grid = Array.from({ length: STEPS + 1 }, (_, index) => (endDays * index) / STEPS)
  const floor = grid.map(() => 0)
  return ways.map(({ points }) =>
    grid.map((days, index) => {
      const low = floor[index]!
      const high = low + shareAt(points, days)
      floor[index] = high
      return { days, low, high }
    }),
  )
}

function endLabels(ways: readonly Way[], endDays: number, pixels: number) {
  let floor = 0
  const wanted = ways.map(({ name, points }) => {
    const share = shareAt(points, endDays)
    floor += share
    return { text: `${name} ${percent(share)}`, share: floor - share / 2 }
  })
  const heights = wanted.map(({ share }) => pixels * (1 - share))
  const placed = spread(heights, 18, 0, pixels)
  return wanted.map((label, index) => ({ ...label, dy: placed[index]! - heights[index]! }))
}
