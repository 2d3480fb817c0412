/** How the reading of a file is told to machines: the part that report and forecast documents share. */
import { z } from 'zod'

const row = z.strictObject({
  line: z.int().describe('Line of the file or row of the sheet, from 1; in an OCEL file the number of the event'),
  sheet: z.string().optional(),
  reason: z.string(),
})

const eventMapping = z.strictObject({
  shape: z.literal('events'),
  case: z.string(),
  stage: z.string().optional(),
  end: z.string().optional(),
  start: z.string().optional(),
  queued: z.string().optional(),
  lifecycle: z.string().optional(),
  resource: z.string().optional(),
  party: z.string().optional(),
  class: z.string().optional(),
  outcome: z.string().optional(),
  received: z.string().optional(),
  closed: z.string().optional(),
})

const caseMapping = z.strictObject({
  shape: z.literal('cases'),
  case: z.string(),
  received: z.string(),
  closed: z.string().optional(),
  stages: z.array(z.string()),
  resource: z.string().optional(),
  class: z.string().optional(),
  outcome: z.string().optional(),
})

export const readingSchema = z
  .strictObject({
    format: z.enum(['csv', 'xlsx', 'xes', 'ocel', 'records']).describe('records: no file, but what the service itself holds'),
    file: z.string(),
    sha256: z.string(),
    mapping: z.discriminatedUnion('shape', [eventMapping, caseMapping]).describe('Which column of the file played which part'),
    columns: z.array(z.string()).readonly().optional().describe('The headings of a table, in the order of the file'),
    dates: z.enum(['day-first', 'month-first']).optional(),
    datesSettledBy: z.enum(['data', 'told', 'unambiguous']).optional(),
    sheet: z.string().optional(),
    separator: z.string().optional(),
    encoding: z.string().optional(),
    timeZone: z.string(),
    closedBy: z.enum(['closing column', 'outcome column', 'closing stage', 'what usually follows']),
    counts: z.strictObject({ rows: z.int(), used: z.int(), rejected: z.int(), duplicates: z.int() }),
    rejected: z.array(row).describe('Every row that could not be used, at most 100,000; counts.rejected counts all'),
    passedOver: z.array(row).describe('Cells passed over in rows that were used'),
    remarks: z.array(z.string()),
  })
  .describe('How the file was understood')

export const logSchema = z.strictObject({
  cases: z.int(),
  events: z.int().describe('Rows of the file that hold an event or a case'),
  used: z.int(),
  rejected: z.int(),
})
