/** What reading XES and reading OCEL have in common: turning texts of an event into a row, refusing bad ones, and summing up. */
import { invalid } from '../../../../values/problem.ts'
import { createLogBuilder, type EventRow, type LogBuilder } from '../log-builder.ts'
import type { EventMapping, ReadingOptions, ReadLog } from '../rules.ts'
import { bareName, type EventPart, type Told, toldParts } from './attribute-parts.ts'
import { CaseAttributes } from './case-attributes.ts'
import { type Characters, readIsoStamp } from './iso-stamp.ts'
import type { OpenedFile } from './open-file.ts'
import { outcomeReader } from './outcome-words.ts'
import { quoted, Setbacks } from './setbacks.ts'
import { createTimeZone, type TimeZone } from './time-zone.ts'

const DAY = 86_400_000

type StampPart = 'end' | 'start' | 'queued'

/** The parts of one event; the same object may be used for every event. */
export type FoundEvent = Record<Exclude<EventPart, StampPart>, string> &
  Record<StampPart, number> & {
    /** What stood in place of a stamp and is none. */
    unreadable: Record<StampPart, string>
  }

export const emptyEvent = (): FoundEvent => ({
  ...{ stage: '', lifecycle: '', resource: '', party: '', instance: '' },
  ...{ end: Number.NaN, start: Number.NaN, queued: Number.NaN },
  unreadable: { end: '', start: '', queued: '' },
})

/** By name and not in a loop: it runs once an event, and a loop over names costs more than all the rest of the event. */
export function clear(event: FoundEvent): void {
  event.stage = ''
  event.lifecycle = ''
  event.resource = ''
  event.party = ''
  event.instance = ''
  event.end = Number.NaN
  event.start = Number.NaN
  event.queued = Number.NaN
  const { unreadable } = event
  unreadable.end = ''
  unreadable.start = ''
  unreadable.queued = ''
}

export const isStamp = (part: EventPart): part is StampPart => part === 'end' || part === 'start' || part === 'queued'

export const counted = (count: number, one: string, many: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export class Gathering {
  readonly told: Told
  private readonly setbacks = new Setbacks(undefined)
  readonly attributes: CaseAttributes
  readonly remarks: string[] = []
  private readonly builder: LogBuilder
  private readonly zone: TimeZone
  private readonly endOfToday: number
  private readonly options: ReadingOptions
  private readonly row: EventRow = { case: 0, stage: '', lifecycle: '', start: 0, end: 0, queued: 0, resource: '', party: '', instance: '' }
  private rows = 0
  private cases = 0

  constructor(options: ReadingOptions) {
    this.options = options
    this.told = toldParts(options)
    this.attributes = new CaseAttributes(this.told)
    this.zone = createTimeZone(options.timeZone ?? 'Europe/London')
    // A log drawn this morning may hold this evening's appointments; nothing has happened tomorrow.
    this.endOfToday = this.zone.toUtc((Math.floor(this.zone.toLocal(options.now) / DAY) + 1) * DAY)
    this.builder = createLogBuilder({ ...pick(options), timeZone: this.zone.name })
  }

  /** Number of the case with this id. Call it only for a case that has something to count. */
  caseOf(id: string): number {
    const index = this.builder.caseOf(id)
    if (index >= this.cases) this.cases = index + 1
    return index
  }

  reject(line: number, reason: string): void {
    this.rows++
    this.setbacks.reject(line, reason)
  }

  readStamp(event: FoundEvent, part: StampPart, characters: Characters): void {
    const time = readIsoStamp(characters, this.zone.toUtc)
    event[part] = time
    if (Number.isNaN(time)) event.unreadable[part] = characters.toString()
  }

  /**
   * Why the event cannot be used; empty when it can, and then `addChecked` may be called. Only the stamp that says when it happened
   * is needed: another that cannot be read is passed over.
   */
  check({ end, start, queued, unreadable }: FoundEvent, endName: string, line: number): string {
    if (unreadable.end !== '') return cannotRead(unreadable.end)
    const latest = this.endOfToday
    if (end >= latest || start >= latest || queued >= latest)
      return `${iso([end, start, queued].find(time => time >= latest)!)} lies in the future`
    if (start > end) return `The event ends (${iso(end)}) before it starts (${iso(start)})`
    const other = unreadable.start || unreadable.queued
    if (Number.isNaN(end) && Number.isNaN(start) && Number.isNaN(queued)) {
      return other === '' ? `The event has no time (${endName})` : cannotRead(other)
    }
    if (other !== '') this.setbacks.passOver(line, cannotRead(other))
    return ''
  }

  /** Adds an event that `check` has found good. Texts are kept: they must not be slices of large ones. */
  addChecked(index: number, event: FoundEvent): void {
    const { row } = this
    row.case = index
    row.stage = event.stage
    row.lifecycle = event.lifecycle
    row.resource = event.resource
    row.party = event.party
    row.instance = event.instance
    row.end = event.end
    row.start = event.start
    row.queued = event.queued
    this.rows++
    this.builder.add(row)
  }

  /** `Problem` when a name given by flag is nowhere in the file. */
  refuseUnseen(file: string, names: readonly string[]): void {
    const known = [...new Set([...names, ...this.attributes.names])]
    const bare = new Set(known.map(bareName))
    for (const [part, name] of Object.entries(this.told)) {
      if (bare.has(bareName(name))) continue
      throw invalid(`No attribute in "${file}" is called "${name}" (--${part})`, `The attributes are: ${known.slice(0, 40).join('; ')}`)
    }
  }

  async finish(file: OpenedFile, format: 'xes' | 'ocel', events: EventMapping): Promise<ReadLog> {
    const unknown = new Map<string, number>()
    const read = outcomeReader(this.options.outcomes)
    const outcomeOf = (word: string) => {
      const outcome = read(word)
      if (outcome === undefined) unknown.set(word, (unknown.get(word) ?? 0) + 1)
      return outcome
    }
    const context = { localToUtc: this.zone.toUtc, setbacks: this.setbacks, outcomeOf, endOfToday: this.endOfToday }
    const facts = this.attributes.settle(this.cases, this.builder, context)
    const built = this.builder.build()
    const rejected = this.setbacks.rejectedCount
    const rows = this.rows - built.unseen.rows
    if (unknown.size > 0) this.remarks.push(unknownWords(unknown))
    return {
      log: built.log,
      reading: {
        format,
        file: file.name,
        sha256: await file.digest(),
        mapping: { ...events, ...facts },
        timeZone: this.zone.name,
        closedBy: built.closedBy,
        counts: { rows, used: rows - rejected - built.duplicates, rejected, duplicates: built.duplicates },
        rejected: this.setbacks.rejected,
        passedOver: this.setbacks.passedOver,
        remarks: [...this.remarks, ...built.remarks],
      },
    }
  }
}

/** The mapping of the event parts whose attribute was seen. */
export function mappingOf(id: string, seen: readonly { part: EventPart; name: string; rank: number }[]): EventMapping {
  const mapping: EventMapping = { shape: 'events', case: id }
  for (const { part, name } of [...seen].sort((a, b) => b.rank - a.rank)) if (part !== 'instance') mapping[part] = name
  return mapping
}

const pick = ({ asOf, closingStage }: ReadingOptions) => ({
  ...(asOf !== undefined && { asOf }),
  ...(closingStage !== undefined && { closingStage }),
})

const iso = (time: number) => new Date(time).toISOString()
const cannotRead = (text: string) => `Cannot read the time ${quoted(text)}: it is not of the form 2026-01-31T09:30:00+00:00`

function unknownWords(words: ReadonlyMap<string, number>): string {
  const list = [...words].sort((a, b) => b[1] - a[1]).slice(0, 10)
  return `Words of outcome that are not known: ${list.map(([word, count]) => `"${word}" (${count.toLocaleString('en-GB')})`).join(', ')}`
}
