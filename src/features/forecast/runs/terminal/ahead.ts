/** What lies ahead, for a terminal: open cases week by week, and when each of today's is done. */
import { band } from '../../../../platform/terminal/charts.ts'
import { faint, type Style } from '../../../../platform/terminal/style.ts'
import { type Column, table } from '../../../../platform/terminal/table.ts'
import { heading, paragraph, wrap } from '../../../../platform/terminal/text.ts'
import { count, dayOfInstant, shortDay } from '../../../../values/figures.ts'
import type { BacklogWeek, Forecast, OpenCaseForecast } from '../rules.ts'

const CASES_SHOWN = 20
const EVERY_WEEK_UP_TO = 8
const CHART_ROWS = 9

export function backlogText(style: Style, forecast: Forecast): string[] {
  const { backlog } = forecast
  if (backlog.length === 0) return []
  const shown = backlog.filter((_, week) => week <= EVERY_WEEK_UP_TO || week % 4 === 0 || week === backlog.length - 1)
  return [
    ...heading(style, 'Open cases, week by week'),
    ...paragraph(
      style,
      'How many cases are open at the start of each week: what was, then what is to be expected with new cases arriving as before. The band holds four futures in five; the line in it is the middle. The last two columns count from today.',
    ),
    '',
    ...backlogChart(style, forecast),
    '',
    ...table(style, WEEKS, shown),
  ]
}

const WEEKS: Column<BacklogWeek>[] = [
  { head: 'Week from', cell: week => shortDay(week.weekStarting) },
  { head: 'P10', align: 'right', cell: week => count(week.p10) },
  { head: 'P50', align: 'right', cell: week => count(week.p50) },
  { head: 'P90', align: 'right', cell: week => count(week.p90) },
  { head: 'Came by then', align: 'right', cell: week => count(week.arrivedP50), yields: 1 },
  { head: 'Done by then', align: 'right', cell: week => count(week.completedP50), yields: 2 },
]

/** One column a week where the terminal is wide enough, two on a wide one; the past gets what the future leaves. */
function backlogChart(style: Style, { backlog, history, asOf, reading }: Forecast): string[] {
  const room = style.width - 10
  const each = Math.max(1, Math.floor(room / (backlog.length * 2)))
  const ahead = backlog
    .slice(0, room)
    .flatMap(week => Array.from({ length: Math.min(each, 2) }, () => ({ low: week.p10, middle: week.p50, high: week.p90 })))
  const weeksBefore = Math.max(0, Math.floor((room - ahead.length) / Math.min(each, 2)))
  const before = weeksBefore === 0 ? [] : history.slice(-weeksBefore)
  const past = before.flatMap(week => Array.from({ length: Math.min(each, 2) }, () => week.open))
  return band(style, past, ahead, CHART_ROWS, {
    left: shortDay(before[0]?.weekStarting ?? backlog[0]!.weekStarting),
    middle: before.length ? shortDay(dayOfInstant(asOf, reading.timeZone)) : '',
    right: shortDay(backlog.at(-1)!.weekStarting),
  })
}

export function openCasesText(style: Style, { openCases, reading, release }: Forecast): string[] {
  if (release) return []
  if (openCases.length === 0) return [...heading(style, 'When today’s open cases are done'), ...paragraph(style, 'No case is open.')]
  const day = (instant: string) => shortDay(dayOfInstant(instant, reading.timeZone))
  const columns: Column<OpenCaseForecast>[] = [
    { head: 'Case', cell: row => row.id },
    { head: 'Class', cell: row => row.class, yields: 2 },
    { head: 'Stage', cell: row => row.stage ?? '-', yields: 3 },
    { head: 'Age', align: 'right', cell: row => count(row.ageDays), yields: 4 },
    { head: 'P50', align: 'right', cell: row => day(row.p50) },
    { head: 'P80', align: 'right', cell: row => day(row.p80) },
    { head: 'P95', align: 'right', cell: row => day(row.p95), yields: 5 },
  ]
  const shown = openCases.slice(0, CASES_SHOWN)
  const more = openCases.length - shown.length
  return [
    ...heading(style, 'When today’s open cases are done'),
    ...paragraph(
      style,
      'Each case is as likely as not to be done by the first date (P50), four in five by the second, 19 in 20 by the third. Age in days. It is a forecast of the work, never a judgement of a person.',
    ),
    '',
    ...table(style, columns, shown),
    ...(more > 0 ? wrap(style, `and ${count(more)} more: use --json for all`).map(line => faint(style, line)) : []),
  ]
}
