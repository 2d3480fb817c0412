/** Reads XES (IEEE 1849) as a stream: traces and their events, as OpenXES and ProM, Disco and pm4py write them. */
import { invalid } from '../../../../values/problem.ts'
import type { EventMapping, ReadingOptions, ReadLog } from '../rules.ts'
import { EVENT_PARTS, type EventPart, eventNames, isOfCase, type Told } from './attribute-parts.ts'
import { clear, counted, emptyEvent, type FoundEvent, Gathering, isStamp, mappingOf } from './gathering.ts'
import type { OpenedFile } from './open-file.ts'
import { ParsedAttribute, type XesAttribute, type XesHandlers } from './xes-attribute.ts'
import { XesScanner } from './xes-scanner.ts'
import { ownCopy, type Position, readXml } from './xml.ts'

/** Plain files are scanned as bytes; whatever is unusual about a file is left to a full XML parser, which starts again from its beginning. */
export async function readXes(file: OpenedFile, options: ReadingOptions): Promise<ReadLog> {
  const { gathering, reading } = (await scanned(file, options)) ?? (await parsed(file, options))
  return gathering.finish(file, 'xes', reading.mapping())
}

type Gathered = { gathering: Gathering; reading: XesReading }

async function scanned(file: OpenedFile, options: ReadingOptions): Promise<Gathered | undefined> {
  const gathering = new Gathering(options)
  const scanner = new XesScanner(position => new XesReading(file.name, gathering, position))
  return (await scanner.scan(file)) ? { gathering, reading: scanner.handlers } : undefined
}

async function parsed(file: OpenedFile, options: ReadingOptions): Promise<Gathered> {
  const gathering = new Gathering(options)
  const attribute = new ParsedAttribute()
  let reading: XesReading | undefined
  await readXml(file, position => {
    const to = new XesReading(file.name, gathering, position)
    reading = to
    return {
      open: (tag, attributes, depth) => to.open(tag, attribute.at(attributes), depth),
      close: (tag, depth) => to.close(tag, depth),
    }
  })
  return { gathering, reading: reading! }
}

/** One attribute name that plays a part. Of several for one part (a role before a group) the one of lowest rank counts. */
type Slot = { name: string; rank: number; seen: boolean } & (
  | { hasRivals: true; part: 'resource' | 'party' }
  | { hasRivals: false; part: EventPart }
)

const MOST_OTHER_NAMES = 1_000

class XesReading implements XesHandlers {
  private readonly file: string
  private readonly gathering: Gathering
  private readonly position: Position
  private readonly slots: Map<string, Slot>
  private readonly endName: string
  private readonly caseName: string
  private caseNameSeen = false
  /** Names that play no part in an event, and whether they tell something of its case. */
  private readonly otherNames = new Map<string, boolean>()
  private readonly event: FoundEvent = emptyEvent()
  private readonly ranks = { resource: 0, party: 0 }

  private traceTag = 'trace'
  private eventTag = 'event'
  private inTrace = false
  /** Depth of the open event, 0 outside one. */
  private eventDepth = 0
  private eventLine = 0

  private traces = 0
  private traceId = ''
  /** Number of the case, -1 until an event or a date of its own gives it something to count. */
  private case = -1
  private cases = 0
  /** Attributes of the case that came before its number was known. */
  private waiting: { name: string; value: string; line: number }[] = []
  private readonly odd = { unnamed: 0, empty: 0, joined: 0 }

  constructor(file: string, gathering: Gathering, position: Position) {
    const { told } = gathering
    this.file = file
    this.gathering = gathering
    this.position = position
    this.slots = slotsOf(told)
    this.endName = eventNames('end', told)[0]!
    this.caseName = (told.case ?? 'concept:name').replace(/^case:/, '')
  }

  open(tag: string, attribute: XesAttribute, depth: number): void {
    if (this.eventDepth !== 0) {
      if (depth === this.eventDepth + 1) this.eventAttribute(attribute)
    } else if (this.inTrace) {
      if (depth !== 3) return
      if (tag === this.eventTag) this.openEvent(depth)
      else this.traceAttribute(attribute)
    } else if (depth === 2) {
      if (tag === this.traceTag) this.openTrace()
      else if (tag === this.eventTag) this.openEvent(depth)
    } else if (depth === 1) this.openRoot(tag)
  }

  close(_tag: string, depth: number): void {
    if (depth === this.eventDepth) {
      this.closeEvent()
      this.eventDepth = 0
    } else if (depth === 2 && this.inTrace) this.closeTrace()
  }

  private openRoot(tag: string): void {
    const colon = tag.indexOf(':')
    if (tag.slice(colon + 1) !== 'log') {
      throw invalid(
        `"${this.file}" is XML, but not an event log: it begins with <${tag.slice(0, 40)}> where XES has <log>`,
        'Export the cases as XES, CSV or XLSX',
      )
    }
    const prefix = tag.slice(0, colon + 1)
    this.traceTag = `${prefix}trace`
    this.eventTag = `${prefix}event`
  }

  private openTrace(): void {
    this.inTrace = true
    this.traces++
    this.traceId = ''
    this.case = -1
    if (this.waiting.length > 0) this.waiting = []
  }

  private openEvent(depth: number): void {
    this.eventDepth = depth
    this.eventLine = this.position.line
    clear(this.event)
  }

  private eventAttribute(attribute: XesAttribute): void {
    const { key } = attribute
    // Lists and containers have no value of their own.
    if (key === '' || !attribute.hasValue) return
    const slot = this.slots.get(key)
    if (slot === undefined) {
      if (this.inTrace && this.tellsOfCase(key)) this.noteForCase(key, attribute.text())
      return
    }
    slot.seen = true
    if (slot.hasRivals) {
      if (this.event[slot.part] !== '' && slot.rank > this.ranks[slot.part]) return
      this.ranks[slot.part] = slot.rank
    }
    if (isStamp(slot.part)) this.gathering.readStamp(this.event, slot.part, attribute.characters())
    else this.event[slot.part] = attribute.text()
  }

  private tellsOfCase(key: string): boolean {
    const known = this.otherNames.get(key)
    if (known !== undefined) return known
    const tells = (isOfCase(key) || this.gathering.attributes.isTold(key)) && this.gathering.attributes.partOf(key) !== undefined
    if (this.otherNames.size < MOST_OTHER_NAMES) this.otherNames.set(ownCopy(key), tells)
    return tells
  }

  private traceAttribute(attribute: XesAttribute): void {
    const { key } = attribute
    if (key === '' || !attribute.hasValue) return
    if (key === this.caseName) {
      this.caseNameSeen = true
      this.traceId = attribute.text()
    } else if (this.gathering.attributes.partOf(key) !== undefined) this.noteForCase(key, attribute.text())
    else if (this.otherNames.size < MOST_OTHER_NAMES && !this.otherNames.has(key)) this.otherNames.set(ownCopy(key), false)
  }

  private noteForCase(key: string, value: string): void {
    if (this.case >= 0) this.gathering.attributes.note(this.case, key, value, this.position.line)
    else this.waiting.push({ name: key, value, line: this.position.line })
  }

  private closeEvent(): void {
    if (!this.inTrace) {
      this.gathering.reject(this.eventLine, 'The event stands outside any trace, so it belongs to no case')
      return
    }
    const reason = this.gathering.check(this.event, this.endName, this.eventLine)
    if (reason !== '') {
      this.gathering.reject(this.eventLine, reason)
      return
    }
    if (this.case < 0) this.openCase()
    this.gathering.addChecked(this.case, this.event)
  }

  private openCase(): void {
    if (this.traceId === '') {
      this.odd.unnamed++
      this.traceId = `trace ${this.traces}`
    }
    this.case = this.gathering.caseOf(this.traceId)
    if (this.case < this.cases) this.odd.joined++
    else this.cases = this.case + 1
    for (const { name, value, line } of this.waiting) this.gathering.attributes.note(this.case, name, value, line)
  }

  private closeTrace(): void {
    this.inTrace = false
    if (this.case >= 0) return
    // A case that came in and of which nothing else is known yet is an open case, not an empty one.
    if (this.waiting.some(({ name }) => this.gathering.attributes.partOf(name) === 'received')) this.openCase()
    else this.odd.empty++
  }

  /** Which attributes were used. `Problem` when one that was named by flag is nowhere in the file. */
  mapping(): EventMapping {
    this.sayWhatWasOdd()
    const seen = [...this.slots.values()].filter(slot => slot.seen)
    const names = [...seen.map(slot => slot.name), ...(this.caseNameSeen ? [this.caseName] : []), ...this.otherNames.keys()]
    this.gathering.refuseUnseen(this.file, names)
    return mappingOf(`case:${this.caseName}`, seen)
  }

  private sayWhatWasOdd(): void {
    const { unnamed, empty, joined } = this.odd
    const { remarks } = this.gathering
    if (unnamed > 0) remarks.push(`${counted(unnamed, 'case has', 'cases have')} no name (${this.caseName}) and got a number instead`)
    if (joined > 0) remarks.push(`${counted(joined, 'trace bears', 'traces bear')} the name of an earlier one: taken for the same case`)
    if (empty > 0) remarks.push(`${counted(empty, 'trace holds', 'traces hold')} no usable event: left out`)
  }
}

function slotsOf(told: Told): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  for (const part of EVENT_PARTS) {
    const names = eventNames(part, told)
    names.forEach((name, rank) => {
      const slot = { name, rank, seen: false }
      const rivals = names.length > 1 && (part === 'resource' || part === 'party')
      slots.set(name, rivals ? { ...slot, part, hasRivals: true } : { ...slot, part, hasRivals: false })
    })
  }
  return slots
}
