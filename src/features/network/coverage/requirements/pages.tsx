/** What must be held, and what was believed of it. */
import { shortInstant } from '../../../../platform/views/dates.tsx'
import { GovukButton, GovukTag } from '../../../../platform/views/govuk.generated.ts'
import { Facts, Inset, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../../values/date.ts'
import { lastDay } from '../../../../values/period.ts'
import { ApproximateTag, SaidDay } from '../../marks.tsx'
import { networkPaths as paths } from '../../paths.ts'
import { Section } from '../../section.tsx'
import { type Requirement, requirementWords, type Standing, standingOn } from './rules.ts'

const ZONE = 'Europe/London'

const STANDINGS: Record<Standing, { text: string; classes: string }> = {
  'in-force': { text: 'In force', classes: 'govuk-tag--green' },
  coming: { text: 'Starts later', classes: 'govuk-tag--blue' },
  past: { text: 'Ended', classes: 'govuk-tag--grey' },
}

export const RequirementTag = (props: { requirement: Requirement; today: CalendarDate }) => (
  <GovukTag {...STANDINGS[standingOn(props.requirement, props.today)]} />
)

const First = ({ valid, approximate }: Requirement) => <SaidDay day={valid.from} approximate={approximate} none="Since ever" short />
const Last = ({ valid, approximate }: Requirement) => <SaidDay day={lastDay(valid)} approximate={approximate} none="No end" short />

type ListProps = { requirements: readonly Requirement[]; today: CalendarDate; mayChange: boolean }

export const RequirementsPage = ({ requirements, today, mayChange }: ListProps) => (
  <Section title="Requirements" back={{ href: paths.gaps, text: 'Coverage gaps' }}>
    <Text>
      Roles that must be held: in every unit of a kind, or for every borough of the force. Where one is not, it is a{' '}
      <a class="govuk-link" href={paths.gaps}>
        coverage gap
      </a>
      . What can be required are the{' '}
      <a class="govuk-link" href={paths.roleKinds}>
        kinds of role
      </a>
      .
    </Text>
    {mayChange && <GovukButton text="Add a requirement" href={paths.newRequirement} classes="govuk-button--secondary" />}
    <DataTable
      id="requirements"
      caption="What is, was or will be required"
      rows={requirements}
      columns={[
        {
          head: 'Requirement',
          cell: requirement => (
            <a class="govuk-link" href={paths.requirement(requirement.id)}>
              {requirementWords(requirement)}
            </a>
          ),
        },
        { head: 'First day', cell: First },
        { head: 'Last day', cell: Last },
        { head: 'State', cell: requirement => <RequirementTag requirement={requirement} today={today} /> },
      ]}
    />
    {requirements.length === 0 && <Text>Nothing is required yet.</Text>}
  </Section>
)

type OneProps = { requirement: Requirement; beliefs: readonly Requirement[]; today: CalendarDate; mayChange: boolean }

export const RequirementPage = ({ requirement, beliefs, today, mayChange }: OneProps) => {
  const { recorded, valid, approximate, source } = requirement
  const isBelieved = recorded.until === null
  const now = beliefs.filter(each => each.recorded.until === null)
  return (
    <Section title={requirementWords(requirement)} caption="Requirement" back={{ href: paths.requirements, text: 'Requirements' }}>
      {!isBelieved && <Superseded now={now} />}
      <Facts
        rows={[
          {
            key: 'State',
            value: isBelieved ? (
              <RequirementTag requirement={requirement} today={today} />
            ) : (
              <GovukTag text="Corrected since" classes="govuk-tag--grey" />
            ),
          },
          { key: 'First day', value: <SaidDay day={valid.from} approximate={approximate} none="Since ever" /> },
          { key: 'Last day', value: <SaidDay day={lastDay(valid)} approximate={approximate} none="No end is known" /> },
          ...(approximate ? [{ key: 'Days', value: <ApproximateTag /> }] : []),
          { key: 'Where it is decided', value: source },
          { key: 'Recorded', value: shortInstant(recorded.from, ZONE) },
          { key: 'Why', value: recorded.why },
        ]}
      />
      {mayChange && isBelieved && (
        <div class="govuk-button-group">
          <GovukButton text="End it" href={paths.endRequirement(requirement.id)} classes="govuk-button--secondary" />
          <GovukButton text="Correct it" href={paths.correctRequirement(requirement.id)} classes="govuk-button--secondary" />
        </div>
      )}
      <Beliefs beliefs={beliefs} />
    </Section>
  )
}

const Superseded = ({ now }: { now: readonly Requirement[] }) => (
  <Inset>
    This was believed once and has been corrected since.{' '}
    {now[0] ? (
      <>
        See{' '}
        <a class="govuk-link" href={paths.requirement(now[0].id)}>
          what is believed now
        </a>
        .
      </>
    ) : (
      'As known now it is not required.'
    )}
  </Inset>
)

/** A correction never rewrites what was said before. */
const Beliefs = ({ beliefs }: { beliefs: readonly Requirement[] }) => (
  <DataTable
    id="beliefs"
    caption="What the register said of it, the latest first"
    rows={beliefs}
    columns={[
      { head: 'Recorded', cell: ({ recorded }) => shortInstant(recorded.from, ZONE) },
      { head: 'Believed until', cell: ({ recorded }) => (recorded.until === null ? 'Now' : shortInstant(recorded.until, ZONE)) },
      { head: 'First day', cell: First },
      { head: 'Last day', cell: Last },
      { head: 'Where it is decided', cell: ({ source }) => source },
      { head: 'Why it was recorded', cell: ({ recorded }) => recorded.why },
    ]}
  />
)
