/** Puts gathered rows in order: by case, within it by time, and says which are written twice. */
import type { Rows } from './gathered-rows.ts'

/** Row numbers grouped by case, in order of the file within each: a counting sort. */
export function rowsByCase(rows: Rows, cases: number): { first: Int32Array; row: Int32Array } {
  const first = new Int32Array(cases + 1)
  for (let row = 0; row < rows.count; row++) first[rows.case.get(row) + 1]!++
  for (let index = 0; index < cases; index++) first[index + 1]! += first[index]!
  const next = first.slice()
  const row = new Int32Array(rows.count)
  for (let at = 0; at < rows.count; at++) row[next[rows.case.get(at)]!++] = at
  return { first, row }
}

/** For each case the first row that it or a later one needs. Most files keep their cases in some order, so this rises. */
export function firstNeeded(byCase: { first: Int32Array; row: Int32Array }, cases: number, count: number): Int32Array {
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
export function sortByTime(rows: Rows, order: Int32Array, from: number, to: number): void {
  if (to - from > 2_000) {
    const sorted = order.subarray(from, to)
    sorted.sort((a, b) => timeOf(rows, a) - timeOf(rows, b) || a - b)
    return
  }
  let latest = Number.NEGATIVE_INFINITY
  for (let place = from; place < to; place++) {
    const row = order[place]!
    const time = timeOf(rows, row)
    if (time >= latest) {
      latest = time
      continue
    }
    let at = place
    while (at > from && timeOf(rows, order[at - 1]!) > time) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = row
  }
}

/** A case with more rows of one time than this has no order to speak of, and comparing each with all others would never end. */
const MOST_COMPARED = 1_000

/** Whether the row stands already among those of its case. A table pasted twice has other rows of the same time in between. */
export function isRepeat(rows: Rows, order: Int32Array, from: number, place: number): boolean {
  const row = order[place]!
  const time = timeOf(rows, row)
  const until = Math.max(from, place - MOST_COMPARED)
  for (let before = place - 1; before >= until && timeOf(rows, order[before]!) === time; before--) {
    if (isSameRow(rows, order[before]!, row)) return true
  }
  return false
}

const isSameTime = (a: number, b: number) => a === b || (Number.isNaN(a) && Number.isNaN(b))

function isSameRow(rows: Rows, a: number, b: number): boolean {
  return (
    rows.stage.get(a) === rows.stage.get(b) &&
    rows.lifecycle.get(a) === rows.lifecycle.get(b) &&
    rows.instance.get(a) === rows.instance.get(b) &&
    rows.resource.get(a) === rows.resource.get(b) &&
    rows.party.get(a) === rows.party.get(b) &&
    isSameTime(rows.end.get(a), rows.end.get(b)) &&
    isSameTime(rows.start.get(a), rows.start.get(b)) &&
    isSameTime(rows.queued.get(a), rows.queued.get(b))
  )
}
