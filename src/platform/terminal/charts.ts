/** Small charts of block characters, with an ASCII form for terminals that have none. Colour never carries meaning. */
import type { Style } from './style.ts'
import { blue, faint } from './style.ts'
import { padLeft, padRight } from './text.ts'

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█']
const HEIGHTS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const ASCII_HEIGHTS = [' ', '.', '.', ':', '-', '=', '+', '*', '#']

/** A bar `value / most` of `width` columns long. Anything above nothing is seen. */
export function bar(style: Style, value: number, most: number, width: number): string {
  if (!(value > 0) || !(most > 0)) return ''
  const eighths = Math.max(1, Math.round((8 * width * Math.min(value, most)) / most))
  if (!style.unicode) return '#'.repeat(Math.max(1, Math.round(eighths / 8)))
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]
}

/** One character a value, all on one scale from nought to the largest; at most `width`, the last ones where there are more. */
export function sparkline(style: Style, values: readonly number[], width = values.length, most = Math.max(0, ...values)): string {
  const heights = style.unicode ? HEIGHTS : ASCII_HEIGHTS
  const height = (value: number) => (value > 0 && most > 0 ? Math.max(1, Math.round((8 * value) / most)) : 0)
  return values
    .slice(-width)
    .map(value => heights[height(value)])
    .join('')
}

export type Axis = { left: string; right: string; middle?: string }

/** An area from nought up to `values` (shares from 0 to 1), one value a column. */
export function area(style: Style, values: readonly number[], rows: number, labels: readonly string[], x: Axis): string[] {
  const margin = Math.max(...labels.map(label => label.length))
  const heights = style.unicode ? HEIGHTS : ASCII_HEIGHTS
  const lines = Array.from({ length: rows }, (_, row) => {
    const floor = rows - 1 - row
    const cells = values.map(value => heights[Math.round(8 * Math.min(1, Math.max(0, value * rows - floor)))])
    return `${padLeft(labels[row] ?? '', margin)} ${faint(style, edge(style))}${blue(style, cells.join('').trimEnd())}`
  })
  return [...lines, ...footer(style, margin, values.length, x)]
}

export type BandPoint = { low: number; middle: number; high: number }

/** Past values as a line, then the band of what may come with its middle: the change of character tells the two apart. */
export function band(style: Style, past: readonly number[], ahead: readonly BandPoint[], rows: number, x: Axis): string[] {
  const all = [...past, ...ahead.flatMap(point => [point.low, point.high])]
  const top = roundUp(Math.max(1, ...all))
  const bottom = Math.min(...all) > top / 2 ? roundDown(Math.min(...all), top) : 0
  const level = (value: number) => Math.min(rows - 1, Math.max(0, Math.floor(((value - bottom) / (top - bottom)) * rows)))
  const { before, fill, middle } = style.unicode ? { before: '●', fill: '░', middle: '━' } : { before: 'o', fill: ':', middle: '=' }
  const label = (row: number) =>
    row === 0 ? figure(top) : row === rows - 1 ? figure(bottom) : row === Math.floor(rows / 2) ? figure((top + bottom) / 2) : ''
  const margin = Math.max(figure(top).length, figure((top + bottom) / 2).length)
  const lines = Array.from({ length: rows }, (_, row) => {
    const floor = rows - 1 - row
    const seen = past.map(value => (level(value) === floor ? before : ' ')).join('')
    const coming = ahead.map(point =>
      level(point.middle) === floor ? middle : level(point.low) <= floor && floor <= level(point.high) ? fill : ' ',
    )
    return `${padLeft(label(row), margin)} ${faint(style, edge(style))}${seen}${blue(style, coming.join('').trimEnd())}`.trimEnd()
  })
  return [...lines, ...footer(style, margin, past.length + ahead.length, x, past.length)]
}

const edge = (style: Style) => (style.unicode ? '│' : '|')

function footer(style: Style, margin: number, width: number, x: Axis, mark?: number): string[] {
  const rule = (style.unicode ? '─' : '-').repeat(width).split('')
  // The day of the forecast: what is left of it has happened.
  if (mark !== undefined && mark < width) rule[mark] = style.unicode ? '┴' : '+'
  const middle = x.middle && width >= x.left.length + x.middle.length + x.right.length + 4 ? x.middle : ''
  const at = Math.min(
    Math.max(x.left.length + 2, (mark ?? Math.floor(width / 2)) - Math.floor(middle.length / 2)),
    width - x.right.length - middle.length - 2,
  )
  const text = middle ? padRight(x.left, at) + middle : x.left
  return [
    `${' '.repeat(margin)} ${faint(style, (style.unicode ? '└' : '+') + rule.join(''))}`,
    `${' '.repeat(margin + 2)}${text}${padLeft(x.right, width - text.length)}`,
  ]
}

const figure = (value: number) => Math.round(value).toLocaleString('en-GB')

/** To 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten, so that the axis ends on a figure people use. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(times => times * power >= value) ?? 10
  return step * power
}

const roundDown = (value: number, top: number) => {
  const step = 10 ** Math.floor(Math.log10(top / 4))
  return Math.max(0, Math.floor(value / step) * step)
}
