/**
 * The dates that people outside see. They follow from facts that the applicant knows (the level, the day of receipt, when the form came, what was
 * asked of them and when they answered) and from how long the unit's cases of that level took in all: a sum over many closed cases. Nothing of what
 * happens inside this case enters, so that whatever vetting finds, no date outside moves.
 */
import { addDays, type CalendarDate, daysBetween } from '../../../values/date.ts'

export type ReleasedFacts = {
  level: string
  receivedOn: CalendarDate
  /** Null: the form is awaited. */
  formOn: CalendarDate | null
  /** What was asked of the applicant; null for what has not been answered. */
  asked: readonly { from: CalendarDate; until: CalendarDate | null }[]
}

export type ExpectedDates = { half: CalendarDate; most: CalendarDate }

/** Days that closed cases took while nobody waited for the applicant, by level; rising. */
export type PastDays = ReadonlyMap<string, readonly number[]>

/** Of fewer cases that took as long, a date would be that of a few persons, and of little worth. */
export const FEWEST_PAST = 20
const HALF = 0.5
const MOST = 0.8

/** As from today, and as if what is still to be answered were answered today. Nothing where too few cases of the level took this long. */
export function expectedDates(facts: ReleasedFacts, past: PastDays, today: CalendarDate): ExpectedDates | undefined {
  const gone = daysInUnit(facts, today)
  const longer = (past.get(facts.level) ?? []).filter(days => days > gone)
  if (longer.length < FEWEST_PAST) return undefined
  const at = (share: number) => addDays(today, (longer[Math.min(longer.length - 1, Math.floor(share * longer.length))] ?? gone) - gone)
  return { half: at(HALF), most: at(MOST) }
}

/** Days since receipt on which nobody waited for the applicant. */
export function daysInUnit({ receivedOn, formOn, asked }: ReleasedFacts, today: CalendarDate): number {
  const waits = [{ from: receivedOn, until: formOn }, ...asked]
    .map(({ from, until }) => ({ from: later(from, receivedOn), until: until === null || until > today ? today : until }))
    .filter(({ from, until }) => from < until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  let waited = 0
  let reached = receivedOn
  for (const { from, until } of waits) {
    const begins = later(from, reached)
    if (until <= begins) continue
    waited += daysBetween(begins, until)
    reached = until
  }
  return Math.max(0, daysBetween(receivedOn, today) - waited)
}

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
