/** Runs of days side by side: who had something when. A new colour marks each change; a gap is time in which nobody had it. */
import { AXIS, type Drawing, gridX } from './drawing.ts'
import { DARK_BLUE, INK, TURQUOISE } from './palette.ts'

/** Days as yyyy-mm-dd, `until` not included; in order. Neighbours that differ in `mark` are told apart. */
export type RunRow = { name: string; runs: readonly { from: string; until: string; mark: string }[] }

const ROW = 24

export const runsDrawing =
  (named: readonly RunRow[]): Drawing =>
  (plot, { narrow }) => {
    const bars = named.flatMap(({ runs }, row) => coloured(runs).map(run => ({ row, ...run })))
    if (bars.length === 0) return null
    const longest = Math.max(...named.map(({ name }) => name.length))
    return {
      height: named.length * ROW + 50,
      marginTop: 6,
      marginBottom: 40,
      marginLeft: Math.min(narrow ? 128 : 220, 16 + longest * 8.2),
      marginRight: narrow ? 20 : 30,
      x: { ...AXIS, type: 'utc', label: null, ticks: narrow ? 3 : 8 },
      y: {
        label: null,
        domain: named.map((_, row) => row),
        tickSize: 0,
        tickPadding: 10,
        padding: 0,
        tickFormat: (row: number) => shortened(named[row]?.name ?? '', narrow ? 14 : 26),
      },
      marks: [
        gridX(plot, narrow ? 3 : 8),
        plot.barX(bars, {
          y: 'row',
          x1: 'from',
          x2: 'until',
          fill: (bar: (typeof bars)[number]) => bar.fill,
          insetTop: 4,
          insetBottom: 4,
          // Neighbours of one colour would look like one.
          insetRight: 1,
        }),
        plot.frame({ anchor: 'bottom', stroke: INK }),
      ],
    }
  }

function coloured(runs: RunRow['runs']) {
  const fills = [DARK_BLUE, TURQUOISE]
  let turns = 0
  return runs.map(({ from, until, mark }, at) => {
    const before = runs[at - 1]
    if (before && before.mark !== mark) turns += 1
    return { from: new Date(from), until: new Date(until), fill: fills[turns % fills.length]! }
  })
}

const shortened = (name: string, most: number) => (name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`)
