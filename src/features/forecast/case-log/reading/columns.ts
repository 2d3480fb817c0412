/**
 * Finds which column plays which part: by its name, checked against a sample of what it holds. What cannot be found is asked for.
 */
import { invalid } from '../../../../values/problem.ts'
import type { CaseMapping, ColumnMapping, EventMapping, ReadingOptions } from '../rules.ts'
import { Undecided } from '../undecided.ts'
import * as known from './column-names.ts'
import { plainName } from './column-names.ts'

/** What the sample shows of one column. */
export type Column = {
  name: string
  /** Cells that hold anything, that hold a date, and that say "not yet". */
  filled: number
  dates: number
  notYet: number
  /** Different texts, counted up to a hundred. */
  distinct: number
  /** No case of the sample has two different texts here. Judged once the case column is known. */
  sameInCase: boolean
}

export type Found = { mapping: ColumnMapping; remarks: string[] }
type Told = NonNullable<ReadingOptions['mapping']>
type Wanted = Record<string, unknown>

export const MOST_CLASSES = 40

/** Column that holds the case, as told or by name; -1 when none does. */
export function findCaseColumn(names: readonly string[], told: Told = {}): number {
  if (told.case !== undefined) return toldColumn(names, told.case)
  const plain = names.map(plainName)
  return firstOf(known.CASE, plain, () => true)
}

/** `repeats`: share of cells in the case column that name a case already seen in the sample. */
export function findColumns(columns: readonly Column[], caseColumn: number, repeats: number, told: Told = {}): Found {
  const names = columns.map(column => column.name)
  const parts = new Parts(columns, told as Wanted)
  if (caseColumn < 0) throw undecided('Which column holds the reference of the case?', 'case', names, mostVaried(columns))
  parts.take('case', caseColumn)
  const shape = told.shape ?? shapeOf(parts, repeats, told)
  const mapping = shape === 'cases' ? mapCases(parts, columns, told) : mapEvents(parts, columns)
  return { mapping, remarks: remarksOn(columns, mapping) }
}

/** The parts given out so far: no column plays two. */
class Parts {
  readonly plain: string[]
  readonly names: string[]
  private readonly taken = new Map<number, string>()
  private readonly columns: readonly Column[]
  private readonly told: Wanted

  constructor(columns: readonly Column[], told: Wanted) {
    this.columns = columns
    this.told = told
    this.names = columns.map(column => column.name)
    this.plain = this.names.map(plainName)
    // What was told is taken before anything is guessed.
    for (const [part, name] of Object.entries(told))
      if (part !== 'shape' && typeof name === 'string' && name !== '') this.take(part, toldColumn(this.names, name))
  }

  take(part: string, column: number): void {
    this.taken.set(column, part)
  }

  /** The told column, else the first free one by name that `fits`. An empty text told means: none. */
  find(part: string, words: readonly string[], fits: (column: Column, plain: string) => boolean, strip = false): string | undefined {
    const told = this.told[part]
    if (told === '') return undefined
    if (typeof told === 'string') return this.names[toldColumn(this.names, told)]
    const plain = strip ? this.plain.map(known.withoutCase) : this.plain
    const column = firstOf(words, plain, index => !this.taken.has(index) && fits(this.columns[index]!, this.plain[index]!))
    if (column < 0) return undefined
    this.take(part, column)
    return this.names[column]
  }

  nameOf(part: string): string {
    for (const [column, taken] of this.taken) if (taken === part) return this.names[column]!
    return ''
  }

  isFree(column: number): boolean {
    return !this.taken.has(column)
  }

  /** Like `find`, but gives nothing out. */
  has(words: readonly string[], fits: (column: Column, plain: string) => boolean): boolean {
    return firstOf(words, this.plain, index => fits(this.columns[index]!, this.plain[index]!)) >= 0
  }
}

function firstOf(words: readonly string[], plain: readonly string[], fits: (index: number) => boolean): number {
  for (const word of words) {
    const index = plain.findIndex((name, place) => name === word && fits(place))
    if (index >= 0) return index
  }
  return -1
}

function toldColumn(names: readonly string[], name: string): number {
  const exact = names.indexOf(name)
  const index = exact >= 0 ? exact : names.findIndex(candidate => plainName(candidate) === plainName(name))
  if (index < 0) throw invalid(`There is no column "${name}"`, `The columns are: ${names.map(each => `"${each}"`).join(', ')}`)
  return index
}

/** The example in the advice is a column that could play the part, never one that plainly does not. */
const undecided = (message: string, part: string, names: readonly string[], likely: Column | undefined) =>
  new Undecided(
    'mapping',
    `${message} The columns are: ${names.map(name => `"${name}"`).join(', ')}`,
    `--${part} "${likely?.name ?? 'name of the column'}"`,
    names,
  )

/** References differ from row to row, dates and words seldom do. */
const mostVaried = (columns: readonly Column[]): Column | undefined =>
  columns.filter(holdsWords).sort((a, b) => b.distinct - a.distinct)[0] ?? columns[0]

const holdsDates = (column: Column): boolean => column.dates > 0 && column.dates * 2 >= column.filled - column.notYet
const isOfTheCase = (plain: string): boolean => !known.isPlanned(plain) && !known.isOfAnotherKind(plain)
const isProcessDate = (column: Column, plain: string): boolean => holdsDates(column) && isOfTheCase(plain)
const holdsWords = (column: Column): boolean => !holdsDates(column)

function shapeOf(parts: Parts, repeats: number, told: Told): ColumnMapping['shape'] {
  const isTold = (...keys: string[]) => keys.some(key => (told as Wanted)[key] !== undefined)
  if (isTold('stages')) return 'cases'
  if (isTold('stage', 'end', 'start', 'lifecycle')) return 'events'
  // A log sorted by time may begin with one event of each of many cases; only its names then show what it is.
  const isEventLog = parts.has(known.ACTIVITY, holdsWords)
  // So may a log of cases with one stage each: a stage and a time, and nothing that a list of cases would have.
  const isStageLog = parts.has(known.STAGE, holdsWords) && parts.has([...known.END, ...known.START], isProcessDate)
  if (isEventLog || repeats > 0.1 || (isStageLog && !parts.has(known.RECEIVED, isProcessDate))) return 'events'
  return 'cases'
}

function mapEvents(parts: Parts, columns: readonly Column[]): EventMapping {
  const ofCase = (column: Column, plain: string) => column.sameInCase && isOfTheCase(plain)
  const inCase = (column: Column, plain: string) => plain.startsWith('case ') && isProcessDate(column, plain) && column.sameInCase
  // Before anything else, so that "case:startdate" is not taken for the start of an event.
  const received = parts.find('received', known.RECEIVED, inCase, true)
  const closed = parts.find('closed', known.CLOSED, inCase, true)
  const stage = parts.find('stage', known.STAGE, holdsWords) ?? parts.find('stage', known.PERHAPS_STAGE, holdsWords)
  const end = parts.find('end', known.END, isProcessDate)
  const start = parts.find('start', known.START, isProcessDate)
  if (end === undefined && start === undefined) {
    throw undecided('Which column holds the date or time of each event?', 'end', parts.names, columns.find(holdsDates))
  }
  return drop({
    shape: 'events' as const,
    case: parts.nameOf('case'),
    stage,
    end,
    start,
    queued: parts.find('queued', known.QUEUED, isProcessDate),
    lifecycle: parts.find('lifecycle', known.LIFECYCLE, holdsWords),
    resource: parts.find('resource', known.RESOURCE, holdsWords),
    party: parts.find('party', known.PARTY, holdsWords),
    received: received ?? parts.find('received', known.RECEIVED, (column, plain) => isProcessDate(column, plain) && column.sameInCase),
    closed: closed ?? parts.find('closed', known.CLOSED, (column, plain) => isProcessDate(column, plain) && column.sameInCase),
    outcome: parts.find('outcome', known.OUTCOME, (column, plain) => ofCase(column, plain) && holdsWords(column), true),
    class: parts.find('class', known.CLASS, (column, plain) => ofCase(column, plain) && isClass(column), true),
  })
}

function mapCases(parts: Parts, columns: readonly Column[], told: Told): CaseMapping {
  const names = columns.map(column => column.name)
  const received = parts.find('received', known.RECEIVED, isProcessDate)
  if (received === undefined)
    throw undecided('Which column holds the date on which each case was received?', 'received', names, columns.find(holdsDates))
  const closed = parts.find('closed', known.CLOSED, isProcessDate)
  const outcome = parts.find('outcome', known.OUTCOME, holdsWords)
  const stages = 'stages' in told && told.stages ? told.stages.map(name => names[toldColumn(names, name)]!) : stageColumns(parts, columns)
  return drop({
    shape: 'cases' as const,
    case: parts.nameOf('case'),
    received,
    closed,
    stages,
    outcome,
    resource: parts.find('resource', known.RESOURCE, holdsWords),
    class: parts.find('class', known.CLASS, isClass, true),
  })
}

const stageColumns = (parts: Parts, columns: readonly Column[]): string[] =>
  columns.filter((column, index) => parts.isFree(index) && isProcessDate(column, parts.plain[index]!)).map(column => column.name)

const isClass = (column: Column): boolean => holdsWords(column) && column.distinct >= 2 && column.distinct <= MOST_CLASSES

function drop<T extends Record<string, unknown>>(mapping: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}

function remarksOn(columns: readonly Column[], mapping: ColumnMapping): string[] {
  const used = new Set(Object.values(mapping).flat())
  const left = (why: (plain: string) => boolean) =>
    columns.filter(column => column.dates > 0 && !used.has(column.name) && why(plainName(column.name))).map(column => `"${column.name}"`)
  const planned = left(known.isPlanned)
  const other = left(plain => known.isOfAnotherKind(plain) && !known.isPlanned(plain))
  return [
    ...(planned.length > 0 ? [`Planned or expected dates are left out, because nothing happened on them: ${planned.join(', ')}`] : []),
    ...(other.length > 0 ? [`Dates that are no step of a case are left out: ${other.join(', ')}`] : []),
  ]
}
