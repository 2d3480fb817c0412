/** When things will be done: a dot at the day that is as likely as not, a line over the days between. */
import { shortDay } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridX } from './drawing.ts'
import { DARK_BLUE, INK } from './palette.ts'

/** Instants; `late` is drawn as a small bar at the far end. */
export type Interval = { name: string; low: string; middle: string; high: string; late: string }

const ROW = 26

export const intervalsDrawing =
  (intervals: readonly Interval[]): Drawing =>
  (plot, { narrow }) => {
    if (intervals.length === 0) return null
    const longest = Math.max(...intervals.map(({ name }) => name.length))
    const rows = intervals.map((interval, row) => ({
      row,
      name: interval.name,
      low: new Date(interval.low),
      middle: new Date(interval.middle),
      high: new Date(interval.high),
      late: new Date(interval.late),
    }))
    return {
      height: rows.length * ROW + 60,
      marginTop: 10,
      marginBottom: 40,
      marginLeft: Math.min(narrow ? 120 : 220, 16 + longest * 8.2),
      marginRight: narrow ? 32 : 50,
      x: {
        ...AXIS,
        type: 'utc',
        label: null,
        ticks: narrow ? 2 : 6,
        // The year once, at the left: ten times over it would leave no room for the days.
        tickFormat: (date: Date, at: number) => (at === 0 ? shortDay(date.toISOString()) : shortDay(date.toISOString()).slice(0, -5)),
      },
      y: {
        label: null,
        domain: rows.map(({ row }) => row),
        tickSize: 0,
        tickPadding: 10,
        tickFormat: (row: number) => shortened(rows[row]!.name, narrow ? 13 : 26),
      },
      marks: [
        gridX(plot, narrow ? 2 : 6),
        plot.ruleY(rows, { y: 'row', x1: 'low', x2: 'high', stroke: DARK_BLUE, strokeWidth: 4, strokeOpacity: 0.45 }),
        plot.ruleY(rows, { y: 'row', x1: 'high', x2: 'late', stroke: DARK_BLUE, strokeWidth: 1.5, strokeOpacity: 0.8 }),
        plot.tickX(rows, { y: 'row', x: 'late', stroke: DARK_BLUE, strokeWidth: 2, insetTop: 7, insetBottom: 7 }),
        plot.dot(rows, { y: 'row', x: 'middle', r: 5.5, fill: DARK_BLUE, stroke: 'white' }),
        plot.frame({ anchor: 'bottom', stroke: INK }),
      ],
    }
  }

const shortened = (name: string, most: number) => (name.length <= most ? name : `${name.slice(0, most - 1)}…`)
