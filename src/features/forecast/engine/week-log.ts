/** What stood where at the start of each week, kept as rows of integers. */
import type { Layout } from './layout.ts'
import { NODE_WAITING, POOL_CAPACITY, POOL_FREE, POOL_SIZE, stageNode } from './layout.ts'
import type { Program } from './program.ts'

/** Fields of a row; after them `pools` numbers of busy workers and `stages` numbers of cases waiting. In the system: arrived - finished. */
export const WEEK_ARRIVED = 0
export const WEEK_FINISHED = 1
const WEEK_IN_DELAY = 2
export const WEEK_BUSY = 3

export type WeekLog = {
  /** Weeks recorded. */
  count: number
  /** Integers a row. */
  width: number
  pools: number
  stages: number
  /** Rows, oldest first; replaced by a longer array when it is full. */
  rows: Int32Array
}

export const weekWidth = ({ pools, stages }: Program): number => WEEK_BUSY + pools + stages

export function openWeekLog(program: Program): WeekLog {
  const { pools, stages } = program
  const width = weekWidth(program)
  return { count: 0, width, pools, stages, rows: new Int32Array(width * 128) }
}

export const waitingInWeek = (log: WeekLog, week: number, stage: number): number =>
  log.rows[week * log.width + WEEK_BUSY + log.pools + stage]!
export const busyInWeek = (log: WeekLog, week: number, pool: number): number => log.rows[week * log.width + WEEK_BUSY + pool]!
export const arrivedByWeek = (log: WeekLog, week: number): number => log.rows[week * log.width + WEEK_ARRIVED]!
export const finishedByWeek = (log: WeekLog, week: number): number => log.rows[week * log.width + WEEK_FINISHED]!
export const inDelayInWeek = (log: WeekLog, week: number): number => log.rows[week * log.width + WEEK_IN_DELAY]!

export function recordWeek(log: WeekLog, memory: Int32Array, layout: Layout, program: Program, finished: number): void {
  if ((log.count + 1) * log.width > log.rows.length) {
    const longer = new Int32Array(log.rows.length * 2)
    longer.set(log.rows)
    log.rows = longer
  }
  const row = log.count * log.width
  const poolRow = (pool: number) => layout.pools + pool * POOL_SIZE
  log.rows[row + WEEK_ARRIVED] = memory[poolRow(program.pools + 1) + POOL_FREE]!
  log.rows[row + WEEK_FINISHED] = finished
  // Delays have no capacity, so their count of "free" falls below 0 by as many as are in one.
  log.rows[row + WEEK_IN_DELAY] = -memory[poolRow(program.pools) + POOL_FREE]!
  for (let pool = 0; pool < program.pools; pool++)
    log.rows[row + WEEK_BUSY + pool] = memory[poolRow(pool) + POOL_CAPACITY]! - memory[poolRow(pool) + POOL_FREE]!
  for (let stage = 0; stage < program.stages; stage++) {
    let waiting = 0
    for (let caseClass = 0; caseClass < program.classes; caseClass++)
      waiting += memory[stageNode(program, caseClass, stage) + NODE_WAITING]!
    log.rows[row + WEEK_BUSY + program.pools + stage] = waiting
  }
  log.count++
}
