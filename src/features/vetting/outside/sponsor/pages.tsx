/** A sponsor's pages: what they asked for, where it is, and asking for another. */
import { Day } from '../../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukRadios, GovukSelect, GovukTag } from '../../../../platform/views/govuk.generated.ts'
import { Page } from '../../../../platform/views/page.tsx'
import { Facts, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { shortDay } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { LEVELS, levelName, REGIMES } from '../../rules.ts'
import { factsOf, StageTag, ZONE } from '../own/pages.tsx'
import { MOST_SPONSORED } from '../own/queries.ts'
import { expectedWords, type Released } from '../own/rules.ts'
import type { Sponsored } from './actions.ts'
import type { ClearanceRequest, TypedAsked, VettingUnit } from './rules.ts'

export const SponsoredPage = ({ sponsored }: { sponsored: readonly Sponsored[] }) => (
  <Page title="Clearances you asked for">
    <Text>You see where each is and when it may be finished: what the applicant knows too, and nothing of what vetting looks at.</Text>
    <GovukButton text="Ask for a clearance" href={paths.askClearance} />
    {sponsored.length === 0 ? (
      <Text>You have not asked for any.</Text>
    ) : (
      <DataTable<Sponsored>
        id="sponsored"
        caption={sponsored.length < MOST_SPONSORED ? 'Those under way first' : 'Those under way first, and the latest of the others'}
        rows={sponsored}
        columns={[
          { head: 'Post', cell: each => <PostLink {...each} /> },
          { head: 'Person', cell: ({ request }) => request?.personName ?? '–' },
          { head: 'Level', whole: true, cell: ({ request, found }) => levelName(found?.level ?? request?.level ?? '') },
          { head: 'Asked', whole: true, cell: ({ request, found }) => shortDay(found?.receivedOn ?? request?.askedOn ?? '') },
          { head: 'Where it is', cell: each => <Where {...each} /> },
          {
            head: 'Likely finished by',
            whole: true,
            cell: ({ found }) => (found && expectedWords(found) ? shortDay(found.expectedMost ?? '') : '–'),
          },
        ]}
      />
    )}
  </Page>
)

const PostLink = ({ request, found }: Sponsored) => {
  const name = found?.sponsorRef ?? request?.postRef ?? found?.ref ?? '–'
  return found ? (
    <a class="govuk-link" href={paths.sponsoredCase(found.id)}>
      {name}
    </a>
  ) : (
    name
  )
}

const Where = ({ request, found }: Sponsored) => {
  if (found) return <StageTag found={found} />
  if (request?.state !== 'turned-down') return <GovukTag text="Asked for" classes="govuk-tag--grey" />
  return (
    <>
      <GovukTag text="Not opened" classes="govuk-tag--orange" />
      <span class="muster-aside">{request.turnedDownWhy}</span>
    </>
  )
}

export const SponsoredCasePage = ({ found, request }: { found: Released; request: ClearanceRequest | undefined }) => (
  <Page
    title={found.sponsorRef ?? found.ref}
    caption="A clearance you asked for"
    back={{ href: paths.sponsored, text: 'Clearances you asked for' }}
  >
    <Facts
      rows={[
        ...(request ? [{ key: 'Person', value: request.personName }] : []),
        { key: 'Level', value: LEVELS[found.level].name },
        ...(request ? [{ key: 'Asked on', value: <Day at={request.askedOn} timeZone={ZONE} /> }] : []),
        ...factsOf(found),
      ]}
    />
  </Page>
)

type AskProps = { units: readonly VettingUnit[]; typed: TypedAsked; errors: readonly Reason[] }

export const AskClearancePage = ({ units, typed, errors }: AskProps) => (
  <Page title="Ask for a clearance" errors={errors} back={{ href: paths.sponsored, text: 'Clearances you asked for' }}>
    <Text>The vetting unit opens a case and writes to the person, who fills in the form. Tell them that a mail will come.</Text>
    <Form action={paths.askClearance}>
      <Field name="personName" label="Name of the person" typed={typed} errors={errors} />
      <Field
        name="email"
        type="email"
        label="Their email address"
        hint="Their own: the link to their pages goes there"
        typed={typed}
        errors={errors}
      />
      <GovukSelect
        id="level"
        name="level"
        label={{ text: 'Level', classes: 'govuk-label--s' }}
        items={[
          { value: '', text: 'Select a level' },
          ...Object.entries(LEVELS).map(([value, { short, name }]) => ({ value, text: `${short}: ${name}` })),
        ]}
        value={typed.level}
        {...errorOf(errors, 'level')}
      />
      <GovukRadios
        name="regime"
        idPrefix="regime"
        fieldset={{ legend: { text: 'What is the person?', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'For CTC, SC, eSC and DV select national security vetting' }}
        items={Object.entries(REGIMES).map(([value, text]) => ({ value, text }))}
        value={typed.regime}
        {...errorOf(errors, 'regime')}
      />
      <Field
        name="postRef"
        label="Reference of the post"
        hint="As you know it; it is shown to you again with the case"
        typed={typed}
        errors={errors}
      />
      {units.length > 1 && (
        <GovukRadios
          name="unit"
          idPrefix="unit"
          fieldset={{ legend: { text: 'Vetting unit', classes: 'govuk-fieldset__legend--s' } }}
          items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
          value={typed.unit}
          {...errorOf(errors, 'unit')}
        />
      )}
      <GovukButton text="Ask for it" preventDoubleClick />
    </Form>
  </Page>
)

type FieldProps = Omit<AskProps, 'units'> & { name: keyof TypedAsked; label: string; hint?: string; type?: string }

const Field = ({ name, label, hint, type = 'text', typed, errors }: FieldProps) => (
  <GovukInput
    id={name}
    name={name}
    type={type}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...(hint ? { hint: { text: hint } } : {})}
    value={typed[name]}
    classes="govuk-input--width-20"
    {...errorOf(errors, name)}
  />
)
