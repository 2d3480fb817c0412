/** Recording what was found, and reading it: each look at findings is an entry of its own kind. */
import type { Tx } from '../../../platform/db/tx.ts'
import { orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { getOpenCase } from '../cases/actions.ts'
import { lookAtCase, type SeenCase } from '../cases/look.ts'
import { listVisits } from '../visits/queries.ts'
import { insertTrace, listTraces } from './queries.ts'
import { readTrace, type Trace, type TypedTrace, traceableStages } from './rules.ts'

export async function recordTrace(tx: Tx, caseId: string, typed: TypedTrace): Promise<void> {
  const found = await getOpenCase(tx, caseId)
  const begun = (await listVisits(tx, caseId)).map(({ stage }) => stage)
  const id = await insertTrace(tx, found, orRefuse(readTrace(typed, traceableStages(begun))))
  await record(tx, { kind: 'finding-recorded', subjects: [caseId, id] })
}

export async function lookAtFindings(tx: Tx, caseId: string): Promise<{ seen: SeenCase; traces: readonly Trace[] }> {
  const [seen, traces] = await Promise.all([lookAtCase(tx, caseId, 'findings-read'), listTraces(tx, caseId)])
  return { seen, traces }
}
