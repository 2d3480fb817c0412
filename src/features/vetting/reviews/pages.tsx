/** Reviews: those that are due, one with what it comes to, and reporting a change. */
import { Day } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form, StoredNow } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukPagination,
  GovukRadios,
  GovukSelect,
  GovukTag,
  GovukTextarea,
} from '../../../platform/views/govuk.generated.ts'
import { Facts, KeyFigures, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import { count, counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { nameOf } from '../cases/frame.tsx'
import { personName } from '../cases/rules.ts'
import { ClearanceLists, Holder, StandingTag, UnitChoice, ZONE } from '../clearances/frame.tsx'
import { type Clearance, isHeld } from '../clearances/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { LEVELS, levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import type { SeenReview, SeenReviews } from './actions.ts'
import {
  type AskedReviews,
  queryOf,
  RESULTS,
  REVIEW_KINDS,
  type Review,
  type ReviewStanding,
  standingOf,
  type TypedChange,
  type TypedResult,
} from './rules.ts'

const TAGS: Record<ReviewStanding, { text: string; classes: string }> = {
  done: { text: 'Done', classes: 'govuk-tag--green' },
  overdue: { text: 'Overdue', classes: 'govuk-tag--red' },
  due: { text: 'To do', classes: 'govuk-tag--yellow' },
}
export const ReviewTag = ({ review, today }: { review: Review; today: CalendarDate }) => <GovukTag {...TAGS[standingOf(review, today)]} />

type ListProps = { seen: SeenReviews; asked: AskedReviews; today: CalendarDate }

export const ReviewsPage = ({ seen, asked, today }: ListProps) => (
  <ClearanceLists title="Reviews" caption={seen.unit.name}>
    <Text>
      Every clearance is reviewed once a year, and when its holder reports a change. Reviews appear here some weeks before they are due.
      Your look at this list is recorded.
    </Text>
    <KeyFigures
      figures={[
        { name: 'Overdue', value: count(seen.counts.overdue) },
        { name: 'To do in all', value: count(seen.counts.open) },
        { name: 'Of these, changes reported', value: count(seen.counts.changes) },
      ]}
    />
    <form action={paths.reviews} method="get" noValidate class="muster-filter" aria-label="Filter">
      <UnitChoice unit={seen.unit} units={seen.units} />
      <GovukSelect
        id="kind"
        name="kind"
        label={{ text: 'Review' }}
        items={[{ value: '', text: 'Every kind' }, ...Object.entries(REVIEW_KINDS).map(([value, text]) => ({ value, text }))]}
        value={asked.kind ?? ''}
      />
      <GovukCheckboxes
        name="overdue"
        idPrefix="overdue"
        classes="govuk-checkboxes--small"
        items={[{ value: 'yes', text: 'Overdue only', checked: asked.isOverdue }]}
      />
      <GovukButton text="Show" classes="govuk-button--secondary" />
    </form>
    {seen.reviews.length === 0 ? <Text>There is nothing to review.</Text> : <Table reviews={seen.reviews} today={today} />}
    {(asked.after || seen.next) && (
      <GovukPagination
        {...(asked.after ? { previous: { href: `${paths.reviews}${queryOf(asked)}`, text: 'To the beginning' } } : {})}
        {...(seen.next ? { next: { href: `${paths.reviews}${queryOf(asked, seen.next)}`, text: 'Next page' } } : {})}
      />
    )}
  </ClearanceLists>
)

const Table = ({ reviews, today }: { reviews: readonly Review[]; today: CalendarDate }) => (
  <DataTable
    id="reviews"
    caption="Reviews to do, the earliest due at the top"
    rows={reviews}
    columns={[
      { head: 'Holder', cell: review => <Holder href={paths.review(review.id)} {...review} /> },
      { head: 'How it stands', cell: review => <ReviewTag review={review} today={today} /> },
      { head: 'Review', cell: ({ kind }) => REVIEW_KINDS[kind] },
      { head: 'Level', cell: ({ level }) => levelName(level), whole: true },
      { head: 'Due', cell: ({ dueOn }) => <Day at={dueOn} timeZone={ZONE} short />, whole: true },
      { head: 'Told', cell: ({ toldOn }) => (toldOn === null ? '–' : <Day at={toldOn} timeZone={ZONE} short />), whole: true },
    ]}
  />
)

type Props = { seen: SeenReview; today: CalendarDate; isStale: boolean; typed: TypedResult; errors: readonly Reason[] }

export const ReviewPage = ({ seen: { review, clearance, names }, today, isStale, typed, errors }: Props) => (
  <Section
    title={REVIEW_KINDS[review.kind]}
    caption={`${personName(review)}: ${LEVELS[review.level].short}`}
    errors={errors}
    back={{ href: paths.reviews, text: 'Reviews' }}
  >
    {isStale && <StoredNow facts={factsOf(review, clearance, today, names)} />}
    <Facts rows={factsOf(review, clearance, today, names)} />
    {review.doneOn === null && isHeld(clearance.standing) && <Finish review={review} typed={typed} errors={errors} />}
  </Section>
)

const factsOf = (review: Review, clearance: Clearance, today: CalendarDate, names: ReadonlyMap<string, string>) => [
  { key: 'How it stands', value: <ReviewTag review={review} today={today} /> },
  {
    key: 'Clearance',
    value: (
      <>
        <a class="govuk-link" href={paths.clearance(clearance.id)}>
          {LEVELS[clearance.level].name}
        </a>{' '}
        <StandingTag standing={clearance.standing} />
      </>
    ),
  },
  { key: 'Due', value: <Day at={review.dueOn} timeZone={ZONE} /> },
  ...(review.toldOn ? [{ key: 'Told', value: <Day at={review.toldOn} timeZone={ZONE} /> }] : []),
  ...(review.words ? [{ key: 'In words', value: <span class="muster-written">{review.words}</span> }] : []),
  ...(review.doneOn && review.result
    ? [
        { key: 'Came to', value: RESULTS[review.result].name },
        {
          key: 'Done',
          value: (
            <>
              <Day at={review.doneOn} timeZone={ZONE} />, by {nameOf(names, review.doneBy)}
            </>
          ),
        },
      ]
    : []),
]

const Finish = ({ review, typed, errors }: { review: Review; typed: TypedResult; errors: readonly Reason[] }) => (
  <>
    <SubHeading>Do this review</SubHeading>
    <Form action={paths.review(review.id)} version={review.version}>
      <GovukRadios
        name="result"
        idPrefix="result"
        fieldset={{ legend: { text: 'What did it come to?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(RESULTS).map(([value, { name, follows }]) => ({ value, text: name, hint: { text: follows } }))}
        value={typed.result}
        {...errorOf(errors, 'result')}
      />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'What was looked at, and what does it show?', classes: 'govuk-label--s' }}
        hint={{ text: 'Up to 900 characters' }}
        rows="5"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukButton text="Finish the review" preventDoubleClick />
    </Form>
  </>
)

type ChangeProps = { clearance: Clearance; days: number; typed: TypedChange; errors: readonly Reason[] }

export const ReportChangePage = ({ clearance, days, typed, errors }: ChangeProps) => (
  <Section
    title="Report a change of circumstances"
    caption={`${personName(clearance)}: ${LEVELS[clearance.level].short}`}
    errors={errors}
    back={{ href: paths.clearance(clearance.id), text: 'Clearance' }}
  >
    <Text>What the holder, or somebody who answers for them, has told the unit. It is looked at within {counted(days, 'day')}.</Text>
    <Form action={paths.reportChange(clearance.id)}>
      <DayInput name="told" legend="When was it told?" hint="For example, 27 3 2026" typed={typed} errors={errors} />
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'What has changed?', classes: 'govuk-label--s' }}
        hint={{ text: 'Up to 900 characters' }}
        rows="5"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukButton text="Report the change" preventDoubleClick />
    </Form>
  </Section>
)
