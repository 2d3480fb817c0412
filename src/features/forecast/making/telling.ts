/** Tells how far long work is, for whoever looks at its page. */
import { elapsed } from '../../../platform/clock.ts'
import type { ServiceAsker } from '../../../platform/db/transaction.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { JobContext } from '../../../platform/jobs/job.ts'
import type { OnProgress } from '../runs/make-forecast.ts'
import type { Progress } from '../uploads/rules.ts'

/** Each time it is told leaves an entry in the ledger. */
const TELL_EVERY_MS = 2_000

/** Sparingly, and one after the other; that it could not be told stops nothing. */
export function telling(
  { asService, log }: Pick<JobContext, 'asService' | 'log'>,
  asker: ServiceAsker,
  update: (tx: Tx, progress: Progress) => Promise<void>,
): OnProgress {
  let last = -TELL_EVERY_MS
  let isTelling = false
  return (step, share) => {
    if (isTelling || elapsed() - last < TELL_EVERY_MS) return
    isTelling = true
    last = elapsed()
    const percent = Math.max(0, Math.min(99, Math.floor(share * 100)))
    asService(asker, tx => update(tx, { step, percent }))
      .catch(err => log.warn({ err }, 'Progress could not be told'))
      .finally(() => {
        isTelling = false
      })
  }
}
