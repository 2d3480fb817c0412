/** What a reader has gathered so far: rows side by side, and the names they refer to by number. */
import { GrowingColumn, type NameList } from './columns-of-rows.ts'

/** The rows as gathered, in order of the file. */
export type Rows = {
  count: number
  case: GrowingColumn
  stage: GrowingColumn
  lifecycle: GrowingColumn
  resource: GrowingColumn
  party: GrowingColumn
  instance: GrowingColumn
  queued: GrowingColumn
  start: GrowingColumn
  end: GrowingColumn
}

export type Names = Record<'cases' | 'stages' | 'classes' | 'resources' | 'parties', NameList>

export function emptyRows(): Rows {
  const number = (make: (length: number) => Int32Array | Int16Array | Uint16Array | Uint8Array, usual: number) =>
    new GrowingColumn(make, usual)
  const int32 = () => number(length => new Int32Array(length), -1)
  const time = () => new GrowingColumn(length => new Float64Array(length), Number.NaN)
  return {
    count: 0,
    case: number(length => new Int32Array(length), 0),
    stage: int32(),
    lifecycle: number(length => new Uint8Array(length), 0),
    resource: int32(),
    party: int32(),
    instance: int32(),
    queued: time(),
    start: time(),
    end: time(),
  }
}

/** Rows and visits of a large log together are most of the memory that reading it takes, so rows go as they become visits. */
export function releaseBefore(rows: Rows, row: number): void {
  for (const column of Object.values(rows)) if (column instanceof GrowingColumn) column.releaseBefore(row)
}
