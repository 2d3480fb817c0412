/** What must be held everywhere: a kind of role in every unit of a kind, or for every borough of the force. */
import type { CalendarDate } from '../../../../values/date.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../../values/outcome.ts'
import { holds, lastDay, type Period, upTo } from '../../../../values/period.ts'
import { readDay, type TypedDay } from '../../../../values/typed-day.ts'
import { kindName, type Recorded, type RoleKind, UNIT_KINDS } from '../../rules.ts'
import { readText } from '../rules.ts'

export type Requirement = {
  id: string
  roleKind: string
  roleName: string
  /** Null for a role held for a borough. */
  unitKind: string | null
  source: string
  valid: Period
  approximate: boolean
  recorded: Recorded
}

/** "CT Protect officer in every Basic Command Unit". */
export const requirementWords = ({ roleName, unitKind }: Pick<Requirement, 'roleName' | 'unitKind'>): string =>
  unitKind === null ? `${roleName} for every borough of the force` : `${roleName} in every ${unitKindWords(unitKind)}`

/** Names of things keep their capitals; other words are common nouns. */
const unitKindWords = (kind: string): string => (kind === 'bcu' ? kindName(kind) : kindName(kind).toLowerCase())

export type Standing = 'in-force' | 'coming' | 'past'

export function standingOn({ valid }: Pick<Requirement, 'valid'>, today: CalendarDate): Standing {
  if (holds(valid, today)) return 'in-force'
  return valid.from !== null && valid.from > today ? 'coming' : 'past'
}

type TypedDays = TypedDay<'from'> & TypedDay<'until'>
export type TypedCorrection = { source: string; approximate: string; why: string } & TypedDays
export type TypedRequirement = { role: string; unitKind: string } & TypedCorrection
export type NewRequirement = { roleKind: string; unitKind: string | null } & Corrected
export type Corrected = { source: string; valid: Period; approximate: boolean; why: string }

const LONGEST = 500

export function readRequirement(typed: TypedRequirement, kinds: readonly Pick<RoleKind, 'key' | 'place'>[]): Outcome<NewRequirement> {
  const errors: Reason[] = []
  const role = kinds.find(({ key }) => key === typed.role)
  if (!role) errors.push({ field: 'role', message: 'Select a role' })
  const unitKind = role ? readUnitKind(typed.unitKind, role.place, errors) : null
  const corrected = readCorrected(typed, errors)
  if (errors.length > 0 || !role || !corrected) return refuse(...errors)
  return accept({ roleKind: role.key, unitKind, ...corrected })
}

function readUnitKind(typed: string, place: RoleKind['place'], errors: Reason[]): string | null {
  const known = Object.hasOwn(UNIT_KINDS, typed)
  if (place === 'unit' && !known) errors.push({ field: 'unitKind', message: 'Select the kind of unit: this role is held in a unit' })
  if (place === 'area' && typed !== '')
    errors.push({ field: 'unitKind', message: 'Leave the kind of unit empty: this role is held for a borough' })
  return place === 'unit' && known ? typed : null
}

/** Only what is different counts as a correction. */
export function readCorrection(typed: TypedCorrection, now: Pick<Requirement, 'valid' | 'source' | 'approximate'>): Outcome<Corrected> {
  const errors: Reason[] = []
  const corrected = readCorrected(typed, errors)
  if (!corrected) return refuse(...errors)
  const { valid, source, approximate } = corrected
  if (valid.from === now.valid.from && valid.until === now.valid.until && source === now.source && approximate === now.approximate)
    return refuse({ field: 'from-day', message: 'Change the days or the source: the register says this already' })
  return accept(corrected)
}

function readCorrected(typed: TypedCorrection, errors: Reason[]): Corrected | undefined {
  const from = readDay(typed, { name: 'from', called: 'The first day' }, errors)
  if (from === undefined && !errors.some(({ field }) => field === 'from-day'))
    errors.push({ field: 'from-day', message: 'Enter the first day' })
  const last = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (from !== undefined && last !== undefined && last < from) errors.push(LAST_TOO_EARLY)
  const source = readText(typed.source, { field: 'source', called: 'where this is decided', longest: LONGEST }, errors)
  const why = readText(typed.why, { field: 'why', called: 'the reason', longest: LONGEST }, errors)
  if (errors.length > 0 || from === undefined) return undefined
  return { source, valid: upTo(from, last ?? null), approximate: typed.approximate === 'yes', why }
}

const LAST_TOO_EARLY: Reason = { field: 'until-day', message: 'The last day must be the first day or later' }

export type TypedEnd = { why: string } & TypedDay<'until'>
export type End = { last: CalendarDate; why: string }

/** It ends before it would have ended, and after it began: anything else is a correction. */
export function readEnd(typed: TypedEnd, { valid }: Pick<Requirement, 'valid'>): Outcome<End> {
  const errors: Reason[] = []
  const last = readDay(typed, { name: 'until', called: 'The last day' }, errors)
  if (last === undefined && errors.length === 0) errors.push({ field: 'until-day', message: 'Enter the last day' })
  if (last !== undefined && valid.from !== null && last < valid.from) errors.push(LAST_TOO_EARLY)
  const until = lastDay(valid)
  if (last !== undefined && until !== null && last >= until)
    errors.push({ field: 'until-day', message: 'It ends by then already. Correct it if it ends later' })
  const why = readText(typed.why, { field: 'why', called: 'the reason', longest: LONGEST }, errors)
  return errors.length > 0 || last === undefined ? refuse(...errors) : accept({ last, why })
}
