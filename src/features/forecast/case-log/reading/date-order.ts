/** Settles, column by column and by the data alone, whether the day or the month comes first; what the data leaves open is asked for, never guessed. */
import type { DateOrder } from '../rules.ts'
import { Undecided } from '../undecided.ts'
import { isNotYet } from './outcome-words.ts'
import type { Cells } from './rows.ts'
import { quoted } from './setbacks.ts'
import { emptyStamp, KIND } from './stamp.ts'

type Seen = { line: number; text: string }
type OrderEvidence = { column: string; dayFirst?: Seen; monthFirst?: Seen; either?: Seen }

/** The order of a column; undefined when none of its dates needs one. `Undecided` when the data holds no answer, or two. */
function settleOrder(evidence: OrderEvidence): DateOrder | undefined {
  const { column, dayFirst, monthFirst, either } = evidence
  if (dayFirst && monthFirst) {
    throw undecided(
      `Column "${column}" has dates both ways round: ${quoted(dayFirst.text)} on line ${dayFirst.line} has the day first, ${quoted(monthFirst.text)} on line ${monthFirst.line} the month`,
    )
  }
  if (dayFirst) return 'day-first'
  if (monthFirst) return 'month-first'
  if (either) {
    throw undecided(
      `Nothing in column "${column}" shows whether the day or the month comes first, for example in ${quoted(either.text)} on line ${either.line}`,
    )
  }
  return undefined
}

const undecided = (message: string) => new Undecided('dates', message, '--dates day-first', ['day-first', 'month-first'])

const PLACE: Record<number, 'either' | 'dayFirst' | 'monthFirst'> = {
  [KIND.either]: 'either',
  [KIND.onlyDayFirst]: 'dayFirst',
  [KIND.onlyMonthFirst]: 'monthFirst',
}

/** Gathers the evidence of each column as rows go by. */
export class OrderSurvey {
  private readonly evidence: Map<number, OrderEvidence>
  private readonly scratch = emptyStamp()

  constructor(columns: readonly number[], names: readonly string[]) {
    this.evidence = new Map(columns.map(column => [column, { column: names[column]! }]))
  }

  look(cells: Cells): void {
    for (const [column, seen] of this.evidence) {
      const { kind } = cells.stamp(column, this.scratch)
      const place = PLACE[kind]
      if (place) seen[place] ??= { line: cells.line, text: cells.text(column) }
    }
  }

  settle(): Map<number, DateOrder> {
    const orders = new Map<number, DateOrder>()
    for (const [column, seen] of this.evidence) {
      const order = settleOrder(seen)
      if (order) orders.set(column, order)
    }
    return orders
  }
}

/** Whether a cell holds a date of any kind; "not yet" counts neither way. */
export type CellKind = 'blank' | 'date' | 'not-yet' | 'other'
const probe = emptyStamp()
export function kindOfCell(cells: Cells, column: number): CellKind {
  const { kind } = cells.stamp(column, probe)
  if (kind === KIND.blank) return 'blank'
  if (kind !== KIND.unreadable) return isBelievable(probe.time) ? 'date' : 'other'
  return isNotYet(cells.text(column)) ? 'not-yet' : 'other'
}

/** 1950 to 2199: what lies outside is an empty cell shown as 1900, or no date at all. */
export const EARLIEST = -631_152_000_000
const LATEST = 7_258_118_400_000
const isBelievable = (time: number): boolean => time >= EARLIEST && time < LATEST
