/** What was found in a case: the only pages on which its words stand. */

import { instantWords } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukRadios, GovukSelect, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf, ZONE } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { vettingPaths as paths } from '../paths.ts'
import { isOpen, stageName } from '../rules.ts'
import { ABOUT, TRACE_KINDS, type Trace, type TypedTrace, traceableStages } from './rules.ts'

export const FindingsPage = ({ seen, traces }: { seen: SeenCase; traces: readonly Trace[] }) => (
  <CasePage seen={seen} title="Findings">
    <Text>Seen by the unit and those who decide, by nobody else. Your look at this page is recorded.</Text>
    {traces.length === 0 ? (
      <Text>Nothing has been recorded.</Text>
    ) : (
      traces.map(trace => <OneTrace key={trace.id} seen={seen} trace={trace} />)
    )}
    {isOpen(seen.found.state) && (
      <GovukButton text="Record a finding" href={paths.trace(seen.found.id)} classes="govuk-button--secondary" />
    )}
  </CasePage>
)

const OneTrace = ({ seen, trace }: { seen: SeenCase; trace: Trace }) => (
  <section class="muster-card" aria-labelledby={`trace-${trace.id}`}>
    <h2 class="govuk-heading-s" id={`trace-${trace.id}`}>
      {stageName(trace.stage)}: {TRACE_KINDS[trace.kind].toLowerCase()}{' '}
      {trace.adverse ? <GovukTag text="Adverse" classes="govuk-tag--orange" /> : <GovukTag text="Not adverse" classes="govuk-tag--grey" />}
    </h2>
    <p class="govuk-body muster-prose muster-written">{trace.words}</p>
    <p class="govuk-body muster-note">
      About: {ABOUT[trace.about].toLowerCase()}. Recorded by {nameOf(seen.names, trace.foundBy)} on {instantWords(trace.foundAt, ZONE)}.
    </p>
  </section>
)

type RecordProps = { seen: SeenCase; typed: TypedTrace; errors: readonly Reason[] }

export const RecordTracePage = ({ seen, typed, errors }: RecordProps) => (
  <CasePage seen={seen} title="Record a finding" errors={errors} back={{ href: paths.caseFindings(seen.found.id), text: 'Findings' }}>
    <GovukInsetText text="Whoever records a finding has worked on this case and will not be able to decide it." />
    <Form action={paths.trace(seen.found.id)}>
      <GovukSelect
        id="stage"
        name="stage"
        label={{ text: 'Found in which stage?', classes: 'govuk-label--s' }}
        items={[
          { value: '', text: 'Select a stage' },
          ...traceableStages(seen.visits.map(({ stage }) => stage)).map(value => ({ value, text: stageName(value) })),
        ]}
        value={typed.stage}
        {...errorOf(errors, 'stage')}
      />
      <Choice name="about" legend="Whom is it about?" items={ABOUT} typed={typed.about} errors={errors} />
      <Choice name="kind" legend="What kind of finding is it?" items={TRACE_KINDS} typed={typed.kind} errors={errors} />
      <Choice
        name="adverse"
        legend="Does it speak against the clearance?"
        items={{ yes: 'Yes, it is adverse', no: 'No' }}
        typed={typed.adverse}
        errors={errors}
      />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'What was found, and where?', classes: 'govuk-label--s' }}
        hint={{ text: 'Nothing above OFFICIAL-SENSITIVE: hold a reference to it. Up to 4,000 characters' }}
        rows="6"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukButton text="Record it" preventDoubleClick />
    </Form>
  </CasePage>
)

type ChoiceProps = { name: string; legend: string; items: Readonly<Record<string, string>>; typed: string; errors: readonly Reason[] }

const Choice = ({ name, legend, items, typed, errors }: ChoiceProps) => (
  <GovukRadios
    name={name}
    idPrefix={name}
    fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
    items={Object.entries(items).map(([value, text]) => ({ value, text }))}
    value={typed}
    {...errorOf(errors, name)}
  />
)
