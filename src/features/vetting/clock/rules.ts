/**
 * The clock of a case, in working days: how long it took in all, how long the unit held it, and how long each other party. Each working day belongs
 * to one party, so that the parts add up to the whole.
 */
import type { CalendarDate } from '../../../values/date.ts'
import type { Party } from '../rules.ts'

/** A stretch in which somebody had something to do for the case. Null: still. */
export type Stretch = { party: Party; from: CalendarDate; until: CalendarDate | null }

export type CaseHistory = {
  receivedOn: CalendarDate
  /** The day it was closed, or today. */
  end: CalendarDate
  /** What the applicant was asked, the form included: as long as one of these is open, nobody else's clock runs. */
  pauses: readonly Pick<Stretch, 'from' | 'until'>[]
  visits: readonly Stretch[]
}

export type CaseClock = {
  total: number
  /** Days of the unit alone: what was waited for elsewhere is left out. */
  inUnit: number
  held: ReadonlyMap<Party, number>
  /** Whose turn it is at the end. */
  now: Party
}

/** Working days after the first day, up to and with the second. */
export type CountDays = (from: CalendarDate, to: CalendarDate) => number

export function clockOf(history: CaseHistory, count: CountDays): CaseClock {
  const days = daysThatMatter(history)
  const held = new Map<Party, number>()
  for (const [at, from] of days.slice(0, -1).entries()) {
    const to = days[at + 1] ?? history.end
    const party = holderAfter(history, from)
    held.set(party, (held.get(party) ?? 0) + count(from, to))
  }
  return {
    total: count(history.receivedOn, later(history.receivedOn, history.end)),
    inUnit: held.get('unit') ?? 0,
    held,
    now: holderAfter(history, history.end),
  }
}

/** The days on which the case may have changed hands, in order, from receipt to the end: whoever counts needs these alone. */
export function daysThatMatter({ receivedOn, end, pauses, visits }: CaseHistory): CalendarDate[] {
  const last = later(receivedOn, end)
  const changes = [...pauses, ...visits].flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
  return [...new Set([receivedOn, last, ...changes.filter(day => day > receivedOn && day < last)])].sort()
}

/**
 * Who holds it on the day after `day`. While the applicant is waited on, they do. Otherwise the unit does as long as it has anything to do itself,
 * or nobody else has; else whoever has been waited on the longest.
 */
function holderAfter({ pauses, visits }: CaseHistory, day: CalendarDate): Party {
  if (pauses.some(pause => isOpen(pause, day))) return 'applicant'
  const open = visits.filter(visit => isOpen(visit, day))
  if (open.length === 0 || open.some(({ party }) => party === 'unit')) return 'unit'
  return open.reduce((first, each) => (each.from < first.from ? each : first)).party
}

const isOpen = ({ from, until }: Pick<Stretch, 'from' | 'until'>, day: CalendarDate): boolean =>
  from <= day && (until === null || day < until)

const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)
