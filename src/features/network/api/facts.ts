/** Facts as programs are given them: one flat row each, so that JSON and CSV say the same. */
import { z } from 'zod'
import { day, daysOf, ofArea, ofUnit } from './fields.ts'
import type { Fact } from './rules.ts'

const instant = z.string().describe('Instant in UTC, to the microsecond')
const common = {
  id: z.uuid().describe('Of this fact: a correction closes it and adds another'),
  approximate: z.boolean(),
  recordedFrom: instant,
  recordedUntil: instant.nullable().describe('Since when it is believed no more; null: it is believed now'),
  why: z.string().describe('Why it was recorded'),
}
const held = { from: day.nullable(), last: day.nullable().describe('The last day; null: no end is known') }
const text = z.string().nullable()

/** By kind; each with what it alone says. */
const OUT = [
  z.object({
    ...{ fact: z.literal('unit'), ...common, ...held, unit: ofUnit, code: z.string() },
    ...{ name: z.string(), kind: z.string(), forceCode: text, confirmed: z.boolean(), source: text },
  }),
  z.object({ fact: z.literal('parent'), ...common, ...held, unit: ofUnit, parent: ofUnit }),
  z.object({ fact: z.literal('cover'), ...common, ...held, area: ofArea, unit: ofUnit }),
  z.object({ fact: z.literal('succession'), ...common, before: ofUnit, after: ofUnit, day }),
  z.object({ fact: z.literal('requirement'), ...common, ...held, roleKind: z.string(), unitKind: text, source: text }),
  z.object({
    ...{ fact: z.literal('contact'), ...common, ...held, unit: ofUnit.nullable(), area: ofArea.nullable() },
    ...{ purpose: z.string(), words: z.string() },
  }),
  z.object({
    ...{ fact: z.literal('holding'), ...common, ...held, seat: z.uuid(), roleKind: z.string(), standing: z.string(), person: z.uuid() },
    ...{
      name: text.describe('Null where you may not know it'),
      rank: text,
      unit: ofUnit.nullable(),
      area: ofArea.nullable(),
      source: text,
    },
  }),
  z.object({
    ...{ fact: z.literal('milestone-date'), ...common, programme: z.uuid(), milestone: z.uuid(), milestoneName: z.string() },
    ...{ day, reached: z.boolean() },
  }),
] as const

export const factOut = z.discriminatedUnion('fact', OUT)

/** Every column that some kind of fact has: of a fact of another kind it stays empty. */
export const FACT_COLUMNS = [...new Set(OUT.flatMap(({ shape }) => Object.keys(shape)))]

export const flatFact = ({ fact, period, says, ...rest }: Fact) => ({
  fact,
  ...rest,
  ...(period === null ? {} : { from: daysOf(period, rest.approximate).from, last: daysOf(period, rest.approximate).last }),
  ...says,
})
