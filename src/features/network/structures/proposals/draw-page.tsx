/** Drawing a structure: its units by name, and a unit for each borough. It works without script: what is typed comes back with each press of a button. */
import { shortInstant } from '../../../../platform/views/dates.tsx'
import { errorOf, Form, StoredNow } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukInput, GovukSelect, GovukTextarea } from '../../../../platform/views/govuk.generated.ts'
import { List, Text } from '../../../../platform/views/prose.tsx'
import { counted } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { networkPaths as paths } from '../../paths.ts'
import type { Area } from '../../rules.ts'
import { Section } from '../../section.tsx'
import type { Proposal, Version } from './queries.ts'
import { boroughsOf, type Difference, type Drawing, differenceOf, isNoDifference } from './rules.ts'

type Props = {
  proposal: Proposal
  /** What the form shows: what was typed so far, or what was saved last. */
  sketch: Drawing
  /** The version that it is made from. */
  version: number
  areas: readonly Area[]
  errors: readonly Reason[]
  /** What somebody else has saved meanwhile. */
  stored?: Version | undefined
}

export const DrawPage = ({ proposal, sketch, version, areas, errors, stored }: Props) => {
  const boroughs = boroughsOf(areas)
  const open = boroughs.filter(({ code }) => sketch.cover[code] === undefined).length
  return (
    <Section
      title={version === 0 ? 'Draw the structure' : 'Draw the next version'}
      caption={proposal.name}
      errors={errors}
      back={{ href: paths.proposal(proposal.id), text: proposal.name }}
    >
      {stored && <Stored stored={stored} sketch={sketch} areas={areas} />}
      <Text>
        Name the units, then choose one for each borough.{' '}
        {open > 0 && `${counted(open, 'borough')} ${open === 1 ? 'has' : 'have'} no unit yet. `}The City of London has a police force of its
        own and is not part of it.
      </Text>
      <Form action={paths.drawProposal(proposal.id)} version={version}>
        <h2 class="govuk-heading-m">Units</h2>
        <div class="muster-units">
          {sketch.units.map((unit, at) => (
            <UnitFields
              key={unit.key}
              unit={unit}
              at={at}
              boroughs={Object.values(sketch.cover).filter(key => key === unit.key).length}
              errors={errors}
            />
          ))}
        </div>
        <GovukTextarea
          id="add"
          name="add"
          label={{ text: 'Units to add', classes: 'govuk-label--s' }}
          hint={{ text: 'One name on each line' }}
          rows="2"
          {...errorOf(errors, 'add')}
        />
        {/* The first button: what a press of the Enter key does must be harmless. */}
        <GovukButton text="Update the units" name="step" value="units" classes="govuk-button--secondary" />
        <h2 class="govuk-heading-m">Boroughs</h2>
        <div class="muster-choices">
          {boroughs.map(area => (
            <BoroughField key={area.code} area={area} sketch={sketch} errors={errors} />
          ))}
        </div>
        <GovukButton text={`Save as version ${version + 1}`} name="step" value="save" preventDoubleClick />
      </Form>
    </Section>
  )
}

type UnitProps = { unit: Drawing['units'][number]; at: number; boroughs: number; errors: readonly Reason[] }

const UnitFields = ({ unit: { key, name }, at, boroughs, errors }: UnitProps) => (
  <div class="muster-unit-fields">
    <GovukInput
      id={`name-${key}`}
      name={`name-${key}`}
      label={{ text: `Unit ${at + 1}: ${counted(boroughs, 'borough')}` }}
      value={name}
      classes="govuk-input--width-20"
      {...errorOf(errors, `name-${key}`)}
    />
    <GovukCheckboxes
      name={`remove-${key}`}
      idPrefix={`remove-${key}`}
      classes="govuk-checkboxes--small"
      items={[{ value: 'yes', html: `Remove<span class="govuk-visually-hidden"> unit ${at + 1}</span>` }]}
    />
  </div>
)

const BoroughField = ({ area: { code, name }, sketch, errors }: { area: Area; sketch: Drawing; errors: readonly Reason[] }) => (
  <GovukSelect
    id={`unit-${code}`}
    name={`unit-${code}`}
    label={{ text: name }}
    items={[
      { value: '', text: 'Select a unit' },
      ...sketch.units.map(unit => ({ value: unit.key, text: unit.name === '' ? '(no name)' : unit.name })),
    ]}
    value={sketch.cover[code] ?? ''}
    {...errorOf(errors, `unit-${code}`)}
  />
)

const Stored = ({ stored, sketch, areas }: { stored: Version; sketch: Drawing; areas: readonly Area[] }) => (
  <StoredNow
    facts={[
      {
        key: 'Version',
        value: `${stored.version}, saved on ${shortInstant(stored.savedAt, 'Europe/London')} by ${stored.isOwn ? 'you' : 'a colleague'}`,
      },
      { key: 'What yours would change in it', value: <Differences difference={differenceOf(stored.drawing, sketch)} areas={areas} /> },
    ]}
  />
)

export const Differences = ({ difference, areas }: { difference: Difference; areas: readonly Area[] }) => {
  if (isNoDifference(difference)) return <>Nothing</>
  const { added, removed, renamed, moved } = difference
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  return (
    <List
      items={[
        ...added.map(name => `Adds the unit ${name}`),
        ...removed.map(name => `Removes the unit ${name}`),
        ...renamed.map(({ from, to }) => `Renames ${from} to ${to}`),
        ...moved.map(({ area, from, to }) => `${names.get(area) ?? area}: ${from ?? 'no unit'} → ${to}`),
      ]}
    />
  )
}
