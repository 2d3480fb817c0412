/** How leads and boroughs are said, on pages and in files alike. */
import { personWords } from '../marks.tsx'
import type { Area, RoleKind } from '../rules.ts'
import type { Place } from './rules.ts'

export type Names = { areas: ReadonlyMap<string, string>; roleKinds: ReadonlyMap<string, string> }

export const namesFor = (areas: readonly Area[], roleKinds: readonly RoleKind[]): Names => ({
  areas: new Map(areas.map(({ code, name }) => [code, name])),
  roleKinds: new Map(roleKinds.map(({ key, name }) => [key, name])),
})

export const areaName = (code: string, { areas }: Names): string => areas.get(code) ?? code

/** By name, with commas; a dash for none. */
export const areaNames = (codes: readonly string[], names: Names): string =>
  codes.length === 0
    ? '–'
    : codes
        .map(code => areaName(code, names))
        .sort()
        .join(', ')

/** By name alone: the role says what rank would. */
export function leadWords({ lead, unit }: Place, { roleKinds }: Names): { who: string; as: string | null } {
  if (lead === undefined) return { who: 'Not yet named', as: null }
  if (lead === null) return { who: unit === null ? '–' : 'Nobody', as: null }
  return { who: personWords({ ...lead, rank: null }), as: roleKinds.get(lead.roleKind) ?? lead.roleKind }
}
