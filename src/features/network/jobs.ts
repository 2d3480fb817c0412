/** What the register does by itself at the start of a day: what was recorded or agreed for that day now counts. */
import type { JobHandler, Jobs } from '../../platform/jobs/job.ts'
import { describeScopes, makeDueMoves } from './units/queries.ts'

const asker = { service: 'jobs', act: 'network.begin-day' }

/** Done again it changes nothing. */
const beginDay: JobHandler = async (_, { asService }) => {
  const failed: unknown[] = []
  // A move that cannot be made keeps no unit from its name or its closing.
  for (const step of [makeDueMoves, describeScopes]) await asService(asker, tx => step(tx)).catch(error => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, 'The day could not be begun wholly')
}

export const networkJobs: Jobs = { 'begin-register-day': beginDay }

/** After midnight in London, in summer and in winter; a worker that was away then does it when it comes back. */
export const NETWORK_CRONTAB = '5 0,23 * * * begin-register-day ?fill=2d'
