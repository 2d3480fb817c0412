/** What the register's questions and answers have in common. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Reason } from '../../../values/outcome.ts'
import { lastDay, type Period } from '../../../values/period.ts'
import { Problem } from '../../../values/problem.ts'
import { type AsAt, readAsAt } from '../as-at/rules.ts'

const DAY = 'Give a day as yyyy-mm-dd, such as 2017-06-01'
export const askedDay = z.iso.date({ error: DAY })

export const knownField = {
  known: askedDay.optional().describe('As the register had it at the end of this day; without it, as known now'),
}
export const asAtFields = { at: askedDay.optional().describe('The day in question; without it, today'), ...knownField }

export const day = z.iso.date()
/** The days in which something holds, as every answer tells them. */
export const daysOut = {
  from: day.nullable().describe('The first day; null: since ever'),
  last: day.nullable().describe('The last day; null: no end is known'),
  approximate: z.boolean().describe('The days are not known exactly'),
}
export const asAtOut = { at: day, known: day.nullable().describe('Null: as known now') }
export const ofUnit = z.int().describe('The number of a unit, never used again')
export const ofArea = z.string().describe('The code of the Office for National Statistics')

export const daysOf = (period: Period, approximate: boolean) => ({ from: period.from, last: lastDay(period), approximate })

type Asked = { at?: string | undefined; known?: string | undefined }

/** The day that is asked for. */
export async function getAsAt(tx: Tx, asked: Asked): Promise<AsAt> {
  const { asAt, errors } = readAsAt({ at: asked.at, known: asked.known }, await getToday(tx))
  refuseDays(errors)
  return asAt
}

/** A page shows what it can and tells what is wrong with the question; a program is answered with that alone, by the fields that it sent. */
export function refuseDays(errors: readonly Reason[], names: Readonly<Record<string, string>> = {}): void {
  const [first] = errors
  if (!first) return
  const named = errors.map(({ field, message }) => ({ field: field.replace(/-day$/, ''), message }))
  throw new Problem('invalid', first.message, undefined, {
    errors: named.map(({ field, message }) => ({ field: names[field] ?? field, message })),
  })
}
