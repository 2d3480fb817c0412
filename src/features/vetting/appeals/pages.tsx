/** Appeals: those that wait and were decided, and one as the panel sees it. */
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukRadios,
  GovukTag,
  GovukTextarea,
  GovukWarningText,
} from '../../../platform/views/govuk.generated.ts'
import { Facts, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import { count } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { personName } from '../cases/rules.ts'
import { Findings, Seats } from '../decisions/parts.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { residencyReason } from '../residency/rules.ts'
import { LEVELS, levelName, REGIMES } from '../rules.ts'
import { Section } from '../section.tsx'
import type { SeenAppeal } from './actions.ts'
import { type Appeal, type AppealCount, MOST_APPEALS } from './queries.ts'
import { ABOUTS, appealReason, ROUTES, SHORT_ABOUTS, type TypedJudgement } from './rules.ts'

const ZONE = 'Europe/London'

const standing = ({ upheld, dueOn }: Pick<Appeal, 'upheld' | 'dueOn'>, today: CalendarDate) =>
  upheld === null ? (
    <GovukTag text={dueOn < today ? 'Overdue' : 'Waits for the panel'} classes={dueOn < today ? 'govuk-tag--red' : 'govuk-tag--yellow'} />
  ) : (
    <GovukTag text={upheld ? 'Upheld' : 'Dismissed'} classes={upheld ? 'govuk-tag--green' : 'govuk-tag--grey'} />
  )

type ListProps = { appeals: readonly Appeal[]; counts: readonly AppealCount[]; today: CalendarDate; isStaff: boolean }

export const AppealsPage = ({ appeals, counts, today, isStaff }: ListProps) => (
  <Section title="Appeals">
    <Text>Decided by people who had no part in the case. Your look at this list is recorded.</Text>
    {appeals.length === 0 ? (
      <Text>There are none.</Text>
    ) : (
      <DataTable
        id="appeals"
        caption="Appeals, those that wait first"
        rows={appeals}
        columns={[
          {
            head: 'Case',
            cell: ({ id, ref }) => (
              <a class="govuk-link" href={paths.appeal(id)}>
                {ref}
              </a>
            ),
            whole: true,
          },
          { head: 'How it stands', cell: appeal => standing(appeal, today) },
          { head: 'Level', cell: ({ level }) => levelName(level), whole: true },
          { head: 'About', cell: ({ about }) => SHORT_ABOUTS[about] },
          { head: 'Route', cell: ({ route }) => ROUTES[route].name },
          { head: 'Lodged', cell: ({ lodgedOn }) => <Day at={lodgedOn} timeZone={ZONE} short />, whole: true },
          { head: 'Due', cell: ({ dueOn }) => <Day at={dueOn} timeZone={ZONE} short />, whole: true },
        ]}
      />
    )}
    {appeals.length >= MOST_APPEALS && <Text>The first {count(MOST_APPEALS)} are shown.</Text>}
    {counts.length > 0 && <Counts counts={counts} />}
    {isStaff && (
      <p class="govuk-body">
        <a class="govuk-link" href={paths.overturns}>
          Overturned decisions and what became of them
        </a>
      </p>
    )}
  </Section>
)

export const Counts = ({ counts }: { counts: readonly AppealCount[] }) => (
  <DataTable
    id="appeal-counts"
    caption="How appeals ended"
    rows={counts}
    columns={[
      { head: 'About', cell: ({ about }) => SHORT_ABOUTS[about] },
      { head: 'Lodged', cell: ({ lodged }) => count(lodged), numeric: true },
      { head: 'Upheld', cell: ({ upheld }) => count(upheld), numeric: true },
      { head: 'Dismissed', cell: ({ dismissed }) => count(dismissed), numeric: true },
      { head: 'Waiting', cell: ({ lodged, upheld, dismissed }) => count(lodged - upheld - dismissed), numeric: true },
    ]}
  />
)

type AppealProps = { seen: SeenAppeal; today: CalendarDate; isPanel: boolean; typed: TypedJudgement; errors: readonly Reason[] }

export const AppealPage = ({ seen, today, isPanel, typed, errors }: AppealProps) => {
  const { appeal, seats, findings, residency, steps } = seen
  return (
    <Section title="Appeal" caption={`Case ${appeal.ref}`} errors={errors} back={{ href: paths.appeals, text: 'Appeals' }}>
      <Facts rows={factsOf(seen, today)} />
      <SubHeading>What the person says</SubHeading>
      <p class="govuk-body muster-prose muster-written">{appeal.grounds}</p>
      {residency && <Residency residency={residency} />}
      {steps.length > 0 && <Steps steps={steps} />}
      {seats.length > 0 && (
        <>
          <SubHeading>What was decided, and why</SubHeading>
          <Seats seats={seats} />
        </>
      )}
      <Findings traces={findings} />
      {appeal.upheld === null ? isPanel && <Judge seen={seen} typed={typed} errors={errors} /> : <Judged seen={seen} isPanel={isPanel} />}
    </Section>
  )
}

const factsOf = ({ appeal, found }: SeenAppeal, today: CalendarDate) => [
  { key: 'How it stands', value: standing(appeal, today) },
  // The panel does not see the person's record, and decides on what was found and said.
  ...(found.familyName === '' ? [] : [{ key: 'Person', value: personName(found) }]),
  { key: 'About', value: ABOUTS[appeal.about] },
  { key: 'Level', value: LEVELS[appeal.level].name },
  { key: 'Stands under', value: REGIMES[found.regime] },
  { key: 'Route', value: ROUTES[appeal.route].name },
  { key: 'Unit', value: appeal.unit },
  { key: 'Lodged', value: <Day at={appeal.lodgedOn} timeZone={ZONE} /> },
  { key: 'Could be lodged until', value: <Day at={appeal.windowEnds} timeZone={ZONE} /> },
  { key: 'Decision due', value: <Day at={appeal.dueOn} timeZone={ZONE} /> },
]

const Residency = ({ residency }: { residency: NonNullable<SeenAppeal['residency']> }) => (
  <>
    <SubHeading>What was decided about residency</SubHeading>
    <Facts
      rows={[
        { key: 'Asked for', value: `${residency.requiredYears} years` },
        { key: 'Counted', value: `${count(residency.countedDays)} days` },
        { key: 'Reasons', value: <List items={residency.reasons.map(residencyReason)} /> },
        { key: 'In words', value: <span class="muster-written">{residency.words}</span> },
      ]}
    />
  </>
)

const Steps = ({ steps }: Pick<SeenAppeal, 'steps'>) => (
  <>
    <SubHeading>How the clearance was withdrawn</SubHeading>
    <Facts
      rows={steps.map(({ name, onDay, words, accompaniedBy }) => ({
        key: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' '),
        value: (
          <>
            <Day at={onDay} timeZone={ZONE} />
            {accompaniedBy && `, with ${accompaniedBy}`}
            <br />
            <span class="muster-written">{words}</span>
          </>
        ),
      }))}
    />
  </>
)

const UPHELD_MEANS = {
  refusal: 'Clearance is granted today, under the rules of today. The person is told at once.',
  residency: 'The unit takes the application up again. The person is told at once.',
  withdrawal: 'The clearance is in force again from today. The person is told at once.',
} as const

const Judge = ({ seen: { appeal, reasons }, typed, errors }: Pick<AppealProps, 'seen' | 'typed' | 'errors'>) => (
  <>
    <SubHeading>The panel’s decision</SubHeading>
    <Text>Whoever had any part in this case before leaves it to others: the service refuses it.</Text>
    <Form action={paths.decideAppeal(appeal.id)}>
      <GovukRadios
        name="upheld"
        idPrefix="upheld"
        fieldset={{ legend: { text: 'Is the appeal upheld?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'yes', text: 'Yes, upheld', hint: { text: UPHELD_MEANS[appeal.about] } },
          { value: 'no', text: 'No, dismissed', hint: { text: 'The decision stands.' } },
        ]}
        value={typed.upheld}
        {...errorOf(errors, 'upheld')}
      />
      <GovukCheckboxes
        name="reasons"
        idPrefix="reasons"
        fieldset={{ legend: { text: 'Reasons', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'Select all that apply. The person is told these.' }}
        items={reasons.map(value => ({ value, text: appealReason(value), checked: typed.reasons.includes(value) }))}
        {...errorOf(errors, 'reasons')}
      />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'How the panel came to this', classes: 'govuk-label--s' }}
        hint={{ text: 'Kept with the case' }}
        rows="6"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukWarningText text="Once decided it cannot be changed." iconFallbackText="Warning" />
      <GovukButton text="Decide the appeal" preventDoubleClick />
    </Form>
  </>
)

const Judged = ({ seen: { appeal, found }, isPanel }: Pick<AppealProps, 'seen' | 'isPanel'>) => (
  <>
    <SubHeading>The panel’s decision</SubHeading>
    <Text>
      {appeal.upheld ? 'Upheld' : 'Dismissed'}
      {appeal.decidedOn && (
        <>
          {' on '}
          <Day at={appeal.decidedOn} timeZone={ZONE} />
        </>
      )}
    </Text>
    <List items={appeal.reasons.map(appealReason)} />
    <p class="govuk-body muster-prose muster-written">{appeal.words}</p>
    {!isPanel && appeal.upheld && found.state === 'not-progressed' && (
      <Form action={paths.takeUpAgain(appeal.caseId)}>
        <Text>The panel has opened this application again. Its checks begin when you take it up.</Text>
        <GovukButton text="Take up again" preventDoubleClick />
      </Form>
    )}
  </>
)
