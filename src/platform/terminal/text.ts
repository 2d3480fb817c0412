/** Text fitted to the width of a terminal. */
import type { Style } from './style.ts'
import { bold, printable } from './style.ts'

/** Characters that take two columns (East Asian wide forms and pictures); combining marks take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const ASCII_ONLY = /^[ -~]*$/

export function widthOf(text: string): number {
  if (ASCII_ONLY.test(text)) return text.length
  let width = 0
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

/** Cut to `width` columns; the cut is marked. */
export function cut(style: Style, text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const mark = style.unicode ? '…' : '.'
  let kept = ''
  let used = 0
  for (const character of text) {
    used += widthOf(character)
    if (used > width - 1) break
    kept += character
  }
  return kept.trimEnd() + mark
}

export const padRight = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
export const padLeft = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text

/** Words wrapped to the style's width; the lines after the first are indented by `hang` more columns. */
export function wrap(style: Style, text: string, indent = 0, hang = 0): string[] {
  const lines: string[] = []
  let line = ''
  const room = () => style.width - indent - (lines.length ? hang : 0)
  const flush = () => {
    lines.push(' '.repeat(indent + (lines.length ? hang : 0)) + line)
    line = ''
  }
  for (const word of printable(style, text).trim().split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room()) flush()
    line = line === '' ? word : `${line} ${word}`
    // A word longer than a line (a path, a digest) is broken where it must be.
    while (widthOf(line) > room()) {
      const rest = [...line]
      const head: string[] = []
      for (let used = 0; rest.length && used + widthOf(rest[0]!) <= room(); ) {
        used += widthOf(rest[0]!)
        head.push(rest.shift()!)
      }
      line = head.join('')
      flush()
      line = rest.join('')
    }
  }
  flush()
  return lines
}

export const heading = (style: Style, text: string): string[] => ['', ...wrap(style, text).map(line => bold(style, line))]

/** A title with a rule under it. */
export function title(style: Style, text: string): string[] {
  const lines = wrap(style, text)
  const longest = Math.max(...lines.map(widthOf))
  return [...lines.map(line => bold(style, line)), (style.unicode ? '━' : '=').repeat(longest)]
}

export const paragraph = (style: Style, text: string): string[] => wrap(style, text)

export const list = (style: Style, items: readonly string[]): string[] => items.flatMap(item => wrap(style, `- ${item}`, 0, 2))
