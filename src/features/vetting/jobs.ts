/** What vetting does by itself each night: reminds of what was asked, makes the reviews of the coming weeks, marks what was replaced. */
import type { Tx } from '../../platform/db/tx.ts'
import type { JobHandler, Jobs } from '../../platform/jobs/job.ts'
import { notify } from '../../platform/mail/queries.ts'
import { record } from '../ledger/index.ts'
import { markReplaced } from './clearances/queries.ts'
import { vettingPaths } from './paths.ts'
import { countReminders } from './requests/queries.ts'
import { makeAnnualReviews } from './reviews/queries.ts'

const asker = { service: 'jobs', act: 'vetting.begin-day', wall: 'vetting' } as const

/** Each portion is a transaction: what was done stays done wherever it is cut short. */
const AT_ONCE = 500
/** Time enough to look before the day. */
const REVIEWS_AHEAD_DAYS = 30

/** Mail says only that there is an update, and goes to the applicant alone: they know what they were asked. */
async function remind(tx: Tx): Promise<number> {
  const reminded = await countReminders(tx, AT_ONCE)
  // One mail for each case, however much was asked in it.
  const cases = new Map(reminded.map(({ caseId, applicant }) => [caseId, applicant]))
  for (const [id, applicant] of cases) await notify(tx, applicant, 'update', vettingPaths.ownCase(id))
  if (reminded.length > 0) await record(tx, { kind: 'reminders-sent', subjects: reminded.map(({ id }) => id) })
  return reminded.length
}

async function makeReviews(tx: Tx): Promise<number> {
  const made = await makeAnnualReviews(tx, REVIEWS_AHEAD_DAYS, AT_ONCE)
  if (made.length > 0) await record(tx, { kind: 'reviews-made', subjects: made })
  return made.length
}

async function markLapsed(tx: Tx): Promise<number> {
  const marked = await markReplaced(tx, AT_ONCE)
  if (marked.length > 0) await record(tx, { kind: 'clearances-replaced', subjects: marked })
  return marked.length
}

/** Done again on the same day it changes nothing. What was replaced comes first: it is not reviewed any more. */
const beginDay: JobHandler = async (_, { asService, log, signal }) => {
  const failed: unknown[] = []
  for (const [name, step] of Object.entries({ replaced: markLapsed, reviews: makeReviews, reminders: remind })) {
    let all = 0
    try {
      for (let some = -1; some !== 0 && !signal.aborted; all += some) some = await asService(asker, step)
    } catch (error) {
      // One that fails does not keep the others from their work.
      failed.push(error)
    }
    if (all > 0) log.info({ step: name, count: all }, 'Begun the day of vetting')
  }
  if (failed.length > 0) throw new AggregateError(failed, 'The day of vetting could not be begun wholly')
}

export const vettingJobs: Jobs = { 'begin-vetting-day': beginDay }

/** Early in the morning in London, in summer and in winter; a worker that was away then does it when it comes back. */
export const VETTING_CRONTAB = '40 3 * * * begin-vetting-day ?fill=1d'
