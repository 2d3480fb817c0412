/** `npm run sample`: writes the shipped sample log into samples/ anew. */
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeSampleFiles } from './sample-files.ts'

const folder = resolve(import.meta.dirname, '../../../samples')
await mkdir(folder, { recursive: true })
for (const [name, bytes] of Object.entries(await makeSampleFiles())) {
  await writeFile(resolve(folder, name), bytes)
  process.stdout.write(`samples/${name}: ${bytes.length.toLocaleString('en-GB')} bytes\n`)
}
