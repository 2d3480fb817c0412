/** One clearance: the grant with its rule, what became of it, its reviews, its renewal; and noting what becomes of it. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { counted, dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { nameOf } from '../cases/frame.tsx'
import type { Me } from '../cases/requesting.ts'
import { personName } from '../cases/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { startOf } from '../renewals/rules.ts'
import { ReviewTag } from '../reviews/pages.tsx'
import { RESULTS, REVIEW_KINDS } from '../reviews/rules.ts'
import { LEVELS, REGIMES } from '../rules.ts'
import { Section } from '../section.tsx'
import { DECIDER } from '../who.ts'
import { WithdrawalTag } from '../withdrawals/parts.tsx'
import type { SeenClearance } from './actions.ts'
import { StandingTag, ZONE } from './frame.tsx'
import { type Clearance, EVENTS, isHeld, MAY_FOLLOW, type Noted, type TypedEvent } from './rules.ts'

type Props = { seen: SeenClearance; me: Me }

export const ClearancePage = ({ seen, me }: Props) => (
  <Section
    title={`${LEVELS[seen.clearance.level].short} clearance`}
    caption={personName(seen.clearance)}
    back={{ href: paths.clearances, text: 'Clearances' }}
  >
    <Next seen={seen} me={me} />
    <SubHeading>What was granted</SubHeading>
    <Facts rows={factsOf(seen)} />
    <Events seen={seen} />
    <Withdrawals seen={seen} />
    <Reviews seen={seen} />
  </Section>
)

/** In the words of whoever does it. */
const DOING: Record<Noted, { text: string; why: string; means: string }> = {
  suspended: {
    text: 'Suspend',
    why: 'Why is it suspended?',
    means: 'The holder has no clearance from today until it is in force again. Its days run on.',
  },
  reinstated: { text: 'Put in force again', why: 'Why is it in force again?', means: 'The holder has clearance again from today.' },
  ended: {
    text: 'End',
    why: 'Why does it end?',
    means:
      'The holder leaves, or no longer needs it for what they do. It cannot be put in force again: somebody who comes back is vetted anew.',
  },
}

const Next = ({ seen, me }: Props) => {
  const { clearance, withdrawals, today } = seen
  const { id, standing, renewal } = clearance
  const isDue = startOfNext(seen) <= today
  const decides = DECIDER.some(role => me.roles.includes(role))
  if (!isHeld(standing)) return <GovukInsetText text="This clearance is no longer held. What is recorded of it stays." />
  const underWay = withdrawals.find(({ steps }) => steps < 6)
  return (
    <>
      {renewal === null && (
        <Form action={paths.renew(id)}>
          <GovukButton text="Begin its renewal" preventDoubleClick {...(isDue ? {} : { classes: 'govuk-button--secondary' })} />
        </Form>
      )}
      <ul class="govuk-list muster-ways">
        <Way href={paths.reportChange(id)} text="Report a change of circumstances" />
        {decides &&
          MAY_FOLLOW[standing].map(kind => <Way key={kind} href={`${paths.clearanceEvent(id)}?kind=${kind}`} text={DOING[kind].text} />)}
        {underWay === undefined ? (
          <Way href={paths.openWithdrawal(id)} text="Consider withdrawing it" />
        ) : (
          <Way href={paths.withdrawal(underWay.id)} text="Go on with its withdrawal" />
        )}
      </ul>
    </>
  )
}

const Way = ({ href, text }: { href: string; text: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
)

const Link = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="govuk-link" href={href}>
    {children}
  </a>
)

const startOfNext = ({ clearance: { until, plannedStart: planned }, days }: SeenClearance) => startOf({ until, planned }, days)

const factsOf = (seen: SeenClearance) => {
  const { clearance, rule, today } = seen
  return [
    { key: 'How it stands', value: <StandingTag standing={clearance.standing} /> },
    { key: 'Holder', value: <Link href={paths.subject(clearance.subjectId)}>{personName(clearance)}</Link> },
    { key: 'Level', value: LEVELS[clearance.level].name },
    { key: 'Stands under', value: REGIMES[clearance.regime] },
    { key: 'Granted', value: <Day at={clearance.from} timeZone={ZONE} /> },
    { key: 'Last day', value: <Day at={addDays(clearance.until, -1)} timeZone={ZONE} /> },
    {
      key: 'Rule it was granted under',
      value: rule ? (
        <>
          Valid for {counted(rule.months, 'month')}.<br />
          <span class="muster-note">
            {rule.source}. In force from {dayName(rule.from)}
            {rule.last ? ` to ${dayName(rule.last)}` : ''}. A later rule does not change what was granted.
          </span>
        </>
      ) : (
        'Not shown'
      ),
    },
    { key: 'Granted in case', value: <Link href={paths.case(clearance.caseId)}>{clearance.ref}</Link> },
    { key: 'Renewal', value: renewalOf(clearance, startOfNext(seen), today) },
  ]
}

function renewalOf({ renewal, standing, plannedStart }: Clearance, start: CalendarDate, today: CalendarDate) {
  if (renewal !== null) return <Link href={paths.case(renewal)}>The case that renews it</Link>
  if (!isHeld(standing)) return 'None'
  const usual = plannedStart === start ? 'as planned' : 'as usual'
  return start < today ? (
    <>
      <GovukTag text="Due" classes="govuk-tag--orange" /> {`since ${dayName(start)}`}
    </>
  ) : (
    `Begins on ${dayName(start)}, ${usual}`
  )
}

const Events = ({ seen: { events, names } }: Pick<Props, 'seen'>) =>
  events.length === 0 ? null : (
    <DataTable
      id="events"
      caption="What became of it"
      rows={events}
      columns={[
        { head: 'What', cell: ({ kind }) => EVENTS[kind] },
        { head: 'Day', cell: ({ onDay }) => <Day at={onDay} timeZone={ZONE} short />, whole: true },
        {
          head: 'Why',
          cell: ({ why, withdrawal }) =>
            withdrawal === null ? <span class="muster-written">{why}</span> : <Link href={paths.withdrawal(withdrawal)}>{why}</Link>,
        },
        { head: 'Noted by', cell: ({ notedBy, kind }) => (kind === 'lapsed' ? 'The service' : nameOf(names, notedBy)) },
      ]}
    />
  )

const Withdrawals = ({ seen: { withdrawals } }: Pick<Props, 'seen'>) =>
  withdrawals.length === 0 ? null : (
    <DataTable
      id="withdrawals"
      caption="Withdrawals"
      rows={withdrawals}
      columns={[
        { head: 'Opened', cell: ({ id, openedOn }) => <Link href={paths.withdrawal(id)}>{dayName(openedOn)}</Link> },
        { head: 'How it stands', cell: withdrawal => <WithdrawalTag withdrawal={withdrawal} /> },
        { head: 'Why', cell: ({ why }) => <span class="muster-written">{why}</span> },
      ]}
    />
  )

const Reviews = ({ seen: { reviews, today } }: Pick<Props, 'seen'>) =>
  reviews.length === 0 ? (
    <Text>There is no review of it yet.</Text>
  ) : (
    <DataTable
      id="reviews"
      caption="Reviews"
      rows={reviews}
      columns={[
        { head: 'Review', cell: ({ id, kind }) => <Link href={paths.review(id)}>{REVIEW_KINDS[kind]}</Link> },
        { head: 'How it stands', cell: review => <ReviewTag review={review} today={today} /> },
        { head: 'Due', cell: ({ dueOn }) => <Day at={dueOn} timeZone={ZONE} short />, whole: true },
        { head: 'Came to', cell: ({ result }) => (result === null ? '–' : RESULTS[result].name) },
      ]}
    />
  )

type EventProps = { clearance: Clearance; kind: Noted; typed: TypedEvent; errors: readonly Reason[] }

export const EventPage = ({ clearance, kind, typed, errors }: EventProps) => (
  <Section
    title={`${DOING[kind].text}: ${LEVELS[clearance.level].short} clearance`}
    caption={personName(clearance)}
    errors={errors}
    back={{ href: paths.clearance(clearance.id), text: 'Clearance' }}
  >
    <Text>{DOING[kind].means}</Text>
    <Form action={paths.clearanceEvent(clearance.id)}>
      <input type="hidden" name="kind" value={kind} />
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: DOING[kind].why, classes: 'govuk-label--s' }}
        rows="4"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text={DOING[kind].text} preventDoubleClick {...(kind === 'ended' ? { classes: 'govuk-button--warning' } : {})} />
    </Form>
  </Section>
)
