/** Turns rows into visits: by case, in order of time, with start and complete paired and doubles left out. The rows are used up. */

import { type Rows, releaseBefore } from './gathered-rows.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { firstNeeded, isRepeat, rowsByCase, sortByTime } from './rows-in-order.ts'

/** Visits grouped by case, in the order in which cases first appeared. */
export type Assembled = {
  first: Int32Array
  stage: Uint16Array
  resource: Int32Array
  party: Int16Array
  queued: Float64Array
  start: Float64Array
  end: Float64Array
  /** Latest and earliest stamp of each visit. */
  latest: Float64Array
  earliest: Float64Array
  /** Latest and earliest stamp of each case; NaN for a case without visits. */
  firstStamp: Float64Array
  lastStamp: Float64Array
  /** 1 where a visit of the case has begun and not ended. */
  going: Uint8Array
  duplicates: number
  /** True where some row had no stage while others had: it gets the last stage code. */
  unnamed: boolean
}

export function assembleVisits(rows: Rows, cases: number): Assembled {
  const byCase = rowsByCase(rows, cases)
  const neededFrom = firstNeeded(byCase, cases, rows.count)
  const out = emptyVisits(rows.count, cases)
  const unnamedCode = unnamedStage(rows)
  const pairing = hasPairs(rows)
  const seen = { ends: 0, duplicates: 0 }
  const open: OpenVisits = { at: [], row: [] }
  const visit = (row: number) => writeVisit(rows, row, out, seen.ends++, unnamedCode)

  for (let index = 0; index < cases; index++) {
    out.first[index] = seen.ends
    const from = byCase.first[index]!
    const to = byCase.first[index + 1]!
    if (index % 1_000 === 0) releaseBefore(rows, neededFrom[index]!)
    sortByTime(rows, byCase.row, from, to)
    open.at.length = 0
    open.row.length = 0
    for (let place = from; place < to; place++) {
      const row = byCase.row[place]!
      if (isRepeat(rows, byCase.row, from, place)) {
        seen.duplicates++
        continue
      }
      if (!pairing) visit(row)
      else pair(rows, row, out, open, visit)
    }
    noteStamps(out, index, out.first[index]!, seen.ends)
  }
  releaseBefore(rows, Number.MAX_SAFE_INTEGER)
  out.first[cases] = seen.ends
  return { ...out, ...trimmed(out, seen.ends), duplicates: seen.duplicates, unnamed: unnamedCode >= 0 }
}

type Visits = Omit<Assembled, 'duplicates' | 'unnamed'>

function emptyVisits(count: number, cases: number): Visits {
  const times = () => new Float64Array(count)
  return {
    first: new Int32Array(cases + 1),
    stage: new Uint16Array(count),
    resource: new Int32Array(count),
    party: new Int16Array(count),
    queued: times(),
    start: times(),
    end: times(),
    latest: times(),
    earliest: times(),
    firstStamp: new Float64Array(cases).fill(Number.NaN),
    lastStamp: new Float64Array(cases).fill(Number.NaN),
    going: new Uint8Array(cases),
  }
}

const trimmed = (out: Visits, count: number) => ({
  stage: out.stage.subarray(0, count),
  resource: out.resource.subarray(0, count),
  party: out.party.subarray(0, count),
  queued: out.queued.subarray(0, count),
  start: out.start.subarray(0, count),
  end: out.end.subarray(0, count),
  latest: out.latest.subarray(0, count),
  earliest: out.earliest.subarray(0, count),
})

function hasPairs(rows: Rows): boolean {
  for (let row = 0; row < rows.count; row++) {
    const kind = rows.lifecycle.get(row)
    if (kind === LIFECYCLE.start || kind === LIFECYCLE.queue || kind === LIFECYCLE.passing) return true
  }
  return false
}

/** Code for rows without a stage where others have one; -1 when none is needed. */
function unnamedStage(rows: Rows): number {
  let most = -1
  let missing = false
  for (let row = 0; row < rows.count; row++) {
    const stage = rows.stage.get(row)
    if (stage < 0) missing = true
    else if (stage > most) most = stage
  }
  return missing && most >= 0 ? most + 1 : -1
}

function writeVisit(rows: Rows, row: number, out: Visits, to: number, unnamedCode: number): number {
  const stage = rows.stage.get(row)
  out.stage[to] = stage >= 0 ? stage : Math.max(unnamedCode, 0)
  out.resource[to] = rows.resource.get(row)
  out.party[to] = rows.party.get(row)
  out.queued[to] = rows.queued.get(row)
  out.start[to] = rows.start.get(row)
  out.end[to] = rows.end.get(row)
  return to
}

/** Visits of a case that have begun, or wait to begin, and are not yet completed: where each is laid, and the row that opened it. */
type OpenVisits = { at: number[]; row: number[] }

/** Lays a lifecycle row into the visits of its case: it opens one, or carries on the first open one of the same stage. */
function pair(rows: Rows, row: number, out: Visits, open: OpenVisits, visit: (row: number) => number): void {
  const kind = rows.lifecycle.get(row)
  if (kind === LIFECYCLE.passing) return
  if (kind === LIFECYCLE.whole) {
    visit(row)
    return
  }
  const stamp = rows.end.get(row)
  const place = kind === LIFECYCLE.queue ? -1 : carriedOn(rows, row, kind, out, open)
  if (place >= 0) {
    const at = open.at[place]!
    if (kind === LIFECYCLE.start) out.start[at] = stamp
    else {
      out.end[at] = stamp
      removeAt(open.at, place)
      removeAt(open.row, place)
    }
    if (rows.resource.get(row) >= 0) out.resource[at] = rows.resource.get(row)
    if (rows.party.get(row) >= 0) out.party[at] = rows.party.get(row)
    return
  }
  const at = visit(row)
  if (kind === LIFECYCLE.complete) return
  out.end[at] = Number.NaN
  if (kind === LIFECYCLE.start) out.start[at] = stamp
  else out.queued[at] = stamp
  open.at.push(at)
  open.row.push(row)
}

/** Which open visit the row carries on: the one of its instance, which settles what order cannot, else the first that fits; -1 if none. */
function carriedOn(rows: Rows, row: number, kind: number, out: Visits, open: OpenVisits): number {
  const stage = rows.stage.get(row)
  const instance = rows.instance.get(row)
  let first = -1
  // Loops and no callbacks: run for every row of millions, the objects that callbacks need took more memory than the visits.
  for (let place = 0; place < open.at.length; place++) {
    const opener = open.row[place]!
    const fits = rows.stage.get(opener) === stage && (kind === LIFECYCLE.complete || Number.isNaN(out.start[open.at[place]!]!))
    if (!fits) continue
    if (instance >= 0 && rows.instance.get(opener) === instance) return place
    if (first < 0) first = place
  }
  return first
}

function removeAt(list: number[], place: number): void {
  for (let at = place + 1; at < list.length; at++) list[at - 1] = list[at]!
  list.length--
}

function noteStamps(out: Visits, index: number, from: number, to: number): void {
  const columns = [out.queued, out.start, out.end]
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let at = from; at < to; at++) {
    let earliest = Number.POSITIVE_INFINITY
    let latest = Number.NEGATIVE_INFINITY
    for (const column of columns) {
      const time = column[at]!
      if (time < earliest) earliest = time
      if (time > latest) latest = time
    }
    out.earliest[at] = earliest
    out.latest[at] = latest
    if (earliest < first) first = earliest
    if (latest > last) last = latest
    if (Number.isNaN(out.end[at]!)) out.going[index] = 1
  }
  if (to === from) return
  out.firstStamp[index] = first
  out.lastStamp[index] = last
}
