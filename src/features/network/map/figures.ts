/** Each figure of the map, worked out for all boroughs from what the reader may see. */
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays } from '../../../values/date.ts'
import { findGaps } from '../coverage/gaps/actions.ts'
import { type Gap, oneDay, runOn, type Scope, seesAllOf } from '../coverage/gaps/rules.ts'
import { type BoroughLeads, boroughLeads } from '../leads/rules.ts'
import { listCoverSpans, listHoldings } from '../queries.ts'
import type { CalendarDate, RoleKind } from '../rules.ts'
import { tintsOf } from './engine/tiles.ts'
import type { Borough, Counted, Figure, MapAsked } from './rules.ts'
import { countFor, type RoleState, type Shown, shownCount, shownRole, UNSEEN } from './shown/rules.ts'

export type Asking = { asked: MapAsked; chosen: Figure; boroughs: readonly Borough[]; scope: Scope; kinds: readonly RoleKind[] }
/** `shown` in the order of the boroughs. `values` are what was counted, for the shades; `read` the records that stand behind it. */
export type Figured = { shown: readonly Shown[]; values: readonly number[]; read: readonly string[] }

export function figuresOf(tx: Tx, asking: Asking): Promise<Figured> | Figured {
  const { chosen, boroughs } = asking
  if (chosen.key === 'unit') return unitFigures(boroughs)
  return 'role' in chosen ? roleFigures(tx, asking, chosen.role) : leadFigures(tx, asking, chosen.key)
}

function unitFigures(boroughs: readonly Borough[]): Figured {
  const tints = tintsOf(boroughs.map(({ area, unit }) => ({ ...area, group: unit && String(unit.id) })))
  const shown = boroughs.map(({ unit }): Shown => {
    if (!unit) return UNSEEN
    return { words: unit.name, mark: unit.label, says: '', cell: unit.name, tone: `tint-${tints.get(String(unit.id)) ?? 0}` }
  })
  return { shown, values: [], read: [] }
}

/** In post, or as the gaps of the same day say. */
async function roleFigures(tx: Tx, { asked, boroughs, scope }: Asking, role: RoleKind): Promise<Figured> {
  const { at, known } = asked.asAt
  const { met } = await findGaps(tx, { during: oneDay(at), known }, scope)
  const required = met.filter(({ roleKind }) => roleKind === role.key)
  const holdings = await listHoldings(tx, { known, during: oneDay(at), roleKinds: [role.key], ...placesOf(boroughs, role) })
  const shown = boroughs.map(borough => {
    if (!seesAllOf(scope, role) && !isOwn(borough, role, scope)) return shownRole(role, { state: 'unseen' })
    const isHeld = holdings.some(holding => holding.standing === 'holder' && isAt(borough, role, holding))
    const gap = required.flatMap(({ gaps }) => gaps).find(each => isAt(borough, role, each))
    return shownRole(role, stateOf(isHeld, gap, at))
  })
  return { shown, values: [], read: [...required.map(({ id }) => id), ...holdings.map(({ id }) => id)] }
}

const placesOf = (boroughs: readonly Borough[], { place }: RoleKind) =>
  place === 'area'
    ? { areas: boroughs.map(({ area }) => area.code) }
    : { units: [...new Set(boroughs.flatMap(({ unit }) => unit?.id ?? []))] }

/** Held for the borough itself, or in the unit that polices it. */
const isAt = ({ area, unit }: Borough, role: RoleKind, place: { area: string | null; unit: number | null }) =>
  role.place === 'area' ? place.area === area.code : place.unit !== null && place.unit === unit?.id

const isOwn = ({ area, unit }: Borough, { place }: RoleKind, scope: Scope) =>
  place === 'area' ? scope.areas.includes(area.code) : unit !== null && scope.units.includes(unit.id)

function stateOf(isHeld: boolean, gap: Gap | undefined, at: CalendarDate): RoleState {
  if (isHeld) return { state: 'held' }
  const run = gap && runOn(gap, at)
  if (!gap || !run) return { state: 'none' }
  return { state: gap.meanwhile.length > 0 ? 'attended' : 'vacant', since: run.days.from, about: run.aboutFrom }
}

/** Over the days until the one looked at, and at its end. */
async function leadFigures(tx: Tx, { asked, boroughs, scope, kinds }: Asking, key: Counted): Promise<Figured> {
  const { since, asAt } = asked
  const during = { from: since, until: addDays(asAt.at, 1) }
  const leading = kinds.filter(({ leads }) => leads !== null)
  const cover = await listCoverSpans(tx, asAt)
  const holdings = await listHoldings(tx, { known: asAt.known, during, roleKinds: leading.map(role => role.key) })
  const seesAll = leading.every(role => seesAllOf(scope, role))
  const found = boroughs.map(({ area }) => {
    if (area.ownForce || !(seesAll || scope.areas.includes(area.code))) return undefined
    const own = cover.filter(span => span.area === area.code)
    const leads = boroughLeads(area.code, { cover: own, holdings, roleKinds: kinds }, during)
    return leads.seesNow ? leads : undefined
  })
  const read = found.flatMap(leads => leads?.spans.flatMap(({ lead }) => lead?.id ?? []) ?? [])
  return { ...countsOf(key, found, since), read: [...new Set(read)] }
}

function countsOf(key: Counted, found: readonly (BoroughLeads | undefined)[], since: CalendarDate) {
  const sharing = (leads: BoroughLeads) => found.filter(other => other?.record.now?.person === leads.record.now?.person).length
  const valued = found.map(leads => leads && { leads, value: countFor(key, leads, sharing(leads)) })
  const values = valued.flatMap(each => each?.value ?? [])
  return { values, shown: valued.map(each => (each ? shownCount({ key, since, values, ...each }) : UNSEEN)) }
}
