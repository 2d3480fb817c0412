/** Letters as they were sent. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import type { Letter, LetterKind } from './rules.ts'

export type KeptLetter = { id: string; caseId: string; unitId: number; kind: LetterKind; letter: Letter; writtenAt: string }

/** The id is made by the caller: the panel may write a letter and not read it. */
export async function insertLetter(tx: Tx, { id, caseId, unitId, kind, letter }: Omit<KeptLetter, 'writtenAt'>): Promise<void> {
  await tx
    .insertInto('vetting.letters')
    .values({ id, case_id: caseId, unit_id: unitId, kind, body: JSON.stringify(letter) })
    .execute()
}

const LETTERS = sql`
  select id, case_id as "caseId", unit_id as "unitId", kind, body as letter,
    to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "writtenAt" from vetting.letters`

/** In the order in which they were written. */
export async function listLetters(tx: Tx, caseId: string): Promise<KeptLetter[]> {
  const { rows } = await sql<KeptLetter>`${LETTERS} where case_id = ${caseId} order by written_at, id`.execute(tx)
  return rows
}

export async function getLetter(tx: Tx, caseId: string, id: string): Promise<KeptLetter> {
  const { rows } = await sql<KeptLetter>`${LETTERS} where case_id = ${caseId} and id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('There is no such letter here')
  return rows[0]
}
