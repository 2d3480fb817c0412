/** Writing a letter, and telling whom it concerns that there is something new. */
import { randomUUID } from 'node:crypto'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { notify } from '../../../platform/mail/queries.ts'
import { record } from '../../ledger/index.ts'
import { type Case, personName } from '../cases/rules.ts'
import { vettingPaths } from '../paths.ts'
import { getLetter, insertLetter, type KeptLetter } from './queries.ts'
import type { Addressed, Letter, LetterKind } from './rules.ts'

export type LetterCase = Pick<Case, 'id' | 'unitId' | 'unit' | 'ref' | 'level' | 'familyName' | 'givenNames'>

/** What every letter about a case has in common. */
export const addressed = async (tx: Tx, found: LetterCase): Promise<Addressed> => ({
  to: found.familyName === '' ? '' : personName(found),
  from: found.unit,
  ref: found.ref,
  level: found.level,
  day: await getToday(tx),
})

/** Keeps the letter with the case, where the applicant finds it. Gives its id. */
export async function sendLetter(
  tx: Tx,
  { id: caseId, unitId }: Pick<Case, 'id' | 'unitId'>,
  kind: LetterKind,
  letter: Letter,
): Promise<string> {
  const id = randomUUID()
  await insertLetter(tx, { id, caseId, unitId, kind, letter })
  await record(tx, { kind: 'letter-written', subjects: [caseId, id] })
  return id
}

/** Mail says only that there is an update, to both in the same words and whatever became of the case. */
export async function tellOutside(tx: Tx, { id, applicant, sponsor }: Pick<Case, 'id' | 'applicant' | 'sponsor'>): Promise<void> {
  if (applicant !== null) await notify(tx, applicant, 'update', vettingPaths.ownCase(id))
  if (sponsor !== null) await notify(tx, sponsor, 'update', vettingPaths.sponsoredCase(id))
}

/** One entry for each look. */
export async function lookAtLetter(tx: Tx, caseId: string, id: string): Promise<KeptLetter> {
  const letter = await getLetter(tx, caseId, id)
  await record(tx, { kind: 'letter-read', subjects: [caseId, id] })
  return letter
}
