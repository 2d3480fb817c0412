/** Turns rows into visits: by case, in order of time, with start and complete paired and doubles left out. The rows are used up. */

import { type Rows, releaseBefore } from './gathered-rows.ts'
import { LIFECYCLE } from './lifecycle.ts'

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
    let previous = -1
    for (let place = from; place < to; place++) {
      const row = byCase.row[place]!
      if (previous >= 0 && isSameRow(rows, previous, row)) {
        seen.duplicates++
        continue
      }
      previous = row
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

/** Row numbers grouped by case, in order of the file within each: a counting sort. */
function rowsByCase(rows: Rows, cases: number): { first: Int32Array; row: Int32Array } {
  const first = new Int32Array(cases + 1)
  for (let row = 0; row < rows.count; row++) first[rows.case.get(row) + 1]!++
  for (let index = 0; index < cases; index++) first[index + 1]! += first[index]!
  const next = first.slice()
  const row = new Int32Array(rows.count)
  for (let at = 0; at < rows.count; at++) row[next[rows.case.get(at)]!++] = at
  return { first, row }
}

/** For each case the first row that it or a later one needs. Most files keep their cases in some order, so this rises. */
function firstNeeded(byCase: { first: Int32Array; row: Int32Array }, cases: number, count: number): Int32Array {
  const needed = new Int32Array(cases + 1).fill(count)
  for (let index = cases - 1; index >= 0; index--) {
    const from = byCase.first[index]!
    needed[index] = from < byCase.first[index + 1]! ? Math.min(byCase.row[from]!, needed[index + 1]!) : needed[index + 1]!
  }
  return needed
}

/** When a row takes its place: at its start where it has one, else at its only stamp. */
function timeOf(rows: Rows, row: number): number {
  const start = rows.start.get(row)
  if (!Number.isNaN(start)) return start
  const end = rows.end.get(row)
  return Number.isNaN(end) ? rows.queued.get(row) : end
}

/** Ties keep the order of the file, because systems write what happened in the order in which it did. Insertion: rows are nearly sorted. */
function sortByTime(rows: Rows, order: Int32Array, from: number, to: number): void {
  if (to - from > 2_000) {
    const sorted = order.subarray(from, to)
    sorted.sort((a, b) => timeOf(rows, a) - timeOf(rows, b) || a - b)
    return
  }
  for (let place = from + 1; place < to; place++) {
    const row = order[place]!
    const time = timeOf(rows, row)
    let at = place
    while (at > from && timeOf(rows, order[at - 1]!) > time) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = row
  }
}

const isSameTime = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b))

function isSameRow(rows: Rows, a: number, b: number): boolean {
  return (
    rows.stage.get(a) === rows.stage.get(b) &&
    rows.lifecycle.get(a) === rows.lifecycle.get(b) &&
    rows.instance.get(a) === rows.instance.get(b) &&
    rows.resource.get(a) === rows.resource.get(b) &&
    isSameTime(rows.end.get(a), rows.end.get(b)) &&
    isSameTime(rows.start.get(a), rows.start.get(b)) &&
    isSameTime(rows.queued.get(a), rows.queued.get(b))
  )
}

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
