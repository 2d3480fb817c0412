/** What the forecast rests on, for a terminal: how it did on its own past, and what was fitted from how much. */
import type { Style } from '../../../../platform/terminal/style.ts'
import { type Column, shortTable, table } from '../../../../platform/terminal/table.ts'
import { heading, list, paragraph } from '../../../../platform/terminal/text.ts'
import { count, counted, dayName, dayOfInstant, days, percent } from '../../../../values/figures.ts'
import type { FittedStage, Forecast, Score } from '../rules.ts'
import { isStaffedAlike, sentence } from '../summary.ts'

const STAGES_SHOWN = 15

type Row = Score & { name: string }

export function backtestText(style: Style, { backtest, backtestRefused, reading }: Forecast): string[] {
  const top = heading(style, 'How such forecasts did on this log’s own past')
  if (!backtest) return backtestRefused ? [...top, ...paragraph(style, sentence(backtestRefused))] : []
  const cuts = backtest.cuts.map(cut => dayName(dayOfInstant(cut, reading.timeZone)))
  const rows: Row[] = [{ ...backtest, name: 'This forecast' }, ...backtest.naive]
  return [
    ...top,
    ...paragraph(
      style,
      `The log was cut at ${inWords(cuts)}, the forecast made from what was known then and compared with what came. The first three figures are the shares of cases that ended inside their 50%, 80% and 95% intervals: the closer to those, the more honest. CRPS and MAE are errors in days: the smaller, the better. The plain forecasts beside it know only the log's average.`,
    ),
    '',
    ...table(style, SCORES, rows),
    ...list(
      style,
      backtest.naive.map(naive => `${naive.name}: ${naive.question}`),
    ),
    ...openCasesScore(style, backtest.backlog),
  ]
}

const inWords = (items: readonly string[]) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`)

const SCORES: Column<Row>[] = [
  { head: 'Forecast', cell: row => row.name },
  { head: 'Cases', align: 'right', cell: row => count(row.n) },
  { head: '50%', align: 'right', cell: row => percent(row.coverage50) },
  { head: '80%', align: 'right', cell: row => percent(row.coverage80) },
  { head: '95%', align: 'right', cell: row => percent(row.coverage95) },
  { head: 'CRPS', align: 'right', cell: row => days(row.crpsDays) },
  { head: 'MAE', align: 'right', cell: row => days(row.maeDays) },
  { head: 'Bias', align: 'right', cell: row => days(row.biasDays), yields: 2 },
  { head: '80% width', align: 'right', cell: row => days(row.meanWidth80Days), yields: 1 },
]

function openCasesScore(style: Style, score: NonNullable<Forecast['backtest']>['backlog']): string[] {
  if (!score) return []
  return paragraph(
    style,
    `Open cases over ${counted(score.n, 'week')} after the cuts: ${percent(score.coverage80)} of weeks inside the 80% band; wrong by ${days(score.meanAbsoluteError)} cases on average, against ${days(score.naiveMeanAbsoluteError)} when simply expecting no change.`,
  )
}

export function modelText(style: Style, { model }: Forecast): string[] {
  const { trainedOn, arrivalsPerWeek: arrivals } = model
  return [
    ...heading(style, 'What the forecast rests on'),
    ...paragraph(
      style,
      `Fitted on ${counted(trainedOn.cases, 'case')} (${count(trainedOn.open)} open) from ${dayName(trainedOn.from)} to ${dayName(trainedOn.to)}. ${days(arrivals.mean)} cases arrive a week (between ${days(arrivals.low)} and ${days(arrivals.high)}), counted over ${counted(arrivals.weeks, 'week')}.`,
    ),
    ...list(style, model.evidence),
    ...(model.stages.length ? ['', ...shortTable(style, columnsFor(model.stages), model.stages, STAGES_SHOWN)] : []),
  ]
}

const STAGES: Column<FittedStage>[] = [
  { head: 'Stage', cell: row => row.stage },
  { head: 'Visits', align: 'right', cell: row => count(row.visits) },
  { head: 'P50 days', align: 'right', cell: row => days(row.p50Days) },
  { head: 'P80 days', align: 'right', cell: row => days(row.p80Days), yields: 4 },
  { head: 'Work', align: 'right', cell: row => work(row.workMinutes), yields: 5 },
  { head: 'Staff', align: 'right', cell: row => (row.staff === null ? '-' : count(row.staff)) },
  { head: 'Busy', align: 'right', cell: row => (row.busyShare === null ? '-' : percent(row.busyShare)), yields: 3 },
  { head: 'Most often next', cell: next, yields: 1 },
]

const OF_STAFF = ['Work', 'Staff', 'Busy']
const columnsFor = (stages: readonly FittedStage[]): Column<FittedStage>[] =>
  isStaffedAlike(stages) ? STAGES.filter(({ head }) => !OF_STAFF.includes(head)) : STAGES

const work = (minutes: number | null): string =>
  minutes === null ? '-' : minutes < 120 ? `${count(minutes)} min` : `${(minutes / 60).toFixed(1)} h`

function next(row: FittedStage): string {
  const first = [...row.next].sort((a, b) => b.share - a.share)[0]
  return first ? `${first.stage} ${percent(first.share)}` : '-'
}
