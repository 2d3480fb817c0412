/** The results of a run of replications, in shared memory so that every thread writes its own into place. */
import { checksumOf } from '../engine/checksum.ts'
import type { Population } from '../engine/population.ts'
import { mostCases, type PopulationPlan } from '../engine/population-plan.ts'
import type { Program } from '../engine/program.ts'
import type { Replication } from '../engine/simulation.ts'
import { WEEK_ARRIVED, WEEK_FINISHED, weekWidth } from '../engine/week-log.ts'

/** What to keep besides the count of cases and events and the checksum of each replication. */
export type Outputs = {
  /** Arrival tick, completion tick and class of each case. */
  cases?: boolean
  /** What stood where at the start of so many weeks. */
  weeks?: number
}

/** Replication `first + i` has row i of each column. */
export type Batch = {
  first: number
  replications: number
  /** Cases there are room for in a row; a replication may have fewer. */
  mostCases: number
  /** How many cases each replication had. */
  cases: Int32Array
  /** Arrivals and completions of services and delays. */
  events: Float64Array
  /** FNV-1a over the completion ticks in order of case. */
  checksums: Int32Array
  /** Row i from `i * mostCases` on, by case: ticks (arrival -1: there from the start; completion -1: not finished) and class. */
  byCase: { arrivals: Int32Array; completions: Int32Array; classes: Uint8Array } | null
  /**
   * Row i from `i * count * width` on, by week and then by field as in `engine/week-log.ts`. Weeks after the last case count as
   * everything arrived and finished; weeks not simulated have -1 everywhere.
   */
  byWeek: { count: number; width: number; rows: Int32Array } | null
}

export function createBatch(program: Program, plan: PopulationPlan, outputs: Outputs, first: number, replications: number): Batch {
  const most = mostCases(plan)
  const width = weekWidth(program)
  const weeks = outputs.weeks ?? 0
  return {
    first,
    replications,
    mostCases: most,
    cases: new Int32Array(shared(replications * 4)),
    events: new Float64Array(shared(replications * 8)),
    checksums: new Int32Array(shared(replications * 4)),
    byCase: outputs.cases
      ? {
          arrivals: new Int32Array(shared(replications * most * 4)),
          completions: new Int32Array(shared(replications * most * 4)),
          classes: new Uint8Array(shared(replications * most)),
        }
      : null,
    byWeek: weeks > 0 ? { count: weeks, width, rows: new Int32Array(shared(replications * weeks * width * 4)) } : null,
  }
}

const shared = (bytes: number) => new SharedArrayBuffer(bytes)

/** Writes what came of one replication into row `index`. */
export function storeReplication(batch: Batch, index: number, population: Population, { completions, events, weeks }: Replication): void {
  const { count } = population
  batch.cases[index] = count
  batch.events[index] = events
  batch.checksums[index] = checksumOf(completions)
  if (batch.byCase) {
    const at = index * batch.mostCases
    batch.byCase.arrivals.set(population.arrival.subarray(0, count), at)
    batch.byCase.completions.set(completions, at)
    batch.byCase.classes.set(population.class.subarray(0, count), at)
  }
  if (batch.byWeek) storeWeeks(batch.byWeek, index, weeks, completions)
}

function storeWeeks(byWeek: NonNullable<Batch['byWeek']>, index: number, weeks: Replication['weeks'], completions: Int32Array): void {
  const { count, width, rows } = byWeek
  const start = index * count * width
  const recorded = Math.min(count, weeks.count)
  rows.set(weeks.rows.subarray(0, recorded * width), start)
  const over = completions.every(tick => tick >= 0)
  rows.fill(over ? 0 : -1, start + recorded * width, start + count * width)
  if (!over) return
  for (let week = recorded; week < count; week++) {
    rows[start + week * width + WEEK_ARRIVED] = completions.length
    rows[start + week * width + WEEK_FINISHED] = completions.length
  }
}
