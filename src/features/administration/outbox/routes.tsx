/** The outbox as a page. */
import type { Routes } from '../../../platform/http/app.ts'
import { mailAbout } from '../../../platform/mail/mailer.ts'
import { record } from '../../ledger/index.ts'
import { administrationPaths as paths } from '../paths.ts'
import { OutboxPage } from './pages.tsx'
import { listNamedMail } from './queries.ts'

const MOST = 200

/** The same for everybody, but for the address of the page. */
const SAYS = mailAbout('', 'the address of the page')

export const outboxRoutes: Routes = async app => {
  app.get(paths.outbox, { config: { act: 'administration.see-outbox', who: ['administrator'] } }, async (request, reply) => {
    const mail = await request.read(async tx => {
      const found = await listNamedMail(tx, MOST)
      await record(tx, { kind: 'outbox-read', subjects: [...new Set(found.map(({ account }) => account))] })
      return found
    })
    return reply.page(<OutboxPage mail={mail} most={MOST} says={SAYS} />)
  })
}
