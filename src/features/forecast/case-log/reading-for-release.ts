/** How a file was read, without anything from its cells: reasons and remarks may quote a cell, and a cell may name a person. */
import type { Reading } from './rules.ts'

/** Lines stay, so that the keeper of the file can look them up. */
export function readingForRelease(reading: Reading): Reading {
  const { sheet: _named, columns: _headings, ...rest } = reading
  const left = reading.remarks.length
  return {
    ...rest,
    file: baseName(reading.file),
    rejected: reading.rejected.map(row => ({ line: row.line, reason: 'could not be used' })),
    passedOver: reading.passedOver.map(row => ({ line: row.line, reason: 'a cell was passed over' })),
    remarks: left === 0 ? [] : [`${left} ${left === 1 ? 'remark' : 'remarks'} on the reading left out: they may quote the file`],
  }
}

/** Folders of a path may name a person too. */
export const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
