/** When the cases open today will be done, one by one and together. */
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { intervalsDrawing } from '../../../../platform/views/charts/intervals.ts'
import { Day } from '../../../../platform/views/dates.tsx'
import { Note, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable, WhereAll } from '../../../../platform/views/table.tsx'
import { count, days } from '../../../../values/figures.ts'
import type { Forecast, OpenCaseForecast } from '../rules.ts'

const CASES_DRAWN = 30

export const OpenCases = ({ forecast }: { forecast: Forecast }) => {
  const cases = [...forecast.openCases].sort((a, b) => a.p50.localeCompare(b.p50))
  return (
    <>
      <Text>
        Each open case has a range, not a date: it is as likely as not to be done by P50, four in five by P80, 19 in 20 by P95. The forecast
        knows the case’s stage and how long it has waited, and nothing else about it.
      </Text>
      {!forecast.release && <EachCase forecast={forecast} cases={cases} />}
      <StockByWeek forecast={forecast} />
    </>
  )
}

const EachCase = ({ forecast, cases }: { forecast: Forecast; cases: OpenCaseForecast[] }) => (
  <>
    <Chart
      title={`When each open case is done${cases.length > CASES_DRAWN ? `: the ${CASES_DRAWN} expected first` : ''}. The dot is as likely as not; the thick line runs from 1 in 10 to 9 in 10; the thin line ends at 19 in 20.`}
      tableId="open-cases-table"
      drawing={intervalsDrawing(cases.slice(0, CASES_DRAWN).map(intervalOf))}
    />
    <DataTable
      id="open-cases-table"
      caption="Open cases and when each is done, soonest first"
      columns={caseColumns(forecast.reading.timeZone)}
      rows={cases}
      limit={1000}
      foldedAs={`Show all ${count(Math.min(cases.length, 1000))} open cases`}
    />
  </>
)

const intervalOf = ({ id, p10, p50, p90, p95 }: OpenCaseForecast) => ({ name: id, low: p10, middle: p50, high: p90, late: p95 })

function caseColumns(timeZone: string): Column<OpenCaseForecast>[] {
  const by = (head: 'P50' | 'P80' | 'P95', instant: (row: OpenCaseForecast) => string): Column<OpenCaseForecast> => ({
    head: `${head}: by`,
    cell: row => <Day at={instant(row)} timeZone={timeZone} short />,
    whole: true,
    numeric: true,
  })
  return [
    { head: 'Case', cell: row => row.id, whole: true },
    { head: 'Class', cell: row => row.class },
    { head: 'Last stage', cell: row => row.stage ?? 'none yet' },
    { head: 'Days open', cell: row => days(row.ageDays), numeric: true },
    by('P50', row => row.p50),
    by('P80', row => row.p80),
    by('P95', row => row.p95),
  ]
}

type Week = Forecast['stockByWeek'][number]

const StockByWeek = ({ forecast: { stockByWeek, model } }: { forecast: Forecast }) =>
  stockByWeek.length === 0 ? null : (
    <>
      <SubHeading>Today’s open cases together</SubHeading>
      <DataTable
        id="stock"
        caption={`How many of today’s ${count(model.trainedOn.open)} open cases are done by the start of each week`}
        columns={STOCK}
        rows={monthly(stockByWeek)}
      />
      {stockByWeek.length > SHOWN && (
        <Note>
          Every week at first, then every fourth; all are in <WhereAll tableId="stock" />.
        </Note>
      )}
    </>
  )

const SHOWN = 8
const monthly = (weeks: Week[]) => weeks.filter((_, at) => at <= SHOWN || at % 4 === 0 || at === weeks.length - 1)

const STOCK: Column<Week>[] = [
  { head: 'Week from', cell: row => <Day at={row.weekStarting} timeZone="UTC" />, whole: true },
  { head: 'At least (9 in 10)', cell: row => count(row.p10), numeric: true },
  { head: 'As likely as not', cell: row => count(row.p50), numeric: true },
  { head: 'At most (9 in 10)', cell: row => count(row.p90), numeric: true },
]
