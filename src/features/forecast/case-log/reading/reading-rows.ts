/** What both shapes of table share while their rows are read: columns by number, and rows that are no event and no case. */
import type { LogBuilder } from '../log-builder.ts'
import type { DateCells } from './date-cells.ts'
import type { OutcomeReader } from './outcome-words.ts'
import type { Cells } from './rows.ts'
import type { Setbacks } from './setbacks.ts'
import type { TablePlan } from './table-plan.ts'

export type Reader = {
  plan: TablePlan
  builder: LogBuilder
  dates: DateCells
  setbacks: Setbacks
  outcomeOf: OutcomeReader
  tallies: Tallies
}

/** Counts that become remarks. */
export class Tallies {
  readonly unknownOutcomes = new Map<string, number>()
  readonly classes = new Set<string>()

  unknownOutcome(word: string): void {
    if (this.unknownOutcomes.size < 1_000 || this.unknownOutcomes.has(word)) {
      this.unknownOutcomes.set(word, (this.unknownOutcomes.get(word) ?? 0) + 1)
    }
  }
}

/** -1 for a part that no column plays, so that reading it gives "blank". */
export const columnOf = (names: readonly string[], name: string | undefined): number => (name === undefined ? -1 : names.indexOf(name))
export const textAt = (cells: Cells, column: number): string => (column < 0 ? '' : cells.text(column))

/** Why a row can hold no event and no case; empty when it may. `id` is what stands in its case column. */
export function notARow(cells: Cells, id: string, caseColumn: number, names: readonly string[]): string {
  if (cells.broken !== '') return cells.broken
  if (id === '' || isTotal(id))
    return isTotal(firstText(cells)) ? 'A row of totals, not a case' : `No case reference in "${names[caseColumn]}"`
  return brokenRow(cells, names) || (id === names[caseColumn] ? 'The column headings again' : '')
}

/** Why the row of a case that is already known cannot be used; empty when it can. */
export function brokenRow(cells: Cells, names: readonly string[]): string {
  if (cells.broken !== '') return cells.broken
  const { length } = names
  return cells.count !== length && isRagged(cells, length) ? `${cells.count} cells where the headings have ${length}` : ''
}

/** The first letter is looked at first: this is asked of every row, and a pattern costs more than all else that is. */
const isTotal = (text: string): boolean => 'tTgGsS'.includes(text.charAt(0)) && /^(grand |sub ?-?)?totals?\b/i.test(text)

function firstText(cells: Cells): string {
  for (let column = 0; column < cells.count; column++) if (!cells.isBlank(column)) return cells.text(column)
  return ''
}

/** Empty cells past the last heading do no harm. */
const isRagged = (cells: Cells, width: number): boolean => cells.count < width || cells.filledTo() > width
