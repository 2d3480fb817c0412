/** The texts of a column as numbers: each text is made, and looked up by whoever gives the numbers, once and not in every row. */
import { textAt } from './reading-rows.ts'
import type { Cells } from './rows.ts'

/** Stands for a text whose number was not asked for yet; the numbers themselves are -1 or more. */
const UNKNOWN = -2

export class NumberedColumn {
  private readonly column: number
  private readonly numberOf: (text: string) => number
  /** By number of the cell's text, which the source gives without making the text. */
  private readonly byText: number[] = []

  /** `column` -1 stands for "no such column": all its texts are empty. */
  constructor(column: number, numberOf: (text: string) => number) {
    this.column = column
    this.numberOf = numberOf
  }

  /** The number of the cell's text if it was asked for before. -1, or less, when it was not or there is no number for it. */
  known(cells: Cells): number {
    return this.ofText(this.textNumber(cells))
  }

  numberIn(cells: Cells): number {
    const text = this.textNumber(cells)
    const known = this.ofText(text)
    if (known !== UNKNOWN) return known
    const number = this.numberOf(textAt(cells, this.column))
    if (text < 0) return number
    // Filled up, because a list with gaps is slow to read.
    while (this.byText.length < text) this.byText.push(UNKNOWN)
    this.byText[text] = number
    return number
  }

  private textNumber(cells: Cells): number {
    return this.column < 0 ? -1 : cells.textNumber(this.column)
  }

  private ofText(text: number): number {
    return text < 0 ? UNKNOWN : (this.byText[text] ?? UNKNOWN)
  }
}
