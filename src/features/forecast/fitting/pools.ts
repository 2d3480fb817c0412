/** Who does which work: stages done by the same people share a pool, whose size and pace are read from the days it was at work. */
import type { CaseLog } from '../case-log/rules.ts'
import { queueingAt } from './queueing.ts'
import { DAY } from './states.ts'

export type StaffPool = {
  stages: number[]
  /** People who finished a visit on a usual working day. */
  staff: number
  workingDays: number
  /** Days that all its people together were at work in a week. */
  personDaysPerWeek: number
  visits: number
  /** Working minutes that one visit takes of one person. */
  minutes: number
  /** Minutes a visit if the staff did nothing else all day: no visit can take longer for long. */
  minutesAtFullPace: number
  minutesFrom: 'recorded starts' | 'completions on busy days'
  /** Share of the staff's time that the work takes, 0 to 1. */
  busyShare: number
  /** Share of the time held there that is waiting for staff, 0 to 1. */
  queuedShare: number
}

const DAY_MINUTES = 480
const MINUTE = 60_000
/** Visits by people of both stages, as a share of either, from which the two count as one pool. */
const SHARED = 0.5
const FEWEST_VISITS = 50
/** A visit longer than this in one go was left open overnight or for a reply: its length is not work. */
const LONGEST_WORK = 360
const HALF = 0.5
const MOST_BUSY = 0.98

/** Pools with at least 50 visits and a person known on each, busiest first. `dayOf`: the local day of an instant. */
export function findPools(log: CaseLog, dayOf: (at: number) => number): StaffPool[] {
  if (!log.has.resources || !log.has.stages) return []
  const people = visitsByPerson(log)
  const groups = groupStages(people)
  const recorded = recordedMinutes(log)
  return groups
    .map(stages => describePool(log, stages, dayOf, recorded))
    .filter(pool => pool !== undefined)
    .sort((a, b) => b.busyShare - a.busyShare)
}

/** Per stage: visits finished by each person. */
function visitsByPerson(log: CaseLog): Map<number, number>[] {
  const people = log.stages.map(() => new Map<number, number>())
  const { stage, resource, end, count } = log.visits
  for (let visit = 0; visit < count; visit++) {
    const who = resource[visit]!
    if (who < 0 || Number.isNaN(end[visit]!)) continue
    const seen = people[stage[visit]!]!
    seen.set(who, (seen.get(who) ?? 0) + 1)
  }
  return people
}

function groupStages(people: Map<number, number>[]): number[][] {
  const group = people.map((_, stage) => stage)
  for (let one = 0; one < people.length; one++) {
    for (let other = one + 1; other < people.length; other++) {
      if (sharedBy(people[one]!, people[other]!) < SHARED || sharedBy(people[other]!, people[one]!) < SHARED) continue
      const from = group[other]!
      const to = group[one]!
      for (let stage = 0; stage < group.length; stage++) if (group[stage] === from) group[stage] = to
    }
  }
  const groups = new Map<number, number[]>()
  for (const [stage, name] of group.entries()) groups.set(name, [...(groups.get(name) ?? []), stage])
  return [...groups.values()]
}

/** Share of the visits of one stage that people made who also work at the other. */
function sharedBy(one: Map<number, number>, other: Map<number, number>): number {
  let shared = 0
  let all = 0
  for (const [who, visits] of one) {
    all += visits
    if (other.has(who)) shared += visits
  }
  return all === 0 ? 0 : shared / all
}

function recordedMinutes(log: CaseLog): Float64Array {
  const { start, end, count } = log.visits
  return Float64Array.from({ length: count }, (_, visit) => {
    const minutes = (end[visit]! - start[visit]!) / MINUTE
    return minutes > 0 && minutes <= LONGEST_WORK ? minutes : Number.NaN
  })
}

/** What happened at a pool on one day. */
type Day = { people: Set<number>; visits: number; end: number }

function describePool(log: CaseLog, stages: number[], dayOf: (at: number) => number, recorded: Float64Array): StaffPool | undefined {
  const days = daysAtWork(log, new Set(stages), dayOf)
  const visits = sumOf(days, day => day.visits)
  if (visits < FEWEST_VISITS) return undefined
  const usual = middle(days.map(day => day.people.size))
  // A day with hardly anybody there (a Sunday, a strike) says nothing of how the unit is staffed.
  const working = days.filter(day => day.people.size >= usual / 2)
  const pace = sumOf(working, day => day.visits) / sumOf(working, day => day.people.size)
  const known = {
    stages,
    staff: middle(working.map(day => day.people.size)),
    workingDays: working.length,
    personDaysPerWeek: personDaysPerWeek(working),
    visits,
    minutesAtFullPace: DAY_MINUTES / pace,
  }

  const queueing = queueingAt(log, stages)
  const perVisit = recordedMean(log, stages, recorded)
  const told = (pace * perVisit) / DAY_MINUTES
  // Where the number waiting tells nothing, how full recorded work makes the day is the next best sign.
  const queuedShare = queueing.share ?? (Number.isNaN(told) ? HALF : Math.min(told, 1))
  if (!Number.isNaN(told) && (queueing.share === undefined || queuedShare < HALF)) {
    return { ...known, minutes: perVisit, minutesFrom: 'recorded starts', busyShare: Math.min(told, MOST_BUSY), queuedShare }
  }
  const most = queuedShare * paceWhileWaiting(working, queueing.waitingAt) + (1 - queuedShare) * paceOfGoodDays(working)
  return {
    ...known,
    minutes: DAY_MINUTES / most,
    minutesFrom: 'completions on busy days',
    busyShare: Math.min(pace / most, MOST_BUSY),
    queuedShare,
  }
}

function daysAtWork(log: CaseLog, own: Set<number>, dayOf: (at: number) => number): Day[] {
  const days = new Map<number, Day>()
  for (let visit = 0; visit < log.visits.count; visit++) {
    const end = log.visits.end[visit]!
    const who = log.visits.resource[visit]!
    if (!own.has(log.visits.stage[visit]!) || who < 0 || Number.isNaN(end)) continue
    const day = dayOf(end)
    const there = days.get(day) ?? { people: new Set<number>(), visits: 0, end }
    days.set(day, there)
    there.people.add(who)
    there.visits++
  }
  return [...days.values()]
}

/** Visits a person a day while more than usual were waiting: then nobody was short of work. */
function paceWhileWaiting(days: readonly Day[], waitingAt: (at: number) => number): number {
  const waiting = days.map(day => waitingAt(day.end))
  const usual = middle([...waiting])
  const busy = days.filter((_, place) => waiting[place]! >= usual)
  return sumOf(busy, day => day.visits) / sumOf(busy, day => day.people.size)
}

/** What a person finished on a good day, one of the best fifth. */
function paceOfGoodDays(days: readonly Day[]): number {
  const pace = days.map(day => day.visits / day.people.size).sort((a, b) => a - b)
  return pace[Math.floor(0.8 * (pace.length - 1))]!
}

/** Mean recorded minutes of a visit; NaN where fewer than 50 were timed. */
function recordedMean(log: CaseLog, stages: readonly number[], recorded: Float64Array): number {
  const timed = recorded.filter((minutes, visit) => !Number.isNaN(minutes) && stages.includes(log.visits.stage[visit]!))
  return timed.length < FEWEST_VISITS ? Number.NaN : timed.reduce((sum, minutes) => sum + minutes, 0) / timed.length
}

function personDaysPerWeek(working: readonly Day[]): number {
  const ends = working.map(day => day.end)
  const span = (Math.max(...ends) - Math.min(...ends)) / DAY + 1
  return (7 * sumOf(working, day => day.people.size)) / Math.max(span, 7)
}

const sumOf = (days: readonly Day[], value: (day: Day) => number): number => days.reduce((sum, day) => sum + value(day), 0)

function middle(values: number[]): number {
  const sorted = values.sort((a, b) => a - b)
  return sorted[sorted.length >>> 1] ?? 0
}
