/** What was found in a case. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { Case } from '../cases/rules.ts'
import type { Stage } from '../rules.ts'
import type { About, NewTrace, Trace, TraceKind } from './rules.ts'

/** In the order in which they were found. */
export async function listTraces(tx: Tx, caseId: string): Promise<Trace[]> {
  const rows = await tx.selectFrom('vetting.traces').selectAll().where('case_id', '=', caseId).orderBy('found_at').orderBy('id').execute()
  return rows.map(row => ({
    id: row.id,
    stage: row.stage as Stage,
    about: row.about as About,
    kind: row.kind as TraceKind,
    words: row.words,
    adverse: row.adverse,
    foundBy: row.found_by,
    foundAt: row.found_at.toISOString(),
  }))
}

/** Whoever records a finding has worked on the case. */
export async function insertTrace(tx: Tx, { id, unitId }: Pick<Case, 'id' | 'unitId'>, trace: NewTrace): Promise<string> {
  const row = await tx
    .insertInto('vetting.traces')
    .values({ case_id: id, unit_id: unitId, ...trace })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
