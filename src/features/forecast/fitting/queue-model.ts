/**
 * The log as a queue: the work of one pool waits for its people, everything else takes as long as it was seen to take.
 *
 * Only the pool that is asked about is a queue, so that what the answer rests on is small enough to check. Time runs evenly: a person
 * gives 2,400 minutes a week, spread over seven days, and a day of waiting is a day.
 */

import type { CaseLog } from '../case-log/rules.ts'
import type { Branch, Model, Stage } from '../engine/model.ts'
import type { StaffPool } from './pools.ts'
import { DAY } from './states.ts'
import { eachVisit } from './visits-able.ts'

/** Ticks a day: a person's 2,400 working minutes a week over seven days, rounded. */
export const DAY_TICKS = 343
export const WEEK_TICKS = 7 * DAY_TICKS
const POOL = 'staff'
/** A tick is a minute of somebody who works five days a week; people who work seven get through more, and some are not there every day. */
const FIVE_DAYS = 5
/** Stages visited most are kept by name, the others are one. */
const MOST_STAGES = 24
const FEWEST_BY_CLASS = 200
const MOST_SAMPLES = 2_000

export type QueueModel = {
  /** The model with so many staff by week, so much of the observed time taken as waiting for other reasons than staff, and so many minutes of work a visit. */
  model: (staff: readonly number[], otherwise: number, minutes: number) => Model
  /** Mean ticks that a visit to the pool's stages was held, and how many of them a case makes. */
  heldTicks: number
  poolVisitsPerCase: number
  /** Number of the engine's stage at which a case stands whose last visit was this one, or that has none yet; undefined: at its start. */
  stageOf: (stage: number) => number
  /** The engine's stage that is the queue behind this one, where this one is what a case waits for before it joins the queue. */
  queueBehind: (stage: number) => number | undefined
  /** For each stage of the log, where its cases went next: numbers of the engine's stages with shares, without the closing. */
  nextOf: (stage: number) => { stage: number; share: number }[]
  startShares: { stage: number; share: number }[]
}

export function queueModelOf(log: CaseLog, pool: StaffPool): QueueModel {
  const kept = mostVisited(log)
  const place = (stage: number) => (kept.includes(stage) ? kept.indexOf(stage) : kept.length)
  const names = [...kept.map(stage => log.stages[stage]!), 'other stages']
  const inPool = names.map((_, at) => at < kept.length && pool.stages.includes(kept[at]!))
  const held = ticksHeld(log, names.length, place)
  const routes = routesOf(log, names.length, place)
  const number = (at: number) => entryOf(inPool, at)
  const ofPool = held.flatMap((ticks, at) => (inPool[at] ? ticks : []))

  return {
    heldTicks: ofPool.reduce((sum, ticks) => sum + ticks, 0) / Math.max(ofPool.length, 1),
    poolVisitsPerCase: pool.visits / log.cases.count,
    stageOf: stage => number(place(stage)),
    queueBehind: stage => (inPool.some((pool, at) => pool && number(at) === stage) ? stage + 1 : undefined),
    nextOf: stage => sharesOf(routes.all[place(stage)]!).flatMap(({ to, share }) => (to < 0 ? [] : [{ stage: number(to), share }])),
    startShares: sharesOf(routes.start).map(({ to, share }) => ({ stage: number(to), share })),
    model: (staff, otherwise, minutes) => ({
      calendar: { dayMinutes: DAY_TICKS, weekdays: [0, 1, 2, 3, 4, 5, 6] },
      classes: log.classes,
      pools: [{ name: POOL, staff }],
      stages: names.flatMap((name, at) =>
        stagesFor(
          name,
          at,
          inPool[at]!,
          held[at]!,
          otherwise,
          Math.max(1, (minutes * FIVE_DAYS * pool.staff) / pool.personDaysPerWeek),
          routes,
          names,
          inPool,
        ),
      ),
    }),
  }
}

/** A pool's stage is two: what waits for other reasons, then the queue for its people. */
function stagesFor(
  name: string,
  at: number,
  queued: boolean,
  held: number[],
  otherwise: number,
  minutes: number,
  routes: Routes,
  names: readonly string[],
  inPool: readonly boolean[],
): Stage[] {
  const next = { byClass: routes.byClass.map(route => branchesOf(route[at]!.size > 0 ? route[at]! : routes.all[at]!, names, inPool)) }
  const ticks = held.length > 0 ? held : [1]
  if (!queued) return [{ name, takes: { minutes: { all: ticks } }, next }]
  return [
    { name: before(name), takes: { minutes: { all: ticks.map(value => Math.max(1, value * otherwise)) } }, next: { all: [{ to: name }] } },
    { name, takes: { pool: POOL, minutes: { all: spreadAround(minutes) } }, next },
  ]
}

const before = (name: string) => `before ${name}`

const entryOf = (inPool: readonly boolean[], at: number): number => inPool.slice(0, at).reduce((sum, pool) => sum + (pool ? 2 : 1), 0)

/** Work differs from case to case about as much as its mean: exponential quantiles. */
const spreadAround = (mean: number): number[] => Array.from({ length: 64 }, (_, step) => -mean * Math.log(1 - (step + 0.5) / 64))

function mostVisited(log: CaseLog): number[] {
  const visits = new Int32Array(log.stages.length)
  for (const stage of log.visits.stage) visits[stage]!++
  return Array.from(visits.keys())
    .filter(stage => visits[stage]! > 0)
    .sort((a, b) => visits[b]! - visits[a]! || a - b)
    .slice(0, MOST_STAGES)
}

function ticksHeld(log: CaseLog, count: number, place: (stage: number) => number): number[][] {
  const held: number[][] = Array.from({ length: count }, () => [])
  eachVisit(log, (visit, able) => {
    const end = log.visits.end[visit]!
    if (!Number.isNaN(end)) held[place(log.visits.stage[visit]!)]!.push(Math.max(1, ((end - able) / DAY) * DAY_TICKS))
  })
  return held.map(ticks => {
    const every = Math.max(1, ticks.length / MOST_SAMPLES)
    return Array.from({ length: Math.floor(ticks.length / every) }, (_, sample) => ticks[Math.floor(sample * every)]!)
  })
}

/** From each stage: to each other how often; -1 is the closing. */
type Follows = Map<number, number>
type Routes = { all: Follows[]; byClass: Follows[][]; start: Follows }

function routesOf(log: CaseLog, count: number, place: (stage: number) => number): Routes {
  const empty = () => Array.from({ length: count }, () => new Map<number, number>())
  const routes: Routes = { all: empty(), byClass: log.classes.map(empty), start: new Map() }
  const add = (follows: Follows, to: number) => follows.set(to, (follows.get(to) ?? 0) + 1)
  const { cases, visits } = log
  for (let index = 0; index < cases.count; index++) {
    const end = cases.first[index + 1]!
    for (let visit = cases.first[index]!; visit < end; visit++) {
      if (visit === cases.first[index]!) add(routes.start, place(visits.stage[visit]!))
      const last = visit + 1 === end
      if (last && Number.isNaN(cases.closed[index]!)) continue
      const to = last ? -1 : place(visits.stage[visit + 1]!)
      add(routes.all[place(visits.stage[visit]!)]!, to)
      add(routes.byClass[cases.class[index]!]![place(visits.stage[visit]!)]!, to)
    }
  }
  for (const route of routes.byClass) {
    for (const [at, follows] of route.entries()) if (totalOf(follows) < FEWEST_BY_CLASS) route[at] = routes.all[at]!
  }
  return routes
}

const totalOf = (follows: Follows) => [...follows.values()].reduce((sum, times) => sum + times, 0)

function sharesOf(follows: Follows): { to: number; share: number }[] {
  const total = totalOf(follows)
  return [...follows].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([to, times]) => ({ to, share: times / total }))
}

/** A stage that nothing was seen to follow ends the case. Sameness of stage is allowed: suspended work is taken up again. */
function branchesOf(follows: Follows, names: readonly string[], inPool: readonly boolean[]): Branch[] {
  const shares = sharesOf(follows)
  const name = (to: number) => (to < 0 ? null : inPool[to] ? before(names[to]!) : names[to]!)
  // The closing comes last, so that it takes what rounding leaves: a model must be able to end.
  const ordered = [...shares.filter(({ to }) => to >= 0), { to: -1, share: 0 }]
  return ordered.map(({ to, share }, rank) =>
    rank === ordered.length - 1 ? { to: name(to) } : { to: name(to), probability: Math.min(share, 0.98) },
  )
}
