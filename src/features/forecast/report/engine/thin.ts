/** Which points of a long step curve to keep for drawing: all corners a person could see, and none that would show one case by itself. */
import type { Curve } from './kaplan-meier.ts'

const STEPS = 200

/**
 * Indices into the curve's times, first and last included: a point is kept when the curve fell or time passed by a two-hundredth
 * since the last one kept, so that at most about 400 remain. With `leastEndings` above 1 a step also holds that many endings.
 */
export function thin(curve: Curve, leastEndings = 1): number[] {
  const kept: number[] = []
  const lastTime = curve.times[curve.times.length - 1] ?? 0
  let time = Number.NEGATIVE_INFINITY
  let open = 1
  let endings = 0

  for (let i = 0; i < curve.times.length; i++) {
    endings += curve.ended[i]!
    const visible = curve.times[i]! - time >= lastTime / STEPS || open - curve.open[i]! >= 1 / STEPS || i === curve.times.length - 1
    if (!visible || endings < leastEndings) continue
    kept.push(i)
    time = curve.times[i]!
    open = curve.open[i]!
    endings = 0
  }
  return kept
}
