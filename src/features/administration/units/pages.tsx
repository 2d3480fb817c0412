/** The units, opening one, closing one. */
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukSelect, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { administrationPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { Section } from '../section.tsx'
import type { TypedUnit } from './rules.ts'

const BACK = { href: paths.units, text: 'Units' }

export const UnitsPage = ({ units }: { units: readonly Unit[] }) => (
  <Section title="Units">
    <Text>
      A role is given for a unit and counts in every unit below it. A unit is closed, never taken away: what happened in it stays.
    </Text>
    <GovukButton text="Open a unit" href={paths.openUnit} />
    <DataTable
      id="units"
      caption="Units, each below the one it belongs to"
      rows={units}
      columns={[
        { head: 'Unit', cell: ({ name, depth }) => <span class={`muster-deep-${Math.min(depth, 4)}`}>{name}</span> },
        { head: 'Code', cell: ({ code }) => code },
        {
          head: 'State',
          cell: ({ closedOn }) =>
            closedOn === null ? (
              <GovukTag text="Open" classes="govuk-tag--green" />
            ) : (
              <>
                Closed on <Day at={closedOn} timeZone="Europe/London" short />
              </>
            ),
        },
        {
          head: 'Close it',
          cell: ({ id, name, parent, closedOn }) =>
            parent === null || closedOn !== null ? (
              '–'
            ) : (
              <a class="govuk-link" href={paths.closeUnit(String(id))}>
                Close<span class="govuk-visually-hidden"> {name}</span>
              </a>
            ),
        },
      ]}
    />
  </Section>
)

type OpenProps = { units: readonly Unit[]; typed: TypedUnit; errors: readonly Reason[] }

export const OpenUnitPage = ({ units, typed, errors }: OpenProps) => (
  <Section title="Open a unit" errors={errors} back={BACK}>
    <Form action={paths.units}>
      <GovukInput
        id="name"
        name="name"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        value={typed.name}
        {...errorOf(errors, 'name')}
      />
      <GovukInput
        id="code"
        name="code"
        label={{ text: 'Code', classes: 'govuk-label--s' }}
        hint={{ text: 'Short, and never used again, such as MPS-V3' }}
        value={typed.code}
        classes="govuk-input--width-10"
        spellcheck={false}
        {...errorOf(errors, 'code')}
      />
      <GovukSelect
        id="below"
        name="below"
        label={{ text: 'It belongs to', classes: 'govuk-label--s' }}
        items={[
          { value: '', text: 'Select a unit' },
          ...units.map(({ id, name, depth }) => ({ value: String(id), text: `${'– '.repeat(depth)}${name}` })),
        ]}
        value={typed.below}
        {...errorOf(errors, 'below')}
      />
      <GovukButton text="Open the unit" preventDoubleClick />
    </Form>
  </Section>
)

export const CloseUnitPage = ({ unit, typedWhy, errors }: { unit: Unit; typedWhy: string; errors: readonly Reason[] }) => (
  <Section title="Close this unit" caption={unit.name} errors={errors} back={BACK}>
    <Text>
      Its records stay with whoever has a role for it or above it. Nothing new can be put below it, and it cannot be opened again.
    </Text>
    <Form action={paths.closeUnit(String(unit.id))}>
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why is it closed?', classes: 'govuk-label--s' }}
        rows="2"
        value={typedWhy}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Close the unit" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </Section>
)
