/** How much of the time held at a pool's stages is waiting for its people: found by letting the queue run as the log's own. */
import { compile } from '../engine/compile.ts'
import type { PopulationPlan } from '../engine/population-plan.ts'
import { WEEK_ARRIVED, WEEK_BUSY } from '../engine/week-log.ts'
import type { StaffPool } from '../fitting/pools.ts'
import { DAY_TICKS, type QueueModel } from '../fitting/queue-model.ts'
import { runReplications } from './simulate.ts'

export const WEEK_TICKS = 7 * DAY_TICKS

export type FittedWaiting = {
  /** Share of the observed time that the queue does not explain, 0 to 1. */
  otherwise: number
  /** What the minutes of a visit are multiplied by where the queue alone would hold cases longer than was seen. */
  pace: number
  eventsPerRun: number
}

const RUNS = 4
const STEPS = 4
/** Weeks left out at the start of a run, while the queue takes its shape. */
const FIRST_WEEK = 4

/**
 * Waiting for staff and waiting for other reasons share the observed time. The queue's own part is measured by simulation (waiting cases
 * over arrivals, Little's law), the rest is the other; where the queue alone holds cases longer than seen, people are taken to be faster.
 */
export async function fitWaiting(queue: QueueModel, pool: StaffPool, plan: PopulationPlan, seed: number): Promise<FittedWaiting> {
  let otherwise = 1
  let pace = 1
  let eventsPerRun = 0
  for (let step = 0; step < STEPS; step++) {
    const waited = await waitingTicks(queue, pool, plan, seed, otherwise, pace)
    eventsPerRun = waited.events
    const inQueue = waited.ticks + pool.minutes * pace
    otherwise = Math.max(0, 1 - inQueue / queue.observedTicks)
    if (inQueue > queue.observedTicks && pace > 0.5) pace *= 0.9
  }
  return { otherwise, pace, eventsPerRun }
}

async function waitingTicks(
  queue: QueueModel,
  pool: StaffPool,
  plan: PopulationPlan,
  seed: number,
  otherwise: number,
  pace: number,
): Promise<{ ticks: number; events: number }> {
  const model = queue.model([pool.staff], otherwise, pace)
  const compiled = compile(model)
  if (!compiled.ok) throw new Error(`The fitted queue does not compile: ${compiled.errors.map(({ message }) => message).join('; ')}`)
  const weeks = plan.arrivals.kind === 'weekly' ? plan.arrivals.weeks : FIRST_WEEK + 1
  const batch = await runReplications(compiled.value, plan, { seed, threads: 0, replications: RUNS, outputs: { weeks } })
  const { rows, width } = batch.byWeek!
  let waiting = 0
  let arrived = 0
  let seen = 0
  for (let run = 0; run < RUNS; run++) {
    for (let week = FIRST_WEEK; week < weeks; week++) {
      const row = (run * weeks + week) * width
      for (const [at, stage] of model.stages.entries())
        if ('pool' in stage.takes) waiting += Math.max(0, rows[row + WEEK_BUSY + model.pools.length + at]!)
      seen++
    }
    arrived += rows[(run * weeks + weeks - 1) * width + WEEK_ARRIVED]! - rows[(run * weeks + FIRST_WEEK) * width + WEEK_ARRIVED]!
  }
  const visitsAWeek = ((arrived / RUNS) * visitsPerCase(pool, queue)) / Math.max(1, weeks - 1 - FIRST_WEEK)
  return {
    ticks: (waiting / seen / Math.max(visitsAWeek, 0.1)) * WEEK_TICKS,
    events: batch.events.reduce((sum, events) => sum + events, 0) / RUNS,
  }
}

const visitsPerCase = (pool: StaffPool, { cases }: QueueModel): number => pool.visits / cases
