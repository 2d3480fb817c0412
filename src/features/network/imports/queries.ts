/** Files that were brought into the register, and their texts until they are erased. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import type { Import, ImportKind } from './rules.ts'

export type NewImport = { kind: ImportKind; fileName: string; sha256: string; text: string }

export async function insertImport(tx: Tx, { kind, fileName, sha256, text }: NewImport): Promise<string> {
  const { id } = await tx
    .insertInto('network.imports')
    .values({ kind, file_name: fileName, sha256 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('network.import_texts').values({ import: id, text }).execute()
  return id
}

/** Latest first. */
export async function listImports(tx: Tx, most: number): Promise<Import[]> {
  const rows = await ofImports(tx).orderBy('i.brought_at', 'desc').limit(most).execute()
  return rows.map(importOf)
}

export async function getImport(tx: Tx, id: string): Promise<Import> {
  const row = await ofImports(tx).where('i.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This import is not here, or not for you')
  return importOf(row)
}

/** Nothing once it was erased. */
export async function findText(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('network.import_texts').select('text').where('import', '=', id).executeTakeFirst()
  return row?.text
}

/** False when somebody has applied it already. */
export async function markApplied(tx: Tx, id: string, applied: Record<string, number>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('network.imports')
    .set({ applied_at: sql`now()`, applied: JSON.stringify(applied) })
    .where('id', '=', id)
    .where('applied_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const ofImports = (tx: Tx) =>
  tx
    .selectFrom('network.imports as i')
    .leftJoin('spine.accounts as a', 'a.id', 'i.brought_by')
    .select(sql<boolean>`i.brought_by = spine.me()`.as('mine'))
    .select(['i.id', 'i.kind', 'i.file_name', 'a.name as by', 'i.brought_at', 'i.applied_at', 'i.applied', 'i.erased_at'])

type ImportRow = {
  id: string
  kind: string
  file_name: string
  by: string | null
  mine: boolean
  brought_at: Date
  applied_at: Date | null
  applied: unknown
  erased_at: Date | null
}

const importOf = (row: ImportRow): Import => ({
  ...{ id: row.id, kind: row.kind as ImportKind, fileName: row.file_name, by: row.by, mine: row.mine },
  broughtAt: row.brought_at.toISOString(),
  appliedAt: row.applied_at?.toISOString() ?? null,
  applied: row.applied as Record<string, number> | null,
  erasedAt: row.erased_at?.toISOString() ?? null,
})

/** For how many days the text of a file is kept, by today's policy. */
export async function keptDays(tx: Tx): Promise<number> {
  const { rows } = await sql<{ value: number }>`select value from spine.policy_on('network', 'import-days', spine.today())`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('There is no policy for how long the text of an imported file is kept')
  return Number(row.value)
}

/** Imports whose text is past its time and not on hold, oldest first. */
export async function listTextsDue(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from network.imports where erased_at is null and not spine.on_hold(id)
      and brought_at < spine.today() - (select value::int from spine.policy_on('network', 'import-days', spine.today()))
    order by brought_at limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function eraseText(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('network.import_texts').where('import', '=', id).execute()
  await tx.updateTable('network.imports').set({ erased_at: sql`now()` }).where('id', '=', id).execute()
}
