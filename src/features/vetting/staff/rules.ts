/** Who works in a unit, at what, how much, and when not. */
import { type CalendarDate, daysBetween } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { type Period, upTo } from '../../../values/period.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import type { Stage } from '../rules.ts'

/** What can be somebody's work: the stages that the unit itself has a part in. */
export const SKILLS = [
  ...['identity', 'residency', 'records', 'local-intelligence', 'finance', 'counter-corruption'],
  ...['other-force', 'interview', 'national-security', 'decision'],
] as readonly string[] as readonly Stage[]

export type Leave = { id: string; away: Period }

export type Member = {
  id: string
  unitId: number
  account: string
  name: string
  skills: readonly string[]
  /** Of a full week, above 0 and at most 1. */
  share: number
  works: Period
  version: number
  /** By first day; what was dropped is left out. */
  leave: readonly Leave[]
}

export type TypedMember = { account: string; skills: readonly string[]; percent: string } & TypedDay<'starts'> & TypedDay<'last'>
export type MemberFacts = { skills: Stage[]; share: number; works: Period }

/** What was typed, or everything that is wrong with it, in the order of the form. */
export function readMember(typed: TypedMember): Outcome<MemberFacts> {
  const errors: Reason[] = []
  const skills = SKILLS.filter(skill => typed.skills.includes(skill))
  if (skills.length === 0) errors.push({ field: 'skills', message: 'Select what they work at' })
  const percent = Number(typed.percent.trim())
  if (!/^\d{1,3}$/.test(typed.percent.trim()) || percent < 1 || percent > 100)
    errors.push({ field: 'percent', message: 'Their part of a full week must be a whole number from 1 to 100' })
  const from = readDay(typed, { name: 'starts', called: 'Their first day' }, errors)
  if (from === undefined && !errors.some(({ field }) => field === 'starts-day'))
    errors.push({ field: 'starts-day', message: 'Enter their first day' })
  const last = readDay(typed, { name: 'last', called: 'Their last day' }, errors)
  if (from !== undefined && last !== undefined && last < from)
    errors.push({ field: 'last-day', message: 'Their last day must not be before their first' })
  if (errors.length > 0 || from === undefined) return refuse(...errors)
  return accept({ skills, share: percent / 100, works: upTo(from, last ?? null) })
}

export type TypedLeave = TypedDay<'away'> & TypedDay<'back'>
const MOST_LEAVE_DAYS = 400

export function readLeave(typed: TypedLeave): Outcome<Period> {
  const errors: Reason[] = []
  const from = readDay(typed, { name: 'away', called: 'The first day of leave' }, errors)
  const last = readDay(typed, { name: 'back', called: 'The last day of leave' }, errors)
  const isWrong = (field: string) => errors.some(each => each.field === field)
  if (from === undefined && !isWrong('away-day')) errors.push({ field: 'away-day', message: 'Enter the first day of leave' })
  if (last === undefined && !isWrong('back-day')) errors.push({ field: 'back-day', message: 'Enter the last day of leave' })
  if (from !== undefined && last !== undefined) checkLength(from, last, errors)
  return errors.length > 0 || from === undefined || last === undefined ? refuse(...errors) : accept(upTo(from, last))
}

function checkLength(from: CalendarDate, last: CalendarDate, errors: Reason[]): void {
  if (last < from) errors.push({ field: 'back-day', message: 'The last day of leave must not be before the first' })
  else if (daysBetween(from, last) >= MOST_LEAVE_DAYS)
    errors.push({ field: 'back-day', message: `Leave of more than ${MOST_LEAVE_DAYS} days is an end: give their last day instead` })
}
