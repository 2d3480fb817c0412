/** Runs single replications of one model and one plan of its cases: what each thread has for itself. */
import { createPopulation } from '../engine/population.ts'
import { mostCases, type PopulationPlan } from '../engine/population-plan.ts'
import type { Program } from '../engine/program.ts'
import { createSimulation, replicatePlan } from '../engine/simulation.ts'
import { type Batch, storeReplication } from './batch.ts'

/** Everything a thread is told when it starts; plain data and typed arrays. */
export type Assignment = { program: Program; plan: PopulationPlan; seed: number; until: number | undefined }

/** A function that runs the replication of row `index` of a batch and stores it there. */
export function createReplicator({ program, plan, seed, until }: Assignment): (batch: Batch, index: number) => void {
  const simulation = createSimulation(program, mostCases(plan))
  const population = createPopulation(plan)
  return (batch, index) =>
    storeReplication(batch, index, population, replicatePlan(simulation, population, plan, seed, batch.first + index, until))
}
