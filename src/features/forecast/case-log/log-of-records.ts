/** A case log of what a feature holds, without a file in between: filled by the feature, read like any other. */
import { createLogBuilder, type LogBuilder } from './log-builder.ts'
import type { ReadLog } from './rules.ts'

export type Records = {
  /** What they are, in words. */
  name: string
  timeZone: string
  /** The instant at which they stood so. */
  asOf: number
  /** What a reader should know of them. */
  remarks: readonly string[]
  fill: (builder: LogBuilder) => void
}

/** `fill` says of every case when it was closed, NaN for those that are not. */
export function logOfRecords({ name, timeZone, asOf, remarks, fill }: Records): ReadLog {
  const builder = createLogBuilder({ timeZone, asOf })
  let rows = 0
  fill({
    ...builder,
    add(row) {
      rows++
      builder.add(row)
    },
  })
  const { log, closedBy, duplicates, remarks: found } = builder.build()
  return {
    log,
    reading: {
      ...{ format: 'records', file: name, sha256: '', timeZone, closedBy },
      mapping: { shape: 'events', case: 'case', stage: 'stage', start: 'start', end: 'end', resource: 'resource', party: 'party' },
      counts: { rows, used: rows - duplicates, rejected: 0, duplicates },
      ...{ rejected: [], passedOver: [], remarks: [...remarks, ...found] },
    },
  }
}
