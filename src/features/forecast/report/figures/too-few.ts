/**
 * What may not be shown by itself when a report is handed out: groups under five, and as many more that no group's figure follows
 * from the total and the groups that are shown. A group of nobody hides nobody.
 */
import { type Held, LEAST_RELEASED } from '../rules.ts'

const isFew = (count: number): boolean => count > 0 && count < LEAST_RELEASED

/**
 * Which groups go together into one; all false when none is too small. `disjoint` groups have no member in common, so that sizes add
 * up; others (a case comes to many stages) are only surely five when one of them is.
 */
export function tooFew(counts: ArrayLike<number>, sizes: 'disjoint' | 'overlapping'): boolean[] {
  const hidden = Array.from(counts, isFew)
  const size = (): number => {
    const of = hidden.map((isHidden, i) => (isHidden ? counts[i]! : 0))
    return sizes === 'disjoint' ? of.reduce((sum, count) => sum + count, 0) : Math.max(...of)
  }
  const number = () => hidden.filter(Boolean).length

  while (number() > 0 && (number() === 1 || size() < LEAST_RELEASED)) {
    const next = smallestShown(counts, hidden)
    if (next < 0) break
    hidden[next] = true
  }
  return hidden
}

/**
 * The same for classes by month. `counts[class][month]`; `together` are classes that the table of classes already merges, and
 * `hiddenMonths` months not shown, of which only the sum follows from the rest: that sum must not be small either.
 */
export function tooFewByMonth(
  counts: readonly (readonly number[])[],
  together: readonly boolean[],
  hiddenMonths: readonly boolean[],
): boolean[] {
  const cells = counts.map(row => [
    ...row.filter((_, month) => !hiddenMonths[month]),
    row.reduce((sum, count, month) => sum + (hiddenMonths[month] ? count : 0), 0),
  ])
  const totals = counts.map(row => row.reduce((sum, count) => sum + count, 0))
  const hidden = cells.map((row, at) => together[at]! || row.some(isFew))
  const merged = (): number[] =>
    (cells[0] ?? []).map((_, column) => cells.reduce((sum, row, at) => sum + (hidden[at] ? row[column]! : 0), 0))

  while (merged().some(isFew)) {
    const next = smallestShown(totals, hidden)
    if (next < 0) break
    hidden[next] = true
  }
  return hidden
}

function smallestShown(counts: ArrayLike<number>, hidden: readonly boolean[]): number {
  let smallest = -1
  for (let i = 0; i < counts.length; i++) {
    if (!hidden[i] && counts[i]! > 0 && (smallest < 0 || counts[i]! < counts[smallest]!)) smallest = i
  }
  return smallest
}

/** Groups renumbered with the hidden ones put together at the end. Without hidden ones nothing changes. */
export type Merged = { names: string[]; groupOf: Int32Array; hidden: number }

export function mergeHidden(names: readonly string[], hidden: readonly boolean[], groupOf: ArrayLike<number>, other: string): Merged {
  const shown = names.filter((_, i) => !hidden[i])
  const count = names.length - shown.length
  let next = 0
  const place = names.map((_, i) => (hidden[i] ? shown.length : next++))
  return {
    names: count > 0 ? [...shown, other] : shown,
    groupOf: renumbered(groupOf, place),
    hidden: count,
  }
}

/** A plain loop: `Int32Array.from` with a function takes a fifth of a second over a million visits. */
function renumbered(groupOf: ArrayLike<number>, place: readonly number[]): Int32Array {
  const to = new Int32Array(groupOf.length)
  for (let i = 0; i < to.length; i++) to[i] = groupOf[i]! < 0 ? -1 : place[groupOf[i]!]!
  return to
}

/** Endings of each class; where one is of too few cases none is given for the class, and never for one class alone. */
export function withoutFewOutcomes<T extends { n: number; outcomes: Record<string, number> }>(classes: readonly T[]): T[] {
  const few = classes.map(({ outcomes }) => Object.values(outcomes).some(isFew))
  if (few.filter(Boolean).length === 1) {
    const next = smallestShown(
      classes.map(({ n }) => n),
      few,
    )
    if (next >= 0) few[next] = true
  }
  return classes.map((figures, i) => (few[i] ? { ...figures, outcomes: {} } : figures))
}

/** Time held keeps its share; figures of fewer than five finished visits are left out. */
export const withoutFewVisits = (held: readonly Held[]): Held[] =>
  held.map(row => (isFew(row.visits) ? { ...row, visits: 0, meanDays: null, p50Days: null, p80Days: null, p95Days: null } : row))
