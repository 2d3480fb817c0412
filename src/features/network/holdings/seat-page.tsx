/** One seat: who is in it on a day, who was and will be, how long it stood empty, and what the register said before it was corrected. */
import type { ComponentChildren } from 'preact'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { GovukButton } from '../../../platform/views/govuk.generated.ts'
import { Facts, Inset, KeyFigures, Note, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { TableFiles } from '../../../platform/views/table.tsx'
import { count, dayName } from '../../../values/figures.ts'
import { lastDay } from '../../../values/period.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import { asAtQuery, fieldsOf } from '../as-at/rules.ts'
import { type Contact, PURPOSES, type Purpose, placeText } from '../contacts/rules.ts'
import { personWords, SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { Holding } from '../rules.ts'
import { STANDINGS } from '../rules.ts'
import { Section } from '../section.tsx'
import type { SeatView } from './actions.ts'
import { type AskedSeat, onDay, seatQuery, seatRecord } from './record/rules.ts'
import type { Seat } from './rules.ts'
import { Earlier, OverTime } from './seat-tables.tsx'

export type SeatProps = SeatView & { asked: AskedSeat }

export const SeatPage = (props: SeatProps) => {
  const { seat, asAt, asked, today, counted, errors } = props
  return (
    <Section title={seat.roleName} caption={seat.placeName} errors={errors} back={placeOf(seat, asAtQuery(asAt, today))}>
      <AsAtPicker action={paths.seat(seat.id)} asAt={asAt} asked={asked} errors={errors}>
        <DayInput
          name="since"
          legend="Count from"
          hint="Empty: from the first holder on"
          plain
          typed={fieldsOf('since', asked, counted?.from)}
          errors={errors}
        />
      </AsAtPicker>
      <AsAtNotice asAt={asAt} today={today} />
      {seat.unconfirmed && (
        <Note>
          The name of the unit is not confirmed by the force. <UnconfirmedTag />
        </Note>
      )}
      <Facts rows={factsOf(props)} />
      {seat.holdersShown ? <Holders {...props} /> : <Text>Who holds this role is not shown to you: its holders are not published.</Text>}
    </Section>
  )
}

const placeOf = ({ unit, area, placeName }: Seat, query: string) => ({
  href: `${unit === null ? paths.borough(area ?? '') : paths.unit(unit)}${query}`,
  text: placeName,
})

function factsOf({ seat, holdings, contacts, asAt, today }: SeatProps) {
  const place = placeOf(seat, asAtQuery(asAt, today))
  const standing = (key: keyof typeof STANDINGS, none: ComponentChildren) => ({
    key: STANDINGS[key],
    value: <InSeat holding={onDay(holdings, key, asAt.at)} none={none} />,
  })
  return [
    { key: 'What it is', value: seat.about },
    {
      key: seat.unit === null ? 'Borough' : 'Unit',
      value: (
        <a class="govuk-link" href={place.href}>
          {place.text}
        </a>
      ),
    },
    ...(seat.holdersShown
      ? [standing('holder', <strong>Vacant</strong>), standing('deputy', 'None recorded'), standing('cover', 'Nobody')]
      : []),
    ...(Object.keys(PURPOSES) as Purpose[]).map(purpose => ({
      key: PURPOSES[purpose],
      value: <ContactWords contacts={contacts.filter(each => each.purpose === purpose)} />,
    })),
    { key: 'Published', value: seat.published ? 'Its holders are named in public' : 'Its holders are not named in public' },
  ]
}

const InSeat = ({ holding, none }: { holding: Holding | undefined; none: ComponentChildren }) =>
  holding === undefined ? (
    <span>{none}</span>
  ) : (
    <>
      {personWords(holding)}
      <span class="muster-said">
        since <SaidDay day={holding.valid.from} approximate={holding.approximate} none="a day that is not known" />
        {holding.valid.until !== null && (
          <>
            {' '}
            until <SaidDay day={lastDay(holding.valid)} approximate={holding.approximate} none="" />
          </>
        )}
      </span>
    </>
  )

const ContactWords = ({ contacts }: { contacts: readonly (Contact & { of: string | null })[] }) => {
  const [first] = contacts
  if (!first) return <>None recorded</>
  return (
    <>
      {first.words}
      {first.of !== null && <span class="muster-said">of {first.of}</span>}
    </>
  )
}

const Holders = (props: SeatProps) => {
  const { seat, earlier, asAt, counted, today } = props
  const query = seatQuery(asAt, counted, today)
  return (
    <TableFiles.Provider value={id => `${paths.seatFile(seat.id, id)}${query}`}>
      {seat.mayWrite && asAt.known === null && (
        <div class="govuk-button-group">
          <GovukButton text="Record who holds it" href={paths.hold(seat.id)} />
          <GovukButton text="Contacts" href={paths.contacts(placeText(placeIn(seat)))} classes="govuk-button--secondary" />
        </div>
      )}
      <Record {...props} />
      <OverTime {...props} />
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </TableFiles.Provider>
  )
}

const placeIn = ({ unit, area }: Seat) => (unit === null ? { unit, area: area ?? '' } : { unit, area: null })

const Record = ({ holdings, counted, asAt }: SeatProps) => {
  if (!counted) return <Inset>{holdings.length === 0 ? 'Nobody is recorded in this role.' : 'There are no days to count here.'}</Inset>
  const { holders, changes, daysVacant, daysCovered } = seatRecord(holdings, counted)
  return (
    <>
      <SubHeading>
        From {dayName(counted.from)} to {dayName(asAt.at)}
      </SubHeading>
      <KeyFigures
        figures={[
          { name: 'Different holders', value: count(holders) },
          { name: 'Changes of holder', value: count(changes) },
          {
            name: 'Days vacant',
            value: count(daysVacant),
            ...(daysVacant > 0 ? { note: daysCovered === 0 ? 'nobody covered' : `somebody covered on ${count(daysCovered)} of them` } : {}),
          },
        ]}
      />
    </>
  )
}
