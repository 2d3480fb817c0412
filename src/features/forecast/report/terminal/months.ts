/** Months for a terminal: what came, what went, what stayed, and how the cases of each month fared. */
import { sparkline } from '../../../../platform/terminal/charts.ts'
import { faint, type Style } from '../../../../platform/terminal/style.ts'
import { type Column, table } from '../../../../platform/terminal/table.ts'
import { heading, paragraph, wrap } from '../../../../platform/terminal/text.ts'
import { count, days, shortMonth } from '../../../../values/figures.ts'
import type { MonthFigures, Report } from '../rules.ts'
import { reached } from './times.ts'

const MONTHS_SHOWN = 13
const CLASSES_SHOWN = 12

export function monthsText(style: Style, report: Report): string[] {
  const { months } = report
  if (months.length === 0) return []
  const shown = months.slice(-MONTHS_SHOWN)
  const earlier = months.length - shown.length
  return [
    ...heading(style, 'Month by month'),
    ...paragraph(
      style,
      'Received, completed and open at the end of each month; then how long the cases received in that month take. The newest months have had little time: "not yet" there is no fault.',
    ),
    '',
    ...table(style, COLUMNS, shown),
    ...(earlier > 0 ? wrap(style, `(${count(earlier)} earlier months are in --html and --json.)`).map(line => faint(style, line)) : []),
    ...trends(style, months),
    ...byClass(style, report),
  ]
}

const COLUMNS: Column<MonthFigures>[] = [
  { head: 'Month', cell: row => shortMonth(row.month) },
  { head: 'Received', align: 'right', cell: row => count(row.received) },
  { head: 'Completed', align: 'right', cell: row => count(row.completed) },
  { head: 'Open', align: 'right', cell: row => count(row.openAtEnd) },
  { head: 'P50', align: 'right', cell: row => reached(row.p50) },
  { head: 'P80', align: 'right', cell: row => reached(row.p80) },
  { head: 'P95', align: 'right', cell: row => reached(row.p95), yields: 2 },
  { head: 'Mean', align: 'right', cell: row => (row.meanDays === null ? '-' : days(row.meanDays)), yields: 1 },
]

/** All months on one line each, so that the shape of the whole log is seen. */
function trends(style: Style, months: readonly MonthFigures[]): string[] {
  if (months.length < 4) return []
  const room = Math.min(months.length, style.width - 24)
  const span = months.slice(-room)
  const line = (name: string, values: number[]) => ({ name, most: Math.max(...values), chart: sparkline(style, values) })
  const rows = [
    line(
      'Received',
      span.map(month => month.received),
    ),
    line(
      'Completed',
      span.map(month => month.completed),
    ),
    line(
      'Open at the end',
      span.map(month => month.openAtEnd),
    ),
  ]
  return [
    '',
    ...paragraph(
      style,
      `Every month from ${shortMonth(span[0]!.month)} to ${shortMonth(span.at(-1)!.month)}, each line on its own scale from nought to its most:`,
    ),
    '',
    ...table(
      style,
      [
        { head: '', cell: row => row.name },
        { head: 'Most', align: 'right', cell: row => count(row.most) },
        { head: '', cell: row => row.chart, drawn: true },
      ],
      rows,
    ),
  ]
}

type ClassMonths = { class: string; received: number[]; open: number[] }

function byClass(style: Style, { classes, monthsByClass, months }: Report): string[] {
  if (classes.length < 2 || months.length < 2) return []
  const room = Math.max(4, Math.floor((style.width - 32) / 2))
  const names = months.slice(-Math.min(room, 24)).map(month => month.month)
  const rows: ClassMonths[] = classes.slice(0, CLASSES_SHOWN).map(figures => {
    const own = new Map(monthsByClass.filter(month => month.class === figures.class).map(month => [month.month, month]))
    return {
      class: figures.class,
      received: names.map(name => own.get(name)?.received ?? 0),
      open: names.map(name => own.get(name)?.openAtEnd ?? 0),
    }
  })
  if (rows.every(row => Math.max(...row.received) === 0)) return []
  const most = (of: (row: ClassMonths) => number[]) => Math.max(...rows.flatMap(of))
  const more = classes.length - rows.length
  return [
    '',
    ...paragraph(
      style,
      `The same by class from ${shortMonth(names[0]!)}, received and open at the end of the month; classes share one scale.`,
    ),
    '',
    ...table(
      style,
      [
        { head: 'Class', cell: row => row.class },
        {
          head: 'Received',
          cell: row =>
            sparkline(
              style,
              row.received,
              names.length,
              most(each => each.received),
            ),
          drawn: true,
        },
        {
          head: 'Open',
          cell: row =>
            sparkline(
              style,
              row.open,
              names.length,
              most(each => each.open),
            ),
          drawn: true,
        },
        { head: 'Now', align: 'right', cell: row => count(row.open.at(-1) ?? 0) },
      ],
      rows,
    ),
    ...(more > 0 ? wrap(style, `(${count(more)} more classes are in --html and --json.)`).map(line => faint(style, line)) : []),
  ]
}
