/** Opening a case: the form, and the look at what was typed before it counts. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukInsetText, GovukRadios, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ZONE } from '../cases/frame.tsx'
import { type NewCase, personName } from '../cases/rules.ts'
import { FormFields, SendsOnReturn } from '../form/fields.tsx'
import { FormTables } from '../form/pages.tsx'
import { vettingPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { ResidencyFacts } from '../residency/facts.tsx'
import type { Residency } from '../residency/rules.ts'
import { KINDS, LEVELS, REGIMES } from '../rules.ts'
import { Section } from '../section.tsx'
import type { KnownSubject } from './queries.ts'
import type { TypedCase } from './rules.ts'

type Props = { units: readonly Unit[]; subject: KnownSubject | undefined; typed: TypedCase; errors: readonly Reason[] }
const BACK = { href: paths.mine, text: 'My cases' }

export const NewCasePage = ({ units, subject, typed, errors }: Props) => (
  <Section title="Open a case" errors={errors} back={BACK}>
    <Form action={paths.newCase}>
      <SendsOnReturn />
      {subject ? <KnownPerson subject={subject} /> : <PersonFields typed={typed} errors={errors} />}
      <CaseFields units={subject ? [] : units} typed={typed} errors={errors} />
      <SubHeading>The form</SubHeading>
      <Text>
        If the application form has come, enter what it says and the checks begin at once. If not, leave these empty: the case then waits
        for it.
      </Text>
      <FormFields typed={typed} errors={errors} />
      <div>
        <GovukButton text="Check before opening" preventDoubleClick />
      </div>
    </Form>
  </Section>
)

const KnownPerson = ({ subject }: { subject: KnownSubject }) => (
  <>
    <input type="hidden" name="subject" value={subject.id} />
    <Facts
      rows={[
        { key: 'Person', value: personName(subject) },
        { key: 'Born', value: <Day at={subject.born} timeZone={ZONE} /> },
      ]}
    />
  </>
)

type Fields = Pick<Props, 'typed' | 'errors'>

const PersonFields = ({ typed, errors }: Fields) => (
  <>
    <SubHeading>The person</SubHeading>
    <Text>
      Somebody who had a case here before is in{' '}
      <a class="govuk-link" href={paths.subjects}>
        the unit’s people
      </a>
      : open the new case from their record.
    </Text>
    <Line name="givenNames" label="Given names" typed={typed} errors={errors} />
    <Line name="familyName" label="Family name" typed={typed} errors={errors} />
    <DayInput name="born" legend="Date of birth" typed={typed as never} errors={errors} />
    <Line name="email" label="Email (optional)" typed={typed} errors={errors} />
    <Line name="phone" label="Phone (optional)" typed={typed} errors={errors} short />
  </>
)

const Line = ({ name, label, typed, errors, short = false }: Fields & { name: string; label: string; short?: boolean }) => (
  <GovukInput
    id={name}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    value={typed[name] ?? ''}
    {...(short ? { classes: 'govuk-input--width-20' } : {})}
    {...errorOf(errors, name)}
  />
)

const CaseFields = ({ units, typed, errors }: Omit<Props, 'subject'>) => (
  <>
    <SubHeading>The case</SubHeading>
    {units.length > 1 && (
      <GovukRadios
        name="unit"
        idPrefix="unit"
        fieldset={{ legend: { text: 'Which unit takes it in?', classes: 'govuk-fieldset__legend--s' } }}
        items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
        value={typed.unit ?? ''}
        {...errorOf(errors, 'unit')}
      />
    )}
    <GovukSelect
      id="level"
      name="level"
      label={{ text: 'Level', classes: 'govuk-label--s' }}
      items={[
        { value: '', text: 'Select a level' },
        ...Object.entries(LEVELS).map(([value, { short, name }]) => ({ value, text: `${short}: ${name}` })),
      ]}
      value={typed.level ?? ''}
      {...errorOf(errors, 'level')}
    />
    <GovukRadios
      name="regime"
      idPrefix="regime"
      fieldset={{ legend: { text: 'What is the person?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'It decides by which route they may appeal' }}
      items={Object.entries(REGIMES).map(([value, text]) => ({ value, text }))}
      value={typed.regime ?? ''}
      {...errorOf(errors, 'regime')}
    />
    <GovukSelect
      id="kind"
      name="kind"
      label={{ text: 'Kind of case', classes: 'govuk-label--s' }}
      items={Object.entries(KINDS).map(([value, text]) => ({ value, text }))}
      value={typed.kind ?? 'new'}
      {...errorOf(errors, 'kind')}
    />
    <DayInput name="received" legend="Day of receipt" hint="Leave empty for today" typed={typed as never} errors={errors} />
    <GovukInput
      id="sponsorRef"
      name="sponsorRef"
      label={{ text: 'Sponsor’s reference (optional)', classes: 'govuk-label--s' }}
      hint={{ text: 'What whoever asks for the clearance calls the post' }}
      value={typed.sponsorRef ?? ''}
      {...errorOf(errors, 'sponsorRef')}
    />
  </>
)

type CheckProps = {
  asked: NewCase
  unit: string
  subject: KnownSubject | undefined
  /** Of this unit, who might be the same person. */
  alike: readonly KnownSubject[]
  residency: Residency | undefined
  typed: TypedCase
}

export const CheckNewCasePage = ({ asked, unit, subject, alike, residency, typed }: CheckProps) => (
  <Section title="Check before opening the case" back={BACK}>
    {alike.length > 0 && <Alike alike={alike} />}
    <Facts rows={factsOf(asked, unit, subject)} />
    {residency && (
      <>
        <SubHeading>Residency</SubHeading>
        <ResidencyFacts residency={residency} />
        {residency.isShort && (
          <GovukInsetText text="Residency falls short. The case waits until a named person has decided about it; its checks do not begin before that." />
        )}
      </>
    )}
    {asked.form && <FormTables {...asked.form} />}
    <div class="govuk-button-group">
      <Form action={paths.newCase} class="muster-inline">
        <Carried typed={typed} />
        <GovukButton text="Open the case" name="sure" value="yes" preventDoubleClick />
      </Form>
      <Form action={paths.newCase} class="muster-inline">
        <Carried typed={typed} />
        <GovukButton text="Change something" name="change" value="yes" classes="govuk-button--secondary" />
      </Form>
    </div>
  </Section>
)

/** What was typed goes on to the next page in the form itself: nothing is kept before somebody has said that it is right. */
const Carried = ({ typed }: { typed: TypedCase }): ComponentChildren =>
  Object.entries(typed)
    .filter(([name]) => name !== 'sure' && name !== 'change')
    .map(([name, value]) => <input type="hidden" key={name} name={name} value={value} />)

const Alike = ({ alike }: { alike: readonly KnownSubject[] }) => (
  <section class="govuk-inset-text" aria-labelledby="alike">
    <h2 class="govuk-heading-s" id="alike">
      Is it one of these people?
    </h2>
    <p class="govuk-body">If so, open the case from their record, so that one person has one record.</p>
    <ul class="govuk-list">
      {alike.map(each => (
        <li key={each.id}>
          <a class="govuk-link" href={`${paths.newCase}?subject=${each.id}`}>
            {personName(each)}
          </a>
          , born <Day at={each.born} timeZone={ZONE} />
        </li>
      ))}
    </ul>
  </section>
)

function factsOf(asked: NewCase, unit: string, known: KnownSubject | undefined) {
  const person = known ?? ('id' in asked.subject ? undefined : asked.subject)
  const { email, phone } = 'id' in asked.subject ? {} : asked.subject
  return [
    ...(person
      ? [
          { key: 'Person', value: personName(person) },
          { key: 'Born', value: <Day at={person.born} timeZone={ZONE} /> },
        ]
      : []),
    ...(email ? [{ key: 'Email', value: email }] : []),
    ...(phone ? [{ key: 'Phone', value: phone }] : []),
    { key: 'Unit', value: unit },
    { key: 'Level', value: `${LEVELS[asked.level].short}: ${LEVELS[asked.level].name}` },
    { key: 'Regime', value: REGIMES[asked.regime] },
    { key: 'Kind', value: KINDS[asked.kind] },
    { key: 'Received', value: <Day at={asked.receivedOn} timeZone={ZONE} /> },
    { key: 'Sponsor’s reference', value: asked.sponsorRef ?? '–' },
    { key: 'Form', value: asked.form ? counted(asked.form.addresses.length, 'address', 'addresses') : 'Awaited' },
  ]
}
