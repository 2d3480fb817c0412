/** How a file was read, for a terminal: shown with every figure made from it. */
import { faint, type Style } from '../../../platform/terminal/style.ts'
import { heading, list, wrap } from '../../../platform/terminal/text.ts'
import { count, counted, percent } from '../../../values/figures.ts'
import type { ColumnMapping, Reading, RejectedRow } from './rules.ts'

/** Rows listed on a terminal; all of them are in the JSON document. */
const ROWS_SHOWN = 20
const COLUMNS_SHOWN = 12

type Read = { cases: number; reading: Reading }

export function readingText(style: Style, { cases, reading }: Read): string[] {
  return [
    ...heading(style, 'How the file was read'),
    ...wrap(style, `Read ${counted(cases, 'case')} from ${rowsUsed(reading)}`),
    ...wrap(style, mappingSentence(reading.mapping)),
    ...wrap(style, howSentence(reading)),
    ...list(style, reading.remarks),
  ]
}

function rowsUsed({ counts, file }: Reading): string {
  const rows = `${counted(counts.rows, 'row')} of ${file}`
  const repeated = counts.duplicates ? ` ${counted(counts.duplicates, 'row')} said the same as another and counted once.` : ''
  if (counts.rejected === 0) return `${rows}; all rows used.${repeated}`
  const share = percent(counts.used / Math.max(1, counts.rows))
  return `${rows}; ${count(counts.used)} used (${share}), ${count(counts.rejected)} could not be used and ${counts.rejected === 1 ? 'is' : 'are'} listed at the end.${repeated}`
}

const PART_NAMES: Record<string, string> = {
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
}

/** "One row is one event. Case: ref. Stage: step." Parts without a column are named too, for their figures are missing below. */
function mappingSentence(mapping: ColumnMapping): string {
  const columns: Partial<Record<string, string | string[]>> = { ...mapping }
  const named = Object.entries(PART_NAMES)
    .filter(([part]) => columns[part]?.length)
    .map(([part, name]) => `${name}: ${someOf([columns[part] ?? []].flat())}.`)
  const absent = (
    mapping.shape === 'events' ? ['stage', 'resource', 'party', 'class', 'outcome'] : ['closed', 'resource', 'class', 'outcome']
  )
    .filter(part => columns[part] === undefined)
    .map(part => PART_NAMES[part]?.toLowerCase())
  const shape = mapping.shape === 'events' ? 'One row is one event.' : 'One row is one case.'
  return [shape, ...named, ...(absent.length ? [`No column for: ${absent.join(', ')}.`] : [])].join(' ')
}

/** A workbook of hundreds of columns must not push the figures off the screen; the JSON document names them all. */
const someOf = (names: readonly string[]): string =>
  names.length <= COLUMNS_SHOWN + 1
    ? names.join(', ')
    : `${names.slice(0, COLUMNS_SHOWN).join(', ')} and ${count(names.length - COLUMNS_SHOWN)} more`

const SETTLED = {
  data: 'as the dates in the file show',
  told: 'as told',
  unambiguous: 'which no date in the file contradicts',
} as const

function howSentence(reading: Reading): string {
  const dates =
    reading.datesSettledBy === 'unambiguous'
      ? 'The order of day and month is plain in every date.'
      : reading.dates &&
        `Dates have the ${reading.dates === 'day-first' ? 'day' : 'month'} first, ${SETTLED[reading.datesSettledBy ?? 'told']}.`
  return [
    reading.sheet && `Sheet: ${reading.sheet}.`,
    dates,
    `Times without a zone are ${reading.timeZone} time.`,
    `Which cases are closed is known from ${reading.closedBy === 'what usually follows' ? reading.closedBy : `the ${reading.closedBy}`}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The rows that could not be used, each with its place and reason; then what was passed over in rows that were. */
export const unusableText = (style: Style, reading: Reading): string[] => [
  ...rejectedText(style, reading),
  ...passedOverText(style, reading),
]

function rejectedText(style: Style, { rejected, counts }: Reading): string[] {
  if (counts.rejected === 0) return []
  const shown = rejected.slice(0, ROWS_SHOWN)
  return [
    ...heading(style, 'Rows that could not be used'),
    ...shown.flatMap(row => wrap(style, `${placeOf(row)}: ${row.reason}`, 0, 2)),
    ...andMore(style, counts.rejected - shown.length),
  ]
}

/** An untidy log has thousands of "n/a": each kind of entry is told once, with where it was met first. */
function passedOverText(style: Style, { passedOver }: Reading): string[] {
  if (passedOver.length === 0) return []
  const kinds = [...Map.groupBy(passedOver, row => row.reason)].sort(([, a], [, b]) => b.length - a.length)
  const shown = kinds.slice(0, ROWS_SHOWN)
  return [
    ...heading(style, 'Entries passed over in rows that were used'),
    ...shown.flatMap(([reason, rows]) =>
      wrap(style, `${placeOf(rows[0]!)}${rows.length > 1 ? ` and ${count(rows.length - 1)} more` : ''}: ${reason}`, 0, 2),
    ),
    ...andMore(style, kinds.length - shown.length),
  ]
}

const placeOf = ({ sheet, line }: RejectedRow): string => `${sheet ? `${sheet}, row` : 'line'} ${count(line)}`

const andMore = (style: Style, more: number): string[] =>
  more > 0 ? wrap(style, `and ${count(more)} more: use --json for all`).map(line => faint(style, line)) : []
