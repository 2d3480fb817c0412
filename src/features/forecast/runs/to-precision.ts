/** Runs as many replications as the figures to be reported need, and says how precise they came out. */
import type { PopulationPlan } from '../engine/population-plan.ts'
import type { Program } from '../engine/program.ts'
import type { Batch } from './batch.ts'
import { type Interval, intervalOf, nextBlock, type Quantity } from './precision.ts'
import { openRunner, type RunSettings } from './simulate.ts'

export type PreciseRun = {
  /** In order of replication; put together they are as one batch. */
  batches: Batch[]
  replications: number
  /** For each quantity its values by replication, and what they say. */
  values: number[][]
  intervals: Interval[]
  reached: boolean
}

/** `measure` reads each quantity's number from row `index` of a batch; it is asked once for every replication. */
export async function runToPrecision(
  program: Program,
  plan: PopulationPlan,
  settings: RunSettings,
  quantities: readonly Quantity[],
  measure: (batch: Batch, index: number) => number[],
): Promise<PreciseRun> {
  const runner = openRunner(program, plan, settings)
  const batches: Batch[] = []
  const values: number[][] = quantities.map(() => [])
  let done = 0
  try {
    for (let block = nextBlock(done, quantities, values); block > 0; block = nextBlock(done, quantities, values)) {
      const batch = await runner.run(done, block)
      for (let index = 0; index < block; index++) for (const [q, value] of measure(batch, index).entries()) values[q]!.push(value)
      batches.push(batch)
      done += block
    }
  } finally {
    await runner.close()
  }
  const intervals = quantities.map((quantity, q) => intervalOf(quantity, values[q]!))
  const reached = intervals.every(({ halfWidth }, q) => halfWidth <= quantities[q]!.target)
  return { batches, replications: done, values, intervals, reached }
}
