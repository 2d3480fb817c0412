/** Makes the fitted queue no slower than the log's own: where little of the time held is waiting for staff, the queue may not hold more. */
import { compile } from '../engine/compile.ts'
import type { PopulationPlan } from '../engine/population-plan.ts'
import { WEEK_ARRIVED, WEEK_BUSY } from '../engine/week-log.ts'
import type { StaffPool } from '../fitting/pools.ts'
import { type QueueModel, WEEK_TICKS } from '../fitting/queue-model.ts'
import { runReplications } from './simulate.ts'

const RUNS = 4
const STEPS = 7
/** Weeks left out at the start of a run, while the queue takes its shape. */
const FIRST_WEEK = 4
/** From this share on the waiting is the queue's own: people's pace while many wait is then known, and a queue that grows may hold cases longer than it did. */
const QUEUE_DRIVEN = 0.5
/** Near enough to the time wanted to let the pace stand as it was seen. */
const NEAR = 0.6
/** A queue must have been full at times to hold cases: up to so much above what the mean day allows. */
const OVERFULL = 1.2
/** Where no work is recorded a visit may take as little as this share of what the pace of good days says. */
const LEAST = 1 / 16

export type FittedQueue = {
  /** Working minutes of a visit, other work of the same people included. */
  minutes: number
  /** Share of the time held there that the queue does not explain, 0 to 1. */
  otherwise: number
  /** Events of one run. */
  events: number
}

/**
 * Where people have time to spare or other work too, the pace seen makes the queue shorter than it was. Then the minutes of a visit are
 * sought with which the queue holds a case as long as the share of queueing says; the rest of the time held stays as it was. A queue
 * that holds cases longer than it did is left so where waiting is mostly the queue's, for it may be growing.
 */
export async function fitPace(queue: QueueModel, pool: StaffPool, plan: PopulationPlan, seed: number): Promise<FittedQueue> {
  const held = (minutes: number) => heldByQueue(queue, pool, plan, seed, minutes)
  const isDriven = pool.queuedShare >= QUEUE_DRIVEN
  const wanted = pool.queuedShare * queue.heldTicks
  const seen = await held(pool.minutes)
  if (isDriven && seen.ticks >= wanted * NEAR) return { minutes: pool.minutes, otherwise: 1 - pool.queuedShare, events: seen.events }

  let low = isDriven || pool.minutesFrom === 'recorded starts' ? pool.minutes : pool.minutes * LEAST
  let high = Math.max(low, pool.minutesAtFullPace) * (isDriven ? OVERFULL : 1)
  let found = low === pool.minutes ? seen : await held(low)
  for (let step = 0; step < STEPS && found.ticks < wanted; step++) {
    const middle = Math.sqrt(low * high)
    const tried = await held(middle)
    if (tried.ticks <= wanted) {
      low = middle
      found = tried
    } else high = middle
  }
  return { minutes: low, otherwise: Math.min(Math.max(1 - found.ticks / queue.heldTicks, 0), 1), events: found.events }
}

/** Mean ticks that the queue holds a visit: its work, and its wait by Little's law (cases waiting over visits begun). */
async function heldByQueue(
  queue: QueueModel,
  pool: StaffPool,
  plan: PopulationPlan,
  seed: number,
  minutes: number,
): Promise<{ ticks: number; events: number }> {
  const model = queue.model([pool.staff], 1 - pool.queuedShare, minutes)
  const compiled = compile(model)
  if (!compiled.ok) throw new Error(`The fitted queue does not compile: ${compiled.errors.map(({ message }) => message).join('; ')}`)
  const weeks = plan.arrivals.kind === 'weekly' ? plan.arrivals.weeks : FIRST_WEEK + 1
  const batch = await runReplications(compiled.value, plan, { seed, threads: 0, replications: RUNS, outputs: { weeks } })
  const { rows, width } = batch.byWeek!
  const at = (run: number, week: number, field: number) => Math.max(0, rows[(run * weeks + week) * width + field]!)
  let waiting = 0
  let arrived = 0
  for (let run = 0; run < RUNS; run++) {
    for (let week = FIRST_WEEK; week < weeks; week++) {
      for (const [stage, { takes }] of model.stages.entries())
        if ('pool' in takes) waiting += at(run, week, WEEK_BUSY + model.pools.length + stage)
    }
    arrived += at(run, weeks - 1, WEEK_ARRIVED) - at(run, FIRST_WEEK, WEEK_ARRIVED)
  }
  const visitsAWeek = ((arrived / RUNS) * queue.poolVisitsPerCase) / Math.max(1, weeks - 1 - FIRST_WEEK)
  const meanWaiting = waiting / (RUNS * (weeks - FIRST_WEEK))
  return {
    ticks: minutes + (meanWaiting / Math.max(visitsAWeek, 0.1)) * WEEK_TICKS,
    events: batch.events.reduce((sum, events) => sum + events, 0) / RUNS,
  }
}
