/** Of every visit: from when to when the stage held the case; and the time of each case that no visit covers. */
import { DAY_MS } from '../../../../values/date.ts'
import { dayFinder } from '../../../../values/time-zone.ts'
import type { CaseLog } from '../../case-log/rules.ts'

export type VisitTimes = {
  /** Milliseconds held, up to the end of the log where the visit goes on. */
  held: Float64Array
  /** 1 where the visit has ended. */
  finished: Uint8Array
  /** Milliseconds of each case that no visit covers: between visits, and after the last one. */
  uncovered: Float64Array
}

/**
 * A visit counts from its recorded queue entry or start; where the log records none, from the end of the visit before or, for the
 * first, from receipt of the case, so that waiting belongs to the stage waited for.
 */
export function visitTimes(log: CaseLog): VisitTimes {
  const { cases, visits } = log
  const clock = log.has.timesOfDay ? (ms: number) => ms : wholeDays(log)
  const times: VisitTimes = {
    held: new Float64Array(visits.count),
    finished: new Uint8Array(visits.count),
    uncovered: new Float64Array(cases.count),
  }
  const spans = new Spans()

  for (let i = 0; i < cases.count; i++) {
    const received = clock(cases.received[i]!)
    const until = Math.max(received, clock(Number.isNaN(cases.closed[i]!) ? log.endOfLog : cases.closed[i]!))
    let before = received
    spans.clear()
    for (let visit = cases.first[i]!; visit < cases.first[i + 1]!; visit++) {
      const finished = !Number.isNaN(visits.end[visit]!)
      const end = finished ? clock(visits.end[visit]!) : until
      const from = clock(beginOf(log, visit))
      const start = Number.isNaN(from) ? before : from
      times.held[visit] = Math.max(0, end - start)
      times.finished[visit] = finished ? 1 : 0
      spans.add(start, end)
      before = Math.max(before, end)
    }
    times.uncovered[i] = spans.uncovered(received, until)
  }
  return times
}

function beginOf({ has, visits }: CaseLog, visit: number): number {
  if (!has.starts) return Number.NaN
  const queued = visits.queued[visit]!
  return Number.isNaN(queued) ? visits.start[visit]! : queued
}

/** Dates alone: a day is a day, also when the clocks change in it. */
function wholeDays(log: CaseLog): (ms: number) => number {
  const dayAt = dayFinder(log.timeZone)
  return ms => (Number.isNaN(ms) ? ms : dayAt(ms) * DAY_MS)
}

/** The spans of one case's visits, kept in order of their beginning; reused from case to case. */
class Spans {
  #from: number[] = []
  #to: number[] = []
  #count = 0

  clear(): void {
    this.#count = 0
  }

  /** Visits come almost in order, so that seldom anything moves. */
  add(from: number, to: number): void {
    let at = this.#count++
    for (; at > 0 && this.#from[at - 1]! > from; at--) {
      this.#from[at] = this.#from[at - 1]!
      this.#to[at] = this.#to[at - 1]!
    }
    this.#from[at] = from
    this.#to[at] = to
  }

  uncovered(from: number, until: number): number {
    let gaps = 0
    let covered = from
    for (let i = 0; i < this.#count && covered < until; i++) {
      gaps += Math.max(0, Math.min(this.#from[i]!, until) - covered)
      covered = Math.max(covered, this.#to[i]!)
    }
    return gaps + Math.max(0, until - covered)
  }
}
