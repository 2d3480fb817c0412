/** The three fields of a date. */
import type { Reason } from '../../values/outcome.ts'
import type { TypedDay } from '../../values/typed-day.ts'
import { errorOf } from './form.tsx'
import { GovukDateInput } from './govuk.generated.ts'

type Props<Name extends string> = {
  name: Name
  legend: string
  hint?: string
  /** Smaller, where it is one of many fields. */
  plain?: boolean
  typed: TypedDay<Name>
  errors: readonly Reason[]
}

export const DayInput = <Name extends string>({ name, legend, hint, plain = false, typed, errors }: Props<Name>) => (
  <GovukDateInput
    id={name}
    namePrefix={name}
    fieldset={{ legend: { text: legend, ...(plain ? {} : { classes: 'govuk-fieldset__legend--s' }) } }}
    {...(hint === undefined ? {} : { hint: { text: hint } })}
    items={(['day', 'month', 'year'] as const).map(part => ({
      name: part,
      id: `${name}-${part}`,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      value: (typed as Record<string, string>)[`${name}-${part}`] ?? '',
    }))}
    {...errorOf(errors, `${name}-day`)}
  />
)
