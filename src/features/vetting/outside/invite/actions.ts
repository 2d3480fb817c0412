/** Inviting an applicant to pages of their own. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { notify } from '../../../../platform/mail/queries.ts'
import { orRefuse } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { getOpenCase, release } from '../../cases/actions.ts'
import { updateCase } from '../../cases/queries.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { findEarlierAccount, openOutsideAccount } from './queries.ts'
import { readInvitation } from './rules.ts'

/**
 * Somebody who has an account from an earlier case at the same address keeps it. Who is invited once more gets a new one: an address that was wrong,
 * or a second step that was lost, is mended by that, and the account of before sees nothing any more.
 */
export async function invite(tx: Tx, caseId: string, typed: string, seen?: number): Promise<void> {
  const found = await getOpenCase(tx, caseId)
  const email = orRefuse(readInvitation(typed))
  const earlier = found.applicant === null ? await findEarlierAccount(tx, found, email) : undefined
  const account = earlier ?? (await openOutsideAccount(tx, email))
  await updateCase(tx, caseId, seen ?? found.version, { applicant: account })
  await release(tx, caseId, { applicant: account })
  await notify(tx, account, 'invitation', paths.own)
  await record(tx, { kind: 'applicant-invited', subjects: [caseId, account], detail: { again: found.applicant !== null } })
}
