/** The open cases that have waited longest. */
import { Day } from '../../../../platform/views/dates.tsx'
import { Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted } from '../../../../values/figures.ts'
import type { Report } from '../rules.ts'

type Oldest = Report['oldestOpen'][number]

export const OldestOpen = ({ report }: { report: Report }) => (
  <>
    <Text>
      The {counted(report.oldestOpen.length, 'open case')} that {report.oldestOpen.length === 1 ? 'has' : 'have'} waited longest, counted to
      the day the log ends. The stage is where the case stands, or the last one recorded.
    </Text>
    <DataTable id="oldest" caption="Cases open longest" columns={columnsOf(report)} rows={report.oldestOpen} />
  </>
)

const columnsOf = ({ reading }: Report): Column<Oldest>[] => [
  { head: 'Case', cell: row => row.case, whole: true },
  { head: 'Class', cell: row => row.class },
  { head: 'Last stage', cell: row => row.stage ?? 'none yet' },
  { head: 'Received', cell: row => <Day at={row.received} timeZone={reading.timeZone} short />, whole: true },
  { head: 'Days open', cell: row => count(row.days), numeric: true },
  { head: 'Working days', cell: row => count(row.workingDays), numeric: true },
]
