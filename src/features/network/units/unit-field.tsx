/** Naming a unit in a form: chosen from a list while that is short, by its code where a list would be thousands long. */
import { errorOf } from '../../../platform/views/form.tsx'
import { GovukInput, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { lastDay } from '../../../values/period.ts'
import { kindWord } from '../rules.ts'
import type { Choice } from './rules.ts'

const MOST_IN_LIST = 150

type Props = {
  name: string
  label: string
  hint?: string
  /** What stands in the list for no unit. */
  nothing?: string
  choices: readonly Choice[]
  value: string
  errors: readonly Reason[]
}

export const UnitField = ({ name, label, hint, nothing = 'Select a unit', choices, value, errors }: Props) => {
  const field = { id: name, name, label: { text: label, classes: 'govuk-label--s' }, value, ...errorOf(errors, name) }
  if (choices.length > MOST_IN_LIST)
    return (
      <GovukInput
        {...field}
        hint={{ text: [hint, 'Its code, such as MPS-BCU-CN'].filter(Boolean).join('. ') }}
        classes="govuk-input--width-20"
        spellcheck={false}
      />
    )
  return (
    <GovukSelect
      {...field}
      {...(hint === undefined ? {} : { hint: { text: hint } })}
      items={[{ value: '', text: nothing }, ...choices.map(choice => ({ value: choice.code, text: choiceWords(choice) }))]}
    />
  )
}

/** With its last day where it has one, so that nobody takes a closed unit for one that goes on. */
function choiceWords({ name, code, kind, life }: Choice): string {
  const last = lastDay(life)
  return `${name} (${kindWord(kind)}, ${code})${last === null ? '' : `, until ${dayName(last)}`}`
}
