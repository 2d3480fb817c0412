/** The log as it stood at an earlier instant: for judging a forecast by what was known when it would have been made. */
import { chanceOfMore, openFrom } from './closing.ts'
import { type CaseLog, OUTCOME_CODE, type Reading, type VisitColumns } from './rules.ts'

/** Later stamps are unseen, cases closed later are open, cases received later are not there. Which cases are closed is found out anew where the log does not say. */
export function cutLog(log: CaseLog, at: number, closedBy: Reading['closedBy']): CaseLog {
  const count = receivedBy(log, at)
  const first = new Int32Array(count + 1)
  const kept: number[] = []
  for (let index = 0; index < count; index++) {
    for (let visit = log.cases.first[index]!; visit < log.cases.first[index + 1]!; visit++) {
      if (earliestOf(log.visits, visit) <= at) kept.push(visit)
    }
    first[index + 1] = kept.length
  }
  const known = (time: number) => (time <= at ? time : Number.NaN)
  const visits: VisitColumns = {
    count: kept.length,
    stage: Uint16Array.from(kept, visit => log.visits.stage[visit]!),
    resource: Int32Array.from(kept, visit => log.visits.resource[visit]!),
    party: Int16Array.from(kept, visit => log.visits.party[visit]!),
    queued: Float64Array.from(kept, visit => known(log.visits.queued[visit]!)),
    start: Float64Array.from(kept, visit => known(log.visits.start[visit]!)),
    end: Float64Array.from(kept, visit => known(log.visits.end[visit]!)),
  }
  const closed = Float64Array.from(log.cases.closed.subarray(0, count), known)
  if (closedBy === 'what usually follows') closeByChance(visits, first, closed, at)
  return {
    ...log,
    endOfLog: at,
    cases: {
      count,
      ids: log.cases.ids.slice(0, count),
      class: log.cases.class.subarray(0, count),
      received: log.cases.received.subarray(0, count),
      closed,
      outcome: Uint8Array.from(closed, (time, index) => outcomeThen(log, index, time)),
      first,
    },
    visits,
  }
}

/** A case may be taken for closed, and go on later: then its result was not yet known. */
function outcomeThen(log: CaseLog, index: number, closed: number): number {
  if (Number.isNaN(closed)) return OUTCOME_CODE.open
  return closed === log.cases.closed[index] ? log.cases.outcome[index]! : OUTCOME_CODE.completed
}

function receivedBy(log: CaseLog, at: number): number {
  let count = 0
  while (count < log.cases.count && log.cases.received[count]! <= at) count++
  return count
}

function earliestOf(visits: VisitColumns, visit: number): number {
  let earliest = Number.POSITIVE_INFINITY
  for (const column of [visits.queued, visits.start, visits.end]) if (column[visit]! < earliest) earliest = column[visit]!
  return earliest
}

/** `Math.max` would answer NaN where one of the stamps is not recorded. */
function latestOf(visits: VisitColumns, visit: number): number {
  let latest = Number.NEGATIVE_INFINITY
  for (const column of [visits.queued, visits.start, visits.end]) if (column[visit]! > latest) latest = column[visit]!
  return latest
}

/** For each case the chance that something more follows it, where the log does not say which are closed. */
export function chancesIn(log: Pick<CaseLog, 'visits' | 'endOfLog'> & { cases: Pick<CaseLog['cases'], 'first' | 'count'> }): Chances {
  const { visits } = log
  const { first, count } = log.cases
  const latest = new Float64Array(visits.count)
  const earliest = new Float64Array(visits.count)
  for (let visit = 0; visit < visits.count; visit++) {
    earliest[visit] = earliestOf(visits, visit)
    latest[visit] = latestOf(visits, visit)
  }
  return { latest, chance: chanceOfMore({ count, first, stage: visits.stage, latest, earliest, endOfLog: log.endOfLog }) }
}

type Chances = { chance: Float64Array; latest: Float64Array }

function closeByChance(visits: VisitColumns, first: Int32Array, closed: Float64Array, endOfLog: number): void {
  const { chance, latest } = chancesIn({ visits, endOfLog, cases: { first, count: closed.length } })
  const enough = openFrom(chance)
  for (let index = 0; index < closed.length; index++) {
    let reached = Number.NEGATIVE_INFINITY
    let going = false
    for (let visit = first[index]!; visit < first[index + 1]!; visit++) {
      reached = Math.max(reached, latest[visit]!)
      going ||= Number.isNaN(visits.end[visit]!)
    }
    closed[index] = going || chance[index]! >= enough ? Number.NaN : reached
  }
}
