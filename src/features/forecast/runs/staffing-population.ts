/** The cases that a staffing question is asked of: everybody open today, then as many a week as lately. */
import type { CaseLog } from '../case-log/rules.ts'
import { draw } from '../engine/draw.ts'
import { certain, choiceOf, DEFAULT_SLOTS, type KnownCases, type PopulationPlan } from '../engine/population-plan.ts'
import { fitArrivals } from '../fitting/arrivals.ts'
import type { QueueModel } from '../fitting/queue-model.ts'
import { openAt } from '../fitting/states.ts'

/** Everybody open today, then as many a week as lately, of the same classes and starts. */
export function populationPlan(log: CaseLog, queue: QueueModel, queuedShare: number, weeks: number, seed: number): PopulationPlan {
  const perWeek = fitArrivals(log, () => 0)
  const lately = Math.min(16, perWeek.weeks)
  const counts = Array.from({ length: 16 }, (_, entry) => {
    const week = perWeek.weeks - 1 - (entry % lately)
    return perWeek.perDay.subarray(week * 7, week * 7 + 7).reduce((sum, day) => sum + day, 0)
  })
  const classes = new Float64Array(log.classes.length)
  for (const code of log.cases.class) classes[code]!++
  return {
    slots: DEFAULT_SLOTS,
    known: openCases(log, queue, queuedShare, seed),
    backlog: 0,
    backlogStart: certain(0),
    arrivals: { kind: 'weekly', weeks, bits: 4, counts: Int32Array.from({ length: weeks * 16 }, (_, at) => counts[at % 16]!) },
    class: choiceOf(Array.from(classes, number => number / log.cases.count)),
    priority: [certain(0)],
    start: [
      choiceOf(
        queue.startShares.map(({ share }) => share),
        queue.startShares.map(({ stage }) => stage),
      ),
    ],
  }
}

/** An open case stands at the stage under way, or at one that followed its last, drawn once by how often each did; at the pool's, in its queue or still before it. */
function openCases(log: CaseLog, queue: QueueModel, queuedShare: number, seed: number): KnownCases {
  const open = openAt(log, log.endOfLog)
  const known: KnownCases = {
    count: open.length,
    class: Uint8Array.from(open, index => log.cases.class[index]!),
    priority: new Uint8Array(open.length),
    start: new Uint8Array(open.length),
    age: new Int32Array(open.length).fill(-1),
  }
  for (const [place, index] of open.entries()) {
    const last = log.cases.first[index + 1]! - 1
    const luck = (draw(seed | 0, 9_000_000 + place) >>> 0) / 4294967296
    const inQueue = (draw(seed | 0, 8_000_000 + place) >>> 0) / 4294967296 < queuedShare
    if (last < log.cases.first[index]!) known.start[place] = pick(queue.startShares, luck, 0)
    else if (Number.isNaN(log.visits.end[last]!)) known.start[place] = queue.stageOf(log.visits.stage[last]!)
    else known.start[place] = pick(queue.nextOf(log.visits.stage[last]!), luck, queue.stageOf(log.visits.stage[last]!))
    if (inQueue) known.start[place] = queue.queueBehind(known.start[place]!) ?? known.start[place]!
  }
  return known
}

function pick(shares: readonly { stage: number; share: number }[], luck: number, otherwise: number): number {
  const total = shares.reduce((sum, { share }) => sum + share, 0)
  let passed = 0
  for (const { stage, share } of shares) {
    passed += share / total
    if (luck < passed) return stage
  }
  return shares.at(-1)?.stage ?? otherwise
}
