/** Open cases week by week: what was, and what is to be expected. */
import { backlogDrawing } from '../../../../platform/views/charts/backlog.ts'
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { Day, dayIn } from '../../../../platform/views/dates.tsx'
import { Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count } from '../../../../values/figures.ts'
import type { BacklogWeek, Forecast } from '../rules.ts'

export const Backlog = ({ forecast }: { forecast: Forecast }) => (
  <>
    <Text>
      Open cases at the start of each week, if new cases go on arriving as they have and staff stay as they are. Four futures in five lie
      inside the band; one in ten lies above it, one in ten below.
    </Text>
    <Chart
      title="Open cases: the past as a solid line, the middle of the forecast dashed, four futures in five inside the band."
      tableId="weeks"
      drawing={backlogDrawing(
        forecast.history.map(({ weekStarting, open }) => ({ day: weekStarting, open })),
        forecast.backlog.map(({ weekStarting, p10, p50, p90 }) => ({ day: weekStarting, p10, p50, p90 })),
        { day: dayIn(forecast.reading.timeZone, forecast.asOf), open: forecast.model.trainedOn.open },
      )}
    />
    <DataTable
      id="weeks"
      caption="Open cases expected at the start of each week; arrivals and completions are counted from today until then"
      columns={WEEKS}
      rows={forecast.backlog}
      foldedAs="Show the figures week by week"
    />
  </>
)

const WEEKS: Column<BacklogWeek>[] = [
  { head: 'Week from', cell: row => <Day at={row.weekStarting} timeZone="UTC" />, whole: true },
  { head: '1 in 10 below (P10)', cell: row => count(row.p10), numeric: true },
  { head: 'As likely as not (P50)', cell: row => count(row.p50), numeric: true },
  { head: '9 in 10 below (P90)', cell: row => count(row.p90), numeric: true },
  { head: 'Arrived by then', cell: row => count(row.arrivedP50), numeric: true },
  { head: 'Completed by then', cell: row => count(row.completedP50), numeric: true },
]
