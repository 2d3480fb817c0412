/** How many cases came to each stage, and which came back to it. */
import type { CaseLog } from '../../case-log/rules.ts'
import type { Report } from '../rules.ts'

export type StageVisits = {
  /** Cases that came to the stage at all. */
  cases: Int32Array
  /** Cases that came to it more than once, and how often in all beyond the first time. */
  again: Int32Array
  extra: Int32Array
}

/**
 * Rows of one stage that follow each other, each with its own start, are work put down and taken up: one visit. Without starts each
 * row is a completion, and the stage completed twice was done twice.
 */
export function stageVisits(log: CaseLog): StageVisits {
  const { cases, visits, stages } = log
  const counts = { cases: new Int32Array(stages.length), again: new Int32Array(stages.length), extra: new Int32Array(stages.length) }
  const lastCase = new Int32Array(stages.length).fill(-1)
  const times = new Int32Array(stages.length)

  for (let i = 0; i < cases.count; i++) {
    for (let visit = cases.first[i]!; visit < cases.first[i + 1]!; visit++) {
      const stage = visits.stage[visit]!
      if (lastCase[stage] !== i) {
        lastCase[stage] = i
        times[stage] = 1
        counts.cases[stage]!++
      } else if (!(visits.stage[visit - 1] === stage && hasStart(log, visit) && hasStart(log, visit - 1))) {
        if (times[stage]!++ === 1) counts.again[stage]!++
        counts.extra[stage]!++
      }
    }
  }
  return counts
}

const hasStart = ({ visits, has }: CaseLog, visit: number): boolean => has.starts && !Number.isNaN(visits.start[visit]!)

/** Stages to which at least `leastCases` cases came back; `isShown` leaves out stages that may not be named. */
export function reworkOf(
  counts: StageVisits,
  stages: readonly string[],
  leastCases: number,
  isShown: (stage: number) => boolean,
): Report['rework'] {
  return stages
    .flatMap((stage, i) => {
      const cases = counts.again[i]!
      return cases >= leastCases && isShown(i) ? [{ stage, cases, share: cases / counts.cases[i]!, extraVisits: counts.extra[i]! }] : []
    })
    .sort((a, b) => b.extraVisits - a.extraVisits)
}

/** Cases of each party, for knowing which parties are too few to be shown. */
export function casesByParty({ cases, visits, parties }: CaseLog): Int32Array {
  const counts = new Int32Array(parties.length)
  const lastCase = new Int32Array(parties.length).fill(-1)
  for (let i = 0; i < cases.count; i++) {
    for (let visit = cases.first[i]!; visit < cases.first[i + 1]!; visit++) {
      const party = visits.party[visit]!
      if (party < 0 || lastCase[party] === i) continue
      lastCase[party] = i
      counts[party]!++
    }
  }
  return counts
}
