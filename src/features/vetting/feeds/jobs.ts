/** Each morning: whoever came to a post without its clearance, or left with one, is on the list; whoever took that list learns that there is something new. */
import type { JobHandler, Jobs } from '../../../platform/jobs/job.ts'
import { notify } from '../../../platform/mail/queries.ts'
import { record } from '../../ledger/index.ts'
import { vettingPaths } from '../paths.ts'
import { listMornings } from './queries.ts'

const asker = { service: 'jobs', act: 'vetting.compare-lists', wall: 'vetting' } as const

const compareLists: JobHandler = async (_, { asService }) => {
  await asService(asker, async tx => {
    for (const { manager, feed, lacking, leavers } of await listMornings(tx)) {
      if (lacking + leavers === 0) continue
      await notify(tx, manager, 'update', vettingPaths.feeds)
      await record(tx, { kind: 'list-stands-out', subjects: [feed], detail: { lacking, leavers } })
    }
  })
}

export const feedJobs: Jobs = { 'compare-vetting-lists': compareLists }

/** Before the day begins in London, in summer and in winter. */
export const FEED_CRONTAB = '20 5 * * * compare-vetting-lists ?fill=1d'
