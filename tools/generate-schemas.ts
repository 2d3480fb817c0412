/** Generates the JSON Schemas of the documents that the command line prints, from the schemas the tests hold those documents to. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { reportSchema } from '../src/features/forecast/report/schema.ts'
import { forecastSchema } from '../src/features/forecast/runs/schema.ts'

const documents = [
  { file: 'report.schema.json', title: 'What "muster report FILE --json" prints', schema: reportSchema },
  { file: 'forecast.schema.json', title: 'What "muster forecast FILE --json" prints', schema: forecastSchema },
]

const folder = new URL('../docs/reference/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const { file, title, schema } of documents) {
  const text = JSON.stringify(z.toJSONSchema(schema.meta({ title })), null, 2)
  writeFileSync(fileURLToPath(new URL(file, folder)), `${text}\n`)
}
