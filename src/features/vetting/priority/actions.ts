/** Priority is asked for by one and approved by another, as long as the lane has a place. */
import type { Tx } from '../../../platform/db/tx.ts'
import { dayName } from '../../../values/figures.ts'
import { type Reason, refuse } from '../../../values/outcome.ts'
import { conflict, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { getOpenCase } from '../cases/actions.ts'
import { updateCase } from '../cases/queries.ts'
import { readReason } from '../cases/rules.ts'
import { findPriority, getLane, insertPriority, insertPriorityApproval } from './queries.ts'
import { isFull, opensOn, placesOf } from './rules.ts'

export async function askPriority(tx: Tx, caseId: string, typed: string): Promise<void> {
  const found = await getOpenCase(tx, caseId)
  const errors: Reason[] = []
  const why = readReason(typed, errors, { missing: 'Enter why this case should come first', most: 1000 })
  if (errors.length > 0) orRefuse(refuse(...errors))
  const id = await insertPriority(tx, found, why)
  await record(tx, { kind: 'priority-asked', subjects: [caseId, id] })
}

/** The look before only makes a better message: two who approve at once wait for each other in the database, which counts. */
export async function approvePriority(tx: Tx, caseId: string): Promise<void> {
  const found = await getOpenCase(tx, caseId)
  const priority = await findPriority(tx, caseId)
  if (!priority) throw conflict('Nobody has asked for priority in this case', 'Load the page again.')
  const lane = await getLane(tx, found.unitId)
  if (priority.approvedOn === null && isFull(lane)) {
    const opens = opensOn(lane)
    throw new Problem(
      'conflict',
      'The priority lane is full',
      `${lane.taken.length} of ${placesOf(lane)} places are taken: ${lane.percent}% of the cases received in ${lane.days} days.${opens ? ` The next one is free on ${dayName(opens)}.` : ''}`,
      { rule: 'priority_lane_is_full' },
    )
  }
  await insertPriorityApproval(tx, priority.id, found.unitId)
  await updateCase(tx, caseId, found.version, { priority: true })
  await record(tx, { kind: 'priority-approved', subjects: [caseId, priority.id] })
}
