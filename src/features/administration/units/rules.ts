/** A new unit, read from a form. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'

export type TypedUnit = { code: string; name: string; below: string }
export type NewUnit = { code: string; name: string; below: number }

const CODE = /^[A-Z0-9][A-Z0-9-]{0,19}$/
const LONGEST_NAME = 120

export function readUnit(typed: TypedUnit, units: readonly { id: number }[]): Outcome<NewUnit> {
  const errors: Reason[] = []
  const [code, name] = [typed.code.trim().toUpperCase(), typed.name.trim()]
  if (name === '') errors.push({ field: 'name', message: 'Enter the name' })
  else if ([...name].length > LONGEST_NAME) errors.push({ field: 'name', message: `The name must be ${LONGEST_NAME} characters or fewer` })
  if (!CODE.test(code)) errors.push({ field: 'code', message: 'Enter a code of up to 20 letters, figures and dashes, such as MPS-V3' })
  const below = units.find(({ id }) => String(id) === typed.below)
  if (!below) errors.push({ field: 'below', message: 'Select the unit it belongs to' })
  if (errors.length > 0 || !below) return refuse(...errors)
  return accept({ code, name, below: below.id })
}
