/** A programme's dates as a file: a row for each date that a milestone ever had. */
import { daysBetween } from '../../../values/date.ts'
import { firstDate, inOrder, type Programme } from './rules.ts'

const HEAD = [
  'milestone',
  'phase',
  'moves_in',
  'date',
  'approximate',
  'reached',
  'days_after_first_date',
  'why',
  'recorded',
  'recorded_until',
  'source',
]

export const datesTable = ({ milestones }: Programme, unitNames: ReadonlyMap<number, string>) => ({
  head: HEAD,
  rows: inOrder(milestones).flatMap(each =>
    each.dates.map(({ due, approximate, reached, recorded }) => [
      each.name,
      each.phase,
      each.movesUnit === null ? (each.movesOther ?? '') : (unitNames.get(each.movesUnit) ?? ''),
      due,
      approximate ? 'yes' : 'no',
      reached ? 'yes' : 'no',
      daysBetween(firstDate(each).due, due),
      recorded.why,
      recorded.from,
      recorded.until ?? '',
      each.source ?? '',
    ]),
  ),
})
