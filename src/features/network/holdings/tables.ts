/** The tables of a seat as they go into a file: days as yyyy-mm-dd, the last day included. */
import { lastDay } from '../../../values/period.ts'
import type { SeatView } from './actions.ts'
import { daysHeld, isVacancy, seatRows } from './record/rules.ts'

type Table = { head: readonly string[]; rows: (string | number | null)[][] }

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')

export const SEAT_TABLES = ['holders', 'earlier'] as const
export type SeatTable = (typeof SEAT_TABLES)[number]

export const seatTable = (table: SeatTable, view: SeatView): Table => (table === 'holders' ? holdersTable(view) : earlierTable(view))

const holdersTable = (view: SeatView): Table => ({
  head: ['name', 'rank', 'standing', 'first_day', 'last_day', 'days', 'approximate', 'source'],
  rows: seatRows(view).map(row =>
    isVacancy(row)
      ? [null, null, 'vacant', row.vacant.from, lastDay(row.vacant), daysHeld(row.vacant, view.today) ?? null, 'no', null]
      : [
          ...[row.name, row.rank, row.standing, row.valid.from, lastDay(row.valid)],
          ...[daysHeld(row.valid, view.today) ?? null, yesOrNo(row.approximate), row.source],
        ],
  ),
})

const earlierTable = ({ earlier }: SeatView): Table => ({
  head: [
    ...['name', 'standing', 'first_day', 'last_day', 'approximate', 'recorded_from', 'recorded_by', 'recorded_why'],
    ...['recorded_until', 'replaced_by', 'replaced_why'],
  ],
  rows: earlier.map(belief => [
    ...[belief.name, belief.standing, belief.valid.from, lastDay(belief.valid), yesOrNo(belief.approximate)],
    ...[belief.recordedFrom, belief.by, belief.why, belief.recordedUntil, belief.replacedBy, belief.replacedWhy],
  ]),
})
