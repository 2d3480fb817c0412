/** What the invented people and cases rest on: for a page of its own, and for whoever shows figures made from them. */
import { Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import { listAssumed, PUBLISHED } from './engine/sources.ts'

export const InventedPage = () => (
  <Section title="What is invented here, and what that rests on">
    <Text>
      Where Muster is tried out, every applicant, case, finding, decision and clearance is invented by a program. Nobody in it exists: names
      end in “(invented)”, e-mail addresses and telephone numbers are of those that are kept free for examples. The units are invented as
      well.
    </Text>
    <Text>
      How many there are of each, and how long each takes, is set from what has been published, as far as anything has. The rest is assumed,
      and says so. No figure here says anything about a real force.
    </Text>
    <WhatIsInvented />
  </Section>
)

const WhatIsInvented = () => (
  <>
    <DataTable
      id="published"
      caption="Published figures, and how they are used"
      rows={PUBLISHED}
      columns={[
        { head: 'What', cell: ({ what }) => what },
        { head: 'In the invented cases', cell: ({ used }) => used },
        {
          head: 'Published',
          cell: ({ published, address }) => (
            <a class="govuk-link" href={address} rel="noreferrer">
              {published}
            </a>
          ),
        },
      ]}
    />
    <DataTable
      id="assumed"
      caption="Assumed, because nobody has published it"
      rows={listAssumed(levelName)}
      columns={[
        { head: 'What', cell: ({ what }) => what },
        { head: 'In the invented cases', cell: ({ used }) => used },
      ]}
    />
  </>
)

/** Below figures that are made from invented cases. */
export const InventedNote = () => (
  <Text>
    Where Muster is tried out, these cases are invented.{' '}
    <a class="govuk-link" href={paths.invented}>
      What the invented figures rest on
    </a>
    .
  </Text>
)
