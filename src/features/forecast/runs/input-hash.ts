/** One hash over everything a forecast was made from, so that a frozen forecast can be made again bit for bit, or be shown to differ. */
import { createHash } from 'node:crypto'
import type { CaseLog } from '../case-log/rules.ts'

/** Raised whenever the same log and settings would give other figures. */
const MODEL_VERSION = 1

/** sha256, lower-case hex, over the used content of the log (every column and name), the settings and the model's version. */
export function inputHash(log: CaseLog, settings: object): string {
  const hash = createHash('sha256')
  hash.update(
    JSON.stringify([
      MODEL_VERSION,
      settings,
      log.timeZone,
      log.endOfLog,
      log.stages,
      log.classes,
      log.resources,
      log.parties,
      log.has,
      log.cases.ids,
    ]),
  )
  const { cases, visits } = log
  for (const column of [cases.class, cases.received, cases.closed, cases.outcome, cases.first]) hash.update(bytesOf(column))
  for (const column of [visits.stage, visits.resource, visits.party, visits.queued, visits.start, visits.end]) hash.update(bytesOf(column))
  return hash.digest('hex')
}

const bytesOf = (column: ArrayBufferView) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
