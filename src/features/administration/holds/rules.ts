/** Legal holds: what must not be erased, and how one is read from a form. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readReason } from '../roles/rules.ts'

export type TypedHold = { matter: string; why: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function readHold(typed: TypedHold): Outcome<{ matter: string; why: string }> {
  const errors: Reason[] = []
  const matter = typed.matter.trim().toLowerCase()
  if (!UUID.test(matter)) errors.push({ field: 'matter', message: 'Enter the reference of the record: 36 characters, as in its address' })
  const why = readReason(typed.why, errors)
  return errors.length > 0 ? refuse(...errors) : accept({ matter, why })
}

export type Hold = {
  id: string
  matter: string
  why: string
  placedByName: string | null
  placedAt: string
  liftWhy: string | null
  liftAskedBy: string | null
  liftAskedByName: string | null
  liftedByName: string | null
  liftedAt: string | null
}
