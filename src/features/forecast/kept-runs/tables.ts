/** Every table of a run as rows for a file: the figures themselves, unrounded, under the names they have in the JSON document. */
import { toReportDocument } from '../report/schema.ts'
import { toForecastDocument } from '../runs/schema.ts'
import { furtherPeople } from '../runs/staffing-knee.ts'
import type { Result } from './queries.ts'

export type Part = 'report' | 'forecast'
export type TableFile = { id: string; name: string }
type Row = Record<string, unknown>
type Tables = Readonly<Record<string, { name: string; rows: () => readonly Row[] }>>

/** Those that hold something, in the order of the pages. */
export const listTables = (result: Result, part: Part): TableFile[] =>
  Object.entries(tablesOf(result, part))
    .filter(([, { rows }]) => rows().length > 0)
    .map(([id, { name }]) => ({ id, name }))

/** The heading and the cells under it; nothing where there is no such table. */
export function findTable(result: Result, part: Part, id: string): { head: string[]; rows: unknown[][] } | undefined {
  const tables = tablesOf(result, part)
  const table = Object.hasOwn(tables, id) ? tables[id] : undefined
  if (!table) return undefined
  const rows = table.rows().map(row => flat(row))
  const head = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return { head, rows: rows.map(row => head.map(name => row[name] ?? '')) }
}

const tablesOf = (result: Result, part: Part): Tables => (part === 'report' ? reportTables(result) : forecastTables(result))

function reportTables({ report }: Result): Tables {
  const { all, classes, months, monthsByClass, competing, survival, heldByStage, heldByParty, rework, oldestOpen, workload, reading } =
    toReportDocument(report)
  const times = () => [...classes.map(({ outcomes: _, ...figures }) => figures), { class: 'All cases', ...all }]
  const endings = () => competing.flatMap(({ outcome, points }) => points.map(point => ({ outcome, ...point })))
  return {
    times: { name: 'Days from receipt to closing', rows: times },
    'working-days': {
      name: 'Working days from receipt to closing',
      rows: () =>
        times().map(({ class: name, p50WorkingDays, p80WorkingDays, p95WorkingDays }) => ({
          class: name,
          p50WorkingDays,
          p80WorkingDays,
          p95WorkingDays,
        })),
    },
    survival: { name: 'Share of cases still open, by days', rows: () => survival },
    months: {
      name: 'Cases by month',
      rows: () => months.map(({ month, received, completed, openAtEnd }) => ({ month, received, completed, openAtEnd })),
    },
    'month-times': { name: 'Days by month of receipt', rows: () => months },
    'month-class-times': { name: 'Cases and days by class and month', rows: () => monthsByClass },
    endings: { name: 'Share of cases ended, by days', rows: endings },
    outcomes: {
      name: 'Cases by class and how they stand',
      rows: () => classes.map(({ class: name, outcomes }) => ({ class: name, ...outcomes })),
    },
    'held-by-stage': { name: 'Time held by stage', rows: () => heldByStage },
    'held-by-party': { name: 'Time held by party', rows: () => heldByParty },
    rework: { name: 'Cases that came back to a stage', rows: () => rework },
    oldest: { name: 'Cases open longest', rows: () => oldestOpen },
    workload: { name: 'Visits and cases by person or team', rows: () => workload },
    'report-rejected': { name: 'Rows that could not be used', rows: () => reading.rejected },
    'report-passed-over': { name: 'Entries passed over', rows: () => reading.passedOver },
  }
}

function forecastTables({ forecast }: Result): Tables {
  if (!forecast) return {}
  const { backlog, history, openCases, stockByWeek, staffing, backtest, model, reading } = toForecastDocument(forecast)
  const scores = () => {
    if (!backtest) return []
    const { naive, cuts: _, backlog: __, ...ours } = backtest
    return [{ name: 'This forecast', ...ours }, ...naive.map(({ question: _, ...score }) => score)]
  }
  const saved = new Map(furtherPeople(staffing).map(({ extra, savedDays }) => [extra, savedDays]))
  return {
    weeks: { name: 'Open cases in the weeks ahead', rows: () => backlog },
    history: { name: 'Open cases in the weeks gone by', rows: () => history },
    'open-cases-table': { name: 'Open cases and when each is done', rows: () => [...openCases].sort((a, b) => a.p50.localeCompare(b.p50)) },
    stock: { name: 'Today’s open cases done by week', rows: () => stockByWeek },
    staff: {
      name: 'What more staff would change',
      rows: () => staffing.map(row => ({ ...row, thisPersonSavesDays: saved.get(row.extra) ?? null })),
    },
    scores: { name: 'This forecast beside the plain ones', rows: scores },
    stages: { name: 'The stages as found', rows: () => model.stages.map(({ next: _, ...stage }) => stage) },
    'forecast-rejected': { name: 'Rows that could not be used', rows: () => reading.rejected },
    'forecast-passed-over': { name: 'Entries passed over', rows: () => reading.passedOver },
  }
}

/** { withinTarget: { share } } -> "withinTarget.share": a file has one cell for each figure. */
function flat(row: Row, before = ''): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null ? Object.entries(flat(value as Row, `${before}${name}.`)) : [[`${before}${name}`, value]],
    ),
  )
}
