/** How the unit's cases ended in the last year. Discontinued and not progressed are no refusals, so each is counted apart. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { countOutcomes, type OutcomeCount } from './queries.ts'

export type Outcomes = { from: CalendarDate; last: CalendarDate; counts: readonly OutcomeCount[] }
const DAYS = 365

export async function lookAtOutcomes(tx: Tx): Promise<Outcomes> {
  const last = await getToday(tx)
  const from = addDays(last, 1 - DAYS)
  return { from, last, counts: await countOutcomes(tx, from, last) }
}
