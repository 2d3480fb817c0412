/** The cells of a CSV record as text and stamps. */
import type { CsvRecord } from './csv-scanner.ts'
import { readStamp } from './dates.ts'
import { InternedText } from './interned-text.ts'
import type { Cells } from './rows.ts'
import type { Stamp } from './stamp.ts'

/** Thrown when a cell is not valid in the encoding in which the file is being read; whoever chose it chooses another. */
export class NotInThisEncoding extends Error {}

export class CsvCells implements Cells {
  line = 0
  count = 0
  broken = ''
  private record!: CsvRecord
  /** By column: the numbers of a column's texts then have no gaps, and what is kept for each of them lies close together. */
  private readonly texts: InternedText[] = []
  private readonly decode: (bytes: Uint8Array) => string

  constructor(encoding: string) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    this.decode = bytes => {
      try {
        return decoder.decode(bytes).trim()
      } catch {
        throw new NotInThisEncoding(encoding)
      }
    }
  }

  take(record: CsvRecord): this {
    this.record = record
    this.line = record.line
    this.count = record.count
    this.broken = record.broken ? 'Something follows a closing quotation mark' : ''
    return this
  }

  text(column: number): string {
    const { record } = this
    if (column >= this.count) return ''
    const from = this.first(column)
    const to = this.last(column, from)
    if (from === to) return ''
    const text = this.textsOf(column).of(record.bytes, from, to)
    return record.doubled[column] === 1 ? text.replaceAll('""', '"') : text
  }

  textNumber(column: number): number {
    const { record } = this
    if (column >= this.count || record.doubled[column] === 1) return -1
    const from = this.first(column)
    return this.textsOf(column).numberOf(record.bytes, from, this.last(column, from))
  }

  private textsOf(column: number): InternedText {
    const known = this.texts[column]
    if (known !== undefined) return known
    const made = new InternedText(this.decode)
    this.texts[column] = made
    return made
  }

  isBlank(column: number): boolean {
    if (column >= this.count) return true
    const from = this.first(column)
    return from === this.last(column, from)
  }

  filledTo(): number {
    let count = this.count
    while (count > 0 && this.isBlank(count - 1)) count--
    return count
  }

  stamp(column: number, into: Stamp): Stamp {
    if (column >= this.count) return readStamp(this.record.bytes, 0, 0, into)
    const from = this.first(column)
    return readStamp(this.record.bytes, from, this.last(column, from), into)
  }

  private first(column: number): number {
    const { bytes, start, end } = this.record
    let at = start[column]!
    while (at < end[column]! && bytes[at]! <= 32) at++
    return at
  }

  private last(column: number, from: number): number {
    const { bytes, end } = this.record
    let at = end[column]!
    while (at > from && bytes[at - 1]! <= 32) at--
    return at
  }
}
