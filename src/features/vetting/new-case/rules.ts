/** A new case as it is typed by whoever takes it in. */
import type { CalendarDate } from '../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readDay } from '../../../values/typed-day.ts'
import { checkReceived, checkRegime, isKind, isLevel, isRegime, type NewCase, type NewSubject } from '../cases/rules.ts'
import { hasForm, readForm, type TypedForm } from '../form/rules.ts'

/** Where the person is known already, `subject` is their record's id. */
export type TypedCase = TypedForm

type Known = { units: readonly { id: number }[]; today: CalendarDate; subject: { id: string; unitId: number } | undefined }

export function readNewCase(typed: TypedCase, { units, today, subject: existing }: Known): Outcome<NewCase> {
  const errors: Reason[] = []
  const said = (name: string) => typed[name]?.trim() ?? ''
  const unit = existing?.unitId ?? readUnit(said('unit'), units, errors)
  const subject = existing ? { id: existing.id } : readSubject(typed, today, errors)
  const [level, regime, kind] = [said('level'), said('regime'), said('kind')]
  if (!isLevel(level)) errors.push({ field: 'level', message: 'Select the level' })
  if (!isRegime(regime)) errors.push({ field: 'regime', message: 'Select what the person is' })
  else if (isLevel(level)) errors.push(...reasonsIn(checkRegime(level, regime)))
  if (!isKind(kind)) errors.push({ field: 'kind', message: 'Select what kind of case it is' })
  const receivedOn = readDay(typed as never, { name: 'received', called: 'The day of receipt' }, errors) ?? today
  errors.push(...reasonsIn(checkReceived(receivedOn, today)))
  const sponsorRef = said('sponsorRef')
  if ([...sponsorRef].length > 80) errors.push({ field: 'sponsorRef', message: 'The sponsor’s reference must be 80 characters or fewer' })
  const form = hasForm(typed) ? readForm(typed, today) : undefined
  if (form) errors.push(...reasonsIn(form))
  if (errors.length > 0 || !isLevel(level) || !isRegime(regime) || !isKind(kind) || unit === undefined || !subject) return refuse(...errors)
  return accept({
    unit,
    subject,
    level,
    regime,
    kind,
    receivedOn,
    ...(sponsorRef ? { sponsorRef } : {}),
    ...(form?.ok ? { form: form.value } : {}),
  })
}

const reasonsIn = (outcome: Outcome<unknown>): Reason[] => (outcome.ok ? [] : outcome.errors)

/** Who works for a single unit is not asked. */
function readUnit(typed: string, units: readonly { id: number }[], errors: Reason[]): number | undefined {
  const [first, second] = units
  const unit = first && !second ? first : units.find(({ id }) => String(id) === typed)
  if (!unit) errors.push({ field: 'unit', message: 'Select the unit that takes the case in' })
  return unit?.id
}

function readSubject(typed: TypedCase, today: CalendarDate, errors: Reason[]): NewSubject | undefined {
  const before = errors.length
  const said = (name: string) => typed[name]?.trim() ?? ''
  const [familyName, givenNames, email, phone] = [said('familyName'), said('givenNames'), said('email'), said('phone')]
  checkLength(givenNames, { field: 'givenNames', called: 'Given names', missing: 'Enter their given names', most: 120 }, errors)
  checkLength(familyName, { field: 'familyName', called: 'The family name', missing: 'Enter their family name', most: 80 }, errors)
  const born = readDay(typed as never, { name: 'born', called: 'The date of birth' }, errors)
  if (born === undefined && !errors.some(({ field }) => field === 'born-day'))
    errors.push({ field: 'born-day', message: 'Enter their date of birth' })
  if (born !== undefined && born >= today) errors.push({ field: 'born-day', message: 'The date of birth must be in the past' })
  if (email !== '' && (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 254))
    errors.push({ field: 'email', message: 'Enter an email address such as name@example.org' })
  if (phone !== '' && !/^[+\d][\d\s()-]{4,29}$/.test(phone))
    errors.push({ field: 'phone', message: 'Enter a phone number such as 020 7946 0000' })
  if (errors.length > before || born === undefined) return undefined
  return { familyName, givenNames, born, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
}

type Field = { field: string; called: string; missing: string; most: number }

function checkLength(text: string, { field, called, missing, most }: Field, errors: Reason[]): void {
  if (text === '') errors.push({ field, message: missing })
  else if ([...text].length > most) errors.push({ field, message: `${called} must be ${most} characters or fewer` })
}
