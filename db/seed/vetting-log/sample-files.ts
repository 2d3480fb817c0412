/** Every file of the shipped sample, by name, as bytes. */
import { gzipSync } from 'node:zlib'
import { makeCaseRows } from './case-rows.ts'
import { makeEventsCsv } from './events.ts'
import { makeCases } from './make-cases.ts'
import { SEED } from './parameters.ts'
import { makePivot } from './pivot.ts'
import { makeWorkbook, sheetRowOf } from './workbook.ts'

export async function makeSampleFiles(): Promise<Record<string, Buffer>> {
  const cases = makeCases()
  const rows = makeCaseRows(cases, SEED + 2)
  const pivot = makePivot(rows, sheetRowOf)
  return {
    'invented-vetting-log.xlsx': await makeWorkbook(rows, pivot),
    'invented-vetting-events.csv.gz': gzipSync(makeEventsCsv(cases), { level: 9 }),
    'invented-vetting-log.pivot.json': Buffer.from(`${JSON.stringify(pivot, null, 2)}\n`),
  }
}
