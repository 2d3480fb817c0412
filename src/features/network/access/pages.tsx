/** Holdings and access side by side, where they differ. */
import { Inset, Note, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import { UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { Differences, LeadingAccount, LeadingHolding } from './rules.ts'

type Props = Differences & { unknown: number; seesAll: boolean }

export const AccessPage = ({ withoutRole, withoutHolding, unknown, seesAll }: Props) => (
  <Section title="Where holdings and access differ" back={{ href: paths.register, text: 'Register' }}>
    <Text>
      A holding never gives access to Muster. Access comes only from a role that one administrator asks for and another approves. Where the
      two differ, either may be right: somebody may lead a unit and never sign in.
    </Text>
    {!seesAll && <Inset>Only roles whose holders are published are compared. Who holds any other role is not shown to you.</Inset>}
    {withoutRole.length === 0 ? (
      <Text>Everybody who leads a unit and whose account is known has the role of unit lead there.</Text>
    ) : (
      <DataTable<LeadingHolding>
        id="without-role"
        caption="Leads a unit, and has no role of unit lead there"
        rows={withoutRole}
        columns={[
          { head: 'Person', cell: ({ name }) => name },
          {
            head: 'Holds',
            cell: ({ seat, roleName, unitName, unconfirmed }) => (
              <>
                <a class="govuk-link" href={paths.seat(seat)}>
                  {roleName}, {unitName}
                </a>{' '}
                {unconfirmed && <UnconfirmedTag />}
              </>
            ),
          },
        ]}
      />
    )}
    {withoutHolding.length === 0 ? (
      <Text>Everybody with the role of unit lead holds something in that unit.</Text>
    ) : (
      <DataTable<LeadingAccount>
        id="without-holding"
        caption="Has the role of unit lead, and holds nothing there"
        rows={withoutHolding}
        columns={[
          { head: 'Account', cell: ({ name }) => name },
          {
            head: 'Unit lead for',
            cell: ({ unit, unitName, unconfirmed }) => (
              <>
                <a class="govuk-link" href={paths.unit(unit)}>
                  {unitName}
                </a>{' '}
                {unconfirmed && <UnconfirmedTag />}
              </>
            ),
          },
        ]}
      />
    )}
    {unknown > 0 && (
      <Note>
        {counted(unknown, 'person leads', 'people lead')} a unit and {unknown === 1 ? 'has' : 'have'} no account that the register knows.
        Nothing can be compared there.
      </Note>
    )}
  </Section>
)
