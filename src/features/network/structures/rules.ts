/**
 * Structures: which unit polices each borough, as it was on a day or as somebody proposes; and what going from one to another means for a
 * borough. What counts is told as a councillor would ask: who leads us, how many others do they lead, with whom are we now and with whom no more.
 */
import { addDays } from '../../../values/date.ts'
import { count, counted } from '../../../values/figures.ts'
import { type Lead, leadSpans } from '../leads/rules.ts'
import type { Area, CalendarDate, Cover, Holding, RoleKind, Unit } from '../rules.ts'

export type StructureUnit = {
  /** Its code in the register; what a proposal adds has a key of the proposal's own. */
  key: string
  name: string
  confirmed: boolean
}

export type Structure = {
  /** Those that police a borough, by name. */
  units: readonly StructureUnit[]
  /** The key of the unit for each borough of the force, by its code. */
  cover: ReadonlyMap<string, string>
  /** Who leads each borough; null for nobody. Absent where nobody can be named yet, as in a proposal. */
  leads?: ReadonlyMap<string, Lead | null>
}

type Register = {
  areas: readonly Pick<Area, 'code' | 'ownForce'>[]
  units: readonly Pick<Unit, 'id' | 'code' | 'name' | 'confirmed'>[]
  cover: readonly Pick<Cover, 'area' | 'unit' | 'valid'>[]
  holdings: readonly Holding[]
  roleKinds: readonly Pick<RoleKind, 'key' | 'leads'>[]
}

/** Of one day: units and cover are those of that day. The City has a force of its own and is no part of it. */
export function structureOn(day: CalendarDate, { areas, units, cover, holdings, roleKinds }: Register): Structure {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const ours = areas.filter(({ ownForce }) => !ownForce).map(({ code }) => code)
  const policed = ours.flatMap(area => {
    const held = cover.find(each => each.area === area)
    const unit = held && byId.get(held.unit)
    return held && unit ? [{ area, held, unit }] : []
  })
  const during = { from: day, until: addDays(day, 1) }
  const leadOf = (area: string, held: Pick<Cover, 'unit' | 'valid'>) =>
    leadSpans(area, { cover: [held], holdings, roleKinds }, during)[0]?.lead ?? null
  return {
    units: byName(distinct(policed.map(({ unit }) => unit)).map(({ code, name, confirmed }) => ({ key: code, name, confirmed }))),
    cover: new Map(policed.map(({ area, unit }) => [area, unit.code])),
    leads: new Map(policed.map(({ area, held }) => [area, leadOf(area, held)])),
  }
}

/** Where a borough stands in one structure. */
export type Place = {
  unit: StructureUnit | null
  /** Null: nobody. Undefined: nobody can be named yet. */
  lead: Lead | null | undefined
  /** The other boroughs of its unit. */
  neighbours: readonly string[]
  /** The other boroughs that look to the same lead, or will once there is one. */
  sharing: readonly string[]
}

/** How many boroughs its lead has, itself counted. */
export const spanOf = ({ sharing }: Place): number => sharing.length + 1

/** By the code of each borough that has a unit. */
export function placesIn({ units, cover, leads }: Structure): ReadonlyMap<string, Place> {
  const byKey = new Map(units.map(unit => [unit.key, unit]))
  const areas = [...cover.keys()].sort()
  const groups = Map.groupBy(areas, area => groupOf(area, { cover, leads }))
  const ofUnit = Map.groupBy(areas, area => cover.get(area) ?? '')
  const others = (all: readonly string[] | undefined, area: string) => (all ?? []).filter(each => each !== area)
  return new Map(
    areas.map(area => [
      area,
      {
        unit: byKey.get(cover.get(area) ?? '') ?? null,
        lead: leads === undefined ? undefined : (leads.get(area) ?? null),
        neighbours: others(ofUnit.get(cover.get(area) ?? ''), area),
        sharing: others(groups.get(groupOf(area, { cover, leads })), area),
      },
    ]),
  )
}

/** A vacant post is still one post for all who wait for it. */
function groupOf(area: string, { cover, leads }: Pick<Structure, 'cover'> & { leads: Structure['leads'] | undefined }): string {
  const lead = leads?.get(area)
  return lead ? `person ${lead.person}` : `unit ${cover.get(area)}`
}

const NOWHERE: Place = { unit: null, lead: null, neighbours: [], sharing: [] }

export type BoroughChange = {
  area: string
  before: Place
  after: Place
  changesUnit: boolean
  /** Boroughs of its unit: before and after, before only, after only. */
  stays: readonly string[]
  leaves: readonly string[]
  joins: readonly string[]
}

/** Every borough of either, once, by its code. */
export function compare(before: Structure, after: Structure): BoroughChange[] {
  const [then, now] = [placesIn(before), placesIn(after)]
  const areas = [...new Set([...then.keys(), ...now.keys()])].sort()
  return areas.map(area => changeOf(area, then.get(area) ?? NOWHERE, now.get(area) ?? NOWHERE))
}

function changeOf(area: string, before: Place, after: Place): BoroughChange {
  const [was, is] = [new Set(before.neighbours), new Set(after.neighbours)]
  return {
    ...{ area, before, after },
    changesUnit: before.unit?.key !== after.unit?.key,
    stays: before.neighbours.filter(other => is.has(other)),
    leaves: before.neighbours.filter(other => !is.has(other)),
    joins: after.neighbours.filter(other => !was.has(other)),
  }
}

export type Spread = { least: number; most: number; mean: number }
export type Figures = {
  boroughs: number
  units: number
  /** People who lead a borough, and boroughs without one; undefined where nobody can be named yet. */
  leads: number | undefined
  withoutLead: number | undefined
  /** How many boroughs a unit has, and a lead; undefined without boroughs. */
  perUnit: Spread | undefined
  perLead: Spread | undefined
  /** How many leads, or posts that wait for one, have so many boroughs; fewest boroughs first. */
  spans: readonly { boroughs: number; leads: number }[]
}

export function figuresOf(structure: Structure): Figures {
  const areas = [...structure.cover.keys()]
  const leads = structure.leads && [...structure.leads.values()]
  const perUnit = sizes(areas, area => structure.cover.get(area) ?? '')
  const perLead = sizes(areas, area => groupOf(area, { cover: structure.cover, leads: structure.leads }))
  return {
    boroughs: areas.length,
    units: structure.units.length,
    leads: leads && new Set(leads.flatMap(lead => (lead ? [lead.person] : []))).size,
    withoutLead: leads?.filter(lead => lead === null).length,
    perUnit: spreadOf(perUnit),
    perLead: spreadOf(perLead),
    spans: [...Map.groupBy(perLead, size => size)]
      .map(([boroughs, all]) => ({ boroughs, leads: all.length }))
      .sort((a, b) => a.boroughs - b.boroughs),
  }
}

const sizes = (areas: readonly string[], groupBy: (area: string) => string): number[] =>
  [...Map.groupBy(areas, groupBy).values()].map(group => group.length)

function spreadOf(all: readonly number[]): Spread | undefined {
  if (all.length === 0) return undefined
  return { least: Math.min(...all), most: Math.max(...all), mean: all.reduce((sum, each) => sum + each, 0) / all.length }
}

/** "2 to 4, on average 2.7" */
export function spreadWords(spread: Spread | undefined): string {
  if (spread === undefined) return '–'
  const { least, most, mean } = spread
  return least === most ? count(least) : `${count(least)} to ${count(most)}, on average ${mean.toFixed(1)}`
}

/** "2 to 4 boroughs, on average 2.7" */
export function boroughsWords(spread: Spread | undefined): string {
  if (spread === undefined) return 'no boroughs'
  const { least, most, mean } = spread
  return least === most ? counted(least, 'borough') : `${count(least)} to ${count(most)} boroughs, on average ${mean.toFixed(1)}`
}

/** What a unit of the later structure is made of: its boroughs, by the unit each had before. */
export type Makeup = { unit: StructureUnit; from: readonly { unit: StructureUnit | null; areas: readonly string[] }[] }

export function makeupOf(changes: readonly BoroughChange[]): Makeup[] {
  const units = byName(distinct(changes.flatMap(({ after }) => (after.unit ? [after.unit] : []))))
  return units.map(unit => {
    const inIt = changes.filter(({ after }) => after.unit?.key === unit.key)
    const earlier = Map.groupBy(inIt, ({ before }) => before.unit?.key)
    return {
      unit,
      from: [...earlier.values()].map(all => ({ unit: all[0]?.before.unit ?? null, areas: all.map(({ area }) => area) })),
    }
  })
}

const distinct = <Each>(all: readonly Each[]): Each[] => [...new Set(all)]
const byName = (units: readonly StructureUnit[]): StructureUnit[] =>
  [...units].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
