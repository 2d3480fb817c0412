/** A run kept in the service: what is settled before it is made, and what can be said of it afterwards. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'

export const RUN_STATES = ['queued', 'working', 'done', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]

/** What a person settles about a report and a forecast; everything absent is found out from the log. */
export type RunSettings = {
  title?: string | undefined
  targetDays?: number | undefined
  weeks: number
  seed: number
  /** First day of more staff, yyyy-mm-dd. */
  staffFrom?: string | undefined
  rampWeeks: number
  staffStage?: string | undefined
  precisionDays: number
  backtest: boolean
  release: boolean
}

/** What a person typed; every field is text, a box that is ticked says yes. */
export type TypedSettings = {
  title: string
  target: string
  weeks: string
  seed: string
  precision: string
  ramp: string
  staffStage: string
  backtest: string
  release: string
} & TypedDay<'staffFrom'>

export const USUAL_SETTINGS: TypedSettings = {
  ...{ title: '', target: '25', weeks: '26', seed: '1', precision: '0.5' },
  ...{ 'staffFrom-day': '', 'staffFrom-month': '', 'staffFrom-year': '', ramp: '4', staffStage: '' },
  ...{ backtest: 'yes', release: '' },
}

const MOST_SEED = 2 ** 32 - 1
const LONGEST_TITLE = 120

/** The settings, or everything that is wrong with them, in the order of the form. `stages` are those of the log. */
export function readSettings(typed: TypedSettings, stages: readonly string[]): Outcome<RunSettings> {
  const errors: Reason[] = []
  const title = typed.title.trim()
  if ([...title].length > LONGEST_TITLE) errors.push({ field: 'title', message: `The title must be ${LONGEST_TITLE} characters or fewer` })
  const targetDays = typed.target.trim() === '' ? undefined : number(typed.target, { field: 'target', name: 'Target', most: 3650 }, errors)
  const weeks = whole(typed.weeks, { field: 'weeks', name: 'Weeks ahead', least: 1, most: 260 }, errors)
  const staffFrom = readDay(typed, { name: 'staffFrom', called: 'The first day of more staff' }, errors)
  const rampWeeks = whole(typed.ramp, { field: 'ramp', name: 'Weeks until a newcomer works at full pace', least: 0, most: 104 }, errors)
  const staffStage = typed.staffStage === '' ? undefined : typed.staffStage
  if (staffStage !== undefined && !stages.includes(staffStage)) errors.push({ field: 'staffStage', message: 'Select a stage of the log' })
  const precisionDays = number(typed.precision, { field: 'precision', name: 'Precision', most: 365 }, errors)
  const seed = whole(typed.seed, { field: 'seed', name: 'Seed', least: 0, most: MOST_SEED }, errors)
  if (errors.length > 0) return refuse(...errors)
  return accept({
    ...(title === '' ? {} : { title }),
    ...(targetDays === undefined ? {} : { targetDays }),
    ...(staffFrom === undefined ? {} : { staffFrom }),
    ...(staffStage === undefined ? {} : { staffStage }),
    ...{ weeks, seed, precisionDays, rampWeeks, backtest: typed.backtest === 'yes', release: typed.release === 'yes' },
  })
}

type Bounds = { field: string; name: string; least: number; most: number }

function whole(text: string, { field, name, least, most }: Bounds, errors: Reason[]): number {
  const value = Number(text.trim())
  if (/^\d{1,10}$/.test(text.trim()) && value >= least && value <= most) return value
  errors.push({ field, message: `${name} must be a whole number from ${least} to ${most}` })
  return Number.NaN
}

function number(text: string, { field, name, most }: Omit<Bounds, 'least'>, errors: Reason[]): number {
  const value = Number(text.trim())
  if (/^\d+(\.\d+)?$/.test(text.trim()) && value > 0 && value <= most) return value
  errors.push({ field, message: `${name} must be a number of days above 0 and at most ${most}` })
  return Number.NaN
}

export type Versions = { muster: string; node: string }

export type Likeness = 'same' | 'different' | 'unknown'

/** Whether a run made again gave the same result, bit for bit. */
export const likeness = (run: { digest: string | null }, first: { digest: string | null }): Likeness =>
  run.digest === null || first.digest === null ? 'unknown' : run.digest === first.digest ? 'same' : 'different'

/** Why a run cannot be made again; nothing when it can. */
export const whyNotAgain = ({ erasedAt }: { erasedAt: string | null }): string | undefined =>
  erasedAt === null
    ? undefined
    : 'The uploaded file was erased when its time had come, so this run cannot be made again. What it showed stays.'

/** Where the next page of a list begins: after this run. */
export type Cursor = { at: string; id: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/

export const cursorText = ({ at, id }: Cursor): string => `${at}_${id}`

/** Nothing for a text that no list ever gave. */
export function readCursor(text: string): Cursor | undefined {
  const [at = '', id = ''] = text.split('_')
  return INSTANT.test(at) && UUID.test(id) ? { at, id } : undefined
}
