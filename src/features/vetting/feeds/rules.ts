/** Lists from the force's own systems: how their lines are read, and which clearance does for which post. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { LEVELS, type Level, levelName } from '../rules.ts'

export const FEEDS = {
  people: { name: 'People', says: 'From HR: who joined, moved or left, and which level their post asks for' },
  clearances: { name: 'Clearances', says: 'From the old vetting system: who is cleared for what, and until when' },
} as const
export type FeedKind = keyof typeof FEEDS
export const isFeedKind = (text: string): text is FeedKind => Object.hasOwn(FEEDS, text)

export type ColumnOf = { name: string; needed: boolean; says: string }
const NUMBER: ColumnOf = { name: 'staff_number', needed: true, says: 'What the force calls the person; each once in a file' }
const NAME: ColumnOf = { name: 'name', needed: true, says: 'Their name, for whoever looks at the list' }

export const COLUMNS: Readonly<Record<FeedKind, readonly ColumnOf[]>> = {
  people: [
    NUMBER,
    NAME,
    { name: 'moved', needed: true, says: 'joiner, mover or leaver; empty where nothing changed' },
    { name: 'day', needed: true, says: 'The day of that, 2026-01-31 or 31/01/2026' },
    { name: 'post', needed: false, says: 'The post they come to' },
    { name: 'level', needed: false, says: 'The level that the post asks for, such as MV' },
  ],
  clearances: [
    NUMBER,
    NAME,
    { name: 'level', needed: true, says: 'The level, such as RV' },
    { name: 'last_day', needed: true, says: 'The last day of the clearance; empty where none is known' },
  ],
}

export const MOST_BYTES = 5 * 2 ** 20
export const MOST_ROWS = 20_000

export type Line = { line: number; cells: Readonly<Record<string, string>> }
export type Refusal = { line: number; column: string; message: string }
const MOVES_OF_STAFF = ['joiner', 'mover', 'leaver'] as const
export type FeedRow = {
  number: string
  name: string
  moved: (typeof MOVES_OF_STAFF)[number] | null
  onDay: CalendarDate | null
  post: string | null
  level: Level | null
  until: CalendarDate | null
}
export type ReadRows = { rows: FeedRow[]; refused: Refusal[] }

/** Every line by itself: one that cannot be used keeps no other out, and of none is half taken. */
export function readRows(kind: FeedKind, lines: readonly Line[]): ReadRows {
  const seen = new Map<string, number>()
  const read: ReadRows = { rows: [], refused: [] }
  for (const each of lines) {
    const errors: Refusal[] = []
    const row = readRow(kind, each, errors)
    const before = seen.get(row.number)
    if (before !== undefined)
      errors.push({ line: each.line, column: 'staff_number', message: `The number stands in line ${before} already` })
    else seen.set(row.number, each.line)
    if (errors.length > 0) read.refused.push(...errors)
    else read.rows.push(row)
  }
  return read
}

function readRow(kind: FeedKind, { line, cells }: Line, errors: Refusal[]): FeedRow {
  const wrong = (column: string, message: string) => void errors.push({ line, column, message })
  const text = (column: string, most: number, isNeeded = false): string => {
    const value = (cells[column] ?? '').trim().replaceAll(/\s+/g, ' ')
    if (isNeeded && value === '') wrong(column, 'It is empty')
    if ([...value].length > most) wrong(column, `It must be ${most} characters or fewer`)
    return value
  }
  const isPeople = kind === 'people'
  const moved = isPeople ? readMoved(text('moved', 20), wrong) : null
  const onDay = isPeople ? readDate(text('day', 20), 'day', wrong) : null
  if (moved !== null && onDay === null && !errors.some(({ column }) => column === 'day')) wrong('day', 'Whoever moved did so on a day')
  return {
    ...{ number: text('staff_number', 40, true), name: text('name', 160, true), moved, onDay },
    post: (isPeople && text('post', 120)) || null,
    level: readLevel(text('level', 40, !isPeople), wrong),
    until: isPeople ? null : readDate(text('last_day', 20), 'last_day', wrong),
  }
}

type Wrong = (column: string, message: string) => void

function readMoved(typed: string, wrong: Wrong): FeedRow['moved'] {
  if (typed === '') return null
  const moved = MOVES_OF_STAFF.find(known => known === typed.toLowerCase())
  if (!moved) wrong('moved', `“${typed}” is none of joiner, mover and leaver`)
  return moved ?? null
}

/** By the short name or the code, however it is written. */
function readLevel(typed: string, wrong: Wrong): Level | null {
  if (typed === '') return null
  const plain = typed.toLowerCase().replaceAll(/[\s.-]/g, '')
  const level = (Object.keys(LEVELS) as Level[]).find(known => known === plain)
  if (!level) wrong('level', `“${typed}” is no level. Levels are: ${Object.keys(LEVELS).map(levelName).join(', ')}`)
  return level ?? null
}

function readDate(typed: string, column: string, wrong: Wrong): CalendarDate | null {
  if (typed === '') return null
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  try {
    return calendarDate(year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    wrong(column, `“${typed}” is no date such as 2026-01-31 or 31/01/2026`)
    return null
  }
}

/** Levels that are built on one another, the least first: whoever holds a later one needs no earlier one of the same row. */
const LADDERS: readonly (readonly Level[])[] = [
  ['nppv1', 'nppv2a', 'nppv2f', 'nppv3'],
  ['rv', 'mv'],
  ['ctc', 'sc', 'esc', 'dv'],
]

/** Every clearance that does for a post of that level. */
export function doesFor(level: Level): readonly Level[] {
  const ladder = LADDERS.find(each => each.includes(level)) ?? [level]
  return ladder.slice(ladder.indexOf(level))
}

export type Feed = {
  id: string
  unitId: number
  kind: FeedKind
  fileName: string
  rowsRead: number
  rowsRefused: number
  refused: readonly Refusal[]
  broughtAt: string
  usedAt: string | null
}

/** Somebody in a list whose number nobody here has, with those of the same name. */
export type Unknown = FeedRow & { candidates: readonly { id: string; name: string; born: CalendarDate }[] }
export type Leaver = FeedRow & { subject: string; clearance: string; cleared: Level }
export type Lacking = FeedRow & { subject: string; held: readonly Level[] }

export type Reconciled = {
  /** The lists that are compared, where there are any. */
  feeds: Readonly<Partial<Record<FeedKind, Feed>>>
  lacking: readonly Lacking[]
  leavers: readonly Leaver[]
  /** Known here and cleared there, and not cleared here. */
  missing: readonly Lacking[]
  unknown: readonly Unknown[]
  /** Lines whose number nobody here has, of each list. */
  unmatched: Readonly<Record<FeedKind, number>>
}
