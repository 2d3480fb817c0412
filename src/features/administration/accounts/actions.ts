/** What administrators do with accounts. */
import { revokeSession } from '../../../platform/auth/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Reason, refuse } from '../../../values/outcome.ts'
import { orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { listRolesOf } from '../roles/queries.ts'
import { type Assignment, readReason } from '../roles/rules.ts'
import { closeAccount, getAccount, listAccounts, listSessionsOf, type OpenSession, openAccount, setContact } from './queries.ts'
import { type Account, type AccountInList, readAccount, readEmail, type TypedAccount } from './rules.ts'

const ACCOUNTS_A_PAGE = 50

export type Cursor = { name: string; id: string }

export async function lookAtAccounts(
  tx: Tx,
  typed: string,
  after: Cursor | undefined,
): Promise<{ accounts: AccountInList[]; next: Cursor | undefined }> {
  const found = await listAccounts(tx, typed.trim(), after, ACCOUNTS_A_PAGE + 1)
  const accounts = found.slice(0, ACCOUNTS_A_PAGE)
  await record(tx, { kind: 'accounts-listed', subjects: accounts.map(({ id }) => id) })
  const last = accounts.at(-1)
  return { accounts, next: found.length > ACCOUNTS_A_PAGE && last ? { name: last.name, id: last.id } : undefined }
}

export type SeenAccount = { account: Account; roles: readonly Assignment[]; sessions: readonly OpenSession[] }

export async function lookAtAccount(tx: Tx, id: string): Promise<SeenAccount> {
  const account = await getAccount(tx, id)
  const [roles, sessions] = [await listRolesOf(tx, id), await listSessionsOf(tx, id)]
  await record(tx, { kind: 'account-read', subjects: [id] })
  return { account, roles, sessions }
}

/** Gives its id. An account alone can do nothing: roles are asked for apart. */
export async function open(tx: Tx, typed: TypedAccount): Promise<string> {
  const account = orRefuse(readAccount(typed))
  const id = await openAccount(tx, account)
  if (account.email !== undefined) await setContact(tx, id, account.email)
  return id
}

export async function close(tx: Tx, id: string, typed: string): Promise<void> {
  const errors: Reason[] = []
  const why = readReason(typed, errors)
  if (errors.length > 0) orRefuse(refuse(...errors))
  await getAccount(tx, id)
  await closeAccount(tx, id, why)
}

export async function changeContact(tx: Tx, id: string, typed: string): Promise<void> {
  const errors: Reason[] = []
  const email = readEmail(typed, errors)
  if (email === undefined) errors.push({ field: 'email', message: 'Enter an email address' })
  if (errors.length > 0 || email === undefined) return orRefuse(refuse(...errors))
  await getAccount(tx, id)
  await setContact(tx, id, email)
}

export async function endSession(tx: Tx, account: string, session: string): Promise<void> {
  await getAccount(tx, account)
  await revokeSession(tx, session)
}
