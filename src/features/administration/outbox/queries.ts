/** The outbox with people's names. */
import type { Tx } from '../../../platform/db/tx.ts'
import { listOutbox, type OutboxMail } from '../../../platform/mail/queries.ts'

export type NamedMail = OutboxMail & { name: string }

export async function listNamedMail(tx: Tx, most: number): Promise<NamedMail[]> {
  const mail = await listOutbox(tx, most)
  if (mail.length === 0) return []
  const rows = await tx
    .selectFrom('spine.accounts')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(mail.map(({ account }) => account))])
    .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return mail.map(each => ({ ...each, name: names.get(each.account) ?? '–' }))
}
