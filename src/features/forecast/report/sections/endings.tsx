/** How cases end: each outcome as a share of all that were received, and as counts by class. */
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { stackedSharesDrawing } from '../../../../platform/views/charts/shares.ts'
import { Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted, percent } from '../../../../values/figures.ts'
import { type CaseOutcome, OUTCOMES } from '../../case-log/rules.ts'
import type { ClassFigures, CompetingOutcome, Report } from '../rules.ts'

const HORIZONS = [1, 7, 14, 28, 56, 91, 182, 365, 730]

export const Endings = ({ report }: { report: Report }) => {
  const end = endOf(report)
  return (
    <>
      {report.competing.length > 1 && (
        <>
          <Text>
            Of all cases received, the share that has ended in each way within so many days. A case that is withdrawn can no longer be
            granted, so the ways are worked out together; what is left over is still open.
          </Text>
          <Chart
            title="How cases have ended, by days since they were received."
            tableId="endings"
            drawing={stackedSharesDrawing(
              report.competing.map(({ outcome, points }) => ({ name: capital(outcome), points })),
              end,
            )}
          />
          <DataTable
            id="endings"
            caption="Share of cases ended, by days since receipt"
            columns={shareColumns(end)}
            rows={report.competing}
          />
        </>
      )}
      {report.classes.length > 0 && (
        <DataTable id="outcomes" caption="Cases by class and how they stand" columns={outcomeColumns(report)} rows={report.classes} />
      )}
    </>
  )
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`

/** Past the slowest cases in twenty nothing much happens. */
function endOf({ all, survival, competing }: Report): number {
  const last = Math.max(survival.at(-1)?.days ?? 0, ...competing.map(({ points }) => points.at(-1)?.days ?? 0))
  return Math.min(last, 1.3 * (all.p95.days ?? last))
}

function shareColumns(end: number): Column<CompetingOutcome>[] {
  const horizons = HORIZONS.filter((_, at) => (HORIZONS[at - 1] ?? 0) < end).slice(-5)
  return [
    { head: 'Ended', cell: row => capital(row.outcome) },
    ...horizons.map(day => ({
      head: `In ${counted(day, 'day')}`,
      cell: (row: CompetingOutcome) => percent(shareBy(row, day)),
      numeric: true,
    })),
  ]
}

const shareBy = (row: CompetingOutcome, day: number): number => row.points.findLast(point => point.days <= day)?.share ?? 0

function outcomeColumns({ classes }: Report): Column<ClassFigures>[] {
  const held = (outcome: CaseOutcome) => classes.some(row => (row.outcomes[outcome] ?? 0) > 0)
  const order: CaseOutcome[] = [...OUTCOMES.slice(1), 'open']
  return [
    { head: 'Class', cell: row => row.class },
    ...order.filter(held).map(outcome => ({
      head: capital(outcome),
      cell: (row: ClassFigures) => count(row.outcomes[outcome] ?? 0),
      numeric: true,
    })),
  ]
}
