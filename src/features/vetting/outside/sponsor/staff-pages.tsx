/** What sponsors asked a vetting unit for, and opening a case from it. */
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukRadios, GovukTextarea } from '../../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { dayName, shortDay } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { KINDS, LEVELS, levelName, REGIMES } from '../../rules.ts'
import { Section } from '../../section.tsx'
import type { ClearanceRequest, TypedOpening } from './rules.ts'

export const AskedPage = ({ asked }: { asked: readonly ClearanceRequest[] }) => (
  <Section title="Clearances asked for">
    <Text>By sponsors, for whom no case is open yet. The oldest first.</Text>
    {asked.length === 0 ? (
      <Text>Nothing waits.</Text>
    ) : (
      <DataTable<ClearanceRequest>
        id="asked"
        caption="Waiting for a case"
        rows={asked}
        columns={[
          {
            head: 'Person',
            cell: ({ id, personName }) => (
              <a class="govuk-link" href={paths.openAsked(id)}>
                {personName}
              </a>
            ),
          },
          { head: 'Level', whole: true, cell: ({ level }) => levelName(level) },
          { head: 'Post', cell: ({ postRef }) => postRef },
          { head: 'Asked', whole: true, cell: ({ askedOn }) => shortDay(askedOn) },
        ]}
      />
    )}
  </Section>
)

type Props = { asked: ClearanceRequest; typed: TypedOpening; why: string; errors: readonly Reason[] }

export const OpenAskedPage = ({ asked, typed, why, errors }: Props) => (
  <Section title="Open a case" caption="Asked for by a sponsor" errors={errors} back={{ href: paths.asked, text: 'Clearances asked for' }}>
    <Facts
      rows={[
        { key: 'Person', value: asked.personName },
        { key: 'Email', value: asked.email },
        { key: 'Level', value: LEVELS[asked.level].name },
        { key: 'Regime', value: REGIMES[asked.regime] },
        { key: 'Post', value: asked.postRef },
        { key: 'Asked on', value: dayName(asked.askedOn) },
      ]}
    />
    <Text>
      The day on which it was asked is the day of receipt. The applicant is invited at once, and the sponsor learns that a case is open.
    </Text>
    <Form action={paths.openAsked(asked.id)} version={asked.version}>
      {(['givenNames', 'familyName'] as const).map(name => (
        <GovukInput
          key={name}
          id={name}
          name={name}
          label={{ text: name === 'givenNames' ? 'Given names' : 'Family name', classes: 'govuk-label--s' }}
          value={typed[name]}
          classes="govuk-input--width-20"
          {...errorOf(errors, name)}
        />
      ))}
      <DayInput name="born" legend="Date of birth" typed={typed} errors={errors} />
      <GovukRadios
        name="kind"
        idPrefix="kind"
        fieldset={{ legend: { text: 'Kind of case', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(KINDS).map(([value, text]) => ({ value, text }))}
        value={typed.kind}
        {...errorOf(errors, 'kind')}
      />
      <GovukButton text="Open the case and invite" preventDoubleClick />
    </Form>
    <SubHeading>Or open none</SubHeading>
    <Form action={paths.turnDownAsked(asked.id)} version={asked.version}>
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why is no case opened?' }}
        hint={{ text: 'The sponsor sees this: write nothing of the person in it' }}
        rows="3"
        value={why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Turn it down" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </Section>
)
