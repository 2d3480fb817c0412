/**
 * Who led a borough, over time. A councillor asks for "our lead" and not for a seat: whoever holds the foremost of the roles that count as leading,
 * for the borough itself or in the unit that polices it. While borough commands stood that was their commander; since then a superintendent of the
 * borough's own where there is one, and otherwise the commander whom it shares with others.
 */
import { addDays, calendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { common, dayCount, joined, type Period } from '../../../values/period.ts'
import { type AskedDay, dayOf, readAsAt } from '../as-at/rules.ts'
import type { CalendarDate, Cover, Holding, RoleKind } from '../rules.ts'

export type Lead = Pick<Holding, 'id' | 'person' | 'name' | 'rank' | 'roleKind' | 'unit' | 'approximate'>
/** A run of days with one lead, or with none. */
export type LeadSpan = { valid: Period; lead: Lead | null }

type Given = {
  /** Of one area. */
  cover: readonly Pick<Cover, 'unit' | 'valid'>[]
  /** At least those of the area and of the units that ever cover it. */
  holdings: readonly Holding[]
  roleKinds: readonly Pick<RoleKind, 'key' | 'leads'>[]
}

/** The whole of a bounded period, in order, without a gap between spans. */
export function leadSpans(
  area: string,
  { cover, holdings, roleKinds }: Given,
  during: { from: CalendarDate; until: CalendarDate },
): LeadSpan[] {
  const order = new Map(roleKinds.flatMap(({ key, leads }) => (leads === null ? [] : [[key, leads] as const])))
  const leading = holdings.filter(({ standing, roleKind }) => standing === 'holder' && order.has(roleKind))
  const edges = edgesOf(
    [...cover, ...leading].map(({ valid }) => valid),
    during,
  )
  const spans: LeadSpan[] = []
  for (const [at, from] of edges.entries()) {
    const until = edges[at + 1]
    if (until === undefined) break
    const lead = leadOn(area, from, { cover, leading, order })
    const last = spans.at(-1)
    if (last && isSameLead(last.lead, lead)) last.valid = { from: last.valid.from, until }
    else spans.push({ valid: { from, until }, lead })
  }
  return spans
}

type OnOneDay = { cover: Given['cover']; leading: readonly Holding[]; order: ReadonlyMap<string, number> }

function leadOn(area: string, day: CalendarDate, { cover, leading, order }: OnOneDay): Lead | null {
  const unit = cover.find(({ valid }) => isOn(valid, day))?.unit
  const there = leading
    .filter(holding => isOn(holding.valid, day) && (holding.area === area || (unit !== undefined && holding.unit === unit)))
    .sort((a, b) => (order.get(a.roleKind) ?? 0) - (order.get(b.roleKind) ?? 0))
  const [first] = there
  if (!first) return null
  const { id, person, name, rank, roleKind, unit: shared, approximate } = first
  return { id, person, name, rank, roleKind, unit: shared, approximate }
}

/** Every day on which something may change, with both ends. */
function edgesOf(periods: readonly Period[], { from, until }: { from: CalendarDate; until: CalendarDate }): CalendarDate[] {
  const inside = periods.flatMap(period => [period.from, period.until]).filter(day => day !== null && day > from && day < until)
  return [...new Set([from, ...(inside as CalendarDate[]).sort(), until])]
}

const isOn = ({ from, until }: Period, day: CalendarDate) => (from === null || from <= day) && (until === null || day < until)
/** A person who goes on under another title is still the one whom the borough knows. */
const isSameLead = (a: Lead | null, b: Lead | null) => a?.person === b?.person && a?.roleKind === b?.roleKind && a?.unit === b?.unit

export type LeadRecord = {
  /** How many different people. */
  leads: number
  /** How often one was followed by somebody else. */
  changes: number
  daysWithout: number
  /** At the end of the period. */
  now: Lead | null
}

export function leadRecord(spans: readonly LeadSpan[]): LeadRecord {
  const people = spans.flatMap(({ lead }) => (lead ? [lead.person] : []))
  const changes = people.filter((person, at) => at > 0 && person !== people[at - 1]).length
  const vacant = joined(spans.filter(({ lead }) => lead === null).map(({ valid }) => valid))
  const daysWithout = vacant.reduce((sum, period) => sum + (dayCount(period) ?? 0), 0)
  return { leads: new Set(people).size, changes, daysWithout, now: spans.at(-1)?.lead ?? null }
}

/** The day from which London's scrutineers ask. */
export const USUAL_SINCE = calendarDate('2016-05-01')

/** As an address carries it: `?since=2016-05-01&known=2026-11-01`, and as the three fields of each date. */
export type AskedLeads = { since?: string | undefined; known?: string | undefined } & AskedDay<'since'> & AskedDay<'known'>
export type LeadsAsked = { since: CalendarDate; known: CalendarDate | null }

/** What cannot be is told and passed over. */
export function readLeadsAsked(asked: AskedLeads, today: CalendarDate): { asked: LeadsAsked; errors: Reason[] } {
  const errors: Reason[] = []
  const since = dayOf(asked, 'since', 'The day to count from', errors) ?? USUAL_SINCE
  const when = readAsAt({ ...asked, at: undefined }, today)
  const { known } = when.asAt
  const last = known ?? today
  if (since > last)
    errors.push({ field: 'since-day', message: `The day to count from must be ${known === null ? 'today' : 'that day'} or earlier` })
  return { asked: { since: since > last ? USUAL_SINCE : since, known }, errors: [...errors, ...when.errors] }
}

/** The part of an address after its path; the same address asks the same again. */
export const leadsQuery = ({ since, known }: LeadsAsked): string => `?since=${since}${known === null ? '' : `&known=${known}`}`

/** What is counted: up to today, or to the end of the day by which it was known. */
export const countedUntil = ({ known }: Pick<LeadsAsked, 'known'>, today: CalendarDate): CalendarDate => addDays(known ?? today, 1)

export type BoroughLeads = {
  area: string
  /** The days of those asked for in which this reader sees who polices the borough: runs in order. */
  seen: readonly Period[]
  spans: readonly LeadSpan[]
  record: LeadRecord
  /** Whether the reader sees all the days that were asked for; else the figures are for fewer. */
  whole: boolean
  /** Whether the reader sees who leads at the end of the period. */
  seesNow: boolean
}

/** Over the days in which the reader may see who polices the borough: what one may not see must not be counted as nobody. */
export function boroughLeads(area: string, given: Given, during: { from: CalendarDate; until: CalendarDate }): BoroughLeads {
  const seen = joined(given.cover.flatMap(({ valid }) => common(valid, during) ?? [])) as { from: CalendarDate; until: CalendarDate }[]
  const spans = seen.flatMap(run => leadSpans(area, given, run))
  return {
    area,
    seen,
    spans,
    record: leadRecord(spans),
    whole: seen.length === 1 && seen[0]?.from === during.from && seen[0].until === during.until,
    seesNow: seen.at(-1)?.until === during.until,
  }
}

/** Whether the first day of a span is known only about: the holding's own is, or the unit took over the borough about then. */
export function beginsAbout({ valid, lead }: LeadSpan, cover: readonly Pick<Cover, 'unit' | 'valid' | 'approximate'>[]): boolean {
  const turned = cover.some(({ approximate, valid: { from, until } }) => approximate && (from === valid.from || until === valid.from))
  return turned || (lead?.approximate ?? false)
}

/** By borough: the names of the others that are led by the same person at the end of the period. */
export function sharedLeads(boroughs: readonly Pick<BoroughLeads & { name: string }, 'area' | 'name' | 'record'>[]): Map<string, string[]> {
  const led = (person: string | undefined) => boroughs.filter(({ record }) => person !== undefined && record.now?.person === person)
  return new Map(
    boroughs.map(({ area, record }) => [area, led(record.now?.person).flatMap(other => (other.area === area ? [] : other.name))]),
  )
}
