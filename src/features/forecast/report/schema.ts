/** The document that `muster report FILE --json` prints, and how a report is turned into it. */
import { z } from 'zod'
import { OUTCOMES } from '../case-log/rules.ts'
import { logSchema, readingSchema } from '../case-log/schema.ts'
import type { Percentile, Report, Timeliness } from './rules.ts'

const days = z.number().min(0)
const maybeDays = days.nullable()
const share = z.number().min(0).max(1)
const month = z.string().regex(/^\d{4}-\d{2}$/)

const timeliness = {
  n: z.int().min(0).describe('Cases received in the group'),
  open: z.int().min(0).describe('Of those, open at the end of the log'),
  closed: z.int().min(0),
  p50Days: maybeDays.describe('Days by which half have closed, open cases censored (Kaplan-Meier); null when not yet reached'),
  p50Low: maybeDays.describe('95% interval (Greenwood, log-log); null when not yet reached'),
  p50High: maybeDays,
  p80Days: maybeDays,
  p80Low: maybeDays,
  p80High: maybeDays,
  p95Days: maybeDays,
  p95Low: maybeDays,
  p95High: maybeDays,
  meanDays: maybeDays.describe('Mean over closed cases only; null when none is closed'),
  restrictedMean: z
    .strictObject({ days, upToDays: days })
    .nullable()
    .describe('Mean with open cases censored, counted up to the longest time seen'),
  p50WorkingDays: maybeDays,
  p80WorkingDays: maybeDays,
  p95WorkingDays: maybeDays,
  withinTarget: z
    .strictObject({ share, low: share, high: share })
    .nullable()
    .describe('Share closed within targetDays; null without a target and where no case was watched for that long'),
}

const monthFigures = {
  ...timeliness,
  month,
  received: z.int().min(0),
  completed: z.int().min(0).describe('Cases closed in the month, whenever received'),
  openAtEnd: z.int(),
}

const held = z.strictObject({
  name: z.string(),
  visits: z.int().min(0),
  meanDays: maybeDays,
  p50Days: maybeDays,
  p80Days: maybeDays,
  p95Days: maybeDays,
  shareOfTime: share,
})

export const reportSchema = z.strictObject({
  title: z.string(),
  asOf: z.iso.datetime().describe('The instant the log ends at; what is open, is open then'),
  asOfTold: z.boolean(),
  release: z.boolean().describe('True when made to be handed out: no case references, no group under five'),
  targetDays: days.nullable(),
  log: logSchema,
  all: z.strictObject(timeliness),
  classes: z.array(z.strictObject({ class: z.string(), ...timeliness, outcomes: z.partialRecord(z.enum(OUTCOMES), z.int().min(1)) })),
  months: z
    .array(z.strictObject(monthFigures))
    .describe('All classes together, oldest first; percentiles are of the cases received in the month'),
  monthsByClass: z.array(z.strictObject({ class: z.string(), ...monthFigures })),
  competing: z
    .array(z.strictObject({ outcome: z.enum(OUTCOMES), points: z.array(z.strictObject({ days, share })) }))
    .describe('Share of cases ended in each way by so many days, the other ways competing (Aalen-Johansen)'),
  survival: z
    .array(z.strictObject({ days, open: share, low: share, high: share }))
    .describe('Share of cases still open after so many days, with its 95% band'),
  heldByStage: z.array(held),
  heldByParty: z.array(held),
  heldFrom: z.enum(['recorded starts', 'end of the visit before']),
  rework: z.array(z.strictObject({ stage: z.string(), cases: z.int(), share, extraVisits: z.int() })),
  oldestOpen: z.array(
    z.strictObject({
      case: z.string(),
      class: z.string(),
      stage: z.string().nullable(),
      days,
      workingDays: z.int(),
      received: z.iso.date(),
    }),
  ),
  workload: z.array(z.strictObject({ resource: z.string(), visits: z.int(), cases: z.int() })).describe('Under pseudonyms'),
  reading: readingSchema,
  remarks: z.array(z.string()),
})

export type ReportDocument = z.infer<typeof reportSchema>

export function toReportDocument(report: Report): ReportDocument {
  return {
    ...report,
    asOfTold: report.asOfTold ?? false,
    all: flat(report.all),
    classes: report.classes.map(({ class: name, outcomes, ...figures }) => ({ class: name, ...flat(figures), outcomes })),
    months: report.months.map(({ class: _all, ...figures }) => flatMonth(figures)),
    monthsByClass: report.monthsByClass.map(({ class: name, ...figures }) => ({ class: name ?? '', ...flatMonth(figures) })),
  }
}

type MonthOfAll = Omit<Report['months'][number], 'class'>

const flatMonth = ({ month, received, completed, openAtEnd, ...figures }: MonthOfAll) => ({
  month,
  ...flat(figures),
  received,
  completed,
  openAtEnd,
})

function flat({ n, open, closed, p50, p80, p95, meanDays, restrictedMean, withinTarget, ...working }: Timeliness) {
  return {
    n,
    open,
    closed,
    ...flatPercentile('p50', p50),
    ...flatPercentile('p80', p80),
    ...flatPercentile('p95', p95),
    meanDays,
    restrictedMean: restrictedMean ?? null,
    p50WorkingDays: working.p50WorkingDays,
    p80WorkingDays: working.p80WorkingDays,
    p95WorkingDays: working.p95WorkingDays,
    withinTarget: withinTarget ?? null,
  }
}

function flatPercentile<N extends 'p50' | 'p80' | 'p95'>(name: N, { days, low, high }: Percentile) {
  return { [`${name}Days`]: days, [`${name}Low`]: low, [`${name}High`]: high } as Record<`${N}Days` | `${N}Low` | `${N}High`, number | null>
}
