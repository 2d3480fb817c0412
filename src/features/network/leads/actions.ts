/** How many different leads each borough has had: worked out for whoever asks, from what they may see, and one entry for the look. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { listSeats } from '../holdings/queries.ts'
import type { Seat } from '../holdings/rules.ts'
import { listAreas, listCoverSpans, listHoldings, listRoleKinds, unitNames } from '../queries.ts'
import type { Area, CalendarDate, Cover, Holding, RoleKind } from '../rules.ts'
import { type BoroughLeads, boroughLeads, countedUntil, type LeadsAsked, sharedLeads } from './rules.ts'

export type Leads = LeadsAsked & {
  /** The day after the last one counted. */
  until: CalendarDate
  today: CalendarDate
  /** By name; the City is not among them, whose police are a force of its own. */
  boroughs: readonly (BoroughLeads & { name: string })[]
  cover: readonly Cover[]
  roleKinds: readonly RoleKind[]
  unitNames: ReadonlyMap<number, string>
  /** By borough: the names of the others that this reader sees led by the same person at the end of these days. */
  sharing: ReadonlyMap<string, readonly string[]>
}

/** Every borough of which this reader may see who polices it. */
export const lookAtLeads = (tx: Tx, asked: LeadsAsked): Promise<Leads> => look(tx, asked, () => true)

/** The same for one of them. */
export async function lookAtLeadsOf(tx: Tx, area: string, asked: LeadsAsked): Promise<Leads> {
  const leads = await look(tx, asked, code => code === area)
  if (leads.boroughs.length === 0)
    throw notFound('There is no such borough here', 'Check the address. Boroughs that are not yours to see are not shown.')
  return leads
}

async function look(tx: Tx, { since, known }: LeadsAsked, isWanted: (area: string) => boolean): Promise<Leads> {
  const [today, areas, cover, roleKinds, names] = await Promise.all([
    getToday(tx),
    listAreas(tx),
    listCoverSpans(tx, { known }),
    listRoleKinds(tx),
    unitNames(tx),
  ])
  const until = countedUntil({ known }, today)
  const leading = roleKinds.filter(({ leads }) => leads !== null).map(({ key }) => key)
  const holdings = await listHoldings(tx, { known, during: { from: since, until }, roleKinds: leading })
  const all = areas
    .filter(area => !area.ownForce && cover.some(each => each.area === area.code))
    .map(area => ofBorough(area, { cover, holdings, roleKinds }, { from: since, until }))
  const boroughs = all.filter(({ area }) => isWanted(area))
  await recordLook(tx, boroughs)
  return { since, known, until, today, boroughs, cover, roleKinds, unitNames: names, sharing: sharedLeads(all) }
}

type Given = { cover: readonly Cover[]; holdings: readonly Holding[]; roleKinds: readonly RoleKind[] }

function ofBorough({ code, name }: Area, { cover, holdings, roleKinds }: Given, during: { from: CalendarDate; until: CalendarDate }) {
  const own = cover.filter(({ area }) => area === code)
  return { name, ...boroughLeads(code, { cover: own, holdings, roleKinds }, during) }
}

/** The holdings that stand behind what is shown. */
async function recordLook(tx: Tx, boroughs: readonly BoroughLeads[]): Promise<void> {
  const seen = new Set(boroughs.flatMap(({ spans }) => spans.flatMap(({ lead }) => lead?.id ?? [])))
  if (seen.size > 0) await record(tx, { kind: 'leads-read', subjects: [...seen] })
}

/** The seats that lead the one borough looked at, or did in these days: its own and those of the units that policed it. */
export async function lookAtSeatsBehind(tx: Tx, { boroughs, cover, roleKinds, since }: Leads): Promise<Seat[]> {
  const [borough] = boroughs
  if (!borough) return []
  const units = cover
    .filter(({ area, valid }) => area === borough.area && (valid.until === null || valid.until > since))
    .map(({ unit }) => unit)
  const leading = new Set(roleKinds.filter(({ leads }) => leads !== null).map(({ key }) => key))
  return (await listSeats(tx, { units, areas: [borough.area] })).filter(({ roleKind }) => leading.has(roleKind))
}
