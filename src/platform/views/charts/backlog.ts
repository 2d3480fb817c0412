/** Open cases in the weeks past, and in the weeks to come with the band they are expected to lie in. */
import { count, shortDay, shortMonth } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY, spread } from './drawing.ts'
import { DARK_BLUE, DARK_PINK, INK } from './palette.ts'

export type PastWeek = { day: string; open: number }
export type ComingWeek = { day: string; p10: number; p50: number; p90: number }

const HEIGHT = 280
const at = (day: string) => new Date(`${day}T00:00:00Z`)

export const backlogDrawing =
  (past: readonly PastWeek[], coming: readonly ComingWeek[], now: PastWeek): Drawing =>
  (plot, { narrow }) => {
    const last = coming.at(-1)
    if (!last) return null
    const today = now.day
    const shown = [...past.filter(({ day }) => day < today).slice(-Math.max(26, 2 * coming.length)), now]
    const most = 1.08 * Math.max(1, ...shown.map(({ open }) => open), ...coming.map(({ p90 }) => p90))
    const joined = joinedToNow(coming, now)
    return {
      height: HEIGHT + 62,
      marginTop: 30,
      marginBottom: 32,
      marginLeft: 56,
      marginRight: narrow ? 84 : 170,
      x: { ...AXIS, type: 'utc', label: null, ticks: narrow ? 3 : 6, tickFormat: (date: Date) => shortMonth(date.toISOString()) },
      y: { domain: [0, most], label: null, tickSize: 0, ticks: 5, tickFormat: count },
      marks: [
        gridY(plot),
        plot.areaY(joined, { x: week => at(week.day), y1: 'p10', y2: 'p90', fill: DARK_PINK, fillOpacity: 0.22 }),
        plot.lineY(shown, { x: (week: PastWeek) => at(week.day), y: 'open', stroke: DARK_BLUE, strokeWidth: 2.5 }),
        plot.lineY(joined, { x: week => at(week.day), y: 'p50', stroke: DARK_PINK, strokeWidth: 2.5, strokeDasharray: '7 4' }),
        plot.ruleX([at(today)], { stroke: INK, strokeDasharray: '2 3' }),
        plot.text([at(today)], { x: (date: Date) => date, frameAnchor: 'top', dy: -18, text: () => shortDay(today), fill: INK }),
        plot.ruleY([0], { stroke: INK }),
        ...endLabels(last, most, narrow).map(({ text, value, dy }) =>
          plot.text([value], { x: () => at(last.day), y: (v: number) => v, text: () => text, dx: 8, dy, textAnchor: 'start', fill: INK }),
        ),
      ],
    }
  }

/** The band starts at what is open today, where nothing is uncertain. */
const joinedToNow = (coming: readonly ComingWeek[], { day, open }: PastWeek): ComingWeek[] => [
  { day, p10: open, p50: open, p90: open },
  ...coming.filter(week => week.day > day),
]

function endLabels(last: ComingWeek, most: number, narrow: boolean) {
  const wanted = [
    { text: narrow ? `P90 ${count(last.p90)}` : `9 in 10 below ${count(last.p90)}`, value: last.p90 },
    { text: narrow ? `P50 ${count(last.p50)}` : `as likely as not ${count(last.p50)}`, value: last.p50 },
    { text: narrow ? `P10 ${count(last.p10)}` : `1 in 10 below ${count(last.p10)}`, value: last.p10 },
  ]
  const heights = wanted.map(({ value }) => HEIGHT * (1 - value / most))
  const placed = spread(heights, 18, 0, HEIGHT)
  return wanted.map((label, index) => ({ ...label, dy: placed[index]! - heights[index]! }))
}
