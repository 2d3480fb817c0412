/** The counts that a careful person would get with a pivot table, taken from the cases themselves and never from the files. */

import type { Case } from './cases.ts'
import type { CaseRow } from './columns.ts'
import { LOG_ENDS } from './parameters.ts'
import { dateOf } from './working-days.ts'

type Counts = Record<string, number>
type Totals = {
  cases: number
  open: number
  byLevelAndOutcome: Record<string, Counts>
  byMonthReceived: Counts
  byMonthClosed: Counts
}
/** `unusable` names the row of the sheet, counted from 1 as the sheet shows it. */
export type Pivot = {
  note: string
  logEnds: string
  workbook: Totals & { rows: number; unusable: { row: number; reason: string }[] }
  events: Totals & { visits: number }
}

export function makePivot(rows: readonly CaseRow[], sheetRowOf: (index: number) => number): Pivot {
  const cases = rows.map(row => row.case)
  const unusable = rows.flatMap(({ unusable: reason }, index) => (reason ? [{ row: sheetRowOf(index), reason }] : []))
  return {
    note: 'Invented data. Counts over the rows that can be used, made by the generator from the cases themselves.',
    logEnds: LOG_ENDS,
    workbook: { rows: rows.length, unusable, ...totals(rows.filter(row => !row.unusable).map(row => row.case)) },
    events: { visits: cases.reduce((sum, each) => sum + each.visits.length, 0), ...totals(cases) },
  }
}

function totals(cases: readonly Case[]): Totals {
  const result: Totals = { cases: cases.length, open: 0, byLevelAndOutcome: {}, byMonthReceived: {}, byMonthClosed: {} }
  for (const each of cases) {
    result.byLevelAndOutcome[each.level] ??= {}
    add(result.byLevelAndOutcome[each.level]!, each.outcome)
    add(result.byMonthReceived, dateOf(each.received).slice(0, 7))
    if (each.outcome === 'open') result.open += 1
    else add(result.byMonthClosed, dateOf(each.closed).slice(0, 7))
  }
  return { ...result, byLevelAndOutcome: sorted(result.byLevelAndOutcome), byMonthClosed: sorted(result.byMonthClosed) }
}

const add = (counts: Counts, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}
const sorted = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
