/** Reads one sheet row by row. What lies outside the largest sheet a spreadsheet program can make is refused, not made room for. */
import { invalid } from '../../../../values/problem.ts'
import { dateAndTime, readStamp } from './dates.ts'
import type { Cells } from './rows.ts'
import { emptyStamp, KIND, type Stamp } from './stamp.ts'
import { isTrue, type SheetPart, type Workbook, withControls } from './workbook.ts'
import { type Attributes, visitTags } from './xml-parts.ts'
import type { Zip } from './zip.ts'

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const DAY = 86_400_000

/** The row just read. Each cell keeps the number of the row that set it, so that a new row need not clear them. */
class SheetCells implements Cells {
  line = 0
  count = 0
  broken = ''
  private last = 0
  private readonly rowOf = new Int32Array(MOST_COLUMNS)
  private readonly texts: string[] = []
  /** Local time of a true date cell, else NaN. */
  private readonly dates: number[] = []
  private readonly scratch = new Uint8Array(72)

  begin(line: number): void {
    this.line = line
    this.last = 0
  }

  set(column: number, text: string, date: number): void {
    this.rowOf[column] = this.line
    this.texts[column] = text
    this.dates[column] = date
    this.last = column + 1
    // A row ends with its last filled cell; it is as wide as the widest before it, which the headings are.
    this.count = Math.max(this.count, this.last)
  }

  isEmpty(): boolean {
    return this.last === 0
  }

  filledTo(): number {
    return this.last
  }

  isBlank(column: number): boolean {
    return this.rowOf[column] !== this.line
  }

  text(column: number): string {
    return this.isBlank(column) ? '' : this.texts[column]!
  }

  textNumber(): number {
    return -1
  }

  stamp(column: number, into: Stamp): Stamp {
    if (this.isBlank(column)) return readStamp(this.scratch, 0, 0, into)
    const date = this.dates[column]!
    if (!Number.isNaN(date)) return Object.assign(into, emptyStamp(), { kind: KIND.certain, time: date })
    const text = this.texts[column]!
    const length = Math.min(text.length, this.scratch.length)
    for (let at = 0; at < length; at++) this.scratch[at] = text.charCodeAt(at) < 128 ? text.charCodeAt(at) : 0
    return readStamp(this.scratch, 0, length, into)
  }
}

/** Visits rows that are not blank until `visit` returns false; gives how many of them are hidden. */
export async function readSheet(zip: Zip, workbook: Workbook, sheet: SheetPart, visit: (cells: Cells) => boolean): Promise<number> {
  const cells = new SheetCells()
  let line = 0
  let column = -1
  let cell: Attributes = {}
  let text = ''
  let isValue = false
  let isReading = false
  let isDone = false
  let isHidden = false
  let hiddenRows = 0

  function openRow(attributes: Attributes): void {
    const next = attributes.r === undefined ? line + 1 : Number(attributes.r)
    if (!(Number.isInteger(next) && next > line && next <= MOST_ROWS)) throw outside(sheet, `row ${attributes.r}`)
    line = next
    column = -1
    isHidden = isTrue(attributes.hidden)
    cells.begin(line)
  }

  function closeRow(): void {
    if (cells.isEmpty()) return
    if (isHidden) hiddenRows++
    if (!visit(cells)) isDone = true
  }

  function openCell(attributes: Attributes): void {
    const next = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
    if (!(next > column && next < MOST_COLUMNS)) throw outside(sheet, `cell ${attributes.r}`)
    column = next
    cell = attributes
    text = ''
  }

  function closeCell(): void {
    if (text === '') return
    const date = dateOf(cell, text, workbook)
    const shown = Number.isNaN(date) ? textOf(cell, text, workbook).trim() : dateAndTime(date)
    if (shown !== '') cells.set(column, shown, date)
  }

  await visitTags(zip, sheet.part, {
    open(name, attributes) {
      if (isDone) return
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'v' || name === 't') isValue = !isReading
      else if (name === 'rPh') isReading = true
    },
    text(piece) {
      if (isValue && !isDone) text += piece
    },
    close(name) {
      if (isDone) return
      if (name === 'row') closeRow()
      else if (name === 'c') closeCell()
      else if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isReading = false
    },
    isDone: () => isDone,
  })
  return hiddenRows
}

const outside = (sheet: SheetPart, where: string) =>
  invalid(
    `Sheet "${sheet.name}" has a ${where} that no spreadsheet has, or has it out of order`,
    'Open it in the spreadsheet program and save it again as .xlsx',
  )

/** Column of an address such as "AB12", from 0. */
function columnOf(address: string): number {
  let column = 0
  let at = 0
  for (; at < address.length && at < 4; at++) {
    const letter = address.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function dateOf({ t, s }: Attributes, text: string, { isDate, epoch }: Workbook): number {
  if ((t !== undefined && t !== 'n') || s === undefined || !isDate[Number(s)]) return Number.NaN
  const serial = Number(text)
  // Day 60 of the older calendar is 29 February 1900, which never was; and a time without a day is no date.
  if (!(serial >= 61)) return Number.NaN
  return Math.round((serial - epoch) * DAY)
}

function textOf({ t }: Attributes, text: string, { texts }: Workbook): string {
  if (t === 's') return texts[Number(text)] ?? ''
  if (t === 'inlineStr' || t === 'str') return withControls(text)
  if (t === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (t === 'e' || t === 'd') return text
  const number = Number(text)
  return Number.isNaN(number) ? text : String(number)
}
