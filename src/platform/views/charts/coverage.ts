/** How often past ranges held what happened, beside how often they were meant to: this forecast and the plain ones. */
import { percent } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridX, type Plot } from './drawing.ts'
import { DARK_BLUE, DARK_PINK, INK } from './palette.ts'

/** `held` has one share for each of `meant`. The first forecaster is ours. */
export type Held = { name: string; held: readonly number[] }

const ROW = 34
/** On a narrow screen the name stands above its dot, not beside it. */
const TALL_ROW = 46

export const coverageDrawing =
  (meant: readonly number[], forecasters: readonly Held[]): Drawing =>
  (plot, { narrow }) => {
    if (forecasters.length === 0) return null
    const rows = rowsOf(meant, forecasters)
    const scored = rows.filter((row): row is Scored => row.held !== null)
    const margin = narrow ? 1 : Math.min(320, Math.max(170, 20 + 7.4 * Math.max(...forecasters.map(({ name }) => name.length))))
    const dy = narrow ? 7 : 0
    const words = { y: 'key', frameAnchor: 'left', textAnchor: 'start', fill: INK, ...HALO } as const
    return {
      height: rows.length * (narrow ? TALL_ROW : ROW) + 56,
      marginTop: 8,
      marginBottom: 48,
      marginLeft: margin,
      marginRight: narrow ? 50 : 64,
      x: {
        ...AXIS,
        domain: [0, 1],
        label: 'Share of past cases inside the range',
        labelOffset: 42,
        ticks: narrow ? 3 : 6,
        tickFormat: percent,
      },
      y: { axis: null, domain: rows.map(({ key }) => key), padding: 0 },
      marks: [
        gridX(plot, narrow ? 3 : 6),
        plot.ruleY(scored, { y: 'key', x1: 'level', x2: 'held', dy, stroke: colourOf, strokeWidth: 3, strokeOpacity: 0.5 }),
        plot.tickX(rows, { y: 'key', x: 'level', stroke: INK, strokeWidth: 2 }),
        plot.dot(scored, {
          y: 'key',
          x: 'held',
          dy,
          r: 6.5,
          symbol: (row: Scored) => (row.ours ? 'circle' : 'diamond'),
          fill: (row: Scored) => (row.ours ? DARK_BLUE : 'white'),
          stroke: colourOf,
          strokeWidth: 2,
        }),
        // On the far side of the dot from the mark, so that the figure lies on neither.
        ...shares(plot, scored.filter(isShort), 'end', -12, dy),
        ...shares(
          plot,
          scored.filter(row => !isShort(row)),
          'start',
          12,
          dy,
        ),
        plot.text(headsOf(rows), { ...words, text: 'name', fontWeight: 'bold', dx: narrow ? 0 : -margin }),
        plot.text(scored, {
          ...words,
          text: (row: Scored) => shortened(row.name, narrow ? 40 : 60),
          dx: narrow ? 0 : -margin,
          dy: narrow ? -14 : 0,
        }),
      ],
    }
  }

type Row = { key: string; name: string; level: number; held: number | null; ours: boolean }
type Scored = Row & { held: number }

const HALO = { stroke: 'white', strokeWidth: 4 }
/** Left of its mark, with room on its own left. */
const isShort = ({ held, level }: Scored) => held < level && held > 0.15
const shares = (plot: Plot, rows: Scored[], textAnchor: 'start' | 'end', dx: number, dy: number) => [
  plot.text(rows, { y: 'key', x: 'held', text: row => percent(row.held), dx, dy, textAnchor, fill: INK, ...HALO }),
]
const colourOf = (row: Row) => (row.ours ? DARK_BLUE : DARK_PINK)
const headsOf = (rows: readonly Row[]) => rows.filter(({ held }) => held === null)

/** For each level a heading, then a row a forecaster. */
const rowsOf = (meant: readonly number[], forecasters: readonly Held[]): Row[] =>
  meant.flatMap((level, place) => [
    { key: `${level}`, name: `Meant to hold ${percent(level)}`, level, held: null, ours: false },
    ...forecasters.map(({ name, held }, index) => ({
      key: `${level} ${index}`,
      name,
      level,
      held: held[place] ?? null,
      ours: index === 0,
    })),
  ])

const shortened = (name: string, most: number) => (name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`)
