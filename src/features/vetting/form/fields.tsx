/** The fields of an application form: addresses and relations, as many rows as are wanted, without script. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
} from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { rowsOf, type TypedForm } from './rules.ts'

type Props = { typed: TypedForm; errors: readonly Reason[] }

/** The buttons that ask for another row: the form is shown again with it, and nothing is stored. */
const ADD_ADDRESS = 'add-address'
const ADD_RELATION = 'add-relation'

export const FormFields = ({ typed, errors }: Props) => {
  const [addresses, relations] = [rowsOf(typed, 'addresses', 1), rowsOf(typed, 'relations', 1)]
  return (
    <>
      <SubHeading>Addresses</SubHeading>
      <Text>The latest first, back as far as the level asks. Leave rows empty that are not needed.</Text>
      <input type="hidden" name="addresses" value={addresses} />
      {Array.from({ length: addresses }, (_, row) => (
        <AddressRow key={row} row={row} typed={typed} errors={errors} />
      ))}
      <GovukButton text="Add another address" name={ADD_ADDRESS} value="yes" classes="govuk-button--secondary" />
      <SubHeading>Family and associates</SubHeading>
      <Text>They are kept in this case alone and looked for nowhere else.</Text>
      <input type="hidden" name="relations" value={relations} />
      {Array.from({ length: relations }, (_, row) => (
        <RelationRow key={row} row={row} typed={typed} errors={errors} />
      ))}
      <GovukButton text="Add another person" name={ADD_RELATION} value="yes" classes="govuk-button--secondary" />
    </>
  )
}

/** Return in a field presses a form's first button, which is to be the one that sends it and not one that adds a row. */
export const SendsOnReturn = () => (
  <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
    Send
  </button>
)

type RowProps = Props & { row: number }

const AddressRow = ({ row, typed, errors }: RowProps) => (
  <fieldset class="govuk-fieldset muster-row">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Address {row + 1}</legend>
    <GovukTextarea
      id={`lines-${row}`}
      name={`lines-${row}`}
      label={{ text: 'Address' }}
      rows="2"
      value={typed[`lines-${row}`] ?? ''}
      {...errorOf(errors, `lines-${row}`)}
    />
    <GovukSelect
      id={`country-${row}`}
      name={`country-${row}`}
      label={{ text: 'Country' }}
      items={countries()}
      value={typed[`country-${row}`] || 'GB'}
      {...errorOf(errors, `country-${row}`)}
    />
    <DayInput name={`from-${row}`} legend="First day there" plain typed={typed as never} errors={errors} />
    <DayInput
      name={`last-${row}`}
      legend="Last day there"
      hint="Leave empty if they live there now"
      plain
      typed={typed as never}
      errors={errors}
    />
    <GovukCheckboxes
      name={`service-${row}`}
      idPrefix={`service-${row}`}
      items={[{ value: 'yes', text: 'Abroad in Crown or Forces service, or with somebody who served' }]}
      values={typed[`service-${row}`] === 'yes' ? ['yes'] : []}
    />
  </fieldset>
)

const RelationRow = ({ row, typed, errors }: RowProps) => (
  <fieldset class="govuk-fieldset muster-row">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Person {row + 1}</legend>
    <GovukRadios
      name={`kind-${row}`}
      idPrefix={`kind-${row}`}
      classes="govuk-radios--inline"
      items={[
        { value: 'family', text: 'Family' },
        { value: 'associate', text: 'Associate' },
      ]}
      value={typed[`kind-${row}`] || 'family'}
    />
    <GovukInput
      id={`name-${row}`}
      name={`name-${row}`}
      label={{ text: 'Name' }}
      value={typed[`name-${row}`] ?? ''}
      {...errorOf(errors, `name-${row}`)}
    />
    <GovukInput
      id={`relation-${row}`}
      name={`relation-${row}`}
      classes="govuk-input--width-20"
      label={{ text: 'What they are to the applicant' }}
      value={typed[`relation-${row}`] ?? ''}
      {...errorOf(errors, `relation-${row}`)}
    />
    <DayInput name={`born-${row}`} legend="Date of birth (optional)" plain typed={typed as never} errors={errors} />
  </fieldset>
)

/** What was typed, with one row more. */
export function withRow(typed: TypedForm): TypedForm {
  const more = (name: 'addresses' | 'relations', button: string) => String(rowsOf(typed, name, 1) + (typed[button] === undefined ? 0 : 1))
  return { ...typed, addresses: more('addresses', ADD_ADDRESS), relations: more('relations', ADD_RELATION) }
}

export const wantsRow = (typed: TypedForm): boolean => typed[ADD_ADDRESS] !== undefined || typed[ADD_RELATION] !== undefined

const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' })
/** Codes that stand for no country one can live in. */
const NO_COUNTRY = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'BV',
  'HM',
  'UK',
  'FX',
  'SU',
  'DD',
  'YD',
  'YU',
  'CS',
  'TP',
  'BU',
  'AN',
  'NT',
  'ZR',
])
let known: { value: string; text: string }[] | undefined

/** The United Kingdom first, then by name. Made once: there are as many as letters times letters to ask for. */
export function countries(): { value: string; text: string }[] {
  known ??= [{ value: 'GB', text: 'United Kingdom' }, ...allCountries()]
  return known
}

function allCountries() {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap(first => letters.map(second => `${first}${second}`))
    .flatMap(value => {
      const text = names.of(value)
      return text === undefined || value === 'GB' || NO_COUNTRY.has(value) ? [] : [{ value, text }]
    })
    .sort((a, b) => a.text.localeCompare(b.text, 'en-GB'))
}

export const countryName = (code: string): string => names.of(code) ?? code
