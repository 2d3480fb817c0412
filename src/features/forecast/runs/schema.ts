/** The document that `muster forecast FILE --json` prints, and how a forecast is turned into it. */
import { z } from 'zod'
import { logSchema, readingSchema } from '../case-log/schema.ts'
import type { Forecast } from './rules.ts'

const instant = z.iso.datetime()
const day = z.iso.date()
const share = z.number().min(0).max(1)
const days = z.number().min(0)
const count = z.number()

const score = {
  n: z.int().describe('Cases scored'),
  known: z.int().describe('Of those, the cases that were over when the log ended'),
  coverage50: share.describe('Share of cases that ended inside the 50% interval'),
  coverage80: share,
  coverage95: share,
  crpsDays: days.describe('Continuous ranked probability score: the error of the whole forecast, in days; less is better'),
  maeDays: days.describe('Mean absolute error of the median'),
  biasDays: z.number(),
  meanWidth80Days: days,
}

const backtest = z.strictObject({
  cuts: z.array(instant).describe('When the log was cut: only what was known then was used'),
  ...score,
  naive: z.array(z.strictObject({ name: z.string(), question: z.string(), ...score })).describe('Plain forecasts scored on the same cases'),
  backlog: z.strictObject({ n: z.int(), coverage80: share, meanAbsoluteError: z.number(), naiveMeanAbsoluteError: z.number() }).nullable(),
})

const stage = z.strictObject({
  stage: z.string(),
  visits: z.int(),
  p50Days: days,
  p80Days: days,
  workMinutes: z.number().nullable(),
  workFrom: z.enum(['recorded starts', 'completions on busy days', 'not known']),
  staff: z.number().nullable(),
  busyShare: z.number().nullable(),
  next: z.array(z.strictObject({ stage: z.string(), share })),
})

const model = z.strictObject({
  trainedOn: z.strictObject({ cases: z.int(), open: z.int(), states: z.int(), from: z.string(), to: z.string() }),
  arrivalsPerWeek: z.strictObject({
    mean: z.number(),
    low: z.number(),
    high: z.number(),
    weeks: z.number(),
    byWeekday: z.array(z.number()),
  }),
  stages: z.array(stage),
  evidence: z.array(z.string()),
})

export const forecastSchema = z.strictObject({
  title: z.string(),
  asOf: instant.describe('The instant the forecast starts from'),
  release: z.boolean(),
  seed: z.int(),
  inputHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('sha256 over what the forecast was made from: the same hash and seed give the same forecast'),
  replications: z.int(),
  log: logSchema,
  openCases: z
    .array(
      z.strictObject({
        id: z.string(),
        class: z.string(),
        stage: z.string().nullable(),
        ageDays: days,
        p10: instant,
        p50: instant,
        p80: instant,
        p90: instant,
        p95: instant,
      }),
    )
    .describe('When each open case completes: by p80 with a chance of 80%'),
  stockDone: z.strictObject({ p50: instant, p80: instant, p95: instant }).nullable(),
  stockByWeek: z.array(z.strictObject({ weekStarting: day, p10: count, p50: count, p90: count })),
  backlog: z
    .array(z.strictObject({ weekStarting: day, p10: count, p50: count, p90: count, completedP50: count, arrivedP50: count }))
    .describe('Open cases week by week'),
  history: z.array(z.strictObject({ weekStarting: day, open: z.int(), arrived: z.int(), completed: z.int() })),
  staffing: z.array(
    z.strictObject({
      extra: z.int(),
      p50Days: days,
      p80Days: days,
      meanChangeDays: z.number(),
      halfWidthDays: z.number(),
      openAtHorizon: count,
    }),
  ),
  staffingAt: z.strictObject({ stage: z.string(), from: z.string(), rampWeeks: z.number(), staffToday: z.number() }).nullable(),
  staffingRefused: z.string().nullable().describe('Why there is no staffing effect; null where there is one'),
  backtest: backtest.nullable(),
  backtestRefused: z.string().nullable(),
  precision: z.strictObject({ quantity: z.string(), halfWidthDays: z.number(), targetDays: z.number(), reached: z.boolean() }),
  model,
  reading: readingSchema,
  remarks: z.array(z.string()),
})

export type ForecastDocument = z.infer<typeof forecastSchema>

/** A forecast is plain data already; the type of the answer holds it to the schema. */
export const toForecastDocument = (forecast: Forecast): ForecastDocument => ({ ...forecast })
