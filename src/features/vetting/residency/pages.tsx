/** A residency that falls short, and who decided what about it. */
import { errorOf, Form, StoredNow } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukInsetText, GovukRadios, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf, StateTag } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { FormTables } from '../form/pages.tsx'
import type { Address } from '../form/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { ResidencyFacts } from './facts.tsx'
import type { ResidencyDecision } from './queries.ts'
import { residencyOf, residencyReason, type TypedResidencyDecision } from './rules.ts'

type Props = {
  seen: SeenCase
  addresses: readonly Address[]
  decision: ResidencyDecision | undefined
  reasons: readonly string[]
  typed: TypedResidencyDecision
  tooLate: boolean
  errors: readonly Reason[]
}

export const ResidencyPage = (props: Props) => {
  const { seen, addresses, decision, tooLate } = props
  return (
    <CasePage seen={seen} title="Residency" errors={props.errors} back={{ href: paths.case(seen.found.id), text: 'Overview' }}>
      {tooLate && <StoredNow facts={[{ key: 'State', value: <StateTag state={seen.found.state} /> }]} />}
      <ResidencyFacts residency={residencyOf(addresses, seen.found.receivedOn, seen.rules.residency.years)} />
      {decision && <Decided decision={decision} seen={seen} />}
      {seen.found.state === 'residency' && <Deciding {...props} />}
      <FormTables addresses={addresses} relations={[]} />
    </CasePage>
  )
}

const Decided = ({ decision, seen }: { decision: ResidencyDecision; seen: SeenCase }) => (
  <>
    <SubHeading>What was decided</SubHeading>
    <Facts
      rows={[
        { key: 'Decision', value: decision.goesOn ? 'The case goes on' : 'The case does not go on' },
        { key: 'Reasons', value: decision.reasons.map(residencyReason).join('; ') },
        { key: 'How they came to this', value: decision.words },
        { key: 'Decided by', value: `${nameOf(seen.names, decision.decidedBy)} on ${shortDay(decision.decidedOn)}` },
      ]}
    />
  </>
)

const Deciding = ({ seen, reasons, typed, errors }: Props) => (
  <>
    <SubHeading>Decide</SubHeading>
    <Text>
      Muster counts and does not decide. Count service abroad, dependants of those who serve, and whether the history abroad can be checked.
    </Text>
    <Form action={paths.residency(seen.found.id)} version={seen.found.version}>
      <GovukRadios
        name="goesOn"
        idPrefix="goesOn"
        fieldset={{ legend: { text: 'Does the case go on?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'yes', text: 'Yes, it goes on to its checks' },
          { value: 'no', text: 'No, it does not go on', hint: { text: 'This is no refusal. The applicant is told, and may contest it.' } },
        ]}
        value={typed.goesOn}
        {...errorOf(errors, 'goesOn')}
      />
      <GovukCheckboxes
        name="reasons"
        idPrefix="reasons"
        fieldset={{ legend: { text: 'Reasons', classes: 'govuk-fieldset__legend--s' } }}
        items={reasons.map(value => ({ value, text: residencyReason(value) }))}
        values={[...typed.reasons]}
        {...errorOf(errors, 'reasons')}
      />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'How did you come to this?', classes: 'govuk-label--s' }}
        rows="4"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukInsetText text="Whoever decides about residency has worked on this case and will not be able to decide it." />
      <GovukButton text="Decide about residency" preventDoubleClick />
    </Form>
  </>
)
