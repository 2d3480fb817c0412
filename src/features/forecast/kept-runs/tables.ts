/** Every table of a run as rows for a file: the figures themselves, unrounded, under the names they have in the JSON document. */
import type { Report } from '../report/rules.ts'
import { toReportDocument } from '../report/schema.ts'
import type { Forecast } from '../runs/rules.ts'
import { toForecastDocument } from '../runs/schema.ts'
import { furtherPeople } from '../runs/staffing-knee.ts'
import type { Result } from './queries.ts'

export type Part = 'report' | 'forecast'
type Row = Record<string, unknown>
type Tables = Readonly<Record<string, () => readonly Row[]>>

type Found = { head: string[]; rows: unknown[][] }

/** The heading and the cells under it; nothing where there is no such table. */
export const findTable = (result: Result, part: Part, id: string): Found | undefined =>
  part === 'report' ? findReportTable(result.report, id) : result.forecast ? findForecastTable(result.forecast, id) : undefined

export const findReportTable = (report: Report, id: string): Found | undefined => tableIn(reportTables(report), id)
export const findForecastTable = (forecast: Forecast, id: string): Found | undefined => tableIn(forecastTables(forecast), id)

function tableIn(tables: Tables, id: string): Found | undefined {
  const table = Object.hasOwn(tables, id) ? tables[id] : undefined
  if (!table) return undefined
  const rows = table().map(row => flat(row))
  const head = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return { head, rows: rows.map(row => head.map(name => row[name] ?? '')) }
}

function reportTables(report: Report): Tables {
  const { all, classes, months, monthsByClass, competing, survival, heldByStage, heldByParty, rework, oldestOpen, workload, reading } =
    toReportDocument(report)
  const times = () => [...classes.map(({ outcomes: _, ...figures }) => figures), { class: 'All cases', ...all }]
  const endings = () => competing.flatMap(({ outcome, points }) => points.map(point => ({ outcome, ...point })))
  return {
    times,
    'working-days': () =>
      times().map(({ class: name, p50WorkingDays, p80WorkingDays, p95WorkingDays }) => ({
        class: name,
        p50WorkingDays,
        p80WorkingDays,
        p95WorkingDays,
      })),
    survival: () => survival,
    months: () => months.map(({ month, received, completed, openAtEnd }) => ({ month, received, completed, openAtEnd })),
    'month-times': () => months,
    'month-class-times': () => monthsByClass,
    endings,
    outcomes: () => classes.map(({ class: name, outcomes }) => ({ class: name, ...outcomes })),
    'held-by-stage': () => heldByStage,
    'held-by-party': () => heldByParty,
    rework: () => rework,
    oldest: () => oldestOpen,
    workload: () => workload,
    'report-rejected': () => reading.rejected,
    'report-passed-over': () => reading.passedOver,
  }
}

function forecastTables(forecast: Forecast): Tables {
  const { backlog, history, openCases, stockByWeek, staffing, backtest, model, reading } = toForecastDocument(forecast)
  const scores = () => {
    if (!backtest) return []
    const { naive, cuts: _, backlog: __, ...ours } = backtest
    return [{ name: 'This forecast', ...ours }, ...naive.map(({ question: _, ...score }) => score)]
  }
  const saved = new Map(furtherPeople(staffing).map(({ extra, savedDays }) => [extra, savedDays]))
  return {
    weeks: () => backlog,
    history: () => history,
    'open-cases-table': () => [...openCases].sort((a, b) => a.p50.localeCompare(b.p50)),
    stock: () => stockByWeek,
    staff: () => staffing.map(row => ({ ...row, thisPersonSavesDays: saved.get(row.extra) ?? null })),
    scores,
    stages: () => model.stages.map(({ next: _, ...stage }) => stage),
    'forecast-rejected': () => reading.rejected,
    'forecast-passed-over': () => reading.passedOver,
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
