/** Lays gathered cases and visits out as a `CaseLog`: cases by day received, each followed by its visits. */
import type { Assembled } from './assemble-visits.ts'
import type { Names } from './gathered-rows.ts'
import type { CaseLog } from './rules.ts'

export function layOutLog(given: {
  visits: Assembled
  received: Float64Array
  closed: Float64Array
  outcomes: number[]
  classes: number[]
  names: Names
  endOfLog: number
  /** Cases received later are not yet there. */
  asOf: number
  options: { timeZone: string }
  seen: { outcomes: boolean }
}): CaseLog {
  const { visits, names } = given
  const order = casesInOrder(given.received, given.asOf)
  const count = order.length
  const total = order.reduce((sum, index) => sum + visits.first[index + 1]! - visits.first[index]!, 0)
  const hasClasses = names.classes.names.length > 0
  const unknownClass = given.classes.some(code => code < 0)
  const classes = hasClasses ? [...names.classes.names, ...(unknownClass ? ['not recorded'] : [])] : ['all cases']
  const hasStages = names.stages.names.length > 0
  const stages = hasStages ? [...names.stages.names, ...(visits.unnamed ? ['not recorded'] : [])] : ['case']

  const cases = {
    count,
    ids: [] as string[],
    class: new Uint16Array(count),
    received: new Float64Array(count),
    closed: new Float64Array(count),
    outcome: new Uint8Array(count),
    first: new Int32Array(count + 1),
  }
  let to = 0
  let starts = false
  let timesOfDay = false
  for (let place = 0; place < count; place++) {
    const index = order[place]!
    const code = given.classes[index]!
    cases.ids.push(names.cases.names[index]!)
    cases.class[place] = code < 0 ? classes.length - 1 : code
    cases.received[place] = given.received[index]!
    cases.closed[place] = given.closed[index]!
    cases.outcome[place] = given.outcomes[index]!
    for (let at = visits.first[index]!; at < visits.first[index + 1]!; at++, to++) {
      starts ||= visits.start[at]! < visits.end[at]!
      // Whole minutes past the hour say nothing of a zone's offset: a log of dates alone has none of them.
      timesOfDay ||= Math.abs(visits.latest[at]! % 3_600_000) > 0
    }
    cases.first[place + 1] = to
  }
  const isAsItWas = total === visits.stage.length && order.every((index, place) => index === place)
  const arranged = <Column extends Float64Array | Int32Array | Uint16Array | Int16Array>(from: Column, into: Column): Column =>
    isAsItWas ? from : arrange(order, visits.first, from, into)
  // Each column of times is laid into the memory of one that is no longer needed: three new ones would be the most that is ever held.
  const end = arranged(visits.end, visits.latest)
  const start = arranged(visits.start, visits.earliest)
  const queued = arranged(visits.queued, visits.end)
  const columns = {
    count: total,
    stage: arranged(visits.stage, new Uint16Array(total)),
    resource: arranged(visits.resource, new Int32Array(total)),
    party: arranged(visits.party, new Int16Array(total)),
    queued: queued.subarray(0, total),
    start: start.subarray(0, total),
    end: end.subarray(0, total),
  }
  timesOfDay ||= cases.received.some(time => Math.abs(time % 3_600_000) > 0)
  return {
    timeZone: given.options.timeZone,
    endOfLog: given.endOfLog,
    stages,
    classes,
    resources: names.resources.names,
    parties: names.parties.names,
    cases,
    visits: columns,
    has: {
      stages: hasStages,
      starts,
      resources: names.resources.names.length > 0,
      parties: names.parties.names.length > 0,
      outcomes: given.seen.outcomes,
      classes: hasClasses,
      timesOfDay,
    },
  }
}

/** Cases by day received, ties as in the file; those not yet received, or without any stamp, are left out. */
function casesInOrder(received: Float64Array, asOf: number): Int32Array {
  const order = new Int32Array(received.length)
  let count = 0
  let isSorted = true
  for (let index = 0; index < received.length; index++) {
    if (!(received[index]! <= asOf)) continue
    isSorted &&= count === 0 || received[order[count - 1]!]! <= received[index]!
    order[count++] = index
  }
  const there = order.subarray(0, count)
  // Systems write what happened in the order in which it did, so that mostly there is nothing to sort.
  return isSorted ? there : there.sort((a, b) => received[a]! - received[b]! || a - b)
}

/** Copies a column case by case in the new order. `into` must hold as many visits as there are and be another column. */
function arrange<Column extends Float64Array | Int32Array | Uint16Array | Int16Array>(
  order: Int32Array,
  first: Int32Array,
  from: Column,
  into: Column,
): Column {
  let to = 0
  for (const index of order) for (let at = first[index]!; at < first[index + 1]!; at++) into[to++] = from[at]!
  return into
}
