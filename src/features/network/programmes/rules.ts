/** Work in phases, such as moving into one building: milestones, each with every date it ever had. A date is never overwritten, so slippage stays visible. */
import { type CalendarDate, daysBetween } from '../../../values/date.ts'
import { counted } from '../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import type { Recorded } from '../rules.ts'

/** A date that a milestone had or has. Where it was reached, `due` is the day on which it was. */
export type DateThen = { id: string; due: CalendarDate; reached: boolean; approximate: boolean; recorded: Recorded }

export type Milestone = {
  id: string
  programme: string
  name: string
  /** Empty where the programme has no phases. */
  phase: string
  /** Who moves in, where somebody does: a unit of the register, or another body by name. */
  movesUnit: number | null
  movesOther: string | null
  source: string | null
  /** In the order in which they were recorded; the last is believed. At least one. */
  dates: readonly [DateThen, ...DateThen[]]
}

export type Programme = { id: string; name: string; about: string; source: string | null; milestones: readonly Milestone[] }

export const firstDate = ({ dates }: Milestone): DateThen => dates[0]
export const dateNow = ({ dates }: Milestone): DateThen => dates.at(-1) ?? dates[0]

/** In days against the first date that was ever recorded; negative where it came, or is to come, earlier. */
export const slippage = (milestone: Milestone): number => daysBetween(firstDate(milestone).due, dateNow(milestone).due)

export function slippageWords(days: number): string {
  if (days === 0) return 'As first planned'
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}

export type Standing = 'reached' | 'due' | 'passed'

/** A date that has passed says nothing by itself: perhaps nobody has recorded yet that it was reached. */
export function standingOf(milestone: Milestone, day: CalendarDate): Standing {
  const { due, reached } = dateNow(milestone)
  if (reached) return 'reached'
  return due < day ? 'passed' : 'due'
}

/** By the date now, then by name. */
export const inOrder = (milestones: readonly Milestone[]): Milestone[] =>
  [...milestones].sort((a, b) => compare(dateNow(a).due, dateNow(b).due) || compare(a.name, b.name))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export type Progress = { milestones: number; reached: number; moved: number; next: Milestone | undefined; most: number }

/** The few figures by which a list tells programmes apart. `most`: the largest slippage, in days. */
export function progressOf({ milestones }: Programme): Progress {
  const open = inOrder(milestones.filter(each => !dateNow(each).reached))
  const slips = milestones.map(slippage)
  return {
    milestones: milestones.length,
    reached: milestones.length - open.length,
    moved: slips.filter(days => days !== 0).length,
    next: open[0],
    most: Math.max(0, ...slips),
  }
}

export type TypedProgramme = { name: string; about: string; source: string }
export type NewProgramme = { name: string; about: string; source: string | null }

export function readProgramme(typed: TypedProgramme): Outcome<NewProgramme> {
  const errors: Reason[] = []
  const name = readText(typed.name, { field: 'name', called: 'The name', most: 120, missing: 'Enter the name' }, errors)
  const about = readText(typed.about, { field: 'about', called: 'What it is about', most: 2000 }, errors)
  const source = readText(typed.source, { field: 'source', called: 'The source', most: 500 }, errors)
  return errors.length > 0 ? refuse(...errors) : accept({ name, about, source: source || null })
}

export type TypedDate = TypedDay<'due'> & { approximate: string; why: string }
export type NewDate = { due: CalendarDate; approximate: boolean; why: string }
export type TypedMilestone = TypedDate & { name: string; phase: string; unit: string; other: string; source: string }
export type NewMilestone = NewDate & Pick<Milestone, 'name' | 'phase' | 'movesUnit' | 'movesOther' | 'source'>

/** `units` are those that can be chosen. */
export function readMilestone(typed: TypedMilestone, units: readonly { id: number }[]): Outcome<NewMilestone> {
  const errors: Reason[] = []
  const name = readText(typed.name, { field: 'name', called: 'The name', most: 160, missing: 'Enter what is to be reached' }, errors)
  const phase = readText(typed.phase, { field: 'phase', called: 'The phase', most: 60 }, errors)
  const unit = units.find(({ id }) => String(id) === typed.unit)
  if (typed.unit !== '' && !unit) errors.push({ field: 'unit', message: 'Select a unit from the list' })
  const other = readText(typed.other, { field: 'other', called: 'The name of the other body', most: 120 }, errors)
  if (unit && other !== '') errors.push({ field: 'other', message: 'Select a unit or enter another body, not both' })
  const date = readNewDate(typed, errors)
  const source = readText(typed.source, { field: 'source', called: 'The source', most: 500 }, errors)
  if (errors.length > 0 || !date) return refuse(...errors)
  return accept({ name, phase, movesUnit: unit?.id ?? null, movesOther: other || null, source: source || null, ...date })
}

/** A new date for a milestone; one that changes nothing is refused, because it would look like a move. */
export function readChange(typed: TypedDate, now: DateThen): Outcome<NewDate> {
  const errors: Reason[] = []
  const date = readNewDate(typed, errors)
  if (date && !now.reached && date.due === now.due && date.approximate === now.approximate)
    errors.push({ field: 'due-day', message: 'This is the date it has already' })
  return errors.length > 0 || !date ? refuse(...errors) : accept(date)
}

export function readReached(typed: TypedDate, today: CalendarDate): Outcome<NewDate> {
  const errors: Reason[] = []
  const date = readNewDate(typed, errors, 'Enter how this is known, such as where it was announced')
  if (date && date.due > today) errors.push({ field: 'due-day', message: 'The day it was reached must be today or earlier' })
  return errors.length > 0 || !date ? refuse(...errors) : accept(date)
}

function readNewDate(typed: TypedDate, errors: Reason[], missing = 'Enter the reason'): NewDate | undefined {
  const before = errors.length
  const due = readDay(typed, { name: 'due', called: 'The date' }, errors)
  if (due === undefined && errors.length === before) errors.push({ field: 'due-day', message: 'Enter the date' })
  const why = readText(typed.why, { field: 'why', called: 'The reason', most: 500, missing }, errors)
  return due === undefined ? undefined : { due, approximate: typed.approximate === 'yes', why }
}

type Field = { field: string; called: string; most: number; missing?: string }

function readText(typed: string, { field, called, most, missing }: Field, errors: Reason[]): string {
  const text = typed.trim()
  if (text === '' && missing !== undefined) errors.push({ field, message: missing })
  if ([...text].length > most) errors.push({ field, message: `${called} must be ${most} characters or fewer` })
  return text
}
