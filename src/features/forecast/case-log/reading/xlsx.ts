/** Reads a case log from an Excel workbook: finds the sheet that holds it, and reads that like any other table. */
import { invalid, Problem } from '../../../../values/problem.ts'
import type { ReadingOptions, ReadLog } from '../rules.ts'
import { Undecided } from '../undecided.ts'
import type { OpenedFile } from './open-file.ts'
import type { RowSource } from './rows.ts'
import { type SampleRow, takeSample } from './sample.ts'
import { readSheet } from './sheet-rows.ts'
import { readTable } from './table.ts'
import { planTable } from './table-plan.ts'
import { openWorkbook, type SheetPart, type Workbook } from './workbook.ts'
import { openZip, type Zip } from './zip.ts'

const MOST_PACKED_BYTES = 100_000_000

export async function readXlsx(file: OpenedFile, options: ReadingOptions): Promise<ReadLog> {
  const zip = openZip(await allBytes(file))
  const workbook = await openWorkbook(zip)
  const { sheet, sample, remarks } = await chooseSheet(zip, workbook, options)
  let hiddenRows = 0
  const source: RowSource = {
    async each(visit) {
      hiddenRows = await readSheet(zip, workbook, sheet, visit)
    },
  }
  const about = { format: 'xlsx' as const, file: file.name, sheet: sheet.name, digest: file.digest, remarks }
  const { log, reading } = await readTable(source, about, options, sample)
  const remark = hiddenRows === 1 ? 'One hidden row was read too' : `${hiddenRows.toLocaleString('en-GB')} hidden rows were read too`
  return { log, reading: hiddenRows > 0 ? { ...reading, remarks: [...reading.remarks, remark] } : reading }
}

async function allBytes(file: OpenedFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of file.chunks()) {
    parts.push(part)
    length += part.length
    if (length > MOST_PACKED_BYTES)
      throw invalid(`"${file.name}" is larger than 100 MB`, 'Export the log as CSV, of which any size is read')
  }
  return Buffer.concat(parts)
}

type Candidate = { sheet: SheetPart; sample: SampleRow[]; problem: unknown }
type Chosen = { sheet: SheetPart; sample: SampleRow[]; remarks: string[] }

async function chooseSheet(zip: Zip, workbook: Workbook, options: ReadingOptions): Promise<Chosen> {
  const told = options.sheet
  if (told !== undefined) return { ...(await tryOut(zip, workbook, sheetNamed(workbook, told), options)), remarks: [] }

  const shown = workbook.sheets.filter(sheet => !sheet.isHidden)
  const hidden = workbook.sheets.filter(sheet => sheet.isHidden).map(sheet => `"${sheet.name}"`)
  const remarks = hidden.length > 0 ? [`Hidden sheets are not read: ${hidden.join(', ')}. Name one with --sheet to read it`] : []
  const tried: Candidate[] = []
  for (const sheet of shown) tried.push(await tryOut(zip, workbook, sheet, options))

  const logs = tried.filter(({ problem }) => problem === undefined)
  if (logs.length > 1) {
    const names = logs.map(({ sheet }) => sheet.name)
    throw new Undecided(
      'sheet',
      `${names.length} sheets look like a case log: ${names.map(name => `"${name}"`).join(', ')}`,
      `--sheet "${names[0]}"`,
      names,
    )
  }
  const best = logs[0] ?? tried.sort((a, b) => b.sample.length - a.sample.length)[0]
  if (best === undefined || best.sample.length === 0) throw invalid('The workbook has no rows', 'Check that it is the right file')
  if (best.problem !== undefined) throw best.problem
  return { ...best, remarks }
}

function sheetNamed({ sheets }: Workbook, name: string): SheetPart {
  const found = sheets.find(sheet => sheet.name === name) ?? sheets.find(sheet => sheet.name.toLowerCase() === name.toLowerCase())
  if (!found) throw invalid(`There is no sheet "${name}"`, `The sheets are: ${sheets.map(sheet => `"${sheet.name}"`).join(', ')}`)
  return found
}

/** A sheet is a case log when it can be seen how to read it. */
async function tryOut(zip: Zip, workbook: Workbook, sheet: SheetPart, options: ReadingOptions): Promise<Candidate> {
  const sample = await takeSample({
    async each(visit) {
      await readSheet(zip, workbook, sheet, visit)
    },
  })
  try {
    if (sample.length > 0) planTable(sample, options.mapping)
    return { sheet, sample, problem: sample.length > 0 ? undefined : invalid(`Sheet "${sheet.name}" is empty`) }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return { sheet, sample, problem }
  }
}
