/** Which cases are closed and when, by the best evidence that the log holds. */
import { invalid } from '../../../values/problem.ts'
import type { Assembled } from './assemble-visits.ts'
import { chanceOfMore, openFrom } from './closing.ts'
import { type CaseOutcome, OUTCOME_CODE, type Reading } from './rules.ts'

type Closing = { closed: Float64Array; by: Reading['closedBy']; remarks: string[] }

export function closeCases(given: {
  visits: Assembled
  closed: number[]
  facts: { outcome: (CaseOutcome | undefined)[]; later: boolean[] }
  seen: { closingColumn: boolean; outcomes: boolean }
  endOfLog: number
  stages: readonly string[]
  closingStage: string | undefined
}): Closing {
  const { visits, endOfLog } = given
  const cases = given.closed.length
  if (given.seen.closingColumn) return { closed: Float64Array.from(given.closed), by: 'closing column', remarks: [] }

  const lastStamp = (index: number) => visits.lastStamp[index]!
  if (given.closingStage !== undefined) {
    const code = given.stages.indexOf(given.closingStage)
    if (code < 0) throw invalid(`No stage is called "${given.closingStage}"`, `The stages are: ${given.stages.slice(0, 40).join('; ')}`)
    const closed = Float64Array.from({ length: cases }, (_, index) => {
      for (let at = visits.first[index]!; at < visits.first[index + 1]!; at++) {
        if (visits.stage[at] === code && !Number.isNaN(visits.end[at]!)) return visits.end[at]!
      }
      return Number.NaN
    })
    return { closed, by: 'closing stage', remarks: [] }
  }
  if (given.seen.outcomes) {
    // Seen from an earlier day, a case of which more was to come had no outcome yet.
    const ended = given.facts.outcome.map((known, index) => known !== undefined && known !== 'open' && !given.facts.later[index])
    return { closed: Float64Array.from(ended, (is, index) => (is ? lastStamp(index) : Number.NaN)), by: 'outcome column', remarks: [] }
  }

  const chance = chanceOfMore({
    count: cases,
    first: visits.first,
    stage: visits.stage,
    latest: visits.latest,
    earliest: visits.earliest,
    endOfLog,
  })
  const enough = openFrom(chance)
  const closed = Float64Array.from({ length: cases }, (_, index) =>
    visits.going[index] === 1 || chance[index]! >= enough ? Number.NaN : lastStamp(index),
  )
  const unclear = chance.reduce((count, share) => count + (share > 0.1 && share < 0.9 ? 1 : 0), 0)
  const remarks = [
    'The log does not say when a case is closed. For each case the chance that something more follows is estimated from what usually follows; as many cases count as open as these chances add up to, the likeliest first',
    ...(unclear > 0 ? [`For ${unclear.toLocaleString('en-GB')} cases that is unclear (a chance between 10% and 90%)`] : []),
  ]
  return { closed, by: 'what usually follows', remarks }
}

export function outcomeOf(known: CaseOutcome | undefined, closed: number, closedInFile: number): number {
  // Closed later than the as-of time: the outcome in the file was not known then.
  if (Number.isNaN(closed)) return OUTCOME_CODE.open
  if (known === undefined || known === 'open') return OUTCOME_CODE.completed
  return Number.isNaN(closedInFile) || closedInFile === closed ? OUTCOME_CODE[known] : OUTCOME_CODE.completed
}
