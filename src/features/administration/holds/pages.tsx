/** Legal holds: placing one at once, lifting one by two. */
import { instantWords } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukInsetText, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { administrationPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { Hold, TypedHold } from './rules.ts'

const ZONE = 'Europe/London'

type Props = { holds: readonly Hold[]; me: string; typed: TypedHold; errors: readonly Reason[] }

export const HoldsPage = ({ holds, me, typed, errors }: Props) => (
  <Section title="Legal holds" errors={errors}>
    <Text>
      What a court or an inquiry may ask for is not erased, whatever its date. One administrator places a hold at once; two are needed to
      lift it.
    </Text>
    {holds.length === 0 ? <Text>Nothing is on hold.</Text> : holds.map(hold => <HoldCard key={hold.id} hold={hold} me={me} />)}
    <h2 class="govuk-heading-m">Place a hold</h2>
    <Form action={paths.holds}>
      <GovukInput
        id="matter"
        name="matter"
        label={{ text: 'Reference of the record', classes: 'govuk-label--s' }}
        hint={{ text: 'The 36 characters in its address, such as 0193b7a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b' }}
        value={typed.matter}
        spellcheck={false}
        {...errorOf(errors, 'matter')}
      />
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why must it be kept?', classes: 'govuk-label--s' }}
        hint={{ text: 'Who asks for it, and under which reference' }}
        rows="2"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Place the hold" preventDoubleClick />
    </Form>
  </Section>
)

const HoldCard = ({ hold, me }: { hold: Hold; me: string }) => (
  <section class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper">
      <h2 class="govuk-summary-card__title">{hold.matter}</h2>
    </div>
    <div class="govuk-summary-card__content">
      <Facts
        rows={[
          { key: 'How it stands', value: <HoldTag {...hold} /> },
          { key: 'Why', value: hold.why },
          { key: 'Placed', value: `${instantWords(hold.placedAt, ZONE)} by ${hold.placedByName}` },
          ...(hold.liftWhy === null ? [] : [{ key: 'To be lifted because', value: `${hold.liftWhy} (${hold.liftAskedByName})` }]),
          ...(hold.liftedAt === null ? [] : [{ key: 'Lifted', value: `${instantWords(hold.liftedAt, ZONE)} by ${hold.liftedByName}` }]),
        ]}
      />
      {hold.liftedAt === null && <Lifting hold={hold} me={me} />}
    </div>
  </section>
)

const HoldTag = ({ liftedAt, liftWhy }: Hold) => {
  if (liftedAt !== null) return <GovukTag text="Lifted" classes="govuk-tag--grey" />
  return liftWhy === null ? (
    <GovukTag text="In force" classes="govuk-tag--green" />
  ) : (
    <GovukTag text="Waits to be lifted" classes="govuk-tag--yellow" />
  )
}

const Lifting = ({ hold, me }: { hold: Hold; me: string }) => {
  if (hold.liftWhy === null)
    return (
      <Form action={paths.askLift(hold.id)}>
        <GovukInput id={`lift-${hold.id}`} name="why" label={{ text: 'Why can it be lifted?' }} value="" />
        <GovukButton text="Ask for it to be lifted" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    )
  if (hold.liftAskedBy === me) return <GovukInsetText text="You asked for it, so another administrator must lift it." />
  return (
    <Form action={paths.lift(hold.id)}>
      <GovukButton text="Lift this hold" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  )
}
