/** Time held, by stage or by party. */
import { DAY_MS } from '../../../../values/date.ts'
import { mean, quantilesOf } from '../engine/quantile.ts'
import { type Held, NOT_COVERED } from '../rules.ts'
import { groupAt, groupTogether } from './groups.ts'
import type { VisitTimes } from './visit-times.ts'

/** `groupOf` is the group of each visit; -1 joins the time that no visit covers. Largest share first. */
export function heldBy(times: VisitTimes, groupOf: Int32Array, names: readonly string[]): Held[] {
  const total = new Float64Array(names.length + 1)
  const rest = names.length
  for (let visit = 0; visit < times.held.length; visit++) {
    const group = groupOf[visit]!
    total[group < 0 ? rest : group]! += times.held[visit]!
  }
  for (const gap of times.uncovered) total[rest]! += gap
  const all = total.reduce((sum, ms) => sum + ms, 0)

  const finished = groupTogether(times.held, ofFinished(times, groupOf), names.length)
  const came = new Uint8Array(names.length)
  for (const group of groupOf) if (group >= 0) came[group] = 1
  const shareOf = (group: number) => (all > 0 ? Math.min(1, total[group]! / all) : 0)

  return [
    ...names.flatMap((name, group) => (came[group] ? [figures(name, groupAt(finished, group), shareOf(group))] : [])),
    ...(total[rest]! > 0 ? [figures(NOT_COVERED, uncoveredVisits(times, groupOf), shareOf(rest))] : []),
  ].sort((a, b) => b.shareOfTime - a.shareOfTime)
}

function ofFinished({ finished }: VisitTimes, groupOf: Int32Array): Int32Array {
  const groups = groupOf.slice()
  for (let visit = 0; visit < groups.length; visit++) if (finished[visit] === 0) groups[visit] = -1
  return groups
}

/** What the row of time not covered counts: each case's gap once, and each finished visit that names no group. */
function uncoveredVisits(times: VisitTimes, groupOf: Int32Array): Float64Array {
  const unnamed = times.held.filter((_, visit) => groupOf[visit]! < 0 && times.finished[visit] === 1)
  const gaps = times.uncovered.filter(gap => gap > 0)
  const values = new Float64Array(unnamed.length + gaps.length)
  values.set(unnamed)
  values.set(gaps, unnamed.length)
  return values
}

/** The values are moved about. */
function figures(name: string, values: Float64Array, shareOfTime: number): Held {
  const inDays = (ms: number | null | undefined) => (ms == null ? null : ms / DAY_MS)
  const [p50, p80, p95] = quantilesOf(values, [0.5, 0.8, 0.95])
  return {
    name,
    visits: values.length,
    meanDays: inDays(mean(values)),
    p50Days: inDays(p50),
    p80Days: inDays(p80),
    p95Days: inDays(p95),
    shareOfTime,
  }
}
