/** The list of the units that exist on a day: what is asked of it, how it is counted and grouped. */
import { count } from '../../../values/figures.ts'
import { listed, UNIT_KINDS, type Unit } from '../rules.ts'

export const PER_PAGE = 100

export type Asked = { kind: string; name: string; below: string; page: string }
export type Filter = {
  /** Empty: of every kind. */
  kind: string
  /** A part of the name, or the code. */
  name: string
  /** Directly below this unit; null: wherever. */
  below: number | null
  /** Counted from 1. */
  page: number
}

/** What no page ever asks is passed over. */
export function readFilter({ kind, name, below, page }: Asked): Filter {
  return {
    kind: Object.hasOwn(UNIT_KINDS, kind) ? kind : '',
    name: name.trim().slice(0, 120),
    below: /^\d{1,9}$/.test(below) ? Number(below) : null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  }
}

/** The part of an address that asks for the same, without the page. */
export function filterQuery({ kind, name, below }: Omit<Filter, 'page'>): string[] {
  return [
    ...(kind === '' ? [] : [`kind=${kind}`]),
    ...(name === '' ? [] : [`name=${encodeURIComponent(name)}`]),
    ...(below === null ? [] : [`below=${below}`]),
  ]
}

export const isFiltered = ({ kind, name, below }: Filter): boolean => kind !== '' || name !== '' || below !== null

const MANY: Readonly<Record<string, readonly [one: string, many: string]>> = {
  force: ['force', 'forces'],
  command: ['command', 'commands'],
  bcu: ['Basic Command Unit', 'Basic Command Units'],
  'borough-command': ['borough command', 'borough commands'],
  team: ['team', 'teams'],
  'vetting-unit': ['vetting unit', 'vetting units'],
  centre: ['centre', 'centres'],
  'local-authority': ['local authority', 'local authorities'],
  organisation: ['other organisation', 'other organisations'],
}

export type KindCount = { kind: string; units: number }

/** "12 Basic Command Units, 2 forces and 1 team", in the order in which kinds are always named. */
export function countWords(counts: readonly KindCount[]): string {
  const words = Object.keys(UNIT_KINDS).flatMap(kind => {
    const units = counts.find(each => each.kind === kind)?.units ?? 0
    return units === 0 ? [] : [`${count(units)} ${MANY[kind]?.[units === 1 ? 0 : 1] ?? kind}`]
  })
  return words.length === 0 ? 'No unit' : listed(words)
}

export type ListedUnit = Unit & {
  /** Of what it belongs to; null where it stands for a body of its own, or its place is not shown to the reader. */
  parentName: string | null
  /** Whether the reader may open the page of what it belongs to. */
  parentSeen: boolean
  opened: Unit['valid']['from']
}

export type Group = { parent: number | null; name: string | null; seen: boolean; units: readonly ListedUnit[] }

/** Runs of units that belong to the same; the list comes in that order. */
export function grouped(units: readonly ListedUnit[]): Group[] {
  const groups: { parent: number | null; name: string | null; seen: boolean; units: ListedUnit[] }[] = []
  for (const unit of units) {
    const last = groups.at(-1)
    if (last && last.parent === unit.parent) last.units.push(unit)
    else groups.push({ parent: unit.parent, name: unit.parentName, seen: unit.parentSeen, units: [unit] })
  }
  return groups
}
