/** The forms for a unit: opening, describing, moving, closing it, correcting its first day. */
import type { ComponentChildren } from 'preact'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Inset, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { networkPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import { Approximate, type Asked, Days, FirstDay, Grounds, KINDS, NameAndKind, Why } from './fields.tsx'
import {
  type Choice,
  lifeWords,
  OPENABLE_KINDS,
  type TypedClosing,
  type TypedDescribing,
  type TypedFirstDay,
  type TypedMove,
  type TypedOpening,
} from './rules.ts'
import { type StoredFact, TooLate } from './too-late.tsx'
import { UnitField } from './unit-field.tsx'

/** Of a unit that is there, with the state that the form was made from. */
type OfUnit<Typed> = Asked<Typed> & { unit: Choice; version: number; stored: readonly StoredFact[] }

export const OpenUnitPage = ({ choices, typed, errors }: Asked<TypedOpening> & { choices: readonly Choice[] }) => (
  <Section title="Open a unit" errors={errors} back={{ href: paths.register, text: 'Register' }}>
    <Text>A unit is closed when it is over and never taken away, so its code stands for it for ever and is given to no other.</Text>
    <Form action={paths.openUnit}>
      <GovukInput
        id="code"
        name="code"
        label={{ text: 'Code', classes: 'govuk-label--s' }}
        hint={{ text: 'Up to 20 letters, figures and dashes, such as MPS-CTOC. It cannot be changed later' }}
        value={typed.code}
        classes="govuk-input--width-20"
        spellcheck={false}
        {...errorOf(errors, 'code')}
      />
      <NameAndKind typed={typed} errors={errors} kinds={KINDS.filter(({ value }) => OPENABLE_KINDS.some(kind => kind === value))} />
      <UnitField name="parent" label="It belongs to" choices={choices} value={typed.parent} errors={errors} />
      <FirstDay typed={typed} errors={errors} />
      <GovukInput
        id="after"
        name="after"
        label={{ text: 'Units that it comes after', classes: 'govuk-label--s' }}
        hint={{ text: 'Their codes, with a space or comma between. Leave empty where it comes after none' }}
        value={typed.after}
        spellcheck={false}
        {...errorOf(errors, 'after')}
      />
      <Grounds typed={typed} errors={errors} />
      <GovukButton text="Open the unit" preventDoubleClick />
    </Form>
  </Section>
)

type DescribeProps = Asked<TypedDescribing> & {
  unit: { id: number; name: string }
  /** Null: nobody has described it yet. */
  known: Choice | null
  version: number
  stored: readonly StoredFact[]
}

export const DescribeUnitPage = ({ unit, known, version, stored, typed, errors }: DescribeProps) => (
  <OnUnit title={known ? 'Change name or kind' : 'Describe this unit'} unit={unit} isThere={known !== null} errors={errors}>
    <TooLate errors={errors} stored={stored} />
    {known === null && (
      <Text>Roles can be given for this unit already. Say what it is and since when, so that it stands in the register.</Text>
    )}
    <Form action={paths.describeUnit(unit.id)} version={version}>
      <NameAndKind typed={typed} errors={errors} kinds={KINDS} />
      {known ? <Days typed={typed} errors={errors} empty="its first day" /> : <FirstDay typed={typed} errors={errors} />}
      <Grounds typed={typed} errors={errors} />
      <GovukButton text="Record it" preventDoubleClick />
    </Form>
  </OnUnit>
)

export const MoveUnitPage = ({ unit, choices, version, stored, typed, errors }: OfUnit<TypedMove> & { choices: readonly Choice[] }) => (
  <OnUnit title="Move below another unit" unit={unit} errors={errors}>
    <TooLate errors={errors} stored={stored} />
    <Inset>Who may see its records changes only when an administrator has agreed. The register shows the new place at once.</Inset>
    <Form action={paths.moveUnit(unit.id)} version={version}>
      <UnitField
        name="parent"
        label="It belongs to"
        choices={choices.filter(({ id }) => id !== unit.id)}
        value={typed.parent}
        errors={errors}
      />
      <Days typed={typed} errors={errors} empty="its first day" />
      <Approximate typed={typed} />
      <Why value={typed.why} errors={errors} />
      <GovukButton text="Move the unit" preventDoubleClick />
    </Form>
  </OnUnit>
)

export type ToSettle = {
  /** As sentences of the page. */
  first: readonly string[]
  /** How many holdings and contacts end with it if it closed today. */
  holdings: number
}

type CloseProps = OfUnit<TypedClosing> & { choices: readonly Choice[]; settle: ToSettle }

export const CloseUnitPage = ({ unit, choices, settle, version, stored, typed, errors }: CloseProps) => (
  <OnUnit title="Close this unit" unit={unit} errors={errors}>
    <TooLate errors={errors} stored={stored} />
    {settle.first.length > 0 && (
      <Inset>
        <strong>To be settled first</strong>
        <ul class="govuk-list govuk-list--bullet">
          {settle.first.map(each => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </Inset>
    )}
    <GovukWarningText
      iconFallbackText="Warning"
      text={`${
        settle.holdings === 0
          ? 'Nobody holds a role in it now. Any role held in it later'
          : settle.holdings === 1
            ? 'The one role held in it'
            : `The ${settle.holdings} roles held in it`
      } ends on its last day, in the same act. So do its duty contacts. Its record stays, and it cannot be opened again.`}
    />
    <Form action={paths.closeUnit(unit.id)} version={version}>
      <DayInput name="last" legend="Its last day" hint={`It exists ${lifeWords(unit.life)}`} typed={typed} errors={errors} />
      <Approximate typed={typed} />
      <UnitField
        name="successor"
        label="The unit that comes after it"
        nothing="None"
        choices={choices.filter(({ id }) => id !== unit.id)}
        value={typed.successor}
        errors={errors}
      />
      <Why value={typed.why} errors={errors} />
      <GovukButton text="Close the unit" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </OnUnit>
)

export const FirstDayPage = ({ unit, version, stored, typed, errors }: OfUnit<TypedFirstDay>) => (
  <OnUnit title="Correct its first day" unit={unit} errors={errors}>
    <TooLate errors={errors} stored={stored} />
    <Text>The register has it that the unit exists {lifeWords(unit.life)}. What was believed until now stays to be seen.</Text>
    <Form action={paths.correctFirstDay(unit.id)} version={version}>
      <FirstDay typed={typed} errors={errors} />
      <Why value={typed.why} errors={errors} />
      <GovukButton text="Correct it" preventDoubleClick />
    </Form>
  </OnUnit>
)

type OnUnitProps = {
  title: string
  unit: { id: number; name: string }
  isThere?: boolean
  errors: readonly Reason[]
  children: ComponentChildren
}

const OnUnit = ({ title, unit: { id, name }, isThere = true, errors, children }: OnUnitProps) => (
  <Section
    title={title}
    caption={name}
    errors={errors}
    back={isThere ? { href: paths.unit(id), text: name } : { href: paths.register, text: 'Register' }}
  >
    {children}
  </Section>
)
