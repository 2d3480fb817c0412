/** Case logs made by a known rule, for tests that ask whether the rule is found again. Same settings, same log. */
import type { CaseLog } from '../../src/features/forecast/case-log/rules.ts'
import { draw } from '../../src/features/forecast/engine/draw.ts'
import { type CaseRow, caseLog, type LogSettings } from './case-logs.ts'

export const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
export const FIRST_DAY = Date.parse('2024-01-01T00:00:00Z')

export type Random = () => number

/** 0 <= u < 1, the same row of numbers for the same seed. */
export function seeded(seed: number): Random {
  let drawn = 0
  return () => (draw(seed, drawn++) >>> 0) / 4294967296
}

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random())

const iso = (at: number): string => new Date(Math.round(at / MINUTE) * MINUTE).toISOString()

/** A log as it stands at its end: what lies after is not there yet. */
export function asSeenAt(rows: readonly CaseRow[], end: number, settings: Partial<LogSettings> = {}): CaseLog {
  const known = (time: string | undefined) => time !== undefined && Date.parse(time) <= end
  const seen = rows
    .filter(row => known(row.received))
    .map(({ closed, visits = [], ...row }) => ({
      ...row,
      ...(known(closed) && { closed: closed! }),
      visits: visits
        .filter(visit => known(visit.start ?? visit.end))
        .map(({ end: ended, ...visit }) => ({ ...visit, ...(known(ended) && { end: ended! }) })),
    }))
  return caseLog(seen, { endOfLog: iso(end), ...settings })
}

/**
 * Cases that pass one stage of about two days and one of a length known by class: "short" 4 days, "long" 20 days, each spread evenly
 * by 30% either way. Nobody waits for anybody.
 */
export function stagedRows(settings: { cases: number; days: number; seed: number }): CaseRow[] {
  const random = seeded(settings.seed)
  const around = (days: number) => days * (0.7 + 0.6 * random()) * DAY
  return Array.from({ length: settings.cases }, (_, place) => {
    const received = FIRST_DAY + (settings.days * DAY * (place + random())) / settings.cases
    const long = random() < 0.5
    const checked = received + around(2)
    const decided = checked + around(long ? 20 : 4)
    return {
      id: `case ${place + 1}`,
      class: long ? 'long' : 'short',
      received: iso(received),
      closed: iso(decided),
      visits: [
        { stage: 'check', start: iso(received), end: iso(checked) },
        { stage: long ? 'inquiry' : 'decision', start: iso(checked), end: iso(decided) },
      ],
    }
  })
}

/** Working minutes of a person's day, from 9 o'clock on, Monday to Friday. */
const WORKED = 480

/** Clock time of a minute of work, counted from the first day on, which is a Monday. */
function clockAt(minute: number): number {
  const day = Math.floor(minute / WORKED)
  return FIRST_DAY + (Math.floor(day / 5) * 7 + (day % 5)) * DAY + 9 * HOUR + (minute % WORKED) * MINUTE
}

/** One stage and staff who take the oldest case next: M/M/c in working time, with starts and names as an exact record would have them. `perDay`: on each working day. */
export function queueRows(settings: { staff: number; perDay: number; minutes: number; weeks: number; seed: number }): CaseRow[] {
  const random = seeded(settings.seed)
  const free = new Array<number>(settings.staff).fill(0)
  const rows: CaseRow[] = []
  for (let received = 0; ; ) {
    received += exponential(random, WORKED / settings.perDay)
    if (received > settings.weeks * 5 * WORKED) return rows
    const who = free.indexOf(Math.min(...free))
    const length = Math.min(exponential(random, settings.minutes), WORKED / 2)
    const soonest = Math.max(received, free[who]!)
    // Nothing is left lying open overnight: what does not fit into the day is begun the next morning.
    const start = (soonest % WORKED) + length < WORKED ? soonest : (Math.floor(soonest / WORKED) + 1) * WORKED
    const end = start + length
    free[who] = end
    rows.push({
      id: `case ${rows.length + 1}`,
      received: iso(clockAt(received)),
      closed: iso(clockAt(end)),
      visits: [{ stage: 'decide', start: iso(clockAt(start)), end: iso(clockAt(end)), resource: `officer ${who + 1}` }],
    })
  }
}

export const middleOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >>> 1]!
