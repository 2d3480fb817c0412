/** Sends what waits in the outbox. */
import { z } from 'zod'
import type { JobHandler, Jobs } from '../jobs/job.ts'
import { type Mailer, mailAbout } from './mailer.ts'
import { findWaitingMail, settleMail } from './queries.ts'

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
    if (!mailer || waiting.email === null) {
      await asService(asker, tx => settleMail(tx, mail, 'kept', waiting.email === null ? 'No address is known' : null))
      return
    }
    try {
      await mailer(mailAbout(waiting.email, new URL(waiting.path, baseUrl).href))
    } catch (error) {
      // The server's own words may hold the address.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
      await asService(asker, tx => settleMail(tx, mail, isLastAttempt ? 'failed' : 'waiting', `Not taken: ${code}`))
      throw error
    }
    await asService(asker, tx => settleMail(tx, mail, 'sent'))
  }
