/** The register of overturned decisions: each is followed up, and what became of the person's clearance is written down. */
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukRadios, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, KeyFigures, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import { count, counted, percent } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { vettingPaths as paths } from '../paths.ts'
import { levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import { Counts } from './pages.tsx'
import type { AppealCount, Overturn } from './queries.ts'
import { ABOUTS, type FollowUp, followUpOn, followUpStanding, SHORT_ABOUTS } from './rules.ts'

const ZONE = 'Europe/London'
const TAGS: Record<FollowUp, { text: string; classes: string }> = {
  due: { text: 'Follow up now', classes: 'govuk-tag--red' },
  coming: { text: 'Later', classes: 'govuk-tag--grey' },
  done: { text: 'Followed up', classes: 'govuk-tag--green' },
}

const dueOf = ({ overturnedOn, days }: Overturn) => followUpOn(overturnedOn, days)
const standingOf = (overturn: Overturn, today: CalendarDate) => followUpStanding(dueOf(overturn), overturn.reviewedOn, today)

type ListProps = { overturns: readonly Overturn[]; counts: readonly AppealCount[]; today: CalendarDate }

export const OverturnsPage = ({ overturns, counts, today }: ListProps) => {
  const followed = overturns.filter(each => standingOf(each, today) === 'done')
  const decided = counts.reduce((sum, { upheld, dismissed }) => sum + upheld + dismissed, 0)
  return (
    <Section title="Overturned decisions" back={{ href: paths.appeals, text: 'Appeals' }}>
      <Text>
        An overturned decision says something about how decisions are made. Each is looked at again after a time that the dated rules set.
      </Text>
      <KeyFigures
        figures={[
          {
            name: 'Overturned',
            value: count(overturns.length),
            ...(decided > 0 ? { note: `${percent(overturns.length / decided)} of ${counted(decided, 'decided appeal')}` } : {}),
          },
          { name: 'To follow up now', value: count(overturns.filter(each => standingOf(each, today) === 'due').length) },
          { name: 'Followed up', value: count(followed.length) },
          {
            name: 'Adverse later',
            value: count(followed.filter(each => each.laterAdverse).length),
            note: `of ${count(followed.length)} followed up`,
          },
        ]}
      />
      {overturns.length > 0 && <Register overturns={overturns} today={today} />}
      {counts.length > 0 && <Counts counts={counts} />}
    </Section>
  )
}

const Register = ({ overturns, today }: Omit<ListProps, 'counts'>) => (
  <DataTable
    id="overturns"
    caption="Register of overturned decisions"
    rows={overturns}
    columns={[
      {
        head: 'Case',
        cell: ({ appeal, ref }) => (
          <a class="govuk-link" href={paths.reviewOverturn(appeal)}>
            {ref}
          </a>
        ),
        whole: true,
      },
      { head: 'Level', cell: ({ level }) => levelName(level), whole: true },
      { head: 'About', cell: ({ about }) => SHORT_ABOUTS[about] },
      { head: 'Overturned', cell: ({ overturnedOn }) => <Day at={overturnedOn} timeZone={ZONE} short />, whole: true },
      { head: 'Follow-up due', cell: overturn => <Day at={dueOf(overturn)} timeZone={ZONE} short />, whole: true },
      { head: 'How it stands', cell: overturn => <GovukTag {...TAGS[standingOf(overturn, today)]} /> },
      { head: 'Adverse later', cell: ({ laterAdverse }) => (laterAdverse === null ? '–' : laterAdverse ? 'Yes' : 'No') },
    ]}
  />
)

type ReviewProps = { overturn: Overturn; today: CalendarDate; typed: { laterAdverse: string; words: string }; errors: readonly Reason[] }

export const OverturnPage = ({ overturn, today, typed, errors }: ReviewProps) => (
  <Section
    title="Overturned decision"
    caption={`Case ${overturn.ref}`}
    errors={errors}
    back={{ href: paths.overturns, text: 'Overturned decisions' }}
  >
    <Facts
      rows={[
        { key: 'How it stands', value: <GovukTag {...TAGS[standingOf(overturn, today)]} /> },
        { key: 'About', value: ABOUTS[overturn.about] },
        { key: 'Overturned', value: <Day at={overturn.overturnedOn} timeZone={ZONE} /> },
        { key: 'Follow-up due', value: <Day at={dueOf(overturn)} timeZone={ZONE} /> },
        { key: 'Clearance suspended or withdrawn since', value: times(overturn.events) },
        { key: 'Other applications refused since', value: times(overturn.refusals) },
        ...(overturn.reviewedOn
          ? [
              { key: 'Looked at', value: <Day at={overturn.reviewedOn} timeZone={ZONE} /> },
              { key: 'Anything adverse later', value: overturn.laterAdverse ? 'Yes' : 'No' },
              { key: 'In words', value: <span class="muster-written">{overturn.words}</span> },
            ]
          : []),
      ]}
    />
    <p class="govuk-body">
      <a class="govuk-link" href={paths.appeal(overturn.appeal)}>
        The appeal
      </a>
    </p>
    <SubHeading>{overturn.reviewedOn ? 'Look at it again' : 'Follow it up'}</SubHeading>
    <Form action={paths.reviewOverturn(overturn.appeal)}>
      <GovukRadios
        name="laterAdverse"
        idPrefix="laterAdverse"
        fieldset={{ legend: { text: 'Did anything adverse come later?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={typed.laterAdverse}
        {...errorOf(errors, 'laterAdverse')}
      />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'What became of it', classes: 'govuk-label--s' }}
        rows="4"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukButton text="Save" preventDoubleClick />
    </Form>
  </Section>
)

const times = (n: number) => (n === 0 ? 'Never' : counted(n, 'time'))
