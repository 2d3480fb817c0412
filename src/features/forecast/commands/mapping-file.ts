/** The mapping file: what a person settled about a kind of file, kept by their own choice so that the next one needs no flags. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { OutputFile } from '../../../platform/files.ts'
import { invalid } from '../../../values/problem.ts'
import { OUTCOMES, type Reading, type ReadingOptions } from '../case-log/rules.ts'

const column = z.string().min(1)

const eventColumns = z.strictObject({
  shape: z.literal('events'),
  case: column,
  stage: column.optional(),
  end: column.optional(),
  start: column.optional(),
  queued: column.optional(),
  lifecycle: column.optional(),
  resource: column.optional(),
  party: column.optional(),
  class: column.optional(),
  outcome: column.optional(),
  received: column.optional(),
  closed: column.optional(),
})

const caseColumns = z.strictObject({
  shape: z.literal('cases'),
  case: column,
  received: column,
  closed: column.optional(),
  stages: z.array(column),
  resource: column.optional(),
  class: column.optional(),
  outcome: column.optional(),
})

const mappingFile = z.strictObject({
  /** Says what the file is to somebody who finds it. */
  madeBy: z.string().optional(),
  mapping: z
    .discriminatedUnion('shape', [eventColumns.partial().required({ shape: true }), caseColumns.partial().required({ shape: true })])
    .optional(),
  dates: z.enum(['day-first', 'month-first']).optional(),
  sheet: z.string().optional(),
  timeZone: z.string().optional(),
  objectType: z.string().optional(),
  closingStage: z.string().optional(),
  outcomes: z.record(z.string(), z.enum(OUTCOMES)).optional(),
})

export type MappingFile = z.infer<typeof mappingFile>

export async function readMappingFile(path: string): Promise<MappingFile> {
  const advice = 'Give a mapping file written by --save-mapping, or leave --mapping out.'
  const text = await readFile(path, 'utf8').catch(() => {
    throw invalid(`The mapping file ${path} cannot be read`, advice)
  })
  const parsed = mappingFile.safeParse(parseJson(text, path, advice))
  if (parsed.success) return parsed.data
  const { path: place, message } = parsed.error.issues[0]!
  throw invalid(`The mapping file ${path} is not right${place.length ? ` at ${place.join('.')}` : ''}: ${message}`, advice)
}

function parseJson(text: string, path: string, advice: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw invalid(`The mapping file ${path} is not JSON`, advice)
  }
}

/** What was used, found out or told, so that the same kind of file is read the same way again. */
export async function saveMapping(file: OutputFile, reading: Reading, options: ReadingOptions): Promise<void> {
  const kept: MappingFile = {
    madeBy: 'muster --save-mapping',
    mapping: reading.mapping,
    dates: reading.dates,
    sheet: reading.sheet,
    timeZone: reading.timeZone,
    objectType: options.objectType,
    closingStage: options.closingStage,
    outcomes: options.outcomes,
  }
  await file.write(`${JSON.stringify(kept, null, 2)}\n`)
}
