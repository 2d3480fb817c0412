/** Gaps as a table for a file: one row for each run of vacant days. */
import { addDays } from '../../../../values/date.ts'
import { common, dayCount, lastDay } from '../../../../values/period.ts'
import { STANDINGS } from '../../rules.ts'
import { requirementWords } from '../requirements/rules.ts'
import { daysAttended, type Gap, type Gaps } from './rules.ts'

const HEAD = [
  'Requirement',
  'Role',
  'Code',
  'Place',
  'First day looked at',
  'Last day looked at',
  'Known at the end of',
  'Days required',
  'Days vacant',
  'Days covered meanwhile',
  'Vacant from',
  'From is approximate',
  'Vacant to',
  'To is approximate',
  'Vacant days of this run in the period',
  'Covered or deputised by',
]

export function gapsFile(gaps: Gaps): { head: readonly string[]; rows: readonly (readonly unknown[])[] } {
  const rows = gaps.met.flatMap(met =>
    met.gaps.flatMap(gap => gap.runs.map(run => [requirementWords(met), met.roleKind, ...rowOf(gap, run, gaps)])),
  )
  return { head: HEAD, rows }
}

function rowOf(gap: Gap, { days, aboutFrom, aboutUntil }: Gap['runs'][number], { during, known }: Gaps): unknown[] {
  const inside = common(days, during)
  const standIns = gap.meanwhile.filter(({ valid }) => common(valid, days))
  return [
    ...[gap.code, gap.name, during.from, addDays(during.until, -1), known ?? ''],
    ...[gap.daysRequired, gap.daysVacant, daysAttended(gap, during)],
    ...[days.from ?? '', aboutFrom ? 'yes' : 'no', lastDay(days) ?? '', aboutUntil ? 'yes' : 'no'],
    inside ? dayCount(inside) : 0,
    standIns.map(({ standing, name }) => `${STANDINGS[standing]}: ${name ?? 'name not shown'}`).join('; '),
  ]
}
