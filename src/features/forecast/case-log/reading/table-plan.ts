/** How a table is to be read: where its headings are and which column plays which part. */
import { invalid } from '../../../../values/problem.ts'
import type { ColumnMapping, ReadingOptions } from '../rules.ts'
import { findCaseColumn, findColumns } from './columns.ts'
import { findHeader } from './header.ts'
import { describeColumns, repeatsIn, type SampleRow } from './sample.ts'

export type TablePlan = {
  headerLine: number
  names: string[]
  mapping: ColumnMapping
  remarks: string[]
}

/** `Problem` or `Undecided` when the sample is no case log, or does not show how it is to be read. */
export function planTable(sample: readonly SampleRow[], told: ReadingOptions['mapping']): TablePlan {
  const header = findHeader(sample, told)
  const { names } = header
  const rows = sample.slice(header.at + 1)
  if (rows.length === 0) {
    throw invalid(
      `There is nothing under the column headings (${names.map(name => `"${name}"`).join(', ')}): the file holds no rows`,
      'Check the filter of the export, and that it finished',
    )
  }
  const caseColumn = findCaseColumn(names, told)
  const { mapping, remarks } = findColumns(describeColumns(rows, names, caseColumn), caseColumn, repeatsIn(rows, caseColumn), told)
  return { headerLine: sample[header.at]!.line, names, mapping, remarks: [...remarksOnTitle(sample, header.at), ...remarks] }
}

function remarksOnTitle(sample: readonly SampleRow[], at: number): string[] {
  if (at === 0) return []
  const title = sample[0]!.texts.find(text => text !== '') ?? ''
  return [`${at === 1 ? 'One row' : `${at} rows`} above the column headings left out ("${title.slice(0, 60)}")`]
}
