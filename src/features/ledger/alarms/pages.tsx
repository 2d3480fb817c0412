/** Alarms: what the database found of itself that must never be. */

import type { RaisedAlarm } from '../../../platform/security/queries.ts'
import { shortInstant } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Page } from '../../../platform/views/page.tsx'
import { Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'

const ZONE = 'Europe/London'

export const AlarmsPage = ({ alarms, most }: { alarms: readonly RaisedAlarm[]; most: number }) => (
  <Page title="Alarms" back={{ href: '/', text: 'Home' }}>
    <Text>
      Once a minute the database asks itself whether every rule still stands: that nothing has been opened, that no trigger or policy was
      changed outside a release, that each role and each rule has its two people, and that no superuser is connected. What it finds stands
      here and in the ledger.
    </Text>
    {alarms.length === 0 ? (
      <Text>Nothing was ever found.</Text>
    ) : (
      <DataTable
        id="alarms"
        caption={alarms.length === most ? `The latest ${most}` : 'All that was found'}
        rows={alarms}
        columns={[
          { head: 'Alarm', cell: ({ alarm }) => alarm },
          { head: 'What it is about', cell: ({ object }) => <span class="muster-digest">{object}</span> },
          { head: 'Since', cell: ({ raisedAt }) => shortInstant(raisedAt, ZONE) },
          {
            head: 'State',
            cell: ({ goneAt }) =>
              goneAt === null ? <GovukTag text="Stands" classes="govuk-tag--red" /> : `Gone ${shortInstant(goneAt, ZONE)}`,
          },
        ]}
      />
    )}
  </Page>
)
