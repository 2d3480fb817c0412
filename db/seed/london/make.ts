/** Writes the start-up data of London into samples/ anew. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { londonHoldings } from './holdings.ts'
import { londonStructure } from './structure.ts'

const folder = resolve(import.meta.dirname, '../../../samples')
for (const [name, text] of Object.entries({
  'london-structure.csv': londonStructure(),
  'invented-london-holdings.csv': londonHoldings(),
})) {
  await writeFile(resolve(folder, name), text)
  process.stdout.write(`samples/${name}: ${text.split('\n').length - 2} rows\n`)
}
