/** Lodging an appeal that came by post. */
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukRadios, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, Text } from '../../../platform/views/prose.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { personName } from '../cases/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { REGIMES } from '../rules.ts'
import { Section } from '../section.tsx'
import type { ToLodge } from './actions.ts'
import { ABOUTS, ROUTES, type TypedAppeal } from './rules.ts'

const ZONE = 'Europe/London'

type LodgeProps = { to: ToLodge; today: CalendarDate; typed: TypedAppeal; errors: readonly Reason[] }

export const LodgePage = ({ to: { found, offer }, today, typed, errors }: LodgeProps) => (
  <Section
    title="Lodge an appeal"
    caption={`Case ${found.ref}: ${personName(found)}`}
    errors={errors}
    back={{ href: paths.case(found.id), text: 'Case' }}
  >
    {offer === undefined ? (
      <GovukInsetText text="There is nothing to appeal against in this case: an appeal is about the latest letter that decided something." />
    ) : (
      <>
        <Facts
          rows={[
            { key: 'About', value: ABOUTS[offer.about] },
            { key: 'Stands under', value: REGIMES[found.regime] },
            { key: 'Last day to appeal', value: <Day at={offer.windowEnds} timeZone={ZONE} /> },
          ]}
        />
        {today > offer.windowEnds ? (
          <GovukInsetText text="The time to appeal has gone by, so that none can be lodged." />
        ) : (
          <LodgeForm id={found.id} offer={offer} typed={typed} errors={errors} />
        )}
      </>
    )}
  </Section>
)

type LodgeFormProps = Pick<LodgeProps, 'typed' | 'errors'> & { id: string; offer: NonNullable<ToLodge['offer']> }

const LodgeForm = ({ id, offer, typed, errors }: LodgeFormProps) => (
  <Form action={paths.lodgeAppeal(id)}>
    {offer.routes.length === 1 && offer.routes[0] ? (
      <Text>Route: {ROUTES[offer.routes[0]].name}. No other is right for this person.</Text>
    ) : (
      <GovukRadios
        name="route"
        idPrefix="route"
        fieldset={{ legend: { text: 'By which route?', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'What the person’s contract says decides' }}
        items={offer.routes.map(value => ({ value, text: ROUTES[value].name }))}
        value={typed.route}
        {...errorOf(errors, 'route')}
      />
    )}
    <GovukTextarea
      id="grounds"
      name="grounds"
      label={{ text: 'What the person says', classes: 'govuk-label--s' }}
      hint={{ text: 'As it stands in their letter' }}
      rows="8"
      value={typed.grounds}
      {...errorOf(errors, 'grounds')}
    />
    <GovukButton text="Lodge the appeal" preventDoubleClick />
  </Form>
)
