/** The fields of each part. */
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { errorOf } from '../../../../platform/views/form.tsx'
import { GovukCheckboxes, GovukInput, GovukRadios, GovukSelect, GovukTextarea } from '../../../../platform/views/govuk.generated.ts'
import { List, Text } from '../../../../platform/views/prose.tsx'
import type { Reason } from '../../../../values/outcome.ts'
import { countries } from '../../form/fields.tsx'
import type { Typed } from './reading.ts'
import type { ListPart, QuestionPart } from './rules.ts'

type Props = { typed: Typed; errors: readonly Reason[] }

export const QuestionFields = ({ part, ...props }: Props & { part: QuestionPart }) =>
  part === 'about' ? <AboutFields {...props} /> : part === 'finance' ? <FinanceFields {...props} /> : <ConsentFields {...props} />

export const EntryFields = ({ part, ...props }: Props & { part: ListPart }) =>
  part === 'addresses' ? <AddressFields {...props} /> : part === 'employment' ? <JobFields {...props} /> : <RelationFields {...props} />

type InputProps = Props & { name: string; label: string; hint?: string; autocomplete?: string; classes?: string; type?: string }

const Input = ({ name, label, hint, typed, errors, ...more }: InputProps) => (
  <GovukInput
    id={name}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...(hint ? { hint: { text: hint } } : {})}
    value={typed[name] ?? ''}
    {...more}
    {...errorOf(errors, name)}
  />
)

const AboutFields = (props: Props) => (
  <>
    <Input {...props} name="fullName" label="Full name" hint="As in your passport or birth certificate" autocomplete="name" />
    <Input
      {...props}
      name="otherNames"
      label="Other names you have used (optional)"
      hint="Names before marriage, by deed poll, or that people know you by"
    />
    <Input {...props} name="phone" type="tel" label="Telephone number" autocomplete="tel" classes="govuk-input--width-20" />
    <Input {...props} name="nationality" label="Nationality" hint="All of them, if you have several" classes="govuk-input--width-20" />
    <Input {...props} name="placeOfBirth" label="Town and country in which you were born" />
  </>
)

const FinanceFields = ({ typed, errors }: Props) => (
  <>
    <Text>Debts do not by themselves speak against clearance. Not telling us about them can.</Text>
    <YesNo name="debts" legend="Do you have debts that you cannot pay as agreed?" typed={typed} errors={errors} />
    <YesNo
      name="judgments"
      legend="Have you had a court judgment for debt, a bankruptcy, or an arrangement with creditors?"
      typed={typed}
      errors={errors}
    />
    <GovukTextarea
      id="words"
      name="words"
      label={{ text: 'If yes to any: what is it about?', classes: 'govuk-label--s' }}
      rows="5"
      value={typed.words ?? ''}
      {...errorOf(errors, 'words')}
    />
  </>
)

const YesNo = ({ name, legend, typed, errors }: Props & { name: string; legend: string }) => (
  <GovukRadios
    name={name}
    idPrefix={name}
    classes="govuk-radios--inline"
    fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
    items={[
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ]}
    value={typed[name] ?? ''}
    {...errorOf(errors, name)}
  />
)

const ConsentFields = ({ typed, errors }: Props) => (
  <>
    <Text>To come to a decision the vetting unit will:</Text>
    <List
      items={[
        'look in police and other records for you and for the people you named',
        'ask other forces and bodies where you lived, and a credit reference agency',
        'keep what you wrote and what it finds with this application, as the privacy notice says',
      ]}
    />
    <GovukCheckboxes
      name="consent"
      idPrefix="consent"
      items={[{ value: 'yes', text: 'I have read this and agree that the checks are made' }]}
      values={typed.consent === 'yes' ? ['yes'] : []}
      {...errorOf(errors, 'consent')}
    />
  </>
)

const Days = ({ typed, errors, first, last }: Props & { first: string; last: string }) => (
  <>
    <DayInput name="from" legend={first} hint="For example, 27 3 2021" typed={typed as never} errors={errors} />
    <DayInput name="last" legend={last} hint="Leave empty if it is still so" typed={typed as never} errors={errors} />
  </>
)

const AddressFields = (props: Props) => (
  <>
    <GovukTextarea
      id="lines"
      name="lines"
      label={{ text: 'Address', classes: 'govuk-label--s' }}
      hint={{ text: 'With the postcode' }}
      rows="4"
      autocomplete="street-address"
      value={props.typed.lines ?? ''}
      {...errorOf(props.errors, 'lines')}
    />
    <GovukSelect
      id="country"
      name="country"
      label={{ text: 'Country', classes: 'govuk-label--s' }}
      items={countries()}
      value={props.typed.country ?? 'GB'}
      {...errorOf(props.errors, 'country')}
    />
    <GovukCheckboxes
      name="overseasService"
      idPrefix="overseasService"
      hint={{ text: 'Only for addresses abroad' }}
      fieldset={{ legend: { text: 'Service abroad', classes: 'govuk-fieldset__legend--s' } }}
      items={[{ value: 'yes', text: 'I was there in Crown or Forces service, or with somebody who served' }]}
      values={props.typed.overseasService === 'yes' ? ['yes'] : []}
    />
    <Days {...props} first="First day there" last="Last day there" />
  </>
)

const JobFields = (props: Props) => (
  <>
    <Input {...props} name="employer" label="Employer, school, or what you did instead" autocomplete="organization" />
    <Input {...props} name="role" label="Your work there (optional)" />
    <Days {...props} first="First day" last="Last day" />
  </>
)

const RelationFields = (props: Props) => (
  <>
    <Input {...props} name="name" label="Full name" />
    <Input
      {...props}
      name="relation"
      label="What they are to you"
      hint="For example, mother, partner, business partner"
      classes="govuk-input--width-20"
    />
    <DayInput name="born" legend="Date of birth, if you know it" typed={props.typed as never} errors={props.errors} />
  </>
)
