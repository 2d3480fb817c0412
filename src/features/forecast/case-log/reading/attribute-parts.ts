/** Which attribute of a XES or OCEL log plays which part: by the standard's names, by a few usual words, or as told. */
import type { EventMapping, ReadingOptions } from '../rules.ts'

export const EVENT_PARTS = ['stage', 'end', 'start', 'queued', 'lifecycle', 'resource', 'party', 'instance'] as const
export type EventPart = (typeof EVENT_PARTS)[number]
export type CasePart = 'case' | 'received' | 'closed' | 'class' | 'outcome'
export type Told = Partial<Record<Exclude<EventPart, 'instance'> | CasePart, string>>

/** In order of preference where one part has several names. */
const EVENT_NAMES: Record<EventPart, readonly string[]> = {
  stage: ['concept:name'],
  end: ['time:timestamp'],
  start: ['start_timestamp'],
  queued: ['enabled_timestamp'],
  lifecycle: ['lifecycle:transition'],
  resource: ['org:resource'],
  party: ['org:role', 'org:group'],
  instance: ['concept:instance'],
}

/** Compared without case, spaces and marks, so that "Start date" and "case:startdate" are one name. */
const CASE_NAMES: Record<Exclude<CasePart, 'case'>, readonly string[]> = {
  // A date of registration or request is left alone: it may be the day of the form and not the day it came in.
  received: ['received', 'datereceived', 'receiveddate', 'receivedon', 'startdate'],
  closed: ['closed', 'dateclosed', 'closeddate', 'closedon', 'enddate'],
  class: ['level', 'clearancelevel', 'class', 'caseclass', 'type', 'casetype', 'clearancetype', 'channel', 'department'],
  outcome: ['outcome', 'decision'],
}

/** What a person said, whatever the shape they had in mind: only names matter here. */
export function toldParts(options: ReadingOptions): Told {
  const {
    case: id,
    received,
    closed,
    class: kind,
    outcome,
    resource,
    stage,
    end,
    start,
    queued,
    lifecycle,
    party,
  } = (options.mapping ?? {}) as Partial<EventMapping>
  const told = { case: id, received, closed, class: kind, outcome, resource, stage, end, start, queued, lifecycle, party }
  return Object.fromEntries(Object.entries(told).filter(([, name]) => typeof name === 'string' && name !== '')) as Told
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

export type CaseChoice = { part: Exclude<CasePart, 'case'>; rank: number; told: boolean }

/** The part that an attribute of the case plays, if any; the lowest rank wins where several play the same. */
export function casePartOf(name: string, told: Told): CaseChoice | undefined {
  const bare = bareName(name)
  for (const part of Object.keys(CASE_NAMES) as Exclude<CasePart, 'case'>[]) {
    const wanted = told[part]
    if (wanted !== undefined) {
      if (wanted === name || bareName(wanted) === bare) return { part, rank: 0, told: true }
      continue
    }
    const rank = CASE_NAMES[part].indexOf(bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    if (rank >= 0) return { part, rank, told: false }
  }
  return undefined
}
