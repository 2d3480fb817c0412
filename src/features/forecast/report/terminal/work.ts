/** Where time goes and what is left to do, for a terminal. */
import { bar } from '../../../../platform/terminal/charts.ts'
import type { Style } from '../../../../platform/terminal/style.ts'
import { type Column, shortTable } from '../../../../platform/terminal/table.ts'
import { heading, paragraph } from '../../../../platform/terminal/text.ts'
import { count, days, percent, shortDay } from '../../../../values/figures.ts'
import { type Held, NOT_COVERED, type Report } from '../rules.ts'

/** A dash where no visit is finished. */
const known = (value: number | null): string => (value === null ? '-' : days(value))

const ROWS = 15
const BAR = 10

export function heldText(style: Style, report: Report): string[] {
  const from =
    report.heldFrom === 'recorded starts'
      ? 'Counted from when each visit was recorded to begin until it ended.'
      : 'The log records no starts, so a visit counts from the end of the one before: waiting is part of it.'
  return [
    ...heldTable(style, 'Time held by stage', 'Stage', `Days that cases spend in each stage. ${from}`, report.heldByStage),
    ...heldTable(style, 'Time held by party', 'Party', `Days for which each party has the case. ${from}`, report.heldByParty),
  ]
}

function heldTable(style: Style, title: string, head: string, words: string, held: readonly Held[]): string[] {
  if (held.length === 0) return []
  const rows = [...held].sort((a, b) => b.shareOfTime - a.shareOfTime)
  const most = Math.max(...rows.map(row => row.shareOfTime))
  const columns: Column<Held>[] = [
    { head, cell: row => row.name },
    { head: 'Visits', align: 'right', cell: row => count(row.visits), yields: 2 },
    { head: 'P50', align: 'right', cell: row => known(row.p50Days) },
    { head: 'P80', align: 'right', cell: row => known(row.p80Days) },
    { head: 'P95', align: 'right', cell: row => known(row.p95Days), yields: 3 },
    { head: 'Mean', align: 'right', cell: row => known(row.meanDays), yields: 1 },
    { head: 'Of all', align: 'right', cell: row => percent(row.shareOfTime) },
    { head: '', cell: row => bar(style, row.shareOfTime, most, BAR), drawn: true, yields: 4 },
  ]
  const uncovered = rows.some(row => row.name === NOT_COVERED) ? ` "${NOT_COVERED}" is time that no visit covers.` : ''
  return [...heading(style, title), ...paragraph(style, words + uncovered), '', ...shortTable(style, columns, rows, ROWS)]
}

export function reworkText(style: Style, { rework }: Report): string[] {
  const rows = rework.filter(row => row.cases > 0).sort((a, b) => b.extraVisits - a.extraVisits)
  if (rows.length === 0) return []
  const columns: Column<Report['rework'][number]>[] = [
    { head: 'Stage', cell: row => row.stage },
    { head: 'Cases', align: 'right', cell: row => count(row.cases) },
    { head: 'Of cases', align: 'right', cell: row => percent(row.share) },
    { head: 'Extra visits', align: 'right', cell: row => count(row.extraVisits) },
  ]
  return [
    ...heading(style, 'Work done again'),
    ...paragraph(style, 'Cases that came back to a stage they had left before.'),
    '',
    ...shortTable(style, columns, rows, ROWS),
  ]
}

export function oldestText(style: Style, { oldestOpen, release }: Report): string[] {
  if (release || oldestOpen.length === 0) return []
  const columns: Column<Report['oldestOpen'][number]>[] = [
    { head: 'Case', cell: row => row.case },
    { head: 'Class', cell: row => row.class, yields: 2 },
    { head: 'Last stage', cell: row => row.stage ?? '-' },
    { head: 'Received', cell: row => shortDay(row.received), yields: 1 },
    { head: 'Days', align: 'right', cell: row => count(row.days) },
    { head: 'Working', align: 'right', cell: row => count(row.workingDays) },
  ]
  return [
    ...heading(style, 'Cases open longest'),
    ...paragraph(style, 'Days since receipt, and how many of those were working days.'),
    '',
    ...shortTable(style, columns, oldestOpen, ROWS),
  ]
}

export function workloadText(style: Style, { workload }: Report): string[] {
  if (workload.length === 0) return []
  const rows = [...workload].sort((a, b) => b.visits - a.visits)
  const most = rows[0]!.visits
  const columns: Column<Report['workload'][number]>[] = [
    { head: 'Resource', cell: row => row.resource },
    { head: 'Visits', align: 'right', cell: row => count(row.visits) },
    { head: 'Cases', align: 'right', cell: row => count(row.cases) },
    { head: '', cell: row => bar(style, row.visits, most, 2 * BAR), drawn: true, yields: 1 },
  ]
  return [
    ...heading(style, 'Spread of the work'),
    ...paragraph(
      style,
      'Visits and cases handled by each person or team in the log, under invented names: it shows how work is spread, never how well anybody works.',
    ),
    '',
    ...shortTable(style, columns, rows, ROWS),
  ]
}
