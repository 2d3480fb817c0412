/** Works out the dates that people outside see, each day for every open case. Done again on the same day it comes to the same. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { JobHandler, Jobs } from '../../../platform/jobs/job.ts'
import { addDays } from '../../../values/date.ts'
import { listOpenReleases, listUnits, pastDaysOf, updateExpected } from './queries.ts'
import { expectedDates } from './rules.ts'

const asker = { service: 'jobs', act: 'vetting.expect-dates', wall: 'vetting' } as const
const EXPECT_TASK = 'vetting-expected-dates'

/** Each hour: the first after midnight in London renews all, the others give a date to what was opened, asked or answered since. */
export const EXPECT_CRONTAB = `40 * * * * ${EXPECT_TASK} ?fill=1h`

/** Cases that ended in these days are what the dates rest on. */
const DAYS_BACK = 2 * 365

const expect: JobHandler = async (_, { asService }) => {
  for (const unit of await asService(asker, listUnits)) await asService(asker, tx => expectInUnit(tx, unit))
}

async function expectInUnit(tx: Tx, unit: number): Promise<void> {
  const today = await getToday(tx)
  const [past, open] = await Promise.all([pastDaysOf(tx, unit, addDays(today, -DAYS_BACK), today), listOpenReleases(tx, unit)])
  await updateExpected(
    tx,
    open.map(({ id, facts }) => ({ id, dates: expectedDates(facts, past, today) })),
    today,
  )
}

export const expectedJobs: Jobs = { [EXPECT_TASK]: expect }
