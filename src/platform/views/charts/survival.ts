/** The share of cases still open by the days since they were received. */
import { days as daysText } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY, type Plot } from './drawing.ts'
import { DARK_BLUE, DARK_PINK, INK } from './palette.ts'

type Point = { days: number; open: number; low: number; high: number }
/** `share` is the share of cases finished by `days`. */
type Mark = { share: number; days: number | null; name: string }

export const survivalDrawing =
  (points: readonly Point[], marks: readonly Mark[], targetDays: number | null): Drawing =>
  (plot, { narrow }) => {
    if (points.length < 2) return null
    const reached = marks.filter((mark): mark is Mark & { days: number } => mark.days !== null)
    const end = endOf(points, reached, targetDays)
    const shown = thinned(points.filter(({ days }) => days <= end))
    return {
      height: narrow ? 300 : 360,
      marginLeft: 56,
      x: { domain: [0, end], label: 'Days since the case was received', ...AXIS, labelOffset: 44, ticks: narrow ? 4 : 10 },
      y: { domain: [0, 1], label: null, tickSize: 0, tickFormat: (share: number) => `${Math.round(100 * share)}%`, ticks: 5 },
      marks: [
        gridY(plot),
        plot.areaY(shown, { x: 'days', y1: 'low', y2: 'high', curve: 'step-after', fill: DARK_BLUE, fillOpacity: 0.2 }),
        plot.lineY(shown, { x: 'days', y: 'open', curve: 'step-after', stroke: DARK_BLUE, strokeWidth: 2.5 }),
        plot.ruleY([0], { stroke: INK }),
        ...targetMarks(plot, targetDays),
        plot.dot(reached, { x: 'days', y: (mark: Mark) => 1 - mark.share, r: 5, fill: DARK_BLUE, stroke: 'white' }),
        plot.text(reached, {
          x: 'days',
          y: (mark: Mark) => 1 - mark.share,
          text: (mark: Mark & { days: number }) => `${mark.name} by ${daysText(mark.days)} days`,
          textAnchor: 'start',
          dx: 10,
          dy: -12,
          fill: INK,
          stroke: 'white',
          strokeWidth: 5,
        }),
      ],
    }
  }

/** The curve's tail is long and thin: past the last mark there is little to see. */
function endOf(points: readonly Point[], marks: readonly { days: number }[], targetDays: number | null): number {
  const last = points.at(-1)!.days
  const wanted = 1.5 * Math.max(...marks.map(({ days }) => days), targetDays ?? 0)
  return marks.length < 3 ? last : Math.min(last, wanted)
}

/** A curve of 20,000 steps looks the same with 300 and is a hundredth of the size. */
function thinned(points: readonly Point[], most = 300): readonly Point[] {
  if (points.length <= most) return points
  const step = (points.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)]!)
}

const targetMarks = (plot: Plot, target: number | null) =>
  target === null
    ? []
    : [
        plot.ruleX([target], { stroke: DARK_PINK, strokeWidth: 2, strokeDasharray: '6 4' }),
        plot.text([target], {
          x: (value: number) => value,
          frameAnchor: 'top',
          dy: -18,
          text: () => `Target: ${daysText(target)} days`,
          fill: DARK_PINK,
        }),
      ]
