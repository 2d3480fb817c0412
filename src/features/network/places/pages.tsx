/** The seats of a place with who is in them, and where somebody answers. */
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { Standing } from '../rules.ts'
import type { PlaceView } from './actions.ts'
import { CONTACT_PURPOSES, holderName, inSeat, NOT_SHOWN, type Seat } from './rules.ts'

export const Seats = ({ view: { seats, holdings }, caption }: { view: PlaceView; caption: string }) =>
  seats.length === 0 ? (
    <>
      <SubHeading>{caption}</SubHeading>
      <Text>The register has no role here that is shown to you.</Text>
    </>
  ) : (
    <DataTable
      id="seats"
      caption={caption}
      rows={seats}
      columns={[
        {
          head: 'Role',
          cell: ({ id, role }) => (
            <a class="govuk-link" href={paths.seat(id)}>
              {role}
            </a>
          ),
        },
        { head: 'Holder', cell: seat => personIn({ holdings }, seat, 'holder', 'Vacant') },
        { head: 'Deputy', cell: seat => personIn({ holdings }, seat, 'deputy', '–') },
        { head: 'Covering', cell: seat => personIn({ holdings }, seat, 'cover', '–') },
      ]}
    />
  )

function personIn({ holdings }: Pick<PlaceView, 'holdings'>, seat: Seat, standing: Standing, nobody: string): string {
  const holding = inSeat(holdings, seat.id, standing)
  if (holding) return holderName(holding)
  return seat.known ? nobody : NOT_SHOWN
}

export const Contacts = ({ view: { contacts } }: { view: PlaceView }) =>
  contacts.length === 0 ? (
    <Text>No duty contact is recorded.</Text>
  ) : (
    <Facts
      rows={contacts.map(({ id, purpose, words }) => ({ key: CONTACT_PURPOSES[purpose] ?? purpose, value: <span key={id}>{words}</span> }))}
    />
  )
