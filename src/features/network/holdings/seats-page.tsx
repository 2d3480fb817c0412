/** Every role that somebody holds or could hold, with who is in it on a day. */
import { GovukButton, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { KeyFigures } from '../../../platform/views/prose.tsx'
import { DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { count, dayName } from '../../../values/figures.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import { type AskedAsAt, asAtQuery } from '../as-at/rules.ts'
import { personWords, SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { Holding, Standing } from '../rules.ts'
import { Section } from '../section.tsx'
import type { SeatsView } from './actions.ts'
import { onDay } from './record/rules.ts'
import type { Seat } from './rules.ts'

const NOT_SHOWN = 'Not shown to you'

type Props = SeatsView & { asked: AskedAsAt }

export const SeatsPage = (props: Props) => {
  const { asAt, asked, today, errors, roleKinds, roleKind, mayOpen } = props
  const query = asAtQuery(asAt, today)
  const file = `${paths.seatsFile}${query}${roleKind === undefined ? '' : `${query === '' ? '?' : '&'}role=${roleKind}`}`
  return (
    <Section title="Roles and who holds them" errors={errors}>
      <AsAtPicker action={paths.seats} asAt={asAt} asked={asked} errors={errors}>
        <GovukSelect
          id="role"
          name="role"
          label={{ text: 'Role' }}
          items={[{ value: '', text: 'All roles' }, ...roleKinds.map(({ key, name }) => ({ value: key, text: name }))]}
          value={roleKind ?? ''}
        />
      </AsAtPicker>
      <AsAtNotice asAt={asAt} today={today} />
      {mayOpen && <GovukButton text="Open a seat" href={paths.openSeat} />}
      <Figures {...props} />
      <TableFiles.Provider value={() => file}>
        <Seats {...props} query={query} />
      </TableFiles.Provider>
    </Section>
  )
}

/** What one may not see is neither held nor vacant. */
const Figures = ({ seats, holdings, asAt }: Props) => {
  const shown = seats.filter(({ holdersShown }) => holdersShown)
  const vacant = shown.filter(({ id }) => !holdings.some(({ seat, standing }) => seat === id && standing === 'holder'))
  return (
    <KeyFigures
      figures={[
        { name: 'Seats', value: count(seats.length) },
        {
          name: 'Vacant',
          value: count(vacant.length),
          note: `of ${count(shown.length)} whose holders are shown to you, on ${dayName(asAt.at)}`,
        },
      ]}
    />
  )
}

const Seats = ({ seats, holdings, asAt, query }: Props & { query: string }) => {
  const find = (seat: Seat, standing: Standing) =>
    onDay(
      holdings.filter(holding => holding.seat === seat.id),
      standing,
      asAt.at,
    )
  return (
    <DataTable<Seat>
      id="seats"
      caption={`Roles on ${dayName(asAt.at)}`}
      rows={seats}
      columns={[
        {
          head: 'Role',
          cell: ({ id, roleName, placeName }) => (
            <a class="govuk-link" href={`${paths.seat(id)}${query}`}>
              {roleName}
              <span class="govuk-visually-hidden">, {placeName}</span>
            </a>
          ),
        },
        {
          head: 'Unit or borough',
          cell: ({ placeName, unconfirmed }) => (
            <>
              {placeName} {unconfirmed && <UnconfirmedTag />}
            </>
          ),
        },
        { head: 'Holder', cell: seat => (seat.holdersShown ? <InSeat holding={find(seat, 'holder')} /> : NOT_SHOWN) },
        { head: 'Deputy', cell: seat => (seat.holdersShown ? nameOf(find(seat, 'deputy')) : NOT_SHOWN) },
        { head: 'Covering', cell: seat => (seat.holdersShown ? nameOf(find(seat, 'cover')) : NOT_SHOWN) },
      ]}
    />
  )
}

const nameOf = (holding: Holding | undefined) => (holding ? personWords(holding) : '–')

const InSeat = ({ holding }: { holding: Holding | undefined }) =>
  holding === undefined ? (
    <strong>Vacant</strong>
  ) : (
    <div class="muster-person">
      {personWords(holding)}{' '}
      <span class="muster-said">
        since <SaidDay day={holding.valid.from} approximate={holding.approximate} none="a day that is not known" short />
      </span>
    </div>
  )
