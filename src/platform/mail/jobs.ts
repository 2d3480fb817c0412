/** Sends what waits in the outbox. */
import { z } from 'zod'
import { linkPaths } from '../auth/outside/paths.ts'
import type { Tx } from '../db/tx.ts'
import type { JobHandler, Jobs } from '../jobs/job.ts'
import { type Mail, type Mailer, mailAbout, mailWithLink } from './mailer.ts'
import { findWaitingMail, issueLink, settleMail, type WaitingMail } from './queries.ts'

const payloadOf = z.object({ mail: z.uuid() })
const asker = { service: 'mail', act: 'mail.send' }

/** Without a mailer everything is kept: the outbox is then the inbox to look at. */
export const mailJobs = (mailer: Mailer | undefined, baseUrl: string): Jobs => ({ 'send-mail': sendMail(mailer, baseUrl) })

const sendMail =
  (mailer: Mailer | undefined, baseUrl: string): JobHandler =>
  async (payload, { asService, isLastAttempt }) => {
    const { mail } = payloadOf.parse(payload)
    const waiting = await asService(asker, tx => findWaitingMail(tx, mail))
    if (!waiting) return
    const { email } = waiting
    if (!mailer || email === null) {
      await asService(asker, tx => settleMail(tx, mail, 'kept', email === null ? 'No address is known' : null))
      return
    }
    const written = await asService(asker, tx => writtenFor(tx, mail, { ...waiting, email }, baseUrl))
    if (!written) {
      await asService(asker, tx => settleMail(tx, mail, 'kept', 'The link was used already'))
      return
    }
    try {
      await mailer(written)
    } catch (error) {
      // The server's own words may hold the address.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
      await asService(asker, tx => settleMail(tx, mail, isLastAttempt ? 'failed' : 'waiting', `Not taken: ${code}`))
      throw error
    }
    await asService(asker, tx => settleMail(tx, mail, 'sent'))
  }

async function writtenFor(
  tx: Tx,
  id: string,
  { kind, path, email }: WaitingMail & { email: string },
  baseUrl: string,
): Promise<Mail | undefined> {
  if (kind !== 'sign-in-link') return mailAbout(email, new URL(path, baseUrl).href)
  const token = await issueLink(tx, id)
  return token && mailWithLink(email, new URL(`${linkPaths.use}?token=${token.toString('base64url')}`, baseUrl).href)
}
