/** Reads the dates of a row as UTC milliseconds and says why where it cannot. */
import type { DateOrder } from '../rules.ts'
import { EARLIEST } from './date-order.ts'
import { isNotYet } from './outcome-words.ts'
import type { Cells } from './rows.ts'
import { quoted } from './setbacks.ts'
import { emptyStamp, KIND, type Stamp } from './stamp.ts'
import type { TimeZone } from './time-zone.ts'

const DAY = 86_400_000

export type Orders = { told: DateOrder | undefined; byColumn: ReadonlyMap<number, DateOrder> }
export type Fault = '' | 'blank' | 'not-yet' | 'unreadable' | 'early' | 'future'

export class DateCells {
  /** A date whose order of day and month is not settled was met: what was read since is of no use. */
  needsOrder = false
  /** Some date was read by a settled or told order. */
  usedOrder = false
  /** Why the latest `read` gave NaN. */
  fault: Fault = ''
  private readonly stamp: Stamp = emptyStamp()
  private readonly zone: TimeZone
  private readonly orders: Orders
  /** The last millisecond of today: who draws a log in the morning may write that day's date. */
  private readonly latest: number

  constructor(zone: TimeZone, orders: Orders, now: number) {
    this.zone = zone
    this.orders = orders
    this.latest = zone.toUtc((Math.floor(zone.toLocal(now) / DAY) + 1) * DAY) - 1
  }

  /** UTC milliseconds, or NaN with `fault` set. `column` -1 stands for "no such column". */
  read(cells: Cells, column: number): number {
    if (column < 0) return this.none('blank')
    const { stamp } = this
    cells.stamp(column, stamp)
    if (stamp.kind !== KIND.certain) {
      if (stamp.kind === KIND.blank) return this.none('blank')
      if (stamp.kind === KIND.unreadable) return this.none(isNotYet(cells.text(column)) ? 'not-yet' : 'unreadable')
      stamp.time = this.byOrder(column)
      if (Number.isNaN(stamp.time)) return this.none('unreadable')
    }
    const time = stamp.isUtc ? stamp.time : this.zone.toUtc(stamp.time)
    if (time > this.latest) return this.none('future')
    if (time < EARLIEST) return this.none('early')
    this.fault = ''
    return time
  }

  /** The latest fault in words: what the column is, what stands there and what is wrong with it. */
  reason(cells: Cells, column: number, name: string): string {
    const text = quoted(cells.text(column))
    switch (this.fault) {
      case 'blank':
        return `"${name}" is blank`
      case 'not-yet':
        return `"${name}" says ${text}: no date yet, or none needed`
      case 'early':
        return `"${name}" is ${text}, before 1950`
      case 'future':
        return `"${name}" is ${text}, which is in the future`
      default:
        return `"${name}" is ${text}, which ${this.whyUnreadable(column)}`
    }
  }

  private whyUnreadable(column: number): string {
    if (this.stamp.kind === KIND.unreadable) return 'cannot be read as a date'
    return `cannot be read ${this.orderOf(column) === 'day-first' ? 'with the day' : 'with the month'} first`
  }

  private orderOf(column: number): DateOrder | undefined {
    return this.orders.told ?? this.orders.byColumn.get(column)
  }

  private byOrder(column: number): number {
    const { stamp } = this
    const order = this.orderOf(column)
    if (order === undefined) {
      this.needsOrder = true
      return stamp.time
    }
    this.usedOrder = true
    if (order === 'day-first') return stamp.kind === KIND.onlyMonthFirst ? Number.NaN : stamp.time
    return stamp.kind === KIND.onlyDayFirst ? Number.NaN : stamp.monthFirst
  }

  private none(fault: Fault): number {
    this.fault = fault
    return Number.NaN
  }
}
