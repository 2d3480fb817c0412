/** Tables without lines: columns are told apart by alignment and space. */
import type { Style } from './style.ts'
import { bold, faint, printable } from './style.ts'
import { cut, padLeft, padRight, widthOf, wrap } from './text.ts'

export type Column<Row> = {
  head: string
  cell: (row: Row) => string
  align?: 'left' | 'right'
  /** 1 is left out first where the terminal is too narrow; columns without it always stay. */
  yields?: number
  /** Drawn by this program (bars): kept as it is. */
  drawn?: boolean
}

const GAP = 2
const NARROWEST_TEXT = 8

/** Lines of the table, none wider than the style's width; a last line names the columns that found no room. */
export function table<Row>(style: Style, columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const shown = columns.map(column => ({
    ...column,
    title: printable(style, column.head),
    cells: rows.map(row => (column.drawn ? column.cell(row) : printable(style, column.cell(row)))),
  }))
  const { kept, widths } = fit(shown, style.width)
  const line = (texts: readonly string[]) =>
    kept
      .map((column, at) => {
        const text = cut(style, texts[at]!, widths[at]!)
        return column.align === 'right' ? padLeft(text, widths[at]!) : padRight(text, widths[at]!)
      })
      .join(' '.repeat(GAP))
      .trimEnd()

  const left = shown.filter(column => !kept.includes(column)).map(column => column.title)
  return [
    bold(style, line(kept.map(column => column.title))),
    ...rows.map((_, row) => line(kept.map(column => column.cells[row]!))),
    ...(left.length
      ? wrap(style, `(No room here for: ${left.join(', ')}. They are in --html and --json.)`).map(text => faint(style, text))
      : []),
  ]
}

/** The first `most` rows, and how many more there are. */
export function shortTable<Row>(style: Style, columns: readonly Column<Row>[], rows: readonly Row[], most: number): string[] {
  const more = rows.length - most
  return [
    ...table(style, columns, rows.slice(0, most)),
    ...(more > 0 ? wrap(style, `(${more.toLocaleString('en-GB')} more are in --html and --json.)`).map(line => faint(style, line)) : []),
  ]
}

type Fitted = { title: string; cells: string[]; align?: 'left' | 'right'; yields?: number; drawn?: boolean }

/** Long words give way first, then whole columns in the order they yield, then words again. */
function fit<C extends Fitted>(columns: readonly C[], width: number): { kept: C[]; widths: number[] } {
  const natural = new Map(columns.map(column => [column, Math.max(widthOf(column.title), ...column.cells.map(widthOf))]))
  const leaving = columns.filter(column => column.yields !== undefined).sort((a, b) => a.yields! - b.yields!)
  let kept = [...columns]
  const spare = () => width - GAP * (kept.length - 1) - kept.reduce((sum, column) => sum + least(column, natural.get(column)!), 0)
  while (spare() < 0 && leaving.length) {
    const next = leaving.shift()
    kept = kept.filter(column => column !== next)
  }
  const widths = kept.map(column => least(column, natural.get(column)!))
  // What is left over goes to the words, each no wider than it needs.
  for (let room = spare(), at = 0; room > 0 && at < kept.length; at++) {
    const more = Math.min(room, natural.get(kept[at]!)! - widths[at]!)
    widths[at] = widths[at]! + more
    room -= more
  }
  for (let over = -spare(); over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths))
    widths[widest] = Math.max(1, widths[widest]! - 1)
  }
  return { kept, widths }
}

/** Figures keep their whole width: a cut figure is a wrong figure. */
const least = (column: Fitted, natural: number) =>
  column.align === 'right' || column.drawn ? natural : Math.min(natural, roomyText(natural))
const roomyText = (natural: number) => Math.max(NARROWEST_TEXT, Math.min(natural, 16))
