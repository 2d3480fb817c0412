/** A thread that runs replications: takes the next one nobody has taken, until the batch has no more. */
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../../values/problem.ts'
import type { Batch } from './batch.ts'
import { type Assignment, createReplicator } from './replicator.ts'

/** `next` holds the row that nobody has taken yet. */
export type Order = { batch: Batch; next: Int32Array }
export type Answer = { done: true } | { done: false; kind: Problem['kind'] | null; message: string; advice: string | undefined }

const runReplication = createReplicator(workerData as Assignment)

parentPort!.on('message', (order: Order) => parentPort!.postMessage(carryOut(order)))

function carryOut({ batch, next }: Order): Answer {
  try {
    for (let index = Atomics.add(next, 0, 1); index < batch.replications; index = Atomics.add(next, 0, 1)) runReplication(batch, index)
    return { done: true }
  } catch (error) {
    // Classes do not survive the way between threads.
    const problem = error instanceof Problem ? error : null
    return { done: false, kind: problem?.kind ?? null, message: String(problem?.message ?? error), advice: problem?.advice }
  }
}
