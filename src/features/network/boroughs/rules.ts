/** Who polices a borough, and how a change of that is read. */
import { addDays } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { ALWAYS, joined, type Period } from '../../../values/period.ts'
import { type Choice, isWithin, lifeWords, readDays, readUnit, readWhy, type TypedDays } from '../units/rules.ts'

export type TypedBoroughMove = { unit: string; approximate: string; why: string } & TypedDays
export type BoroughMove = { unit: Choice; during: Period; approximate: boolean; why: string }

/** A borough is there on every day, so only the unit's own life bounds the days. */
export function readBoroughMove(typed: TypedBoroughMove, choices: readonly Choice[]): Outcome<BoroughMove> {
  const errors: Reason[] = []
  const unit = readUnit(typed.unit, choices, { field: 'unit', missing: 'Enter the unit that polices it' }, errors)
  const during = readDays(typed, ALWAYS, errors)
  if (unit && during && !isWithin(during, unit.life))
    errors.push({ field: 'unit', message: `${unit.name} exists ${lifeWords(unit.life)}. It can police a borough in these days alone` })
  const why = readWhy(typed.why, errors)
  if (errors.length > 0 || !unit || !during) return refuse(...errors)
  return accept({ unit, during, approximate: typed.approximate === 'yes', why })
}

/** The days of one day, as a period. */
export const theDay = (day: Parameters<typeof addDays>[0]) => ({ from: day, until: addDays(day, 1) })

/** Whether these are all days. */
export const isWhole = (periods: readonly Period[]): boolean => joined(periods).some(({ from, until }) => from === null && until === null)
