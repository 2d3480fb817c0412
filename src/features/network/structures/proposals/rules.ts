/** A drawing: a structure that somebody proposes, with every borough of the force in one of its units; read from a form, and what it changes. */
import { accept, type Outcome, type Reason, refuse } from '../../../../values/outcome.ts'
import type { Area } from '../../rules.ts'
import type { Structure } from '../rules.ts'

export type DrawnUnit = { key: string; name: string }
/** As it is stored. `cover` gives the key of a unit for the code of a borough. */
export type Drawing = { units: readonly DrawnUnit[]; cover: Readonly<Record<string, string>> }

export const NOTHING: Drawing = { units: [], cover: {} }
const LONGEST_NAME = 120
/** More than there are boroughs is a slip. */
const MOST_UNITS = 60

export const drawingOf = ({ units, cover }: Structure): Drawing => ({
  units: units.map(({ key, name }) => ({ key, name })),
  cover: Object.fromEntries(cover),
})

/** `unconfirmed`: names, by key, that the force has not published. */
export function structureOf({ units, cover }: Drawing, unconfirmed: ReadonlyMap<string, string> = new Map()): Structure {
  const used = new Set(Object.values(cover))
  return {
    units: units
      .filter(({ key }) => used.has(key))
      .map(({ key, name }) => ({ key, name, confirmed: unconfirmed.get(key) !== name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    cover: new Map(Object.entries(cover)),
  }
}

/** The boroughs that a structure of the force is made of. */
export const boroughsOf = (areas: readonly Area[]): Area[] => areas.filter(({ ownForce }) => !ownForce)

/** The fields of the form: `name-KEY`, `remove-KEY`, `unit-E09...`, and in `add` the names of new units, one on each line. */
export type TypedDrawing = Readonly<Record<string, string>>

export function typedDrawing({ units, cover }: Drawing): TypedDrawing {
  return Object.fromEntries([
    ...units.map(({ key, name }) => [`name-${key}`, name]),
    ...Object.entries(cover).map(([area, key]) => [`unit-${area}`, key]),
  ])
}

/** What the fields say so far, right or not. A borough whose unit was removed has none. */
export function sketchOf(typed: TypedDrawing, areas: readonly Area[]): Drawing {
  const units: DrawnUnit[] = Object.entries(typed).flatMap(([field, name]) => {
    const [, key] = /^name-([A-Za-z0-9-]{1,60})$/.exec(field) ?? []
    return key === undefined || typed[`remove-${key}`] ? [] : [{ key, name: name.trim() }]
  })
  for (const name of linesOf(typed.add)) units.push({ key: newKey(name, units), name })
  const keys = new Set(units.map(({ key }) => key))
  const cover = boroughsOf(areas).map(({ code }) => [code, typed[`unit-${code}`] ?? ''] as const)
  return { units, cover: Object.fromEntries(cover.filter(([, key]) => keys.has(key))) }
}

const linesOf = (text = ''): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** From its first name, so that a unit that is removed and named again is the same; it stays when the unit is renamed. */
export function newKey(name: string, others: readonly DrawnUnit[]): string {
  const words = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  const stem = `new-${words.slice(0, 30).replaceAll(/^-|-$/g, '') || 'unit'}`
  const isTaken = (key: string) => others.some(each => each.key === key)
  let key = stem
  for (let at = 2; isTaken(key); at += 1) key = `${stem}-${at}`
  return key
}

/** Every borough of the force in exactly one unit, every unit with a name of its own and a borough. */
export function checkDrawing(sketch: Drawing, areas: readonly Area[]): Outcome<Drawing> {
  const errors = [...unitErrors(sketch), ...boroughErrors(sketch, areas)]
  return errors.length > 0 ? refuse(...errors) : accept(sketch)
}

function unitErrors({ units, cover }: Drawing): Reason[] {
  if (units.length === 0) return [{ field: 'add', message: 'Name the units' }]
  if (units.length > MOST_UNITS) return [{ field: 'add', message: `There must be ${MOST_UNITS} units or fewer` }]
  const used = new Set(Object.values(cover))
  return units.flatMap(({ key, name }, at) => {
    const said = (message: string): Reason[] => [{ field: `name-${key}`, message }]
    if (name === '') return said('Enter the name of the unit, or remove it')
    if ([...name].length > LONGEST_NAME) return said(`The name must be ${LONGEST_NAME} characters or fewer`)
    if (units.slice(0, at).some(other => sameName(other.name, name)))
      return said(`Another unit is called “${name}”: give each a name of its own`)
    return used.has(key) ? [] : said(`“${name}” has no borough: give it one, or remove it`)
  })
}

const boroughErrors = ({ cover }: Drawing, areas: readonly Area[]): Reason[] =>
  boroughsOf(areas).flatMap(({ code, name }) =>
    cover[code] === undefined ? [{ field: `unit-${code}`, message: `Select the unit for ${name}` }] : [],
  )

export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

export type Difference = {
  added: readonly string[]
  removed: readonly string[]
  renamed: readonly { from: string; to: string }[]
  /** By the code of the borough. `from` is null where it had no unit. */
  moved: readonly { area: string; from: string | null; to: string }[]
}

export function differenceOf(before: Drawing, after: Drawing): Difference {
  const [was, is] = [namesOf(before), namesOf(after)]
  return {
    added: after.units.filter(({ key }) => !was.has(key)).map(({ name }) => name),
    removed: before.units.filter(({ key }) => !is.has(key)).map(({ name }) => name),
    renamed: after.units.flatMap(({ key, name }) => {
      const from = was.get(key)
      return from === undefined || from === name ? [] : [{ from, to: name }]
    }),
    moved: Object.entries(after.cover)
      .filter(([area, key]) => before.cover[area] !== key)
      .map(([area, key]) => ({ area, from: was.get(before.cover[area] ?? '') ?? null, to: is.get(key) ?? '' }))
      .sort((a, b) => (a.area < b.area ? -1 : 1)),
  }
}

const namesOf = ({ units }: Drawing): ReadonlyMap<string, string> => new Map(units.map(({ key, name }) => [key, name]))

export const isNoDifference = ({ added, removed, renamed, moved }: Difference): boolean =>
  [added, removed, renamed, moved].every(each => each.length === 0)

export type TypedProposal = { name: string; about: string; start: string }
const STARTS = ['today', 'empty', 'table'] as const
export type NewProposal = { name: string; about: string; start: (typeof STARTS)[number] }
const LONGEST_ABOUT = 2000

export function readProposal(typed: TypedProposal): Outcome<NewProposal> {
  const [name, about] = [typed.name.trim(), typed.about.trim()]
  const start = STARTS.find(each => each === typed.start)
  const errors: Reason[] = []
  if (name === '') errors.push({ field: 'name', message: 'Enter a name' })
  else if ([...name].length > LONGEST_NAME) errors.push({ field: 'name', message: `The name must be ${LONGEST_NAME} characters or fewer` })
  if ([...about].length > LONGEST_ABOUT)
    errors.push({ field: 'about', message: `What it is about must be ${LONGEST_ABOUT} characters or fewer` })
  if (!start) errors.push({ field: 'start', message: 'Select what to start from' })
  return errors.length > 0 || !start ? refuse(...errors) : accept({ name, about, start })
}
