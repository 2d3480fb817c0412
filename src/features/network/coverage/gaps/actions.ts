/** Looking at gaps: worked out for whoever asks, from what they may see, and one entry for the look. */

import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { overlaps } from '../../../../values/period.ts'
import { record } from '../../../ledger/index.ts'
import { listHoldings } from '../../queries.ts'
import type { Holding } from '../../rules.ts'
import { getScope, listRuns, listTallies, type Tally, type VacantPlace } from './queries.ts'
import { type Gap, type Gaps, type GapsAsked, type RequirementMet, type Run, type Scope, seesAllOf, seesSome } from './rules.ts'

/** Of the days asked for; what the reader may not see all holdings of is left out and named. */
export async function lookAtGaps(tx: Tx, asked: GapsAsked): Promise<Gaps> {
  const gaps = await findGaps(tx, asked, await getScope(tx))
  const shown = gaps.met.flatMap(({ id, gaps: found }) => [id, ...found.flatMap(({ meanwhile }) => meanwhile.map(holding => holding.id))])
  if (shown.length > 0) await record(tx, { kind: 'gaps-read', subjects: shown })
  return gaps
}

/** For what records its own look. */
export async function findGaps(tx: Tx, asked: GapsAsked, scope: Scope): Promise<Gaps> {
  const [today, tallies] = [await getToday(tx), await listTallies(tx, asked, scope)]
  const isShown = (tally: Tally) => seesAllOf(scope, tally) || seesSome(scope)
  const shown = tallies.filter(isShown)
  const vacancies = shown.flatMap(tally => tally.vacant.map(place => ({ ...tally, ...place })))
  const runs = await listRuns(tx, vacancies, asked)
  const standIns = await listStandIns(tx, vacancies, asked)
  let next = 0
  const met = shown.map(({ vacant, published, ...tally }): RequirementMet => {
    const gaps = vacant.map(place => gapOf(place, runs[next++] ?? [], standIns.get(placeKey(tally.roleKind, place)) ?? []))
    return { ...tally, whole: seesAllOf(scope, { published }), gaps }
  })
  return { ...asked, today, met, hidden: tallies.filter(tally => !isShown(tally)) }
}

const gapOf = (place: VacantPlace, runs: readonly Run[], standIns: readonly Holding[]): Gap => ({
  ...place,
  runs,
  meanwhile: standIns.filter(({ valid }) => runs.some(({ days }) => overlaps(valid, days))),
})

const placeKey = (roleKind: string, { unit, area }: { unit: number | null; area: string | null }) => `${roleKind} ${unit ?? area}`

/** Deputies and whoever covers, by role and place. */
async function listStandIns(tx: Tx, vacancies: readonly (VacantPlace & { roleKind: string })[], { during, known }: GapsAsked) {
  const found = new Map<string, Holding[]>()
  if (vacancies.length === 0) return found
  const holdings = await listHoldings(tx, {
    ...{ known, during },
    units: vacancies.flatMap(({ unit }) => unit ?? []),
    areas: vacancies.flatMap(({ area }) => area ?? []),
    roleKinds: [...new Set(vacancies.map(({ roleKind }) => roleKind))],
  })
  for (const holding of holdings) {
    if (holding.standing === 'holder') continue
    const key = placeKey(holding.roleKind, holding)
    found.set(key, [...(found.get(key) ?? []), holding])
  }
  return found
}
