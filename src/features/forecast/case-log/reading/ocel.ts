/** Reads object-centric event logs (OCEL 1.0 JSON, 2.0 JSON and XML) by taking one type of object for the case. */
import type { EventMapping, ReadingOptions, ReadLog } from '../rules.ts'
import { EVENT_PARTS, type EventPart, eventNames, type Told } from './attribute-parts.ts'
import { chooseCaseType } from './case-type.ts'
import { clear, counted, emptyEvent, type FoundEvent, Gathering, isStamp, mappingOf } from './gathering.ts'
import type { ObjectEvent, ObjectLog } from './object-log.ts'
import { readOcelJson } from './ocel-json.ts'
import { readOcelXml } from './ocel-xml.ts'
import { type OpenedFile, startsWithMark } from './open-file.ts'

export async function readOcel(file: OpenedFile, options: ReadingOptions): Promise<ReadLog> {
  const log = startsWithMark(file.head, '<') ? await readOcelXml(file) : await readOcelJson(file)
  const caseType = chooseCaseType(log, file.name, options.objectType)
  const gathering = new Gathering(options)
  const flattening = new Flattening(log, caseType, gathering)
  for (const [index, event] of log.events.entries()) flattening.add(event, index + 1)
  flattening.addFacts()
  flattening.sayWhatWasCounted()
  gathering.refuseUnseen(file.name, flattening.names())
  return gathering.finish(file, 'ocel', flattening.mapping())
}

type Seen = { part: EventPart; name: string; rank: number }

/** Objects of these types do the work; a type that a person names for the resource does too. */
const WORKERS = /^(resources?|staff|employees?|workers?|officers?|users?|caseworkers?)$/i

/** Turns each event into one row for each case it touches. */
class Flattening {
  private readonly log: ObjectLog
  private readonly caseType: string
  private readonly gathering: Gathering
  private readonly told: Told
  private readonly workerType: string | undefined
  private readonly numbers = new Map<string, number>()
  private readonly seen = new Map<string, Seen>()
  private readonly found: FoundEvent = emptyEvent()
  private readonly counts = { outside: 0, shared: 0, extra: 0, most: 0 }

  constructor(log: ObjectLog, caseType: string, gathering: Gathering) {
    this.log = log
    this.caseType = caseType
    this.gathering = gathering
    this.told = gathering.told
    const isWorker = (type: string) => (this.told.resource === undefined ? WORKERS.test(type) : type === this.told.resource)
    this.workerType = log.types.find(type => type !== caseType && isWorker(type))
  }

  add(event: ObjectEvent, number: number): void {
    const cases = this.casesOf(event)
    if (cases.length === 0) {
      this.counts.outside++
      return
    }
    this.readParts(event)
    const reason = this.gathering.check(this.found, this.told.end ?? this.log.names.time, number)
    if (reason !== '') {
      this.gathering.reject(number, reason)
      return
    }
    if (cases.length > 1) this.noteShared(cases.length)
    for (const id of cases) this.gathering.addChecked(this.numberOf(id), this.found)
  }

  /** Attributes of the objects that are cases, among them dates on which they came in or were closed. */
  addFacts(): void {
    const { attributes } = this.gathering
    let number = 0
    for (const [id, { type, attributes: own }] of this.log.objects) {
      number++
      if (type !== this.caseType) continue
      const wanted = Object.keys(own).filter(name => attributes.partOf(name) !== undefined)
      // A case that came in and to which nothing has happened yet is an open case.
      if (!this.numbers.has(id) && !wanted.some(name => attributes.partOf(name) === 'received')) continue
      for (const name of wanted) attributes.note(this.numberOf(id), name, own[name]!, number)
    }
  }

  sayWhatWasCounted(): void {
    const { outside, shared, extra, most } = this.counts
    const { remarks } = this.gathering
    const all = this.log.events.length.toLocaleString('en-GB')
    if (outside > 0)
      remarks.push(
        `${outside.toLocaleString('en-GB')} of ${all} events ${outside === 1 ? 'touches' : 'touch'} nothing of type "${this.caseType}": left out`,
      )
    if (shared > 0) {
      remarks.push(
        `${counted(shared, 'event belongs', 'events belong')} to several cases (up to ${most.toLocaleString('en-GB')}) and counted once in each: ` +
          `${counted(extra, 'row', 'rows')} more than there were events`,
      )
    }
    const silent = [...this.log.objects].filter(([id, { type }]) => type === this.caseType && !this.numbers.has(id)).length
    if (silent > 0) remarks.push(`${counted(silent, 'object', 'objects')} of type "${this.caseType}" without a usable event: left out`)
  }

  names(): string[] {
    const { activity, time } = this.log.names
    return [activity, time, ...this.log.types, ...this.log.attributeNames]
  }

  mapping(): EventMapping {
    return mappingOf(this.caseType, [...this.seen.values()])
  }

  private casesOf({ objects }: ObjectEvent): string[] {
    return [...new Set(objects)].filter(id => this.log.objects.get(id)?.type === this.caseType)
  }

  private readParts(event: ObjectEvent): void {
    clear(this.found)
    this.take('stage', this.log.names.activity, event.activity, 0)
    this.take('end', this.log.names.time, event.time, 0)
    for (const part of EVENT_PARTS) {
      eventNames(part, this.told).forEach((name, rank) => {
        const value = event.attributes[name]
        const isTold = part !== 'instance' && this.told[part] !== undefined
        if (value !== undefined && value !== '' && (isTold || this.isMissing(part))) this.take(part, name, value, rank)
      })
    }
    if (this.workerType !== undefined && this.found.resource === '') {
      const worker = event.objects.find(id => this.log.objects.get(id)?.type === this.workerType)
      if (worker !== undefined) this.take('resource', this.workerType, worker, 0)
    }
  }

  private isMissing(part: EventPart): boolean {
    return isStamp(part) ? Number.isNaN(this.found[part]) : this.found[part] === ''
  }

  private take(part: EventPart, name: string, value: string, rank: number): void {
    if (!isStamp(part)) this.found[part] = value
    else if (value !== '') this.gathering.readStamp(this.found, part, value.trim())
    const known = this.seen.get(name)
    if (known === undefined || known.part !== part) this.seen.set(name, { part, name, rank })
  }

  private numberOf(id: string): number {
    const number = this.gathering.caseOf(id)
    this.numbers.set(id, number)
    return number
  }

  private noteShared(cases: number): void {
    this.counts.shared++
    this.counts.extra += cases - 1
    this.counts.most = Math.max(this.counts.most, cases)
  }
}
