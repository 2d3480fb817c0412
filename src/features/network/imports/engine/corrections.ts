/** Several corrections of one subject, one after the other, and what they come to. */
import { byStart, common, type Period } from '../../../../values/period.ts'
import { type Belief, correct, type Fact } from '../../facts/rules.ts'

export type Same<Value> = (a: Value, b: Value) => boolean
export type Wanted<Value> = { during: Period; value: Value | undefined }

/** What changes of one subject: the facts nobody believes any more, and what is believed instead. */
export type Change<Value> = { subject: string; close: readonly Fact<Value>[]; add: readonly Belief<Value>[] }

/** All that is believed afterwards, in order of days. */
export function corrected<Value>(facts: readonly Belief<Value>[], wanted: readonly Wanted<Value>[], same: Same<Value>): Belief<Value>[] {
  let number = 0
  const named = (belief: Belief<Value>): Fact<Value> => ({ valid: belief.valid, value: belief.value, id: String(number++) })
  let now = facts.map(named)
  for (const one of wanted) {
    const { close, add } = correct(now, one, same)
    now = [...now.filter(({ id }) => !close.includes(id)), ...add.map(named)]
  }
  return now.map(({ valid, value }) => ({ valid, value })).sort((a, b) => byStart(a.valid, b.valid))
}

/** From what is stored to what is to be believed; nothing where they say the same. */
export function changeTo<Value>(
  subject: string,
  facts: readonly Fact<Value>[],
  after: readonly Belief<Value>[],
  same: Same<Value>,
): Change<Value>[] {
  const equal = (a: Belief<Value>, b: Belief<Value>) =>
    a.valid.from === b.valid.from && a.valid.until === b.valid.until && same(a.value, b.value)
  const close = facts.filter(fact => !after.some(belief => equal(belief, fact)))
  const add = after.filter(belief => !facts.some(fact => equal(belief, fact)))
  return close.length === 0 && add.length === 0 ? [] : [{ subject, close, add }]
}

/** From the first day of any to the last day of any; undefined without any. */
export function hullOf(periods: readonly Period[]): Period | undefined {
  const [first] = [...periods].sort(byStart)
  if (!first) return undefined
  const ends = periods.flatMap(({ until }) => until ?? []).sort()
  return { from: first.from, until: ends.length < periods.length ? null : (ends.at(-1) ?? null) }
}

/** Cut to a life that may have become shorter or longer: the facts at its ends go along with it. */
export function reachingTo<Value extends { approximate: boolean }>(
  facts: readonly Belief<Value>[],
  life: Period,
  isApproximate: { from: boolean; until: boolean },
): Belief<Value>[] {
  const before = hullOf(facts.map(({ valid }) => valid))
  const inOrder = [...facts].sort((a, b) => byStart(a.valid, b.valid))
  const kept = inOrder.flatMap(fact => cutTo(fact, life))
  // A life that moved altogether takes along what was said last.
  const inside = kept.length > 0 ? kept : inOrder.slice(-1)
  return inside.map(({ valid, value }, at) => {
    const moves = {
      from: at === 0 && life.from !== before?.from,
      until: at === inside.length - 1 && life.until !== before?.until,
    }
    // One mark for both ends: an end that stays keeps what was said of it.
    const from = moves.from ? isApproximate.from : valid.from !== null && value.approximate
    const until = moves.until ? isApproximate.until : valid.until !== null && value.approximate
    return {
      valid: { from: moves.from ? life.from : valid.from, until: moves.until ? life.until : valid.until },
      value: moves.from || moves.until ? { ...value, approximate: from || until } : value,
    }
  })
}

function cutTo<Value>({ valid, value }: Belief<Value>, life: Period): Belief<Value>[] {
  const left = common(valid, life)
  return left ? [{ valid: left, value }] : []
}
