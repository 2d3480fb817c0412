/** Bars that compare named things: the name stands above its bar, so that long names need no margin. */
import type { Drawing } from './drawing.ts'
import { DARK_BLUE, INK } from './palette.ts'

export type Bar = { name: string; value: number; label: string; fill?: string }

const ROW = 46

export const barsDrawing =
  (bars: readonly Bar[], { narrowName = 30 }: { narrowName?: number } = {}): Drawing =>
  (plot, { narrow }) => {
    const most = Math.max(0, ...bars.map(({ value }) => value))
    if (bars.length === 0 || !(most > 0)) return null
    const rows = bars.map((bar, index) => ({ ...bar, row: index, name: shortened(bar.name, narrow ? narrowName : 80) }))
    return {
      height: rows.length * ROW + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: 1,
      marginRight: narrow ? 146 : 200,
      x: { domain: [0, most], axis: null },
      y: { axis: null, padding: 0, domain: rows.map(({ row }) => row) },
      marks: [
        plot.barX(rows, { x: 'value', y: 'row', fill: (bar: Bar) => bar.fill ?? DARK_BLUE, insetTop: 21, insetBottom: 7 }),
        plot.text(rows, { x: () => 0, y: 'row', text: 'name', textAnchor: 'start', dy: -12, fill: INK }),
        plot.text(rows, { x: 'value', y: 'row', text: 'label', textAnchor: 'start', dx: 8, dy: 7, fill: INK }),
      ],
    }
  }

const shortened = (name: string, most: number) => (name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`)
