/**
 * Which cases are closed, in a log that does not say.
 *
 * An event log rarely records "this case is over". What it does show is how often, and how soon, something more follows a stage.
 * For each stage the chance that nothing follows is estimated with the unfinished gaps censored (Kaplan-Meier, whose plateau is
 * the share that ends there). The chances add up to how many cases are open; so many count as open, the
 * likeliest first, and every case that is more likely than not to go on.
 * See docs/decisions/0005-a-case-is-closed-when-nothing-usually-follows.md.
 */

/** The gaps seen after one state: those that ended in another event, and those still without one, in any unit. */
type Gaps = { followed: Float64Array; silent: Float64Array }

/** Below this many observations a pair of stages says less than its last stage alone. */
const ENOUGH = 40

export type CasePath = {
  count: number
  /** Visits of case i are first[i] .. first[i + 1] - 1. */
  first: Int32Array
  stage: Uint16Array
  /** Latest stamp of each visit; and earliest, which ends the gap before it. */
  latest: Float64Array
  earliest: Float64Array
  endOfLog: number
}

/** For each case the chance, 0 to 1, that something more will follow. */
export function chanceOfMore(path: CasePath): Float64Array {
  const { single, pairs } = gapsByState(path)
  const curves = new Map<Gaps, Curve>()
  const curveOf = (gaps: Gaps): Curve => {
    const known = curves.get(gaps)
    if (known) return known
    const made = fitCurve(gaps)
    curves.set(gaps, made)
    return made
  }

  const chance = new Float64Array(path.count)
  eachLastState(path, (index, key, pair, idle) => {
    const seen = pairs.get(pair)!
    const curve = curveOf(seen.followed.length + seen.silent.length >= ENOUGH ? seen : single.get(key)!)
    chance[index] = 1 - curve.plateau / curve.at(idle)
  })
  return chance
}

type Curve = { plateau: number; at: (gap: number) => number }

/** Share of gaps longer than `gap` with nothing following: product-limit over the two kinds of gap. */
function fitCurve({ followed, silent }: Gaps): Curve {
  const ends = followed.slice().sort()
  const still = silent.slice().sort()
  const shares = new Float64Array(ends.length)
  let distinct = 0
  let share = 1
  let gone = 0
  for (let i = 0; i < ends.length; ) {
    const time = ends[i]!
    let here = 0
    while (i + here < ends.length && ends[i + here] === time) here++
    while (gone < still.length && still[gone]! < time) gone++
    share *= 1 - here / (ends.length - i + still.length - gone)
    i += here
    // Written where it has been read already: a log of millions of visits has as many gaps.
    ends[distinct] = time
    shares[distinct++] = share
  }
  // Half an observation is kept for "nothing followed", so that a state never yet seen to end can still turn out to be an end.
  const plateau = Math.max(share, 0.5 / (ends.length + still.length + 1))
  return {
    plateau,
    at: gap => {
      let low = 0
      let high = distinct
      while (low < high) {
        const middle = (low + high) >>> 1
        if (ends[middle]! <= gap) low = middle + 1
        else high = middle
      }
      return low === 0 ? 1 : Math.max(shares[low - 1]!, plateau)
    },
  }
}

/**
 * All gaps lie in two columns, by stage and within it by the stage before, so that the gaps of a pair and those of its last stage are
 * parts of the same columns: counted first, then put in place.
 */
function gapsByState(path: CasePath): { single: Map<number, Gaps>; pairs: Map<number, Gaps> } {
  const counts = new Map<number, Count>()
  eachState(path, (_, pair, __, followed) => {
    const count = counts.get(pair)
    if (count === undefined) counts.set(pair, { followed: followed ? 1 : 0, silent: followed ? 0 : 1 })
    else if (followed) count.followed++
    else count.silent++
  })
  const order = [...counts.keys()].sort((a, b) => stageOf(a) - stageOf(b) || a - b)
  const total = sumOf(order.map(pair => counts.get(pair)!))
  const all: Gaps = { followed: new Float64Array(total.followed), silent: new Float64Array(total.silent) }

  const next = new Map<number, Count>()
  const pairs = new Map<number, Gaps>()
  const single = new Map<number, Gaps>()
  const from: Count = { followed: 0, silent: 0 }
  for (const [stage, own] of Map.groupBy(order, stageOf)) {
    single.set(stage, part(all, from, sumOf(own.map(pair => counts.get(pair)!))))
    for (const pair of own) {
      const count = counts.get(pair)!
      pairs.set(pair, part(all, from, count))
      next.set(pair, { ...from })
      from.followed += count.followed
      from.silent += count.silent
    }
  }
  eachState(path, (_, pair, gap, followed) => {
    const at = next.get(pair)!
    if (followed) all.followed[at.followed++] = gap
    else all.silent[at.silent++] = gap
  })
  return { single, pairs }
}

type Count = { followed: number; silent: number }

const stageOf = (pair: number): number => pair % 65_536

const sumOf = (counts: readonly Count[]): Count =>
  counts.reduce((sum, count) => ({ followed: sum.followed + count.followed, silent: sum.silent + count.silent }), {
    followed: 0,
    silent: 0,
  })

const part = (all: Gaps, from: Count, count: Count): Gaps => ({
  followed: all.followed.subarray(from.followed, from.followed + count.followed),
  silent: all.silent.subarray(from.silent, from.silent + count.silent),
})

function eachState(path: CasePath, visit: (key: number, pair: number, gap: number, followed: boolean) => void): void {
  for (let index = 0; index < path.count; index++) {
    const end = path.first[index + 1]!
    let before = 0xffff
    let reached = Number.NEGATIVE_INFINITY
    for (let at = path.first[index]!; at < end; at++) {
      const stage = path.stage[at]!
      reached = Math.max(reached, path.latest[at]!)
      const followed = at + 1 < end
      const gap = (followed ? path.earliest[at + 1]! : path.endOfLog) - reached
      visit(stage, before * 65536 + stage, Math.max(gap, 0), followed)
      before = stage
    }
  }
}

function eachLastState(path: CasePath, visit: (index: number, key: number, pair: number, idle: number) => void): void {
  for (let index = 0; index < path.count; index++) {
    const from = path.first[index]!
    const last = path.first[index + 1]! - 1
    if (last < from) continue
    let reached = Number.NEGATIVE_INFINITY
    for (let at = from; at <= last; at++) reached = Math.max(reached, path.latest[at]!)
    const before = last > from ? path.stage[last - 1]! : 0xffff
    visit(index, path.stage[last]!, before * 65536 + path.stage[last]!, Math.max(path.endOfLog - reached, 0))
  }
}

/** The lowest chance at which a case counts as open: as many are taken as the chances add up to, the likeliest first, and all above a half. */
export function openFrom(chance: Float64Array): number {
  const falling = Float64Array.from(chance).sort().reverse()
  const expected = Math.round(falling.reduce((sum, share) => sum + share, 0))
  return expected === 0 ? 0.5 : Math.min(Math.max(falling[expected - 1]!, 0.05), 0.5)
}
