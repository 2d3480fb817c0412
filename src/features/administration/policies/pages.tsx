/** The rules, a change of one, and looking at a change before approving it. */
import { Day, instantWords } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukInsetText, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, HeadingLevel, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { administrationPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import { byArea, policyWords } from './naming/rules.ts'
import { type Policy, type TypedPolicy, valueWords, whyNotApprove } from './rules.ts'
import type { Area } from './words/rules.ts'

const ZONE = 'Europe/London'
const BACK = { href: paths.policies, text: 'Rules' }

export const PoliciesPage = ({ policies }: { policies: readonly Policy[] }) => {
  const areas = byArea(policies)
  return (
    <Section title="Rules">
      <Text>
        How long, how many, how often: each from a day, with where it was decided. One administrator asks for a change, another approves it.
        What was decided under an earlier rule stays decided under it.
      </Text>
      <nav aria-labelledby="areas">
        <h2 class="govuk-heading-s" id="areas">
          On this page
        </h2>
        <ul class="govuk-list">
          {areas.map(({ area, policies: own }) => (
            <li key={area.id}>
              <a class="govuk-link" href={`#${area.id}`}>
                {area.name}
              </a>{' '}
              ({own.length})
            </li>
          ))}
        </ul>
      </nav>
      {areas.map(({ area, policies: own }) => (
        <AreaTable key={area.id} area={area} policies={own} />
      ))}
    </Section>
  )
}

/** Where all of an area say the same, it stands once above the table. */
const AreaTable = ({ area, policies }: { area: Area; policies: readonly Policy[] }) => {
  const said = new Set(policies.map(({ kind, key }) => policyWords(kind, key).says))
  const common = policies.length > 1 && said.size === 1 ? [...said][0] : undefined
  return (
    <section>
      <SubHeading id={area.id}>{area.name}</SubHeading>
      {common && <Text>{common}.</Text>}
      <HeadingLevel.Provider value={3}>
        <DataTable
          id={`${area.id}-rules`}
          caption={`${area.name}, in force today`}
          rows={policies}
          columns={[
            { head: 'Rule', cell: policy => <RuleLink {...policy} {...(common === undefined ? {} : { says: '' })} /> },
            { head: 'Today', cell: valueWords },
            {
              head: 'Since',
              cell: ({ from, starting }) => (starting ? 'The start' : <Day at={from} timeZone={ZONE} short />),
              whole: true,
            },
          ]}
        />
      </HeadingLevel.Provider>
    </section>
  )
}

const RuleLink = ({ kind, key, says = policyWords(kind, key).says }: Policy & { says?: string }) => (
  <>
    <a class="govuk-link" href={paths.askPolicy(kind, key)}>
      {policyWords(kind, key).name}
    </a>
    {says && <div class="govuk-hint govuk-!-margin-bottom-0">{says}</div>}
  </>
)

type AskProps = { current: Policy; history: readonly Policy[]; today: CalendarDate; typed: TypedPolicy; errors: readonly Reason[] }

export const AskPolicyPage = ({ current, history, today, typed, errors }: AskProps) => {
  const { kind, key, value } = current
  const { name, says, unit } = policyWords(kind, key)
  const field = { id: 'value', name: 'value', value: typed.value, ...errorOf(errors, 'value') }
  return (
    <Section title={name} caption="Rule" errors={errors} back={BACK}>
      <Text>{says}.</Text>
      <Text>Today: {valueWords(current)}.</Text>
      <h2 class="govuk-heading-m">Ask for a change</h2>
      <Form action={paths.askPolicy(kind, key)}>
        {typeof value === 'number' ? (
          <GovukInput
            {...field}
            label={{ text: 'New value', classes: 'govuk-label--s' }}
            classes="govuk-input--width-4"
            inputmode="numeric"
            {...(unit ? { suffix: { text: unit } } : {})}
          />
        ) : (
          <GovukTextarea {...field} label={{ text: 'New value', classes: 'govuk-label--s' }} hint={{ text: says }} rows="5" />
        )}
        <DayInput name="starts" legend="First day" hint="It holds until another change starts" typed={typed} errors={errors} />
        <GovukInput
          id="source"
          name="source"
          label={{ text: 'Where is this decided?', classes: 'govuk-label--s' }}
          hint={{ text: 'A regulation, a published standard, a minute with its date' }}
          value={typed.source}
          {...errorOf(errors, 'source')}
        />
        <GovukButton text="Ask for this change" preventDoubleClick />
      </Form>
      <DataTable
        id="history"
        caption="How it was, is and will be"
        rows={history}
        columns={[
          {
            head: 'From',
            cell: ({ id, from, starting }) => (
              <a class="govuk-link" href={paths.policy(id)}>
                {starting ? 'The start' : <Day at={from} timeZone={ZONE} short />}
              </a>
            ),
          },
          { head: 'Value', cell: valueWords },
          { head: 'Decided', cell: ({ source }) => source },
          { head: 'State', cell: policy => <PolicyTag policy={policy} today={today} /> },
        ]}
      />
    </Section>
  )
}

const PolicyTag = ({ policy: { approvedAt, from, last }, today }: { policy: Policy; today: CalendarDate }) => {
  if (approvedAt === null) return <GovukTag text="Waits for approval" classes="govuk-tag--yellow" />
  if (from > today) return <GovukTag text="Starts later" classes="govuk-tag--blue" />
  return last !== null && last < today ? (
    <GovukTag text="Gone by" classes="govuk-tag--grey" />
  ) : (
    <GovukTag text="In force" classes="govuk-tag--green" />
  )
}

type PolicyProps = { policy: Policy; current: Policy; me: string; today: CalendarDate }

export const PolicyPage = ({ policy, current, me, today }: PolicyProps) => {
  const { kind, key } = policy
  const why = whyNotApprove(policy, me, today)
  return (
    <Section
      title={policyWords(kind, key).name}
      caption="Change of a rule"
      back={{ href: paths.askPolicy(kind, key), text: policyWords(kind, key).name }}
    >
      <Facts
        rows={[
          { key: 'How it stands', value: <PolicyTag policy={policy} today={today} /> },
          { key: 'Value', value: valueWords(policy) },
          { key: 'Today', value: valueWords(current) },
          { key: 'From', value: policy.starting ? 'The start' : <Day at={policy.from} timeZone={ZONE} /> },
          { key: 'Decided', value: policy.source },
          { key: 'Asked for by', value: policy.starting ? 'Comes with Muster' : (policy.askedByName ?? '–') },
          ...(policy.approvedAt !== null && !policy.starting
            ? [{ key: 'Approved by', value: `${policy.approvedByName} on ${instantWords(policy.approvedAt, ZONE)}` }]
            : []),
        ]}
      />
      {policy.approvedAt === null &&
        (why ? (
          <GovukInsetText text={why} />
        ) : (
          <Form action={paths.approvePolicy(policy.id)}>
            <GovukButton text="Approve this change" preventDoubleClick />
          </Form>
        ))}
    </Section>
  )
}
