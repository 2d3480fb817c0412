/** Steps of a case that need little more than a reason: how it is discontinued or withdrawn, and to whom it is allocated. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import { readReason } from '../cases/rules.ts'

export const CLOSINGS = {
  discontinued: {
    name: 'Discontinue it',
    says: 'The post fell away, or the person is under investigation or on bail. This is no refusal: they may apply again.',
  },
  withdrawn: { name: 'The applicant has withdrawn', says: 'They told the unit that they no longer want the clearance.' },
} as const
export type Closing = keyof typeof CLOSINGS

export type TypedClosing = { how: string; why: string }

export function readClosing(typed: TypedClosing): Outcome<{ how: Closing; why: string }> {
  const errors: Reason[] = []
  const how = (Object.keys(CLOSINGS) as Closing[]).find(known => known === typed.how)
  if (!how) errors.push({ field: 'how', message: 'Select how the case ends' })
  const why = readReason(typed.why, errors)
  return errors.length > 0 || !how ? refuse(...errors) : accept({ how, why })
}

/** `nobody` takes it from whoever has it. */
export function readAllocation(typed: string, colleagues: readonly { account: string }[]): Outcome<string | null> {
  if (typed === 'nobody') return accept(null)
  const colleague = colleagues.find(({ account }) => account === typed)
  return colleague ? accept(colleague.account) : refuse({ field: 'to', message: 'Select who works on the case' })
}
