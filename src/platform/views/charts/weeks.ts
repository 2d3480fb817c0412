/** Counts week by week as bars; and, where it is a plan, what the weeks were before it as a line over them. */
import { count, shortDay, shortMonth } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY } from './drawing.ts'
import { DARK_BLUE, DARK_PINK, INK } from './palette.ts'

export type WeekBar = { monday: string; count: number; before?: number }

const WEEK_MS = 7 * 86_400_000
const at = (day: string) => new Date(`${day}T00:00:00Z`)
const endOf = (day: string) => new Date(at(day).getTime() + WEEK_MS)

export const weeksDrawing =
  (weeks: readonly WeekBar[]): Drawing =>
  (plot, { narrow }) => {
    const most = Math.max(0, ...weeks.flatMap(({ count: n, before = 0 }) => [n, before]))
    const [first, last] = [weeks[0], weeks.at(-1)]
    if (!first || !last || most === 0) return null
    const isPlan = weeks.some(({ before }) => before !== undefined)
    return {
      height: 300,
      marginTop: isPlan ? 52 : 20,
      marginBottom: 34,
      marginLeft: 44,
      marginRight: 16,
      x: {
        ...AXIS,
        type: 'utc',
        label: null,
        domain: [at(first.monday), endOf(last.monday)],
        ticks: narrow ? 3 : 8,
        tickFormat: (date: Date) => (weeks.length > 12 ? shortMonth : shortDay)(date.toISOString()),
      },
      y: { domain: [0, most * 1.08], label: null, tickSize: 0, ticks: Math.min(5, most), tickFormat: count },
      marks: [
        gridY(plot, Math.min(5, most)),
        plot.rectY(weeks, {
          x1: (week: WeekBar) => at(week.monday),
          x2: (week: WeekBar) => endOf(week.monday),
          y: 'count',
          fill: DARK_BLUE,
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        ...(isPlan ? beforeMarks(plot, weeks) : []),
        plot.ruleY([0], { stroke: INK }),
      ],
    }
  }

function beforeMarks(plot: Parameters<Drawing>[0], weeks: readonly WeekBar[]) {
  // Once more at the end, so that the last step is as long as the others.
  const last = weeks.at(-1)!
  const steps = [...weeks.map(({ monday, before = 0 }) => ({ x: at(monday), before })), { x: endOf(last.monday), before: last.before ?? 0 }]
  const key = (text: string, dy: number, fill: string) =>
    plot.text([text], { frameAnchor: 'top-left', dy, text: (words: string) => words, textAnchor: 'start', fill, fontWeight: 'bold' })
  return [
    plot.lineY(steps, { x: 'x', y: 'before', curve: 'step-after', stroke: DARK_PINK, strokeWidth: 2.5 }),
    key('Line: before', -46, DARK_PINK),
    key('Bars: after', -26, DARK_BLUE),
  ]
}
