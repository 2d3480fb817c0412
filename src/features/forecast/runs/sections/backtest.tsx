/** How such forecasts did on the log's own past, misses included, beside plain forecasts anybody could make. */
import { barsDrawing } from '../../../../platform/views/charts/bars.ts'
import { coverageDrawing } from '../../../../platform/views/charts/coverage.ts'
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { DARK_BLUE, MID_GREY } from '../../../../platform/views/charts/palette.ts'
import { dayIn } from '../../../../platform/views/dates.tsx'
import { Inset, List, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted, dayName, days, percent } from '../../../../values/figures.ts'
import type { Backtest, Forecast, Score } from '../rules.ts'

type Row = Score & { name: string; ours: boolean }

const MEANT = [0.5, 0.8, 0.95]

export const BacktestBody = ({ forecast }: { forecast: Forecast }) => {
  const { backtest, backtestRefused, reading } = forecast
  if (!backtest) return <Inset>{backtestRefused ?? 'No test on the log’s own past was made.'}</Inset>
  const rows: Row[] = [{ ...backtest, name: 'This forecast', ours: true }, ...backtest.naive.map(naive => ({ ...naive, ours: false }))]
  return (
    <>
      <Text>
        {`The log was cut at ${inWords(backtest.cuts.map(cut => dayName(dayIn(reading.timeZone, cut))))}. Each time the forecast was made from what was known then, and compared with what came after.`}
      </Text>
      <Text>
        An honest 80% range holds what happens 80 times in 100. Less means the forecast is too sure of itself, more that its ranges are
        wider than they need be. The upright mark is what was meant, the dot what happened.
      </Text>
      <Chart
        title="How often past ranges held what happened: this forecast (dots) and the plain ones (diamonds)."
        tableId="scores"
        drawing={coverageDrawing(
          MEANT,
          rows.map(row => ({ name: row.name, held: [row.coverage50, row.coverage80, row.coverage95] })),
        )}
      />
      <Chart
        title="How far off it was, in days (CRPS): the shorter, the better."
        tableId="scores"
        drawing={barsDrawing(
          rows.map(({ name, crpsDays, ours }) => ({
            name,
            value: crpsDays,
            label: `${days(crpsDays)} days`,
            fill: ours ? DARK_BLUE : MID_GREY,
          })),
        )}
      />
      <DataTable
        id="scores"
        caption="This forecast beside the plain ones, on the same past cases"
        columns={SCORES}
        rows={rows}
        isTotal={isOurs}
      />
      <List items={[...WORDS, ...backtest.naive.map(({ name, question }) => `${name}: ${question}`)]} />
      <OpenCasesScore score={backtest.backlog} />
    </>
  )
}

const isOurs = (row: Row) => row.ours
const inWords = (items: readonly string[]) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`)

const SCORES: Column<Row>[] = [
  { head: 'Forecast', cell: row => row.name },
  { head: 'Cases', cell: row => count(row.n), numeric: true },
  { head: 'Inside 50%', cell: row => percent(row.coverage50), numeric: true },
  { head: 'Inside 80%', cell: row => percent(row.coverage80), numeric: true },
  { head: 'Inside 95%', cell: row => percent(row.coverage95), numeric: true },
  { head: 'CRPS days', cell: row => days(row.crpsDays), numeric: true },
  { head: 'MAE days', cell: row => days(row.maeDays), numeric: true },
  { head: 'Bias days', cell: row => days(row.biasDays).replace('-', '−'), numeric: true },
  { head: '80% width days', cell: row => days(row.meanWidth80Days), numeric: true },
]

const WORDS = [
  'CRPS: the distance in days between the whole range and what happened. It rewards a range that is both narrow and right.',
  'MAE: by how many days the middle of the range (P50) was wrong, on average.',
  'Bias: above nought, cases were expected to take longer than they did; below nought, shorter.',
]

const OpenCasesScore = ({ score }: { score: Backtest['backlog'] }) =>
  score && (
    <Text>
      {`Open cases over ${counted(score.n, 'week')} after the cuts: ${percent(score.coverage80)} of weeks lay inside the 80% band; the middle of the band was wrong by ${days(score.meanAbsoluteError)} cases on average. Simply expecting no change was wrong by ${days(score.naiveMeanAbsoluteError)}.`}
    </Text>
  )
