/** "What was believed before", under every record that was ever corrected. */
import { shortInstant } from '../../../platform/views/dates.tsx'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { lastDay } from '../../../values/period.ts'
import { SaidDay } from '../marks.tsx'
import { beliefWords, type OldBelief, sayer } from './rules.ts'

const ZONE = 'Europe/London'

type Props = { beliefs: readonly OldBelief[]; words?: (belief: OldBelief) => string }

export const OldBeliefs = ({ beliefs, words = beliefWords }: Props) =>
  beliefs.length === 0 ? (
    <>
      <SubHeading>What was believed before</SubHeading>
      <Text>Nothing here was ever corrected.</Text>
    </>
  ) : (
    <DataTable
      id="beliefs"
      caption="What was believed before, the latest first"
      rows={beliefs}
      columns={[
        { head: 'It was recorded that', cell: words },
        { head: 'From', cell: ({ valid, approximate }) => <SaidDay day={valid.from} approximate={approximate} none="Since ever" short /> },
        { head: 'Last day', cell: ({ valid }) => <SaidDay day={lastDay(valid)} none="No end" short /> },
        {
          head: 'Recorded',
          cell: ({ recorded }) => (
            <>
              {shortInstant(recorded.at, ZONE)}
              <span class="govuk-hint">
                {sayer(recorded)}: {recorded.why}
              </span>
            </>
          ),
        },
        {
          head: 'Corrected',
          cell: ({ superseded }) => (
            <>
              {shortInstant(superseded.at, ZONE)}
              {superseded.why !== null && (
                <span class="govuk-hint">
                  {sayer(superseded)}: {superseded.why}
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  )
