/** Which attribute of a XES or OCEL log plays which part: by the standards' names, by the words that tables use too, or as told. */
import type { EventMapping, ReadingOptions } from '../rules.ts'
import { CLASS, CLOSED, OUTCOME, plainName, RECEIVED, withoutCase } from './column-names.ts'

export type EventPart = 'stage' | 'end' | 'start' | 'queued' | 'lifecycle' | 'resource' | 'party' | 'instance'
export type FactPart = 'received' | 'closed' | 'class' | 'outcome'
export type Told = Partial<Record<Exclude<EventPart, 'instance'> | FactPart | 'case', string>>

/** In order of preference where one part has several names. */
const EVENT_NAMES: Record<EventPart, readonly string[]> = {
  stage: ['concept:name'],
  end: ['time:timestamp'],
  start: ['start_timestamp'],
  queued: ['enabled_timestamp'],
  lifecycle: ['lifecycle:transition'],
  resource: ['org:resource', 'resource'],
  party: ['org:role', 'org:group', 'role', 'team'],
  instance: ['concept:instance'],
}
export const EVENT_PARTS = Object.keys(EVENT_NAMES) as EventPart[]

const FACT_NAMES: [FactPart, readonly string[]][] = [
  ['received', RECEIVED],
  ['closed', CLOSED],
  ['class', CLASS],
  ['outcome', OUTCOME],
]

/** What a person said, whatever the shape they had in mind: only names matter here. */
export function toldParts(options: ReadingOptions): Told {
  const mapping = (options.mapping ?? {}) as Partial<EventMapping>
  const told: Told = {}
  for (const part of [...EVENT_PARTS, 'received', 'closed', 'class', 'outcome', 'case'] as const) {
    if (part !== 'instance' && typeof mapping[part] === 'string' && mapping[part] !== '') told[part] = mapping[part]
  }
  return told
}

/** Names of event attributes for a part, best first. */
export const eventNames = (part: EventPart, told: Told): readonly string[] => {
  const name = part === 'instance' ? undefined : told[part]
  return name === undefined ? EVENT_NAMES[part] : [name]
}

const CASE_PREFIX = /^(case:|\(case\)[ _]?)/i

export const bareName = (name: string): string => name.replace(CASE_PREFIX, '')

/** True for names by which exports put attributes of the case on each of its events. */
export const isOfCase = (name: string): boolean => CASE_PREFIX.test(name)

export type FactChoice = { part: FactPart; rank: number; told: boolean }

/** The part that an attribute of the case plays, if any; the lowest rank wins where several play the same. */
export function factOf(name: string, told: Told): FactChoice | undefined {
  const bare = bareName(name)
  const plain = withoutCase(plainName(bare))
  for (const [part, names] of FACT_NAMES) {
    const wanted = told[part]
    if (wanted !== undefined && bareName(wanted) === bare) return { part, rank: 0, told: true }
    const rank = names.indexOf(plain)
    if (wanted === undefined && rank >= 0) return { part, rank, told: false }
  }
  return undefined
}
