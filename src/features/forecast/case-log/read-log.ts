/** Reads a case log of any known format from disk, and refuses what no report could be made of. */
import { invalid, type Problem } from '../../../values/problem.ts'
import { readCsv } from './reading/csv.ts'
import { type FileKind, kindOf } from './reading/file-kind.ts'
import { readOcel } from './reading/ocel.ts'
import { type OnProgress, type OpenedFile, openFile } from './reading/open-file.ts'
import { readXes } from './reading/xes.ts'
import { readXlsx } from './reading/xlsx.ts'
import type { ReadingOptions, ReadLog } from './rules.ts'
import { Unusable } from './unusable.ts'

const READERS: Record<FileKind, (file: OpenedFile, options: ReadingOptions) => Promise<ReadLog>> = {
  csv: readCsv,
  xlsx: readXlsx,
  xes: readXes,
  ocel: readOcel,
}

/** `Undecided` where the file leaves a question open that only a person can answer; `Problem` for all else that is wrong with it. */
export async function readLog(path: string, options: ReadingOptions, onProgress?: OnProgress): Promise<ReadLog> {
  const file = await openFile(path, onProgress)
  const kind = kindOf(file.head, file.name)
  const read = await READERS[kind](file, options)
  const why = whyUnusable(read, options)
  if (why) throw new Unusable(why, read.reading)
  if (!read.log.cases.closed.some(time => !Number.isNaN(time))) read.reading.remarks.push('No case is closed: no percentile can be given')
  return read
}

function whyUnusable({ log, reading }: ReadLog, options: ReadingOptions): Problem | undefined {
  const { counts, file } = reading
  const cases = log.cases.count
  if (cases >= 2) return undefined
  if (cases === 0 && counts.rejected === 0 && options.asOf !== undefined) {
    return invalid(`"${file}" holds nothing from before the --as-of time`, 'Give a later time, or leave --as-of out')
  }
  if (cases === 0 && counts.rows === 0) return noRows(file)
  if (counts.rejected === counts.rows && counts.rows > 0) return noneUsable(reading)
  const lost =
    counts.rejected === 0 ? '' : `; ${counts.rejected.toLocaleString('en-GB')} ${counts.rejected === 1 ? 'row' : 'rows'} could not be used`
  return invalid(
    `"${file}" holds ${cases === 1 ? 'a single case' : 'no case'}${lost}, and a report needs at least 2 cases`,
    'Check that the whole table was exported, and that --case names the column that tells one case from another',
  )
}

const noRows = (file: string): Problem =>
  invalid(`"${file}" holds no rows: there is a heading at most, and no case under it`, 'Check the filter of the export and export it again')

function noneUsable({ file, counts, rejected }: ReadLog['reading']): Problem {
  const reasons = rejected.slice(0, 5).map(({ line, sheet, reason }) => `  ${sheet ? `${sheet}, row` : 'line'} ${line}: ${reason}`)
  const more = counts.rejected > 5 ? [`  and ${(counts.rejected - 5).toLocaleString('en-GB')} more`] : []
  const all = counts.rows === 1 ? 'The only row' : `None of the ${counts.rows.toLocaleString('en-GB')} rows`
  return invalid(
    [`${all} of "${file}" ${counts.rows === 1 ? 'cannot' : 'can'} be used:`, ...reasons, ...more].join('\n'),
    'Say which column holds the case and which the time with --case and --end (one row per event) or --received (one row per case), and how dates are written with --dates',
  )
}
