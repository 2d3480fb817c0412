/** Where the time goes: by stage, by party, what is done twice, how the work is spread. */
import { barsDrawing } from '../../../../platform/views/charts/bars.ts'
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { MID_GREY } from '../../../../platform/views/charts/palette.ts'
import { SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, days, percent } from '../../../../values/figures.ts'
import { type Held, NOT_COVERED, type Report } from '../rules.ts'
import { dash } from './times.tsx'

const BARS_DRAWN = 15
/** A bar too short to be seen tells nothing that the table does not. */
const LEAST_SHARE_DRAWN = 0.005

export const TimeHeld = ({ report }: { report: Report }) => (
  <>
    <Text>
      {report.heldFrom === 'recorded starts'
        ? 'Each visit of a case to a stage counts from when it was recorded to begin until it ended.'
        : 'The log records no starts, so each visit of a case to a stage counts from the end of the visit before: waiting is part of it.'}
    </Text>
    <HeldBy id="held-by-stage" what="stage" held={report.heldByStage} />
    <HeldBy id="held-by-party" what="party" held={report.heldByParty} />
  </>
)

const HeldBy = ({ id, what, held }: { id: string; what: 'stage' | 'party'; held: readonly Held[] }) => {
  if (held.length === 0) return null
  const rows = [...held].sort((a, b) => b.shareOfTime - a.shareOfTime)
  const drawn = rows.slice(0, BARS_DRAWN).filter(({ shareOfTime }, at) => at === 0 || shareOfTime >= LEAST_SHARE_DRAWN)
  return (
    <>
      <SubHeading>By {what}</SubHeading>
      <Chart
        title={`Share of all the time of all cases, by ${what}${drawn.length < rows.length ? '; the smallest are in the table only' : ''}.`}
        tableId={id}
        drawing={barsDrawing(drawn.map(heldBar))}
      />
      <DataTable
        id={id}
        caption={`Days a visit lasts, by ${what} that has the case`}
        columns={heldColumns(what)}
        rows={rows}
        foldedAs={`Show the figures by ${what}`}
      />
    </>
  )
}

const heldBar = ({ name, shareOfTime, p50Days }: Held) => ({
  name,
  value: shareOfTime,
  label: `${percent(shareOfTime)}${p50Days === null ? '' : `, half in ${days(p50Days)} days`}`,
  ...(name === NOT_COVERED ? { fill: MID_GREY } : {}),
})

const heldColumns = (what: 'stage' | 'party'): Column<Held>[] => [
  { head: what === 'stage' ? 'Stage' : 'Party', cell: row => row.name },
  { head: 'Visits', cell: row => count(row.visits), numeric: true },
  { head: 'P50', cell: row => dash(row.p50Days), numeric: true },
  { head: 'P80', cell: row => dash(row.p80Days), numeric: true },
  { head: 'P95', cell: row => dash(row.p95Days), numeric: true },
  { head: 'Mean', cell: row => dash(row.meanDays), numeric: true },
  { head: 'Share of all time', cell: row => percent(row.shareOfTime), numeric: true },
]

type Again = Report['rework'][number]

export const WorkDoneAgain = ({ report }: { report: Report }) => (
  <>
    <Text>
      Cases that came back to a stage they had left before: something was missing, wrong, or asked for twice. The share is of the cases that
      came to the stage at all.
    </Text>
    <DataTable id="rework" caption="Cases that came back to a stage" columns={AGAIN} rows={repeated(report)} />
  </>
)

export const repeated = ({ rework }: Report) => rework.filter(({ cases }) => cases > 0)

const AGAIN: Column<Again>[] = [
  { head: 'Stage', cell: row => row.stage },
  { head: 'Cases', cell: row => count(row.cases), numeric: true },
  { head: 'Share of cases', cell: row => percent(row.share), numeric: true },
  { head: 'Extra visits', cell: row => count(row.extraVisits), numeric: true },
]

type Load = Report['workload'][number]

export const Workload = ({ report }: { report: Report }) => (
  <>
    <Text>
      Visits and cases handled by each person or team in the log, under made-up names. It shows how work is spread, never how well anybody
      works: hard cases take longer, and people work different hours.
    </Text>
    <DataTable
      id="workload"
      caption="Visits and cases, most visits first"
      columns={LOAD}
      rows={report.workload}
      limit={50}
      foldedAs="Show the figures by person or team"
    />
  </>
)

const LOAD: Column<Load>[] = [
  { head: 'Name given here', cell: row => row.resource },
  { head: 'Visits', cell: row => count(row.visits), numeric: true },
  { head: 'Cases', cell: row => count(row.cases), numeric: true },
]
