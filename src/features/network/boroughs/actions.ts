/** Looking at boroughs, and giving one to another unit. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Period } from '../../../values/period.ts'
import { notFound, orRefuse, stale } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import type { AsAt } from '../as-at/rules.ts'
import { listOldBeliefsOfArea } from '../beliefs/queries.ts'
import { closeFacts, insertFacts } from '../facts/queries.ts'
import { changesNothing, correct } from '../facts/rules.ts'
import { leadSpans } from '../leads/rules.ts'
import { lookAtPlace, recordHoldingsRead } from '../places/actions.ts'
import { listAreas, listCover, listCoverSpans, listHoldings, listRoleKinds, unitNames } from '../queries.ts'
import { saysSoAlready } from '../units/actions.ts'
import { listChoices } from '../units/queries.ts'
import { type CoverFact, coverVersion, getArea, listCouncils, listCoverFacts } from './queries.ts'
import { isWhole, readBoroughMove, type TypedBoroughMove, theDay } from './rules.ts'

/** Those of which the reader may see who polices them. `shared` counts those that they see. */
export async function lookAtBoroughs(tx: Tx, when: AsAt) {
  const [areas, cover, names, councils] = await Promise.all([listAreas(tx), listCover(tx, when), unitNames(tx), listCouncils(tx)])
  return {
    rows: areas.flatMap(area => {
      const policed = cover.find(each => each.area === area.code)
      if (!policed) return []
      const shared = cover.filter(({ unit }) => unit === policed.unit).length - 1
      return [{ area, policed, unitName: names.get(policed.unit) ?? null, shared, council: councils.get(area.code) ?? null }]
    }),
  }
}

export type BoroughsView = Awaited<ReturnType<typeof lookAtBoroughs>>

/** Not there for a reader who may see nothing of who ever policed it. */
export async function lookAtBorough(tx: Tx, code: string, when: AsAt) {
  const area = await getArea(tx, code)
  const [spans, now, names, councils, roleKinds, place, beliefs, everywhere] = await Promise.all([
    listCoverSpans(tx, when, code),
    listCoverFacts(tx, code),
    unitNames(tx),
    listCouncils(tx),
    listRoleKinds(tx),
    lookAtPlace(tx, { area: code }, when),
    listOldBeliefsOfArea(tx, code),
    listCover(tx, when),
  ])
  if (now.length === 0 && beliefs.length === 0) throw notFound('There is no such borough', 'Look for it in the list of boroughs.')
  const policed = everywhere.find(each => each.area === code)
  const unitHoldings = policed ? await listHoldings(tx, { known: when.known, during: theDay(when.at), units: [policed.unit] }) : []
  const holdings = [...place.holdings, ...unitHoldings]
  const [span] = leadSpans(code, { cover: spans, holdings, roleKinds }, theDay(when.at))
  const lead = span?.lead ?? null
  await recordHoldingsRead(tx, [...place.holdings, ...unitHoldings.filter(({ id }) => id === lead?.id)])
  return {
    ...{ area, spans, names, place, beliefs, lead, policed },
    council: councils.get(code) ?? null,
    leadRole: roleKinds.find(({ key }) => key === lead?.roleKind)?.name ?? null,
    /** Whether every day is shown. */
    whole: isWhole(spans.map(({ valid }) => valid)),
    sharedWith: everywhere.filter(({ unit, area: other }) => unit === policed?.unit && other !== code).length,
  }
}

export type BoroughView = Awaited<ReturnType<typeof lookAtBorough>>

/** From a day on, or in some days, another unit polices it; in all others it stays as it was. */
export async function moveBorough(tx: Tx, code: string, typed: TypedBoroughMove, seen: number): Promise<void> {
  const { code: area } = await getArea(tx, code)
  const facts = await listCoverFacts(tx, area)
  if ((await coverVersion(tx, area)) !== seen) throw stale()
  const { unit, during, approximate, why } = orRefuse(readBoroughMove(typed, await listChoices(tx)))
  const change = correct(facts, { during, value: { unit: unit.id, approximate } }, isSame)
  if (changesNothing(change)) throw saysSoAlready()
  await closeFacts(tx, 'network.cover', change.close)
  await insertFacts(
    tx,
    'network.cover',
    change.add.map(({ valid, value }: { valid: Period; value: CoverFact }) => ({ area, ...value, valid, why })),
  )
  await record(tx, { kind: 'borough-moved', subjects: [], detail: { area, unit: unit.id } })
}

const isSame = (a: CoverFact, b: CoverFact): boolean => a.unit === b.unit && a.approximate === b.approximate
