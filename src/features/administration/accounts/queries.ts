/** Accounts, as administrators see them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound } from '../../../values/problem.ts'
import type { Account, AccountInList, NewAccount } from './rules.ts'

const COLUMNS = sql`a.id, a.subject, a.name, a.standing,
  to_char(a.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "openedAt",
  to_char(a.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "closedAt", a.closed_why as "closedWhy"`

export type AccountsPage = { accounts: AccountInList[]; next: string | null }

/** By name; people alone. `typed` is part of a name or of what the provider calls them. `after` is the last name of the page before with its id. */
export async function listAccounts(
  tx: Tx,
  typed: string,
  after: { name: string; id: string } | undefined,
  most: number,
): Promise<AccountInList[]> {
  const { rows } = await sql<AccountInList>`
    select ${COLUMNS},
      array(select distinct r.role from spine.assignments r where r.account = a.id and r.approved_at is not null and r.ended_at is null
        and r.valid @> spine.today() order by r.role) as roles,
      (select count(*)::int from spine.assignments r where r.account = a.id and r.approved_at is null) as asked
    from spine.accounts a
    where a.standing <> 'service' and (strpos(lower(a.name), lower(${typed})) > 0 or strpos(lower(a.subject), lower(${typed})) > 0)
      and (a.name, a.id) > (${after?.name ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by a.name, a.id limit ${most}`.execute(tx)
  return rows
}

export async function getAccount(tx: Tx, id: string): Promise<Account> {
  const { rows } = await sql<Account>`select ${COLUMNS} from spine.accounts a where a.id = ${id} and a.standing <> 'service'`.execute(tx)
  if (!rows[0]) throw notFound('There is no such account')
  return rows[0]
}

export async function openAccount(tx: Tx, { subject, name, standing }: NewAccount): Promise<string> {
  const { rows } = await sql<{ id: string }>`select spine.open_account(${subject}, ${name}, ${standing}) as id`.execute(tx)
  if (!rows[0]) throw new Error('The account has no id')
  return rows[0].id
}

/** Its sessions end with it. */
export async function closeAccount(tx: Tx, id: string, why: string): Promise<void> {
  await sql`select spine.close_account(${id}, ${why})`.execute(tx)
}

export async function setContact(tx: Tx, id: string, email: string): Promise<void> {
  await sql`select spine.set_contact(${id}, ${email})`.execute(tx)
}

export type OpenSession = { id: string; strength: string; about: string | null; signedInAt: string; seenAt: string }

/** Somebody's sessions that can still be used. */
export async function listSessionsOf(tx: Tx, account: string): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select id, strength, remark as about, to_char(signed_in_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "signedInAt",
      to_char(seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt" from spine.list_sessions(${account})`.execute(tx)
  return rows
}
