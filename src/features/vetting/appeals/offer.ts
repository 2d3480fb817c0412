/** What a letter offers to whoever does not agree, from the rules of its day. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { CalendarDate } from '../../../values/date.ts'
import type { Case } from '../cases/rules.ts'
import { ruleOn } from '../queries.ts'
import { type About, type Offer, routesFor, windowEnds } from './rules.ts'

type Contested = Pick<Case, 'regime' | 'kind'>

export async function offerFor(
  tx: Tx,
  found: Contested,
  about: About,
  day: CalendarDate,
  more: { internalDismissed?: true } = {},
): Promise<Offer> {
  const { policy, value: days } = await ruleOn<number>(tx, 'vetting-window', 'appeal-days', day)
  return { about, routes: routesFor({ about, ...found, ...more }), windowEnds: windowEnds(day, days), windowPolicy: policy }
}

/** Of a clearance that was withdrawn. */
export const offerAfterWithdrawal = async (tx: Tx, found: Contested, withdrawal: string, day: CalendarDate): Promise<Offer> => ({
  ...(await offerFor(tx, found, 'withdrawal', day)),
  withdrawal,
})
