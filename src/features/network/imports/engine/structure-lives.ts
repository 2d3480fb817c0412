/** In which days each unit of a file exists: a new one in those of its lines; one that is there as before, as far as nothing that it polices says otherwise. */
import { joined, overlaps, type Period } from '../../../../values/period.ts'
import type { Belief } from '../../facts/rules.ts'
import type { Refusal } from '../rules.ts'
import { hullOf } from './corrections.ts'
import type { Covering, HeldUnit } from './structure-held.ts'
import type { StructureRow } from './structure-rows.ts'

export type UnitLines = { code: string; rows: readonly StructureRow[]; held: HeldUnit | undefined }
/** With the days in which it exists afterwards. */
export type Living = UnitLines & { life: Period }
export type CoverByArea = ReadonlyMap<string, readonly Belief<Covering>[]>

export function daysByUnit(cover: CoverByArea): ReadonlyMap<string, readonly Period[]> {
  const days = new Map<string, Period[]>()
  for (const { value, valid } of [...cover.values()].flat()) days.set(value.unit, [...(days.get(value.unit) ?? []), valid])
  return days
}

type Days = { before: readonly Period[]; after: readonly Period[] }

export function lifeOf({ code, rows, held }: UnitLines, { before, after }: Days): { life: Period; refused: readonly Refusal[] } {
  const said = joined(rows.map(({ valid }) => valid))
  const [first, ...others] = said
  const last = rows.at(-1)
  if (!first || !last) throw new Error('A unit of the file has no line')
  const refuse = (message: string): readonly Refusal[] => [{ line: last.line, column: 'first_day', message }]
  const known = hullOf(held?.descriptions.map(({ valid }) => valid) ?? [])
  if (!known) {
    const refused = others.length > 0 ? refuse(`${code} would exist, be closed and exist again: give the later unit a code of its own`) : []
    return { life: hullOf(said) ?? first, refused }
  }
  if (!said.some(period => touches(period, known)))
    return { life: known, refused: refuse(`${code} does not exist in these days: a unit that was closed is not opened again`) }
  const covered = { before: hullOf(before), after: hullOf(after) }
  const follows = (end: 'from' | 'until') => covered.before && covered.after && covered.before[end] === known[end]
  const kept: Period = {
    from: follows('from') && covered.after ? covered.after.from : known.from,
    until: follows('until') && covered.after ? covered.after.until : known.until,
  }
  return { life: hullOf([kept, ...said, ...(covered.after ? [covered.after] : [])]) ?? known, refused: [] }
}

const touches = (a: Period, b: Period): boolean => overlaps(a, b) || joined([a, b]).length === 1
