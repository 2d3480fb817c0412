/** Erases content whose time has come: every feature's, and the platform's own. The only one that erases. */
import type { Erasure, JobHandler, Jobs } from '../jobs/job.ts'
import { eraseWhatWasSaid, forgetRequests } from './queries.ts'

const PLATFORM: readonly Erasure[] = [
  { name: 'answers kept for requests', erase: forgetRequests },
  { name: 'what was said in the ledger', erase: eraseWhatWasSaid },
]

export const retentionJobs = (erasures: readonly Erasure[]): Jobs => ({ retention: erase([...PLATFORM, ...erasures]) })

/** At night, when few are there. */
export const RETENTION_CRONTAB = '17 2 * * * retention'

const erase =
  (erasures: readonly Erasure[]): JobHandler =>
  async (_, { asService, log, signal }) => {
    const failed: unknown[] = []
    for (const erasure of erasures) {
      // One that fails does not keep the others' content past its time.
      await eraseAll(erasure, { asService, log, signal }).catch(error => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${erasures.length} erasures failed`)
  }

type Context = Pick<Parameters<JobHandler>[1], 'asService' | 'log' | 'signal'>

/** In portions, each a transaction: what was erased stays erased wherever it is cut short. */
async function eraseAll({ name, wall, erase: eraseSome }: Erasure, { asService, log, signal }: Context): Promise<void> {
  let all = 0
  for (let some = -1; some !== 0 && !signal.aborted; all += some)
    some = await asService({ service: 'retention', act: 'retention.erase', wall }, eraseSome)
  if (all > 0) log.info({ erasure: name, count: all }, 'Erased what was due')
}
