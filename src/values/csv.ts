/** Small tables as CSV, as people paste or bring them: the cells of each row, with the line on which it begins. For large logs there is a reader of its own. */

export type CsvRow = {
  /** Counted from 1, as a spreadsheet or an editor counts. */
  line: number
  /** Without space around them. */
  cells: readonly string[]
}

/**
 * Commas, semicolons or tabs apart, whichever the first line has most of: what is pasted from a spreadsheet has tabs. Quoted cells may hold
 * separators, quotes (doubled) and line breaks. Empty lines are left out. A quote that is never closed takes the rest of the text.
 */
export function csvRows(text: string): CsvRow[] {
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const separator = separatorOf(plain.slice(0, (plain.indexOf('\n') + 1 || plain.length + 1) - 1))
  const rows: CsvRow[] = []
  let [cells, cell, line, began, quoted] = [[] as string[], '', 1, 1, false]
  const endRow = () => {
    const whole = [...cells, cell].map(each => each.trim())
    if (whole.some(each => each !== '')) rows.push({ line: began, cells: whole })
    ;[cells, cell] = [[], '']
  }
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] ?? ''
    if (letter === '\n') line += 1
    if (letter === '"' && quoted && plain[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell.trim() === '')) quoted = !quoted
    else if (quoted || (letter !== separator && letter !== '\n')) cell += letter
    else if (letter === separator) {
      cells.push(cell)
      cell = ''
    } else {
      endRow()
      began = line
    }
  }
  endRow()
  return rows
}

const separatorOf = (firstLine: string): string => {
  const often = (separator: string) => firstLine.split(separator).length
  return [',', ';', '\t'].reduce((best, each) => (often(each) > often(best) ? each : best))
}
