/**
 * Runs replications of a program, on threads or in this one.
 *
 * Every replication is a function of the seed and its number alone, and its results go to the place of that number: which thread runs
 * it, and how many there are, changes nothing.
 */
import { Worker } from 'node:worker_threads'
import { Problem } from '../../../values/problem.ts'
import type { PopulationPlan } from '../engine/population-plan.ts'
import type { Program } from '../engine/program.ts'
import { type Batch, createBatch, type Outputs } from './batch.ts'
import type { Answer, Order } from './replication-worker.ts'
import { type Assignment, createReplicator } from './replicator.ts'

export type RunSettings = {
  seed: number
  /** Threads beside this one; 0 runs everything here. */
  threads: number
  outputs?: Outputs
  /** Nothing happens from this tick on; without it a replication runs until every case is finished. */
  until?: number
}

/** Threads kept for several batches. */
export type Runner = {
  /** Replications `first` to `first + count - 1`. One call at a time. */
  run(first: number, count: number): Promise<Batch>
  close(): Promise<void>
}

/** One batch: replications 0 to `replications - 1`. */
export async function runReplications(
  program: Program,
  plan: PopulationPlan,
  settings: RunSettings & { replications: number },
): Promise<Batch> {
  const runner = openRunner(program, plan, settings)
  try {
    return await runner.run(0, settings.replications)
  } finally {
    await runner.close()
  }
}

export function openRunner(program: Program, plan: PopulationPlan, settings: RunSettings): Runner {
  const assignment: Assignment = { program, plan, seed: settings.seed, until: settings.until }
  const newBatch = (first: number, count: number) => createBatch(program, plan, settings.outputs ?? {}, first, count)
  return settings.threads > 0 ? openThreads(assignment, settings.threads, newBatch) : runHere(assignment, newBatch)
}

type NewBatch = (first: number, count: number) => Batch

function runHere(assignment: Assignment, newBatch: NewBatch): Runner {
  const runReplication = createReplicator(assignment)
  return {
    async run(first, count) {
      const batch = newBatch(first, count)
      for (let index = 0; index < count; index++) runReplication(batch, index)
      return batch
    },
    async close() {},
  }
}

function openThreads(assignment: Assignment, threads: number, newBatch: NewBatch): Runner {
  const address = new URL('./replication-worker.ts', import.meta.url)
  // Nothing of how this process was started concerns them: they need no markup compiled and run no tests.
  const workers = Array.from({ length: threads }, () => new Worker(address, { workerData: assignment, execArgv: [] }))
  return {
    async run(first, count) {
      const batch = newBatch(first, count)
      const next = new Int32Array(new SharedArrayBuffer(4))
      await Promise.all(workers.map(worker => ask(worker, { batch, next })))
      return batch
    },
    async close() {
      await Promise.all(workers.map(worker => worker.terminate()))
    },
  }
}

function ask(worker: Worker, order: Order): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown) => {
      worker.off('message', onMessage).off('error', settle)
      if (error) reject(error)
      else resolve()
    }
    const onMessage = (answer: Answer) => settle(answer.done ? null : failureOf(answer))
    worker.on('message', onMessage).on('error', settle)
    worker.postMessage(order)
  })
}

function failureOf({ kind, message, advice }: Extract<Answer, { done: false }>): Error {
  return kind === null ? new Error(message) : new Problem(kind, message, advice)
}
