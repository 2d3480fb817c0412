/** The figures of one group of cases: percentiles with open cases censored, means, working days, share within the target. */
import { DAY_MS } from '../../../../values/date.ts'
import { type Curve, type Estimate, kaplanMeier, openAt, percentiles, restrictedMean } from '../engine/kaplan-meier.ts'
import { CENSORED, endingOf, timeOf } from '../engine/times.ts'
import type { Percentile, Timeliness } from '../rules.ts'

const SHARES = [0.5, 0.8, 0.95]

/** Both packed and sorted: elapsed milliseconds and working days of the same cases. */
export type TimesOfGroup = { elapsed: Float64Array; working: Float64Array }

export function timelinessOf({ elapsed, working }: TimesOfGroup, targetDays: number | undefined): Timeliness {
  const curve = kaplanMeier(elapsed)
  const [p50, p80, p95] = percentiles(curve, SHARES).map(inDays)
  const [working50, working80, working95] = percentiles(kaplanMeier(working), SHARES).map(estimate => reached(estimate.at))
  const withinTarget = targetDays === undefined ? undefined : shareWithin(curve, targetDays)
  return {
    n: curve.n,
    open: curve.censored,
    closed: curve.n - curve.censored,
    p50: p50!,
    p80: p80!,
    p95: p95!,
    meanDays: meanOfClosed(elapsed),
    ...(curve.n > 0 && { restrictedMean: { days: restrictedMean(curve) / DAY_MS, upToDays: curve.longest / DAY_MS } }),
    p50WorkingDays: working50!,
    p80WorkingDays: working80!,
    p95WorkingDays: working95!,
    ...(withinTarget && { withinTarget }),
  }
}

const reached = (value: number): number | null => (Number.isNaN(value) ? null : value)

function inDays({ at, low, high }: Estimate): Percentile {
  return { days: reached(at / DAY_MS), low: reached(low / DAY_MS), high: reached(high / DAY_MS) }
}

function meanOfClosed(elapsed: Float64Array): number | null {
  let sum = 0
  let closed = 0
  for (const packed of elapsed) {
    if (endingOf(packed) === CENSORED) continue
    sum += timeOf(packed)
    closed++
  }
  return closed === 0 ? null : sum / closed / DAY_MS
}

/** Nothing where no case of the group has been watched for as long as the target: a young month has no share yet. */
function shareWithin(curve: Curve, targetDays: number): Timeliness['withinTarget'] {
  const open = openAt(curve, targetDays * DAY_MS)
  return curve.n > 0 && open.known ? { share: 1 - open.at, low: 1 - open.high, high: 1 - open.low } : undefined
}
