/** Choosing the day that is looked at, and by when it had to be known. */
import type { ComponentChildren } from 'preact'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { GovukButton } from '../../../platform/views/govuk.generated.ts'
import { Inset } from '../../../platform/views/prose.tsx'
import { dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import type { CalendarDate } from '../rules.ts'
import { type AsAt, type AskedAsAt, typedAsAt } from './rules.ts'

type Props = {
  /** The page's own path: the days stand in its query. */
  action: string
  asAt: AsAt
  asked: AskedAsAt
  errors: readonly Reason[]
  /** Further fields of the same question, such as a kind of unit. */
  children?: ComponentChildren
}

export const AsAtPicker = ({ action, asAt, asked, errors, children }: Props) => {
  const typed = typedAsAt(asAt, asked)
  return (
    <form action={action} method="get" noValidate class="muster-as-at">
      <DayInput name="at" legend="On the day" hint="Empty: today" plain typed={typed} errors={errors} />
      <DayInput name="known" legend="As known at the end of" hint="Empty: as known now" plain typed={typed} errors={errors} />
      {children}
      <GovukButton text="Show" classes="govuk-button--secondary" />
    </form>
  )
}

/** Says so whenever the page is not about today as it is known now: otherwise an old belief would be taken for the present one. */
export const AsAtNotice = ({ asAt: { at, known }, today }: { asAt: AsAt; today: CalendarDate }) => {
  if (known !== null)
    return (
      <Inset>
        This is {dayName(at)} as the register had it at the end of {dayName(known)}. It may have been corrected since.
      </Inset>
    )
  if (at === today) return null
  return <Inset>{at < today ? `This is ${dayName(at)}, as known now.` : `This is what is planned for ${dayName(at)}, as known now.`}</Inset>
}
