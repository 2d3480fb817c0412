/** Opening a seat, recording somebody in it, ending and correcting that. */
import type { ComponentChildren } from 'preact'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
} from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { networkPaths as paths } from '../paths.ts'
import type { RoleKind } from '../rules.ts'
import { STANDINGS } from '../rules.ts'
import { Section } from '../section.tsx'
import { PersonChoice, PersonSearch } from './person-choice.tsx'
import type { Person } from './queries.ts'
import { type Belief, NEVER_SO, type Seat, type TypedEnd, type TypedHolding, type TypedSeat } from './rules.ts'

export type PlaceChoice = { value: string; text: string }

type OpenProps = {
  roleKinds: readonly RoleKind[]
  units: readonly PlaceChoice[]
  areas: readonly PlaceChoice[]
  typed: TypedSeat
  errors: readonly Reason[]
}

export const OpenSeatPage = ({ roleKinds, units, areas, typed, errors }: OpenProps) => (
  <Section title="Open a seat" errors={errors} back={{ href: paths.register, text: 'Register' }}>
    <Text>A seat is one role in one unit or for one borough. It stays when its holder leaves: then it is vacant.</Text>
    <Form action={paths.openSeat}>
      <GovukRadios
        name="role"
        idPrefix="role"
        fieldset={{ legend: { text: 'Role', classes: 'govuk-fieldset__legend--s' } }}
        items={roleKinds.map(({ key, name, place, about }) => ({
          value: key,
          text: name,
          hint: { text: `${place === 'unit' ? 'Held in a unit' : 'Held for a borough'}. ${about}` },
        }))}
        value={typed.role}
        {...errorOf(errors, 'role')}
      />
      <GovukSelect
        id="place"
        name="place"
        label={{ text: 'Unit or borough', classes: 'govuk-label--s' }}
        items={[{ value: '', text: 'Select one' }, ...areas.map(optionOf('Borough')), ...units.map(optionOf('Unit'))]}
        value={typed.place}
        {...errorOf(errors, 'place')}
      />
      <GovukButton text="Open the seat" preventDoubleClick />
    </Form>
  </Section>
)

const optionOf =
  (kind: string) =>
  ({ value, text }: PlaceChoice) => ({ value, text: `${kind}: ${text}` })

type HoldProps = { seat: Seat; people: readonly Person[]; typed: TypedHolding; errors: readonly Reason[] }

const backTo = (seat: Seat) => ({ href: paths.seat(seat.id), text: seat.roleName })
const captionOf = ({ roleName, placeName }: Seat) => `${roleName}, ${placeName}`

export const HoldPage = ({ seat, people, typed, errors }: HoldProps) => (
  <Section title="Record who holds it" caption={captionOf(seat)} errors={errors} back={backTo(seat)}>
    <PersonSearch action={paths.hold(seat.id)} q={typed.q} />
    <Form action={paths.hold(seat.id)}>
      <input type="hidden" name="q" value={typed.q} />
      <PersonChoice people={people} typed={typed} errors={errors} />
      <GovukRadios
        name="standing"
        idPrefix="standing"
        fieldset={{ legend: { text: 'They are', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'holder', text: STANDINGS.holder, hint: { text: 'They have the role' } },
          { value: 'deputy', text: STANDINGS.deputy, hint: { text: 'They stand beside the holder' } },
          { value: 'cover', text: STANDINGS.cover, hint: { text: 'They stand in while there is no holder, or the holder is away' } },
        ]}
        value={typed.standing}
        {...errorOf(errors, 'standing')}
      />
      <DaysAndGround typed={typed} errors={errors} />
      <GovukButton text="Record it" preventDoubleClick />
    </Form>
    <NoAccess />
  </Section>
)

const NoAccess = () => <Text>This gives nobody access to Muster. Access comes only from roles that two administrators give.</Text>

const DaysAndGround = ({ typed, errors }: Pick<HoldProps, 'typed' | 'errors'>) => (
  <>
    <DayInput name="from" legend="First day" typed={typed} errors={errors} />
    <DayInput name="until" legend="Last day" hint="Leave empty where no end is known" typed={typed} errors={errors} />
    <About typed={typed.approximate} label="These days are not known exactly" />
    <GovukInput
      id="source"
      name="source"
      label={{ text: 'Source', classes: 'govuk-label--s' }}
      hint={{ text: 'Where this is said, such as an order or a page of the force. You can leave it empty' }}
      value={typed.source}
      {...errorOf(errors, 'source')}
    />
    <Why typed={typed.why} errors={errors} />
  </>
)

const About = ({ typed, label }: { typed: string; label: string }) => (
  <GovukCheckboxes name="approximate" idPrefix="approximate" items={[{ value: 'yes', text: label }]} values={typed === '' ? [] : ['yes']} />
)

const Why = ({ typed, errors }: { typed: string; errors: readonly Reason[] }) => (
  <GovukTextarea
    id="why"
    name="why"
    label={{ text: 'Why is this recorded?', classes: 'govuk-label--s' }}
    hint={{ text: 'Whoever sees this role can read it. Nothing about health, conduct or vetting' }}
    rows="2"
    value={typed}
    {...errorOf(errors, 'why')}
  />
)

type EndProps = { seat: Seat; holding: Belief; said: ComponentChildren; typed: TypedEnd; errors: readonly Reason[] }

export const EndPage = ({ seat, holding, said, typed, errors }: EndProps) => (
  <Section title="End this holding" caption={captionOf(seat)} errors={errors} back={backTo(seat)}>
    <Text>{said}</Text>
    <Form action={paths.endHolding(holding.id)}>
      <DayInput name="last" legend="Last day" hint="It may lie ahead" typed={typed} errors={errors} />
      {!holding.approximate && <About typed={typed.approximate} label="This day is not known exactly" />}
      <Why typed={typed.why} errors={errors} />
      <GovukButton text="End it" preventDoubleClick />
    </Form>
  </Section>
)

type CorrectProps = HoldProps & { holding: Belief; said: ComponentChildren; because: string }

export const CorrectPage = ({ seat, holding, said, people, typed, because, errors }: CorrectProps) => (
  <Section title="Correct this holding" caption={captionOf(seat)} errors={errors} back={backTo(seat)}>
    <Text>{said} What the register says now stays to be seen as what was believed before.</Text>
    <PersonSearch action={paths.correctHolding(holding.id)} q={typed.q} />
    <Form action={paths.correctHolding(holding.id)}>
      <input type="hidden" name="q" value={typed.q} />
      <PersonChoice people={people} typed={typed} errors={errors} />
      <DaysAndGround typed={typed} errors={errors} />
      <GovukButton text="Correct it" preventDoubleClick />
    </Form>
    <SubHeading>It never was so</SubHeading>
    <Text>The holding is taken out and nothing comes in its place. It stays to be seen as what was believed before.</Text>
    <Form action={paths.withdrawHolding(holding.id)}>
      <GovukRadios
        name="because"
        idPrefix="because"
        fieldset={{ legend: { text: 'Why', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(NEVER_SO).map(([value, text]) => ({ value, text }))}
        value={because}
        {...errorOf(errors, 'because')}
      />
      <GovukButton text="Take it out" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </Section>
)
