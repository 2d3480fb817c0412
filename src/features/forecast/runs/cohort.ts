/** The cases that come while a scenario holds, followed to their ends: what more staff would change is read from them. */
import type { PopulationPlan } from '../engine/population-plan.ts'
import type { Program } from '../engine/program.ts'
import { DAY_TICKS } from '../fitting/queue-model.ts'
import { meanInterval } from './precision.ts'
import type { StaffingEffect } from './rules.ts'
import { openRunner } from './simulate.ts'

/** One replication's cohort: days from receipt to closing, rising; and how many were open when the cohort was complete. */
export type CohortRun = { days: Float64Array; mean: number; open: number }

export async function runCohort(
  program: Program,
  plan: PopulationPlan,
  cohort: { from: number; to: number },
  replications: number,
  seed: number,
): Promise<CohortRun[]> {
  const runner = openRunner(program, plan, { seed, threads: 0, outputs: { cases: true } })
  const runs: CohortRun[] = []
  for (let replication = 0; replication < replications; replication++) {
    const batch = await runner.run(replication, 1)
    const { arrivals, completions } = batch.byCase!
    const days: number[] = []
    let open = 0
    for (let index = 0; index < batch.cases[0]!; index++) {
      if (arrivals[index]! < cohort.to && completions[index]! > cohort.to) open++
      if (arrivals[index]! >= cohort.from && arrivals[index]! < cohort.to) days.push((completions[index]! - arrivals[index]!) / DAY_TICKS)
    }
    const sorted = Float64Array.from(days).sort()
    runs.push({ days: sorted, mean: sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length), open })
  }
  await runner.close()
  return runs
}

export function effectOf(extra: number, runs: readonly CohortRun[], without: readonly CohortRun[]): StaffingEffect {
  const all = Float64Array.from(runs.flatMap(run => [...run.days])).sort()
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(share * all.length))] ?? 0
  const change = meanInterval(runs.map((run, replication) => run.mean - without[replication]!.mean))
  return {
    extra,
    p50Days: at(0.5),
    p80Days: at(0.8),
    meanChangeDays: change.value,
    halfWidthDays: change.halfWidth,
    openAtHorizon: runs.reduce((sum, run) => sum + run.open, 0) / runs.length,
  }
}
