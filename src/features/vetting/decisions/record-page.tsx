/** How a case was decided, for whoever looks back: the seats with their reasons, the outcome, the letters and the way to an appeal. */
import { Day } from '../../../platform/views/dates.tsx'
import { GovukInsetText } from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { Appeal } from '../appeals/queries.ts'
import { ABOUTS, ROUTES } from '../appeals/rules.ts'
import { CasePage, nameOf, ZONE } from '../cases/frame.tsx'
import { LETTERS } from '../letters/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { DecisionRecord } from './actions.ts'
import { Findings, Seats } from './parts.tsx'

export const DecisionPage = ({ record: { seen, findings, seats, outcome, letters, appeals } }: { record: DecisionRecord }) => (
  <CasePage seen={seen} title="Decision" back={{ href: paths.case(seen.found.id), text: 'Overview' }}>
    {outcome === undefined ? (
      <GovukInsetText
        text={
          seats.length === 0
            ? 'Nobody has decided this case.'
            : 'One decision maker has decided. A second, different one must decide before there is an outcome.'
        }
      />
    ) : (
      <Text>
        {outcome.granted ? 'Granted' : 'Refused'} on <Day at={outcome.decidedOn} timeZone={ZONE} />
        {outcome.adverse ? ', by two decision makers.' : ', by one decision maker: nothing adverse was found.'}
      </Text>
    )}
    {seats.length > 0 && (
      <>
        <SubHeading>Who decided what, and why</SubHeading>
        <Seats seats={seats} nameOf={account => nameOf(seen.names, account)} />
      </>
    )}
    <Findings traces={findings} />
    {letters.length > 0 && (
      <DataTable
        id="letters"
        caption="Letters"
        rows={letters}
        columns={[
          {
            head: 'Letter',
            cell: ({ id, kind }) => (
              <a class="govuk-link" href={paths.letter(seen.found.id, id)}>
                {LETTERS[kind]}
              </a>
            ),
          },
          { head: 'Written', cell: ({ letter }) => <Day at={letter.day} timeZone={ZONE} short />, whole: true },
        ]}
      />
    )}
    {appeals.length > 0 && <AppealsTable appeals={appeals} />}
    {letters.at(-1)?.letter.appeal && (
      <p class="govuk-body">
        <a class="govuk-link" href={paths.lodgeAppeal(seen.found.id)}>
          Lodge an appeal that came by post
        </a>
      </p>
    )}
  </CasePage>
)

const AppealsTable = ({ appeals }: { appeals: readonly Appeal[] }) => (
  <DataTable
    id="appeals"
    caption="Appeals"
    rows={appeals}
    columns={[
      {
        head: 'About',
        cell: ({ id, about }) => (
          <a class="govuk-link" href={paths.appeal(id)}>
            {ABOUTS[about]}
          </a>
        ),
      },
      { head: 'Route', cell: ({ route }) => ROUTES[route].name },
      { head: 'Lodged', cell: ({ lodgedOn }) => <Day at={lodgedOn} timeZone={ZONE} short />, whole: true },
      { head: 'Outcome', cell: ({ upheld }) => (upheld === null ? 'Not decided' : upheld ? 'Upheld' : 'Dismissed') },
    ]}
  />
)
