/** Month by month: what came and went, and how long the cases received in each month take. */
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { openDrawing, percentilesDrawing, receivedDrawing } from '../../../../platform/views/charts/months.ts'
import { dayIn } from '../../../../platform/views/dates.tsx'
import { Note, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { addDays, calendarDate, monthOf } from '../../../../values/date.ts'
import { count, days, monthName } from '../../../../values/figures.ts'
import type { MonthFigures, Report } from '../rules.ts'
import { dash } from './times.tsx'

const CLASSES_DRAWN = 6

export const Months = ({ report }: { report: Report }) => (
  <>
    <Text>
      Where more cases are received than completed, the number open grows.
      {endsWithinMonth(report) && ' The last month is not whole: the log ends within it.'}
    </Text>
    <Chart title="Cases received and completed in each month." tableId="months" drawing={receivedDrawing(report.months)} />
    <Chart title="Cases open at the end of each month." tableId="months" drawing={openDrawing(report.months)} />
    <DataTable id="months" caption="Cases by month" columns={FLOW} rows={report.months} foldedAs="Show the figures month by month" />
    <SubHeading>How long the cases of each month take</SubHeading>
    <Text>
      Cases are counted in the month in which they were received. The newest months have had little time, so their slowest cases are still
      open and the lines for P80 and P95 end early.
    </Text>
    <ByClass report={report} />
    <DataTable
      id="month-times"
      caption="Days from receipt to closing, by month of receipt"
      columns={TIMES}
      rows={report.months}
      foldedAs="Show the days by month of receipt"
    />
  </>
)

/** The last day of a month is the day before another month. */
function endsWithinMonth({ asOf, reading }: Report): boolean {
  const day = calendarDate(dayIn(reading.timeZone, asOf))
  return monthOf(addDays(day, 1)) === monthOf(day)
}

const ByClass = ({ report }: { report: Report }) => {
  const drawn = [...report.classes].sort((a, b) => b.n - a.n).slice(0, CLASSES_DRAWN)
  const groups = drawn.length > 1 ? ['All cases', ...drawn.map(({ class: name }) => name)].slice(0, CLASSES_DRAWN) : ['All cases']
  const rows = [...report.months.map(month => ({ ...month, class: 'All cases' })), ...report.monthsByClass].map(monthPercentiles)
  return (
    <>
      <Chart
        title="Days within which half (P50), four in five (P80) and 19 in 20 (P95) of the cases received in a month finish."
        tableId={groups.length > 1 ? 'month-class-times' : 'month-times'}
        drawing={percentilesDrawing(rows, groups)}
      />
      {report.classes.length > groups.length && groups.length > 1 && <Note>The largest classes are drawn; all are in the table.</Note>}
      {groups.length > 1 && (
        <DataTable
          id="month-class-times"
          caption="Cases and days from receipt to closing, by class and month of receipt"
          columns={CLASS_MONTHS}
          rows={report.monthsByClass.filter(month => month.n > 0 || month.completed > 0)}
          limit={400}
          foldedAs="Show the figures by class and month"
        />
      )}
    </>
  )
}

const monthPercentiles = ({ class: name, month, p50, p80, p95 }: MonthFigures) => ({
  group: name ?? 'All cases',
  month,
  p50: p50.days,
  p80: p80.days,
  p95: p95.days,
})

const MONTH: Column<MonthFigures> = { head: 'Month', cell: ({ month }) => <time dateTime={month}>{monthName(month)}</time>, whole: true }
const P50: Column<MonthFigures> = { head: 'P50', cell: ({ n, p50 }) => reached(n, p50.days), numeric: true }
const P80: Column<MonthFigures> = { head: 'P80', cell: ({ n, p80 }) => reached(n, p80.days), numeric: true }
const P95: Column<MonthFigures> = { head: 'P95', cell: ({ n, p95 }) => reached(n, p95.days), numeric: true }

const reached = (n: number, value: number | null) => (value !== null ? days(value) : n === 0 ? '–' : 'not yet')

const FLOW: Column<MonthFigures>[] = [
  MONTH,
  { head: 'Received', cell: row => count(row.received), numeric: true },
  { head: 'Completed', cell: row => count(row.completed), numeric: true },
  { head: 'Open at the end', cell: row => count(row.openAtEnd), numeric: true },
]

const TIMES: Column<MonthFigures>[] = [
  { ...MONTH, head: 'Received in' },
  { head: 'Cases', cell: row => count(row.n), numeric: true },
  { head: 'Still open', cell: row => count(row.open), numeric: true },
  P50,
  P80,
  P95,
  { head: 'Mean of closed', cell: row => dash(row.meanDays), numeric: true },
]

const CLASS_MONTHS: Column<MonthFigures>[] = [
  { head: 'Class', cell: row => row.class },
  MONTH,
  { head: 'Received', cell: row => count(row.received), numeric: true },
  { head: 'Completed', cell: row => count(row.completed), numeric: true },
  { head: 'Open at the end', cell: row => count(row.openAtEnd), numeric: true },
  P50,
  P80,
  P95,
]
