/** Draws futures in growing numbers until the mean that matters is known as precisely as asked, or a stated number of them is drawn. */
import { drawFutures, type Futures, type FuturesPlan } from './backlog.ts'
import type { Forecast } from './rules.ts'

const FEWEST = 400
const MOST = 3_200
const NORMAL_95 = 1.96

export function drawUntilPrecise(
  plan: FuturesPlan,
  asked: { replications?: number; precisionDays: number },
): { futures: Futures; precision: Forecast['precision'] } {
  let replications = asked.replications ?? FEWEST
  for (;;) {
    // Drawn anew from the first: futures are keyed, so the first of many are the same as the first of few.
    const futures = drawFutures(plan, replications)
    const halfWidthDays = halfWidth(futures.meanDone)
    const reached = halfWidthDays <= asked.precisionDays
    if (reached || asked.replications !== undefined || replications >= MOST) {
      return {
        futures,
        precision: { quantity: 'Mean days until a case open today is done', halfWidthDays, targetDays: asked.precisionDays, reached },
      }
    }
    replications *= 2
  }
}

function halfWidth(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  return NORMAL_95 * Math.sqrt(variance / values.length)
}
