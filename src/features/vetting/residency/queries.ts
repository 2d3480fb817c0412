/** Who decided about a residency that fell short. */
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import type { Case } from '../cases/rules.ts'

export type ResidencyDecision = {
  goesOn: boolean
  reasons: readonly string[]
  words: string
  decidedBy: string
  decidedOn: CalendarDate
  countedDays: number
  requiredYears: number
}

export async function findResidencyDecision(tx: Tx, caseId: string): Promise<ResidencyDecision | undefined> {
  const row = await tx.selectFrom('vetting.residency_decisions').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  return (
    row && {
      goesOn: row.goes_on,
      reasons: row.reasons,
      words: row.words,
      decidedBy: row.decided_by,
      decidedOn: calendarDate(row.decided_on),
      countedDays: row.counted_days,
      requiredYears: row.required_years,
    }
  )
}

export type NewResidencyDecision = {
  requiredYears: number
  countedDays: number
  policy: string
  goesOn: boolean
  reasons: string[]
  words: string
}

/** Whoever decides about it has worked on the case, and does not decide the case. */
export async function insertResidencyDecision(
  tx: Tx,
  { id, unitId }: Pick<Case, 'id' | 'unitId'>,
  decision: NewResidencyDecision,
): Promise<void> {
  const { requiredYears, countedDays, policy, goesOn, reasons, words } = decision
  await tx
    .insertInto('vetting.residency_decisions')
    .values({
      case_id: id,
      unit_id: unitId,
      required_years: requiredYears,
      counted_days: countedDays,
      policy,
      goes_on: goesOn,
      reasons,
      words,
    })
    .execute()
}
