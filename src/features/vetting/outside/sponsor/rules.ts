/** Asking for somebody's clearance: what a sponsor says of the person, and how the unit answers. */
import type { CalendarDate } from '../../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../../values/outcome.ts'
import { readDay, type TypedDay } from '../../../../values/typed-day.ts'
import { checkRegime, isKind, isLevel, isRegime } from '../../cases/rules.ts'
import type { Kind, Level, Regime } from '../../rules.ts'

export type VettingUnit = { id: number; name: string }

export type Asked = {
  unit: number
  personName: string
  email: string
  level: Level
  regime: Regime
  postRef: string
}

export type ClearanceRequest = Asked & {
  id: string
  askedOn: CalendarDate
  state: 'asked' | 'opened' | 'turned-down'
  settledOn: CalendarDate | null
  turnedDownWhy: string | null
  caseId: string | null
  sponsor: string
  version: number
}

export type TypedAsked = { unit: string; personName: string; email: string; level: string; regime: string; postRef: string }

export function readAsked(typed: TypedAsked, units: readonly VettingUnit[]): Outcome<Asked> {
  const errors: Reason[] = []
  const said = (field: keyof TypedAsked, missing: string, most: number): string => {
    const value = typed[field].trim()
    if (value === '') errors.push({ field, message: missing })
    else if ([...value].length > most) errors.push({ field, message: `It must be ${most} characters or fewer` })
    return value
  }
  const personName = said('personName', 'Enter the person’s name', 160)
  const email = said('email', 'Enter their email address', 254)
  if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    errors.push({ field: 'email', message: 'Enter an email address in the correct format, like name@example.com' })
  const { level, regime } = typed
  if (!isLevel(level)) errors.push({ field: 'level', message: 'Select the level of clearance' })
  if (!isRegime(regime)) errors.push({ field: 'regime', message: 'Select what the person is' })
  else if (isLevel(level)) {
    const fits = checkRegime(level, regime)
    if (!fits.ok) errors.push(...fits.errors)
  }
  const postRef = said('postRef', 'Enter the reference of the post', 80)
  const unit = units.length === 1 ? units[0] : units.find(({ id }) => String(id) === typed.unit)
  if (!unit) errors.push({ field: 'unit', message: 'Select the vetting unit' })
  if (errors.length > 0 || !unit || !isLevel(level) || !isRegime(regime)) return refuse(...errors)
  return accept({ unit: unit.id, personName, email, level, regime, postRef })
}

export type TypedOpening = { givenNames: string; familyName: string; kind: string } & TypedDay<'born'>
export type Opening = { givenNames: string; familyName: string; born: CalendarDate; kind: Kind }

/** What the unit adds when it opens the case. */
export function readOpening(typed: TypedOpening, today: CalendarDate): Outcome<Opening> {
  const errors: Reason[] = []
  const [givenNames, familyName] = [typed.givenNames.trim(), typed.familyName.trim()]
  if (givenNames === '' || [...givenNames].length > 120)
    errors.push({ field: 'givenNames', message: 'Enter their given names, in 120 characters or fewer' })
  if (familyName === '' || [...familyName].length > 80)
    errors.push({ field: 'familyName', message: 'Enter their family name, in 80 characters or fewer' })
  const born = readDay(typed, { name: 'born', called: 'The date of birth' }, errors)
  if (born === undefined && !errors.some(({ field }) => field === 'born-day'))
    errors.push({ field: 'born-day', message: 'Enter their date of birth' })
  if (born !== undefined && born >= today) errors.push({ field: 'born-day', message: 'The date of birth must be in the past' })
  const { kind } = typed
  if (!isKind(kind)) errors.push({ field: 'kind', message: 'Select what kind of case it is' })
  if (errors.length > 0 || born === undefined || !isKind(kind)) return refuse(...errors)
  return accept({ givenNames, familyName, born, kind })
}

/** As a first guess, for whoever opens the case: the last word is the family name. */
export function namesFrom(personName: string): { givenNames: string; familyName: string } {
  const words = personName.trim().split(/\s+/)
  return { givenNames: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' }
}
