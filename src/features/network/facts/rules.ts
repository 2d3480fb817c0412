/** What is believed of one subject: facts whose days do not overlap. A correction says which of them are closed and which are believed instead. */
import { byStart, common, joined, type Period, without } from '../../../values/period.ts'

export type Fact<Value> = { id: string; valid: Period; value: Value }
export type Belief<Value> = { valid: Period; value: Value }
export type Correction<Value> = { close: readonly string[]; add: readonly Belief<Value>[] }

/** What to believe from now on in some days, everything else staying as it was. `value` undefined: that nothing holds then. */
type Wanted<Value> = { during: Period; value: Value | undefined }

/**
 * Closes each fact that overlaps, keeps what of it lies outside, and joins neighbours that say the same, so that a date moved back and forth
 * leaves no seams. Empty where the facts say so already.
 */
export function correct<Value>(
  facts: readonly Fact<Value>[],
  { during, value }: Wanted<Value>,
  isSame: (a: Value, b: Value) => boolean,
): Correction<Value> {
  const touched = facts.filter(fact => common(fact.valid, during) || isNeighbour(fact, during, value, isSame))
  const kept = touched.flatMap(fact => without(fact.valid, [during]).map(valid => ({ valid, value: fact.value })))
  const wanted = joinSame(value === undefined ? kept : [...kept, { valid: during, value }], isSame)
  const stays = (fact: Fact<Value>) => wanted.some(belief => isEqual(belief, fact, isSame))
  return {
    close: touched.filter(fact => !stays(fact)).map(({ id }) => id),
    add: wanted.filter(belief => !touched.some(fact => isEqual(belief, fact, isSame))),
  }
}

export const changesNothing = ({ close, add }: Correction<unknown>): boolean => close.length === 0 && add.length === 0

const isEqual = <Value>(a: Belief<Value>, b: Belief<Value>, isSame: (a: Value, b: Value) => boolean): boolean =>
  a.valid.from === b.valid.from && a.valid.until === b.valid.until && isSame(a.value, b.value)

const isNeighbour = <Value>(
  fact: Fact<Value>,
  during: Period,
  value: Value | undefined,
  isSame: (a: Value, b: Value) => boolean,
): boolean => value !== undefined && isSame(fact.value, value) && joined([fact.valid, during]).length === 1

function joinSame<Value>(beliefs: readonly Belief<Value>[], isSame: (a: Value, b: Value) => boolean): Belief<Value>[] {
  const runs: Belief<Value>[] = []
  for (const belief of [...beliefs].sort((a, b) => byStart(a.valid, b.valid))) {
    const last = runs.at(-1)
    const [whole, rest] = last && isSame(last.value, belief.value) ? joined([last.valid, belief.valid]) : []
    if (last && whole && !rest) runs[runs.length - 1] = { valid: whole, value: last.value }
    else runs.push(belief)
  }
  return runs
}
