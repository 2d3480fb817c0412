/** A forecast from the unit's own records: what is settled before it is made, who is there, and what it answers. */
import { addDays, type CalendarDate, dayNumber, weekdayOf } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { holds } from '../../../values/period.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import type { Forecast, StaffingEffect, ToldPerson } from '../../forecast/index.ts'
import type { UnitHistory } from '../case-log/rules.ts'
import { logStageName } from '../case-log/rules.ts'
import type { Member } from '../staff/rules.ts'
import { FEWEST_STAFF } from '../timeliness/rules.ts'

export type LiveSettings = {
  seed: number
  weeks: number
  precisionDays: number
  /** First day of more staff; four weeks ahead without it. */
  staffFrom?: CalendarDate
  rampWeeks: number
  backtest: boolean
}

/** What each night's forecast is made with. */
export const NIGHTLY: LiveSettings = { seed: 1, weeks: 26, precisionDays: 0.5, rampWeeks: 8, backtest: true }

export type TypedAsk = { ramp: string } & TypedDay<'staffFrom'>
export const USUAL_ASK: TypedAsk = { ramp: String(NIGHTLY.rampWeeks), 'staffFrom-day': '', 'staffFrom-month': '', 'staffFrom-year': '' }

const MOST_RAMP_WEEKS = 104
const MOST_DAYS_AHEAD = 5 * 365

/** When more people would begin: after they were hired, vetted and trained. */
export function readAsk(typed: TypedAsk, today: CalendarDate): Outcome<LiveSettings> {
  const errors: Reason[] = []
  const staffFrom = readDay(typed, { name: 'staffFrom', called: 'The first day of more staff' }, errors)
  if (staffFrom !== undefined && (staffFrom <= today || staffFrom > addDays(today, MOST_DAYS_AHEAD)))
    errors.push({ field: 'staffFrom-day', message: 'The first day of more staff must be after today and within five years' })
  const rampWeeks = Number(typed.ramp.trim())
  if (!/^\d{1,3}$/.test(typed.ramp.trim()) || rampWeeks > MOST_RAMP_WEEKS)
    errors.push({ field: 'ramp', message: `Weeks until a newcomer works at full pace must be a whole number from 0 to ${MOST_RAMP_WEEKS}` })
  if (errors.length > 0) return refuse(...errors)
  return accept({ ...NIGHTLY, rampWeeks, ...(staffFrom === undefined ? {} : { staffFrom }) })
}

/** Everything that a forecast is made from: kept with it, so that it can be made again. */
export type LiveInput = { name: string; history: UnitHistory; people: readonly ToldPerson[] }

type Place = Pick<Member, 'skills' | 'share' | 'works' | 'leave'>
const WEEKS_AHEAD = 60
const WEEKS_LATELY = 52
const WORKING_DAYS_A_WEEK = 5

/** Each person as the staffing question takes them: how much of each week they were there lately, and will be. Nobody is named. */
export function peopleThere(staff: readonly Place[], today: CalendarDate): ToldPerson[] {
  return staff.map(member => {
    const lately = Array.from({ length: WEEKS_LATELY }, (_, week) => partOfWeek(member, addDays(today, -7 * (week + 1))))
    return {
      stages: member.skills.map(logStageName),
      lately: lately.reduce((sum, part) => sum + part, 0) / WEEKS_LATELY,
      today: holds(member.works, today) ? member.share : 0,
      weeks: Array.from({ length: WEEKS_AHEAD }, (_, week) => partOfWeek(member, addDays(today, 7 * week))),
    }
  })
}

/** Of the five working days of the week that begins then: those on which they are employed and not away. */
function partOfWeek({ works, leave, share }: Place, first: CalendarDate): number {
  const days = Array.from({ length: 7 }, (_, day) => addDays(first, day)).filter(day => weekdayOf(dayNumber(day)) < WORKING_DAYS_A_WEEK)
  const there = days.filter(day => holds(works, day) && !leave.some(({ away }) => holds(away, day)))
  return (share * there.length) / WORKING_DAYS_A_WEEK
}

/** How fast four people work is said of each of them: a forecast is shown without the stages at which so few are at work. */
export function withoutPaceOfFewStaff(forecast: Forecast): Forecast {
  return {
    ...forecast,
    model: { ...forecast.model, stages: forecast.model.stages.filter(({ staff }) => staff === null || staff >= FEWEST_STAFF) },
    remarks: forecast.remarks.filter(remark => !remark.startsWith('Staff: ') || isStaffedByMany(forecast)),
  }
}

const isStaffedByMany = ({ staffingAt, model }: Forecast): boolean =>
  (staffingAt?.staffToday ?? 0) >= FEWEST_STAFF && model.stages.every(({ staff }) => staff === null || staff >= FEWEST_STAFF)

/** The open cases by the stage at which the forecast begins, by name. */
export function beginsFrom({ openCases }: Pick<Forecast, 'openCases'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { stage } of openCases) counts.set(stage ?? '', (counts.get(stage ?? '') ?? 0) + 1)
  return counts
}

export type MoreStaff = { with: StaffingEffect; without: StaffingEffect }

/** What so many more people would do; nothing where the forecast could not say. */
export function moreStaff({ staffing }: Pick<Forecast, 'staffing'>, extra: number): MoreStaff | undefined {
  const [without, asked] = [staffing.find(each => each.extra === 0), staffing.find(each => each.extra === extra)]
  return without && asked && { with: asked, without }
}
