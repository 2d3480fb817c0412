/** Fields that several forms of the register have. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf } from '../../../platform/views/form.tsx'
import { GovukCheckboxes, GovukInput, GovukSelect, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import type { Reason } from '../../../values/outcome.ts'
import { UNIT_KINDS } from '../rules.ts'
import type { TypedDays, TypedFirstDay } from './rules.ts'

export type Asked<Typed> = { typed: Typed; errors: readonly Reason[] }

export const KINDS = Object.entries(UNIT_KINDS).map(([value, text]) => ({ value, text }))

type Named = { name: string; kind: string; forceCode: string; unconfirmed: string }

export const NameAndKind = ({ typed, errors, kinds }: Asked<Named> & { kinds: typeof KINDS }) => (
  <>
    <GovukInput id="name" name="name" label={{ text: 'Name', classes: 'govuk-label--s' }} value={typed.name} {...errorOf(errors, 'name')} />
    <GovukSelect
      id="kind"
      name="kind"
      label={{ text: 'Kind of unit', classes: 'govuk-label--s' }}
      items={[{ value: '', text: 'Select a kind' }, ...kinds]}
      value={typed.kind}
      {...errorOf(errors, 'kind')}
    />
    <GovukInput
      id="forceCode"
      name="forceCode"
      label={{ text: 'The force’s own code', classes: 'govuk-label--s' }}
      hint={{ text: 'Leave empty where it has none' }}
      value={typed.forceCode}
      classes="govuk-input--width-10"
      spellcheck={false}
      {...errorOf(errors, 'forceCode')}
    />
    <GovukCheckboxes
      name="unconfirmed"
      values={[typed.unconfirmed]}
      items={[
        {
          value: 'yes',
          text: 'Name and code are unconfirmed',
          hint: { text: 'The force itself has not published them. They are marked so wherever they are shown' },
        },
      ]}
    />
  </>
)

export const FirstDay = ({ typed, errors }: Asked<Omit<TypedFirstDay, 'why'>>) => (
  <>
    <DayInput name="from" legend="First day" typed={typed} errors={errors} />
    <GovukCheckboxes name="ever" values={[typed.ever]} items={[{ value: 'yes', text: 'It was there before the register begins' }]} />
  </>
)

/** In which days something is so; what the first of them is where it is left empty differs. */
export const Days = ({ typed, errors, empty }: Asked<TypedDays> & { empty: string }) => (
  <>
    <DayInput name="from" legend="From" hint={`Leave empty for ${empty}`} typed={typed} errors={errors} />
    <DayInput
      name="until"
      legend="Last day"
      hint="Leave empty where no end is known. A last day in the past corrects those days alone"
      typed={typed}
      errors={errors}
    />
  </>
)

export const Grounds = ({ typed, errors }: Asked<{ source: string; approximate: string; why: string }>) => (
  <>
    <Approximate typed={typed} />
    <GovukInput
      id="source"
      name="source"
      label={{ text: 'Source', classes: 'govuk-label--s' }}
      hint={{ text: 'Where this is published or recorded' }}
      value={typed.source}
      {...errorOf(errors, 'source')}
    />
    <Why value={typed.why} errors={errors} />
  </>
)

export const Approximate = ({ typed }: { typed: { approximate: string } }) => (
  <GovukCheckboxes
    name="approximate"
    values={[typed.approximate]}
    items={[
      {
        value: 'yes',
        text: 'The days are approximate',
        hint: { text: 'They are not known exactly, and are marked so wherever they are shown' },
      },
    ]}
  />
)

export const Why = ({ value, errors }: { value: string; errors: readonly Reason[] }) => (
  <GovukTextarea
    id="why"
    name="why"
    label={{ text: 'Why is this recorded?', classes: 'govuk-label--s' }}
    hint={{ text: 'It stays beside what it changes, and everybody who sees the record reads it' }}
    rows="2"
    value={value}
    {...errorOf(errors, 'why')}
  />
)
