/** Adding a requirement, ending it and correcting it. */
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukInput, GovukSelect, GovukTextarea } from '../../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../../platform/views/prose.tsx'
import type { Reason } from '../../../../values/outcome.ts'
import { networkPaths as paths } from '../../paths.ts'
import { kindName, type RoleKind, UNIT_KINDS } from '../../rules.ts'
import { Section } from '../../section.tsx'
import { type Requirement, requirementWords, type TypedCorrection, type TypedEnd, type TypedRequirement } from './rules.ts'

type AddProps = { kinds: readonly RoleKind[]; typed: TypedRequirement; errors: readonly Reason[] }

export const AddRequirementPage = ({ kinds, typed, errors }: AddProps) => (
  <Section title="Add a requirement" errors={errors} back={{ href: paths.requirements, text: 'Requirements' }}>
    <Form action={paths.newRequirement}>
      <GovukSelect
        id="role"
        name="role"
        label={{ text: 'Which role must be held?', classes: 'govuk-label--s' }}
        items={[
          { value: '', text: 'Select a role' },
          ...kinds.map(({ key, name, place }) => ({ value: key, text: `${name} (${place === 'unit' ? 'in a unit' : 'for a borough'})` })),
        ]}
        value={typed.role}
        {...errorOf(errors, 'role')}
      />
      <GovukSelect
        id="unitKind"
        name="unitKind"
        label={{ text: 'In every unit of this kind', classes: 'govuk-label--s' }}
        hint={{ text: 'Leave it empty for a role held for a borough: every borough of the force needs it then' }}
        items={[{ value: '', text: 'No kind of unit' }, ...Object.keys(UNIT_KINDS).map(value => ({ value, text: kindName(value) }))]}
        value={typed.unitKind}
        {...errorOf(errors, 'unitKind')}
      />
      <Believed typed={typed} errors={errors} />
      <GovukButton text="Add this requirement" preventDoubleClick />
    </Form>
  </Section>
)

type FormProps<Typed> = { requirement: Requirement; typed: Typed; errors: readonly Reason[] }

const backTo = ({ id }: Requirement) => ({ href: paths.requirement(id), text: 'Requirement' })

export const EndRequirementPage = ({ requirement, typed, errors }: FormProps<TypedEnd>) => (
  <Section title="End this requirement" caption={requirementWords(requirement)} errors={errors} back={backTo(requirement)}>
    <Text>After its last day nobody needs to hold the role, so that it leaves no gap. The gaps until then stay.</Text>
    <Form action={paths.endRequirement(requirement.id)}>
      <DayInput name="until" legend="Last day" typed={typed} errors={errors} />
      <Why typed={typed} errors={errors} />
      <GovukButton text="End this requirement" preventDoubleClick />
    </Form>
  </Section>
)

export const CorrectRequirementPage = ({ requirement, typed, errors }: FormProps<TypedCorrection>) => (
  <Section title="Correct this requirement" caption={requirementWords(requirement)} errors={errors} back={backTo(requirement)}>
    <Text>For what was recorded wrongly. What the register said until now stays to be seen, with your reason.</Text>
    <Form action={paths.correctRequirement(requirement.id)}>
      <Believed typed={typed} errors={errors} />
      <GovukButton text="Correct this requirement" preventDoubleClick />
    </Form>
    <SubHeading>It was never required</SubHeading>
    <Text>Then it leaves no gap on any day. That the register said so, and until when, stays to be seen.</Text>
    <Form action={paths.withdrawRequirement(requirement.id)}>
      <GovukButton text="Take it back" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </Section>
)

const Believed = ({ typed, errors }: { typed: TypedCorrection; errors: readonly Reason[] }) => (
  <>
    <DayInput name="from" legend="First day" typed={typed} errors={errors} />
    <DayInput name="until" legend="Last day" hint="Leave empty where no end is known" typed={typed} errors={errors} />
    <GovukCheckboxes
      name="approximate"
      idPrefix="approximate"
      items={[{ value: 'yes', text: 'These days are not known exactly', checked: typed.approximate === 'yes' }]}
    />
    <GovukInput
      id="source"
      name="source"
      label={{ text: 'Where is this decided?', classes: 'govuk-label--s' }}
      hint={{ text: 'A published model, an announcement, a minute with its date' }}
      value={typed.source}
      {...errorOf(errors, 'source')}
    />
    <Why typed={typed} errors={errors} />
  </>
)

const Why = ({ typed, errors }: { typed: { why: string }; errors: readonly Reason[] }) => (
  <GovukTextarea
    id="why"
    name="why"
    label={{ text: 'Why do you record this?', classes: 'govuk-label--s' }}
    hint={{ text: 'It stays in the register beside what you record' }}
    rows="3"
    value={typed.why}
    {...errorOf(errors, 'why')}
  />
)
