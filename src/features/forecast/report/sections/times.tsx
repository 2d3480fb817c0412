/** How long cases take: the curve, and the figures by class. */
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { survivalDrawing } from '../../../../platform/views/charts/survival.ts'
import { Note, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted, days, NOT_YET_REACHED, percent } from '../../../../values/figures.ts'
import type { Percentile, Report, Timeliness } from '../rules.ts'

type Row = Timeliness & { class: string; isTotal: boolean }

export const dash = (value: number | null) => (value === null ? '–' : days(value))

export const Times = ({ report }: { report: Report }) => (
  <>
    <Text>
      Days are counted from the day a case was received to the day it was closed. Cases that are still open count for as long as they have
      been open, so a slow case that waits is not forgotten. “P50” is the time within which half of cases finish, “P80” four in five, “P95”
      19 in 20.
    </Text>
    <Chart
      title="Share of cases still open, by days since they were received; the band is the 95% interval."
      tableId="times"
      drawing={survivalDrawing(report.survival, marksOf(report.all), report.targetDays)}
    />
    <DataTable id="times" caption="Days from receipt to closing" columns={timeColumns(report)} rows={rowsOf(report)} isTotal={isTotal} />
    <Note>
      Under each figure stands its 95% interval: the range that would hold the true figure 19 times in 20, wider where there are few cases.
      “Not yet reached” means that too many cases are open to say. The mean is of closed cases only, as a spreadsheet would give it; while
      long cases are open it is too low.
    </Note>
    <DataTable
      id="working-days"
      caption="The same in working days: Monday to Friday without the bank holidays of England and Wales"
      columns={WORKING}
      rows={rowsOf(report)}
      isTotal={isTotal}
    />
  </>
)

const isTotal = (row: Row) => row.isTotal

const marksOf = ({ p50, p80, p95 }: Timeliness) => [
  { share: 0.5, days: p50.days, name: 'Half finished' },
  { share: 0.8, days: p80.days, name: '4 in 5' },
  { share: 0.95, days: p95.days, name: '19 in 20' },
]

const rowsOf = ({ all, classes }: Report): Row[] => [
  ...(classes.length > 1 ? classes.map(figures => ({ ...figures, isTotal: false })) : []),
  { ...all, class: 'All cases', isTotal: true },
]

const timeColumns = ({ targetDays }: Report): Column<Row>[] => [
  { head: 'Class', cell: row => row.class },
  { head: 'Received', cell: row => count(row.n), numeric: true },
  { head: 'Open', cell: row => count(row.open), numeric: true },
  { head: 'P50', cell: row => <Within percentile={row.p50} />, numeric: true },
  { head: 'P80', cell: row => <Within percentile={row.p80} />, numeric: true },
  { head: 'P95', cell: row => <Within percentile={row.p95} />, numeric: true },
  { head: 'Mean', cell: row => dash(row.meanDays), numeric: true },
  ...(targetDays === null ? [] : [onTarget(targetDays)]),
]

const onTarget = (target: number): Column<Row> => ({
  head: `Within ${counted(target, 'day')}`,
  cell: ({ withinTarget }) =>
    withinTarget ? (
      <>
        {percent(withinTarget.share)}
        <span class="muster-range">
          {percent(withinTarget.low)} to {percent(withinTarget.high)}
        </span>
      </>
    ) : (
      '–'
    ),
  numeric: true,
})

/** The figure, and under it how sure it is. */
const Within = ({ percentile: { days: value, low, high } }: { percentile: Percentile }) => (
  <>
    {value === null ? NOT_YET_REACHED : days(value)}
    {low !== null && <span class="muster-range">{high === null ? `${days(low)} or more` : `${days(low)} to ${days(high)}`}</span>}
  </>
)

const WORKING: Column<Row>[] = [
  { head: 'Class', cell: row => row.class },
  { head: 'P50', cell: row => dash(row.p50WorkingDays), numeric: true },
  { head: 'P80', cell: row => dash(row.p80WorkingDays), numeric: true },
  { head: 'P95', cell: row => dash(row.p95WorkingDays), numeric: true },
]
