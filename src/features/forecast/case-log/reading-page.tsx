/** How a file was read, shown with every figure made from it: columns, dates, share used, each row that could not be used. */
import type { ComponentChildren } from 'preact'
import { GovukSummaryList } from '../../../platform/views/govuk.generated.ts'
import { List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../platform/views/table.tsx'
import { count, counted, percent } from '../../../values/figures.ts'
import type { ColumnMapping, Reading, RejectedRow } from './rules.ts'

const ROWS_SHOWN = 500

type Log = { cases: number; events: number }

export const ReadingBody = ({
  log,
  reading,
  remarks,
  prefix,
}: {
  log: Log
  reading: Reading
  remarks: readonly string[]
  prefix: string
}) => (
  <>
    <Text>{usedSentence(reading)}</Text>
    <GovukSummaryList
      rows={facts(log, reading).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
      classes="govuk-summary-list--no-border muster-facts"
    />
    <Remarks remarks={[...reading.remarks, ...remarks]} />
    <RowTable id={`${prefix}-rejected`} title="Rows that could not be used" rows={reading.rejected} total={reading.counts.rejected} />
    <RowTable
      id={`${prefix}-passed-over`}
      title="Entries passed over in rows that were used"
      rows={reading.passedOver}
      total={reading.passedOver.length}
    />
  </>
)

function usedSentence({ counts, file }: Reading): ComponentChildren {
  const duplicates = counts.duplicates ? ` ${counted(counts.duplicates, 'row')} said the same as another and counted once.` : ''
  if (counts.rejected === 0) return `All ${counted(counts.rows, 'row')} of ${file} could be used.${duplicates}`
  const share = percent(counts.used / Math.max(1, counts.rows))
  return `Of ${counted(counts.rows, 'row')} of ${file}, ${count(counts.used)} (${share}) could be used; ${count(counts.rejected)} could not, and each is listed below with the reason.${duplicates}`
}

const SETTLED = { data: 'as the dates in the file show', told: 'as told', unambiguous: 'which no date in the file contradicts' } as const

function facts(log: Log, reading: Reading): [string, string][] {
  const order =
    reading.dates && `${reading.dates === 'day-first' ? 'Day first' : 'Month first'}, ${SETTLED[reading.datesSettledBy ?? 'told']}`
  const known: [string, string | undefined | false][] = [
    ['File', `${reading.file} (${reading.format.toUpperCase()}${reading.encoding ? `, ${reading.encoding}` : ''})`],
    ['Sheet', reading.sheet],
    ['Cases read', `${count(log.cases)}, with ${counted(log.events, 'visit to a stage', 'visits to a stage')}`],
    ['One row is', reading.mapping.shape === 'events' ? 'one event' : 'one case'],
    ...columnsUsed(reading.mapping),
    ['No column for', absentParts(reading.mapping)],
    ['Order of dates', order || (reading.datesSettledBy === 'unambiguous' && 'Plain in every date')],
    ['Times without a zone', `${reading.timeZone} time`],
    ['A case is closed', CLOSED_BY[reading.closedBy]],
    ['Fingerprint of the file', `SHA-256 ${reading.sha256}`],
  ]
  return known.filter((fact): fact is [string, string] => Boolean(fact[1]))
}

const CLOSED_BY: Record<Reading['closedBy'], string> = {
  'closing column': 'when the closing column holds a date',
  'outcome column': 'when the outcome column says so',
  'closing stage': 'when it has left the closing stage',
  'what usually follows': 'when nothing usually follows its last event',
}

const PARTS = {
  case: 'Case',
  stage: 'Stage',
  queued: 'Queued',
  start: 'Start',
  end: 'End',
  lifecycle: 'Start or end',
  received: 'Received',
  closed: 'Closed',
  stages: 'Stages finished',
  class: 'Class',
  outcome: 'Outcome',
  resource: 'Resource',
  party: 'Party',
} as const

const columnsUsed = (mapping: ColumnMapping): [string, string][] =>
  Object.entries(PARTS).flatMap(([part, name]) => {
    const columns = [(mapping as Record<string, string | string[] | undefined>)[part] ?? []].flat()
    return columns.length ? [[`${name} from`, columns.map(column => `“${column}”`).join(', ')] as [string, string]] : []
  })

const absentParts = (mapping: ColumnMapping): string =>
  (mapping.shape === 'events'
    ? (['stage', 'resource', 'party', 'class', 'outcome'] as const)
    : (['closed', 'resource', 'class', 'outcome'] as const)
  )
    .filter(part => (mapping as Record<string, unknown>)[part] === undefined)
    .map(part => PARTS[part].toLowerCase())
    .join(', ')

const Remarks = ({ remarks }: { remarks: readonly string[] }) => {
  const said = [...new Set(remarks)].filter(remark => !remark.startsWith('Invented'))
  if (said.length === 0) return null
  return (
    <>
      <SubHeading>Worth knowing</SubHeading>
      <List items={said} />
    </>
  )
}

const RowTable = ({ id, title, rows, total }: { id: string; title: string; rows: readonly RejectedRow[]; total: number }) =>
  total === 0 ? null : (
    <>
      <SubHeading>{title}</SubHeading>
      <DataTable
        id={id}
        caption={`${title}: ${count(total)}`}
        columns={rowColumns(rows)}
        rows={rows}
        limit={ROWS_SHOWN}
        total={total}
        foldedAs={`Show ${counted(Math.min(total, ROWS_SHOWN), 'row')}`}
      />
    </>
  )

const rowColumns = (rows: readonly RejectedRow[]): Column<RejectedRow>[] => [
  { head: 'Row or line', cell: row => count(row.line), whole: true },
  ...(rows.some(({ sheet }) => sheet) ? [{ head: 'Sheet', cell: (row: RejectedRow) => row.sheet ?? '' }] : []),
  { head: 'Reason', cell: row => row.reason },
]
