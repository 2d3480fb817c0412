/** The mail that went out, or would have. */

import type { MailState } from '../../../platform/mail/queries.ts'
import { shortInstant } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Folded, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { administrationPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { NamedMail } from './queries.ts'

const STATES: Record<MailState, { text: string; classes: string }> = {
  waiting: { text: 'Waits', classes: 'govuk-tag--grey' },
  sent: { text: 'Handed over', classes: 'govuk-tag--green' },
  kept: { text: 'Kept here', classes: 'govuk-tag--blue' },
  failed: { text: 'Failed', classes: 'govuk-tag--red' },
}

type Props = { mail: readonly NamedMail[]; most: number; says: { subject: string; text: string } }

export const OutboxPage = ({ mail, most, says }: Props) => (
  <Section title="Outbox">
    <Text>
      Mail says only that there is something new in Muster, and where. It is kept here where no mail server is set or a person has no
      address.
    </Text>
    <Folded summary="What such a mail says" long={false}>
      <Text>
        <strong>{says.subject}</strong>
      </Text>
      {says.text
        .trim()
        .split('\n\n')
        .map(line => (
          <Text key={line}>{line}</Text>
        ))}
    </Folded>
    {mail.length === 0 ? (
      <Text>There is no mail yet.</Text>
    ) : (
      <DataTable
        id="outbox"
        caption={mail.length === most ? `The latest ${most}` : 'All mail, the latest first'}
        rows={mail}
        columns={[
          { head: 'When', cell: ({ at }) => shortInstant(at, 'Europe/London') },
          {
            head: 'To',
            cell: ({ account, name }) => (
              <a class="govuk-link" href={paths.account(account)}>
                {name}
              </a>
            ),
          },
          { head: 'About', cell: ({ kind }) => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ') },
          { head: 'Page', cell: ({ path }) => path },
          {
            head: 'State',
            cell: ({ state, lastError }) => (
              <>
                <GovukTag {...STATES[state]} />
                {lastError && <div class="govuk-hint govuk-!-margin-bottom-0">{lastError}</div>}
              </>
            ),
          },
        ]}
      />
    )}
  </Section>
)
