/** What a table looks like to those who read it, be it CSV or a sheet: rows that can be gone through again and again. */
import type { Stamp } from './stamp.ts'

/** One row, valid only while it is visited. */
export interface Cells {
  /** Line of the file or row of the sheet, from 1. */
  line: number
  count: number
  /** Why the row cannot be cut into cells; empty when it can. */
  broken: string
  /** Trimmed; empty when the cell is blank or not there. */
  text(column: number): string
  /** The same for the same text of a column, from 0; -1 where a source does not number its texts, or not this one. */
  textNumber(column: number): number
  isBlank(column: number): boolean
  /** How many cells there are up to the last that is not blank. */
  filledTo(): number
  stamp(column: number, into: Stamp): Stamp
}

export type RowSource = {
  /** Visits rows that are not blank, from the first, until `visit` returns false. */
  each(visit: (cells: Cells) => boolean): Promise<void>
}
