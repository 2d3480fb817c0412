/** How long cases take and how they end, for a terminal. */
import { area } from '../../../../platform/terminal/charts.ts'
import type { Style } from '../../../../platform/terminal/style.ts'
import { type Column, table } from '../../../../platform/terminal/table.ts'
import { heading, paragraph } from '../../../../platform/terminal/text.ts'
import { count, days, percent } from '../../../../values/figures.ts'
import type { CaseOutcome } from '../../case-log/rules.ts'
import type { ClassFigures, Percentile, Report, Timeliness } from '../rules.ts'

type Row = Timeliness & { class: string }

const rowsOf = (report: Report): Row[] => [{ ...report.all, class: 'All cases' }, ...(report.classes.length > 1 ? report.classes : [])]

/** "not yet" where so many cases are open that the percentile lies beyond what the log shows. */
export const reached = ({ days: value }: Percentile): string => (value === null ? 'not yet' : days(value))
const known = (value: number | null): string => (value === null ? '-' : days(value))

function interval({ low, high }: Percentile): string {
  if (low === null) return '-'
  if (high === null) return `${days(low)} or more`
  return days(low) === days(high) ? days(low) : `${days(low)} to ${days(high)}`
}

export function classesText(style: Style, report: Report): string[] {
  const rows = rowsOf(report)
  const columns: Column<Row>[] = [
    { head: 'Class', cell: row => row.class },
    { head: 'Cases', align: 'right', cell: row => count(row.n) },
    { head: 'Open', align: 'right', cell: row => count(row.open) },
    { head: 'P50', align: 'right', cell: row => reached(row.p50) },
    { head: 'P80', align: 'right', cell: row => reached(row.p80) },
    { head: 'P95', align: 'right', cell: row => reached(row.p95) },
    { head: 'Mean', align: 'right', cell: row => known(row.meanDays), yields: 1 },
    ...(report.targetDays === null ? [] : [onTarget(report.targetDays)]),
  ]
  return [
    ...heading(style, 'How long cases take'),
    ...paragraph(
      style,
      'Days from receipt to closing. P50: half of cases finish within so many days; P80: four in five; P95: 19 in 20. Open cases count as far as they have come, so a slow case still waiting is not forgotten. "not yet" means that too few have finished to say. The mean is of closed cases only.',
    ),
    '',
    ...table(style, columns, rows),
    '',
    ...paragraph(
      style,
      'The 95% interval of each figure in days, and the figures in working days (Monday to Friday without the bank holidays of England and Wales).',
    ),
    '',
    ...table(style, CERTAINTY, rows),
  ]
}

const onTarget = (target: number): Column<Row> => ({
  head: `In ${count(target)} days`,
  align: 'right',
  cell: row => (row.withinTarget ? percent(row.withinTarget.share) : '-'),
})

const CERTAINTY: Column<Row>[] = [
  { head: 'Class', cell: row => row.class },
  { head: 'P50 from', align: 'right', cell: row => interval(row.p50) },
  { head: 'P80 from', align: 'right', cell: row => interval(row.p80), yields: 1 },
  { head: 'P95 from', align: 'right', cell: row => interval(row.p95), yields: 2 },
  { head: 'Working: P50', align: 'right', cell: row => known(row.p50WorkingDays) },
  { head: 'P80', align: 'right', cell: row => known(row.p80WorkingDays) },
  { head: 'P95', align: 'right', cell: row => known(row.p95WorkingDays) },
]

export function survivalText(style: Style, { survival, all }: Report): string[] {
  const last = survival.at(-1)
  if (!last || survival.length < 3 || all.closed === 0) return []
  const columns = Math.min(style.width - 8, 72)
  // The last few very long cases would press the curve against its axis.
  const end = Math.max(1, Math.min(last.days, 2 * (all.p95.days ?? last.days)))
  const values = Array.from({ length: columns }, (_, at) => openAt(survival, (at / (columns - 1)) * end))
  return [
    ...heading(style, 'Share of cases still open, by days since receipt'),
    ...area(style, values, 8, ['100%', '', '', '', '50%', '', '', ''], { left: '0', middle: days(end / 2), right: `${days(end)} days` }),
  ]
}

/** The curve is a staircase: between two closings nothing changes. */
function openAt(survival: Report['survival'], day: number): number {
  const step = survival.findLast(point => point.days <= day)
  return step?.open ?? 1
}

const ENDINGS: CaseOutcome[] = ['granted', 'refused', 'withdrawn', 'discontinued', 'completed', 'open']

export function outcomesText(style: Style, report: Report): string[] {
  const total = (row: ClassFigures, outcome: CaseOutcome) => row.outcomes[outcome] ?? 0
  const seen = ENDINGS.filter(outcome => report.classes.some(row => total(row, outcome) > 0))
  // With one way to end there is nothing to tell apart.
  if (report.competing.length < 2) return []
  const horizons = horizonsOf(report)
  const columns: Column<Report['competing'][number]>[] = [
    { head: 'Ended', cell: row => row.outcome },
    ...horizons.map(day => ({
      head: `${day} days`,
      align: 'right' as const,
      cell: (row: Report['competing'][number]) => percent(shareBy(row, day)),
    })),
  ]
  return [
    ...heading(style, 'How cases end'),
    ...paragraph(
      style,
      'Of all cases received, the share that has ended so within a number of days. A case that is withdrawn can no longer be granted, so these are worked out together; the rest is still open.',
    ),
    '',
    ...table(style, columns, report.competing),
    ...(report.classes.length
      ? ['', ...table(style, [{ head: 'Cases by class', cell: row => row.class }, ...seen.map(endingColumn)], report.classes)]
      : []),
  ]
}

const endingColumn = (outcome: CaseOutcome): Column<ClassFigures> => ({
  head: outcome[0]!.toUpperCase() + outcome.slice(1),
  align: 'right',
  cell: row => count(row.outcomes[outcome] ?? 0),
  ...(outcome === 'completed' && { yields: 1 }),
})

const HORIZONS = [1, 7, 14, 28, 56, 91, 182, 365, 730]

/** Horizons that tell something: up to the one by which nearly all are closed, at most five. */
function horizonsOf({ all, survival }: Report): number[] {
  const end = all.p95.days ?? survival.at(-1)?.days ?? 365
  const useful = HORIZONS.filter((day, at) => day >= (all.p50.days ?? 0) / 8 && (HORIZONS[at - 1] ?? 0) < end)
  return (useful.length ? useful : [HORIZONS.at(-1)!]).slice(-5)
}

const shareBy = (row: Report['competing'][number], day: number): number => row.points.findLast(point => point.days <= day)?.share ?? 0
