/** When things were first to be done and when they are now: a ring at the first date, a dot at the date now, a line for the way between. */
import { shortDay } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridX } from './drawing.ts'
import { DARK_BLUE, DARK_PINK, INK } from './palette.ts'

/** Days; `label` says in words how far they are apart. */
export type Move = { name: string; first: string; now: string; label: string }

const ROW = 58

export const slippageDrawing =
  (moves: readonly Move[]): Drawing =>
  (plot, { narrow }) => {
    if (moves.length === 0) return null
    const rows = moves.map(({ name, first, now, label }, row) => ({
      row,
      // Above its line, so that it needs no margin; what was measured first, because a long name is cut.
      name: shortened(`${label}: ${name}`, narrow ? 44 : 110),
      first: new Date(first),
      now: new Date(now),
    }))
    return {
      height: rows.length * ROW + 60,
      marginTop: 10,
      marginBottom: 40,
      marginLeft: 12,
      marginRight: narrow ? 36 : 50,
      x: { ...AXIS, type: 'utc', label: null, nice: true, ticks: narrow ? 2 : 6, tickFormat: (date: Date) => shortDay(date.toISOString()) },
      y: { axis: null, domain: rows.map(({ row }) => row) },
      marks: [
        gridX(plot, narrow ? 2 : 6),
        plot.text(rows, {
          frameAnchor: 'left',
          y: 'row',
          text: 'name',
          textAnchor: 'start',
          dy: -12,
          fill: INK,
          stroke: 'white',
          strokeWidth: 4,
        }),
        plot.ruleY(rows, { y: 'row', x1: 'first', x2: 'now', stroke: DARK_PINK, strokeWidth: 4, strokeOpacity: 0.6, dy: 8 }),
        plot.dot(rows, { y: 'row', x: 'first', r: 7, fill: 'white', stroke: INK, strokeWidth: 2, dy: 8 }),
        plot.dot(rows, { y: 'row', x: 'now', r: 4.5, fill: DARK_BLUE, dy: 8 }),
        plot.frame({ anchor: 'bottom', stroke: INK }),
      ],
    }
  }

const shortened = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)
