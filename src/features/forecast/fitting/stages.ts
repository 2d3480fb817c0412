/** What the log shows of each stage: how long it holds a case, what follows it, who works there. Shown beside the forecast, with n. */
import type { CaseLog } from '../case-log/rules.ts'
import type { FittedStage } from '../runs/rules.ts'
import { findPools, type StaffPool } from './pools.ts'
import { DAY } from './states.ts'
import { eachVisit } from './visits-able.ts'

/** Stages in order of visits; those that few visits reach (under 5) are left out. `dayOf`: the local day of an instant. */
export function describeStages(log: CaseLog, dayOf: (at: number) => number): FittedStage[] {
  if (!log.has.stages) return []
  const pools = findPools(log, dayOf)
  const held = timesHeld(log)
  const follows = followers(log)
  return log.stages
    .map((stage, code) =>
      describe(
        stage,
        held[code]!,
        follows[code]!,
        pools.find(({ stages }) => stages.includes(code)),
        log.stages,
      ),
    )
    .filter(stage => stage.visits >= 5)
    .sort((a, b) => b.visits - a.visits)
}

function describe(
  stage: string,
  days: number[],
  follows: Map<number, number>,
  pool: StaffPool | undefined,
  stages: readonly string[],
): FittedStage {
  const sorted = Float64Array.from(days).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  const total = [...follows.values()].reduce((sum, count) => sum + count, 0)
  const next = [...follows]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([code, count]) => ({ stage: code < 0 ? 'closed' : stages[code]!, share: count / total }))
  return {
    stage,
    visits: days.length,
    p50Days: at(0.5),
    p80Days: at(0.8),
    workMinutes: pool?.minutes ?? null,
    workFrom: pool?.minutesFrom ?? 'not known',
    staff: pool?.staff ?? null,
    busyShare: pool?.busyShare ?? null,
    next,
  }
}

/** Days from when the visit could begin (queued, or the visit before ended, or the case was received) to its end. */
function timesHeld(log: CaseLog): number[][] {
  const held: number[][] = log.stages.map(() => [])
  eachVisit(log, (visit, able) => {
    const end = log.visits.end[visit]!
    if (!Number.isNaN(end)) held[log.visits.stage[visit]!]!.push(Math.max(end - able, 0) / DAY)
  })
  return held
}

/** For each stage how often each other came next; -1 is the closing of the case. */
function followers(log: CaseLog): Map<number, number>[] {
  const follows = log.stages.map(() => new Map<number, number>())
  const { first, closed, count } = log.cases
  for (let index = 0; index < count; index++) {
    for (let visit = first[index]!; visit < first[index + 1]!; visit++) {
      const last = visit + 1 === first[index + 1]
      if (last && Number.isNaN(closed[index]!)) continue
      const next = last ? -1 : log.visits.stage[visit + 1]!
      const seen = follows[log.visits.stage[visit]!]!
      seen.set(next, (seen.get(next) ?? 0) + 1)
    }
  }
  return follows
}
