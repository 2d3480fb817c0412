/** Where the service is only tried out no mail leaves it: it lies here, in memory, for whoever tries it. Nothing with real people has this page. */
import type { Routes } from '../../http/app.ts'
import type { Mail, Mailer } from '../../mail/mailer.ts'
import { Page } from '../../views/page.tsx'
import { Text } from '../../views/prose.tsx'
import { INBOX_PATH } from './paths.ts'

const MOST = 50

export type Inbox = { mailer: Mailer; routes: Routes }

export function developmentInbox(): Inbox {
  const mails: Mail[] = []
  return {
    mailer: async mail => {
      mails.unshift(mail)
      mails.length = Math.min(mails.length, MOST)
    },
    routes: async app => {
      app.get(INBOX_PATH, { config: { act: 'sign-in.inbox', who: 'public' } }, (_, reply) => reply.page(<InboxPage mails={mails} />))
    },
  }
}

const InboxPage = ({ mails }: { mails: readonly Mail[] }) => (
  <Page title="Development inbox">
    <Text>Mail that would have been sent to people with an address, the latest first. It is forgotten when the service ends.</Text>
    {mails.length === 0 && <Text>There is none yet. It can take a few seconds: load the page again.</Text>}
    {mails.map(({ to, subject, text }, place) => (
      <section class="govuk-summary-card" key={place}>
        <div class="govuk-summary-card__title-wrapper">
          <h2 class="govuk-summary-card__title">
            {subject}, to {to}
          </h2>
        </div>
        <div class="govuk-summary-card__content">
          {text
            .trim()
            .split('\n\n')
            .map(line => (
              <Text key={line}>{withLink(line)}</Text>
            ))}
        </div>
      </section>
    ))}
  </Page>
)

function withLink(line: string) {
  const [before = '', address] = line.split(/(https?:\S+)/)
  if (address === undefined) return line
  return (
    <>
      {before}
      <a class="govuk-link muster-secret" href={address}>
        {address}
      </a>
    </>
  )
}
