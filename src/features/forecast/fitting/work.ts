/** The work behind a stage, as far as the log shows it: minutes of work a visit, people at work a day, how busy they were. */
import type { CaseLog } from '../case-log/rules.ts'
import type { FittedStage } from '../runs/rules.ts'

export type WorkAt = { minutes: number; from: FittedStage['workFrom']; staff: number; busyShare: number }

const MINUTE = 60_000
/** Minutes of work in a day of one person, for logs that record no starts. */
export const DAY_MINUTES = 480
/** A visit longer than this in one go was left open overnight or for a reply: its length is not work. */
const LONGEST_WORK = 6 * 60 * MINUTE
/** Longer without a completion, and the person did something else. */
const LONGEST_GAP = 2 * 60 * MINUTE
const FEWEST = 20

/** Undefined for a stage where nobody is named or too few visits show how long the work takes. */
export function workAtStages(log: CaseLog, dayOf: (at: number) => number): (WorkAt | undefined)[] {
  if (!log.has.resources || !log.has.timesOfDay) return log.stages.map(() => undefined)
  const people = peopleAtWork(log, dayOf)
  const minutes = log.has.starts ? recordedMinutes(log) : gapMinutes(log)
  const from = log.has.starts ? ('recorded starts' as const) : ('estimated from gaps between completions' as const)
  return log.stages.map((_, code) => {
    const found = minutes[code]!
    const { perDay, days, visits } = people[code]!
    if (found.length < FEWEST || days === 0 || perDay === 0) return undefined
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length
    return { minutes: mean, from, staff: perDay, busyShare: Math.min(1, (visits * mean) / (days * perDay * DAY_MINUTES)) }
  })
}

/** Per stage: how many people finished a visit there on a usual working day, on how many days anybody did, and visits finished. */
function peopleAtWork(log: CaseLog, dayOf: (at: number) => number): { perDay: number; days: number; visits: number }[] {
  const seen = log.stages.map(() => new Map<number, Set<number>>())
  const visits = new Int32Array(log.stages.length)
  for (let visit = 0; visit < log.visits.stage.length; visit++) {
    const who = log.visits.resource[visit]!
    const end = log.visits.end[visit]!
    if (who < 0 || Number.isNaN(end)) continue
    const days = seen[log.visits.stage[visit]!]!
    const day = dayOf(end)
    const there = days.get(day)
    if (there) there.add(who)
    else days.set(day, new Set([who]))
    visits[log.visits.stage[visit]!]!++
  }
  return seen.map((days, code) => {
    const counts = [...days.values()].map(there => there.size).sort((a, b) => a - b)
    return { perDay: counts[counts.length >>> 1] ?? 0, days: counts.length, visits: visits[code]! }
  })
}

function recordedMinutes(log: CaseLog): number[][] {
  const minutes: number[][] = log.stages.map(() => [])
  for (let visit = 0; visit < log.visits.stage.length; visit++) {
    const took = log.visits.end[visit]! - log.visits.start[visit]!
    if (took > 0 && took <= LONGEST_WORK) minutes[log.visits.stage[visit]!]!.push(took / MINUTE)
  }
  return minutes
}

/** Minutes between two completions of one person on end: no shorter than the work of the second, and near it on busy days. */
function gapMinutes(log: CaseLog): number[][] {
  const minutes: number[][] = log.stages.map(() => [])
  const order = Array.from(log.visits.stage.keys()).filter(
    visit => log.visits.resource[visit]! >= 0 && !Number.isNaN(log.visits.end[visit]!),
  )
  order.sort((a, b) => log.visits.resource[a]! - log.visits.resource[b]! || log.visits.end[a]! - log.visits.end[b]!)
  for (let place = 1; place < order.length; place++) {
    const visit = order[place]!
    const before = order[place - 1]!
    if (log.visits.resource[visit] !== log.visits.resource[before]) continue
    const gap = log.visits.end[visit]! - log.visits.end[before]!
    if (gap > 0 && gap <= LONGEST_GAP) minutes[log.visits.stage[visit]!]!.push(gap / MINUTE)
  }
  return minutes
}
