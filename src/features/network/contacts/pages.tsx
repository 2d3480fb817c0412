/** The contacts of a unit or borough: on a day, over time, and a form for another. */
import { shortInstant } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukRadios, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { lastDay } from '../../../values/period.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import type { AsAt, AskedAsAt } from '../as-at/rules.ts'
import { SaidDay, whoWords } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { CalendarDate } from '../rules.ts'
import { Section } from '../section.tsx'
import { type Contact, type ContactBelief, type ContactPlace, PURPOSES, type Purpose, placeText, type TypedContact } from './rules.ts'

export type ContactsProps = {
  place: ContactPlace
  contacts: readonly Contact[]
  beliefs: readonly ContactBelief[]
  asAt: AsAt
  today: CalendarDate
  asked: AskedAsAt
  typed: TypedContact
  errors: readonly Reason[]
}

export const ContactsPage = ({ place, contacts, beliefs, asAt, today, asked, typed, errors }: ContactsProps) => (
  <Section
    title="Contacts"
    caption={place.name}
    errors={errors}
    back={{ href: place.unit === null ? paths.borough(place.area) : paths.unit(place.unit), text: place.name }}
  >
    <AsAtPicker action={paths.contacts(placeText(place))} asAt={asAt} asked={asked} errors={errors} />
    <AsAtNotice asAt={asAt} today={today} />
    <Facts
      rows={(Object.keys(PURPOSES) as Purpose[]).map(purpose => ({
        key: PURPOSES[purpose],
        value: contacts.find(contact => contact.purpose === purpose)?.words ?? 'None recorded',
      }))}
    />
    {place.mayWrite && asAt.known === null && <NewContact place={place} typed={typed} errors={errors} />}
    {beliefs.length > 0 && <OverTime beliefs={beliefs} />}
  </Section>
)

const NewContact = ({ place, typed, errors }: Pick<ContactsProps, 'place' | 'typed' | 'errors'>) => (
  <>
    <SubHeading>Record a contact</SubHeading>
    <Text>It takes the place of what was recorded for these days. Name a desk or a rota, not a person’s own telephone.</Text>
    <Form action={paths.contacts(placeText(place))}>
      <GovukRadios
        name="purpose"
        idPrefix="purpose"
        fieldset={{ legend: { text: 'What it is for', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(PURPOSES).map(([value, text]) => ({ value, text }))}
        value={typed.purpose}
        {...errorOf(errors, 'purpose')}
      />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'How they are reached', classes: 'govuk-label--s' }}
        rows="2"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukCheckboxes
        name="none"
        idPrefix="none"
        items={[{ value: 'yes', text: 'There is no such contact in these days' }]}
        values={typed.none === '' ? [] : ['yes']}
      />
      <DayInput name="from" legend="First day" hint="Leave empty for today" typed={typed} errors={errors} />
      <DayInput name="until" legend="Last day" hint="Leave empty where no end is known" typed={typed} errors={errors} />
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why is this recorded?', classes: 'govuk-label--s' }}
        rows="2"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Record it" preventDoubleClick />
    </Form>
  </>
)

const OverTime = ({ beliefs }: { beliefs: readonly ContactBelief[] }) => (
  <DataTable<ContactBelief>
    id="contacts"
    caption="Contacts over time, and what the register said before"
    rows={beliefs}
    columns={[
      { head: 'For', cell: ({ purpose }) => PURPOSES[purpose] },
      { head: 'How they are reached', cell: ({ words }) => words },
      { head: 'First day', cell: ({ valid }) => <SaidDay day={valid.from} none="Not known" short /> },
      { head: 'Last day', cell: ({ valid }) => <SaidDay day={lastDay(valid)} none="No end is known" short /> },
      {
        head: 'Recorded',
        cell: belief => (
          <>
            {shortInstant(belief.recordedFrom, 'Europe/London')}
            <span class="muster-said">{whoWords(belief)}</span>
            <span class="muster-said">{belief.why}</span>
          </>
        ),
      },
      {
        head: 'Believed until',
        cell: ({ recordedUntil }) => (recordedUntil === null ? 'Believed now' : shortInstant(recordedUntil, 'Europe/London')),
      },
    ]}
  />
)
