/** What a search found. */
import { Day } from '../../../../platform/views/dates.tsx'
import { Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { counted } from '../../../../values/figures.ts'
import { StateTag, ZONE } from '../../cases/frame.tsx'
import { personName } from '../../cases/rules.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { levelName } from '../../rules.ts'
import { Section } from '../../section.tsx'
import type { Found } from './actions.ts'
import { SearchBox } from './box.tsx'
import type { FoundCase } from './queries.ts'
import { LEAST_LETTERS, MOST_FOUND } from './rules.ts'

export const SearchPage = ({ typed, found }: { typed: string; found: Found | undefined }) => (
  <Section title="Find a case" back={{ href: paths.queue, text: 'Queue' }}>
    <SearchBox typed={typed} />
    {found === undefined ? (
      typed.trim() !== '' && <Text>Enter at least {LEAST_LETTERS} letters or figures.</Text>
    ) : (
      <>
        <p class="govuk-body" role="status">
          {found.isMore
            ? `More than ${MOST_FOUND} cases: the first are shown. Enter more of the name.`
            : `${counted(found.cases.length, 'case')} found.`}
        </p>
        {found.cases.length === 0 ? (
          <Text>
            Look for the beginning of the family name, alone or with the given name, or for the case’s reference. Cases of other units are
            not found.
          </Text>
        ) : (
          <DataTable<FoundCase>
            id="found"
            caption="Cases found"
            rows={found.cases}
            columns={[
              {
                head: 'Case',
                cell: ({ id, ref }) => (
                  <a class="govuk-link" href={paths.case(id)}>
                    {ref}
                  </a>
                ),
                whole: true,
              },
              {
                head: 'Person',
                cell: each => (
                  <a class="govuk-link" href={paths.subject(each.subjectId)}>
                    {personName(each)}
                  </a>
                ),
              },
              { head: 'Born', cell: ({ born }) => <Day at={born} timeZone={ZONE} short />, whole: true },
              { head: 'Level', cell: ({ level }) => levelName(level) },
              { head: 'State', cell: ({ state }) => <StateTag state={state} /> },
              { head: 'Received', cell: ({ receivedOn }) => <Day at={receivedOn} timeZone={ZONE} short />, whole: true },
            ]}
          />
        )}
      </>
    )}
  </Section>
)
