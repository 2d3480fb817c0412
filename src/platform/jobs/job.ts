/** What a feature writes to have something done later, or by itself. */
import type { FastifyBaseLogger } from 'fastify'
import type { ServiceAsker, Wall } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'

export type JobContext = {
  /** One transaction as a named service. A job has as many as it needs, and each stands for itself. */
  asService<T>(asker: ServiceAsker, work: (tx: Tx) => Promise<T>): Promise<T>
  log: FastifyBaseLogger
  /** 1 for the first try. A handler that throws is tried again later, unless this was the last. */
  attempt: number
  isLastAttempt: boolean
  /** Aborted when the program is told to end. */
  signal: AbortSignal
}

/** Done at least once, so its effect must be the same when it is done again. The payload holds ids, and nothing about persons. */
export type JobHandler = (payload: unknown, job: JobContext) => Promise<void>

/** Task -> who does it. */
export type Jobs = Readonly<Record<string, JobHandler>>

/** Content whose time has come. Gives how many records lost theirs; called again until there are none. What is on hold is left. */
export type Erasure = { name: string; wall?: Wall; erase(tx: Tx): Promise<number> }
