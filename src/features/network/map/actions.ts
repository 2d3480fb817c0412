/** The map for whoever asks: one figure for each borough, from what they may see, and one entry for the look where it tells of who holds what. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { record } from '../../ledger/index.ts'
import { getScope } from '../coverage/gaps/queries.ts'
import { listAreas, listCover, listRoleKinds, listUnits } from '../queries.ts'
import type { CalendarDate } from '../rules.ts'
import type { LegendItem } from './engine/tiles.ts'
import { figuresOf } from './figures.ts'
import { type Borough, type Figure, figuresFor, labelOf, type MapAsked } from './rules.ts'
import { headlineOf, legendOf, type Shown, shownOwnForce, UNSEEN } from './shown/rules.ts'

export type BoroughShown = Borough & { shown: Shown }
export type LondonMap = MapAsked & {
  today: CalendarDate
  /** Those that this reader can choose from. */
  figures: readonly Figure[]
  chosen: Figure
  /** By name. */
  boroughs: readonly BoroughShown[]
  legend: readonly LegendItem[]
  headline: string | undefined
}

/** A figure that the reader may not see, or that there is not, gives the map of units. */
export async function lookAtMap(tx: Tx, asked: MapAsked): Promise<LondonMap> {
  const [today, scope, kinds] = [await getToday(tx), await getScope(tx), await listRoleKinds(tx)]
  const figures = figuresFor(scope, kinds)
  const chosen = figures.find(({ key }) => key === asked.figure) ?? figures[0]
  if (!chosen) throw new Error('The map always has one figure')
  const boroughs = await listBoroughs(tx, asked)
  const { read, values, ...figured } = await figuresOf(tx, { asked, chosen, boroughs, scope, kinds })
  if (read.length > 0) await record(tx, { kind: 'coverage-map-read', subjects: read, detail: { figure: chosen.key } })
  const shown = boroughs.map(({ area }, at) => {
    const own = figured.shown[at] ?? UNSEEN
    return area.ownForce ? shownOwnForce(chosen, own) : own
  })
  return {
    ...{ ...asked, figure: chosen.key, today, figures, chosen },
    boroughs: boroughs.map((borough, at) => ({ ...borough, shown: shown[at] ?? UNSEEN })),
    legend: legendOf(chosen, shown, values),
    headline: headlineOf({ figure: chosen, boroughs, shown, values }),
  }
}

async function listBoroughs(tx: Tx, { asAt }: MapAsked): Promise<Borough[]> {
  const [areas, cover, units] = [await listAreas(tx), await listCover(tx, asAt), await listUnits(tx, asAt)]
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const covered = new Map(cover.map(each => [each.area, each]))
  return areas.map(area => {
    const own = covered.get(area.code)
    const unit = own && byId.get(own.unit)
    return {
      area,
      unit: unit ? { id: unit.id, name: unit.name, label: labelOf(unit), confirmed: unit.confirmed } : null,
      since: own?.valid.from ?? null,
      approximate: own?.approximate ?? false,
    }
  })
}
