/** Beginning a stage and ending one. */
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukInsetText, GovukRadios, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { Facts, Text } from '../../../platform/views/prose.tsx'
import { shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { vettingPaths as paths } from '../paths.ts'
import { PARTIES, partyName, STAGES, stageName } from '../rules.ts'
import { RESULTS, STARTABLE, type TypedVisit, type Visit } from './rules.ts'

type StartProps = { seen: SeenCase; typed: TypedVisit; errors: readonly Reason[] }

export const StartVisitPage = ({ seen, typed, errors }: StartProps) => (
  <CasePage seen={seen} title="Begin a stage" errors={errors} back={{ href: paths.case(seen.found.id), text: 'Overview' }}>
    <Form action={paths.startVisit(seen.found.id)}>
      <GovukRadios
        name="stage"
        idPrefix="stage"
        fieldset={{ legend: { text: 'Which stage?', classes: 'govuk-fieldset__legend--s' } }}
        items={STARTABLE.map(value => ({
          value,
          text: stageName(value),
          hint: { text: `Usually waits for: ${partyName(STAGES[value].party)}` },
        }))}
        value={typed.stage}
        {...errorOf(errors, 'stage')}
      />
      <GovukSelect
        id="party"
        name="party"
        label={{ text: 'Who is waited on?', classes: 'govuk-label--s' }}
        items={[{ value: '', text: 'As usual for the stage' }, ...Object.entries(PARTIES).map(([value, text]) => ({ value, text }))]}
        value={typed.party}
        {...errorOf(errors, 'party')}
      />
      <GovukInput
        id="partyName"
        name="partyName"
        label={{ text: 'Which force or body? (optional)', classes: 'govuk-label--s' }}
        hint={{ text: 'An organisation, not a person' }}
        value={typed.partyName}
        {...errorOf(errors, 'partyName')}
      />
      <GovukButton text="Begin" preventDoubleClick />
    </Form>
  </CasePage>
)

type EndProps = { seen: SeenCase; visit: Visit; typed: string; errors: readonly Reason[] }

export const EndVisitPage = ({ seen, visit, typed, errors }: EndProps) => (
  <CasePage
    seen={seen}
    title={`End: ${stageName(visit.stage)}`}
    errors={errors}
    back={{ href: paths.case(seen.found.id), text: 'Overview' }}
  >
    <Facts
      rows={[
        { key: 'Begun', value: `${shortDay(visit.startedOn)} by ${nameOf(seen.names, visit.begunBy)}` },
        { key: 'Waits for', value: visit.partyName ? `${partyName(visit.party)}: ${visit.partyName}` : partyName(visit.party) },
      ]}
    />
    <GovukInsetText text="Whoever ends a stage has worked on this case and will not be able to decide it." />
    {visit.party === 'uksv' && <Text>Of national security vetting only its status and dates are kept here, never what UKSV found.</Text>}
    <Form action={paths.endVisit(seen.found.id, visit.id)}>
      <GovukRadios
        name="result"
        idPrefix="result"
        fieldset={{ legend: { text: 'How did it end?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(RESULTS)
          // What UKSV found is not told to a unit, so there is nothing to record about it.
          .filter(([value]) => visit.party !== 'uksv' || value !== 'trace')
          .map(([value, { name, says }]) => ({ value, text: name, hint: { text: says } }))}
        value={typed}
        {...errorOf(errors, 'result')}
      />
      <GovukButton text="End this stage" preventDoubleClick />
    </Form>
  </CasePage>
)
