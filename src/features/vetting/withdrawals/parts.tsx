/** How far a withdrawal has come, in a word. */
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import type { Withdrawal } from './queries.ts'
import { STEP_ORDER, STEPS } from './rules.ts'

export const WithdrawalTag = ({ withdrawal: { steps, withdrawIt } }: { withdrawal: Pick<Withdrawal, 'steps' | 'withdrawIt'> }) => {
  const next = STEP_ORDER[steps]
  if (withdrawIt === true) return <GovukTag text="Withdrawn" classes="govuk-tag--red" />
  if (withdrawIt === false) return <GovukTag text="Left in force" classes="govuk-tag--green" />
  return (
    <GovukTag
      text={next ? `Next: ${STEPS[next].name.toLowerCase()}` : 'Over'}
      classes={next === 'decision' ? 'govuk-tag--turquoise' : 'govuk-tag--blue'}
    />
  )
}
