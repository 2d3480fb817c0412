/** Asking an applicant for information, and what they were asked. */
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { counted, shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf, ZONE } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { vettingPaths as paths } from '../paths.ts'
import { type CaseRequest, isOpenRequest, type RequestStanding, standingOf, type TypedRequest, wantName } from './rules.ts'

const STANDINGS: Record<RequestStanding, { text: string; classes: string }> = {
  open: { text: 'Open', classes: 'govuk-tag--blue' },
  overdue: { text: 'Overdue', classes: 'govuk-tag--red' },
  answered: { text: 'Answered', classes: 'govuk-tag--green' },
  withdrawn: { text: 'Withdrawn', classes: 'govuk-tag--grey' },
}

/** On the overview, where there are any. */
export const RequestsTable = ({ seen }: { seen: SeenCase }) =>
  seen.requests.length === 0 ? null : (
    <section aria-labelledby="requests">
      <SubHeading id="requests">Information asked for</SubHeading>
      {seen.requests.map(request => (
        <OneRequest key={request.id} seen={seen} request={request} />
      ))}
    </section>
  )

const OneRequest = ({ seen: { found, today, names }, request }: { seen: SeenCase; request: CaseRequest }) => (
  <div class="muster-card">
    <p class="govuk-body">
      <strong>{request.wants.map(wantName).join(', ')}</strong> <GovukTag {...STANDINGS[standingOf(request, today)]} />
    </p>
    {request.words !== '' && <p class="govuk-body muster-prose">“{request.words}”</p>}
    <p class="govuk-body muster-note">
      Asked by {nameOf(names, request.askedBy)} on {shortDay(request.askedOn)}
      {request.answeredOn
        ? `, answered on ${shortDay(request.answeredOn)}`
        : request.withdrawnOn
          ? `, withdrawn on ${shortDay(request.withdrawnOn)}`
          : `, wanted by ${shortDay(request.dueOn)}`}
      {request.reminders > 0 && `, ${counted(request.reminders, 'reminder')} sent`}.
    </p>
    {request.answer !== '' && <p class="govuk-body muster-prose muster-written">The applicant wrote: “{request.answer}”</p>}
    {isOpenRequest(request) && (
      <div class="govuk-button-group">
        <Form action={paths.answerRequest(found.id, request.id)} version={request.version} class="muster-inline">
          <GovukButton text="The answer came by post" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
        <Form action={paths.withdrawRequest(found.id, request.id)} version={request.version} class="muster-inline">
          <GovukButton text="Withdraw the request" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      </div>
    )}
  </div>
)

type AskProps = { seen: SeenCase; items: readonly string[]; dueOn: string; typed: TypedRequest; errors: readonly Reason[] }

export const AskApplicantPage = ({ seen, items, dueOn, typed, errors }: AskProps) => (
  <CasePage
    seen={seen}
    title="Ask the applicant for information"
    errors={errors}
    back={{ href: paths.case(seen.found.id), text: 'Overview' }}
  >
    <Text>
      The applicant is waited on from now until they answer, and the unit’s clock rests. The answer is wanted by{' '}
      <Day at={dueOn} timeZone={ZONE} />.{' '}
      {seen.found.applicant === null
        ? 'They have no account here yet, so write to them by post.'
        : 'They get a mail that says only that there is something new, and find it on their own pages.'}
    </Text>
    <Form action={paths.request(seen.found.id)}>
      <GovukCheckboxes
        name="wants"
        idPrefix="wants"
        fieldset={{ legend: { text: 'What do you need?', classes: 'govuk-fieldset__legend--s' } }}
        items={items.map(value => ({ value, text: wantName(value) }))}
        values={[...typed.wants]}
        {...errorOf(errors, 'wants')}
      />
      <GovukTextarea
        id="words"
        name="words"
        rows="4"
        label={{ text: 'What should they know? (optional)', classes: 'govuk-label--s' }}
        hint={{ text: 'The applicant reads this. Say nothing of what was found. Up to 1,000 characters' }}
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukButton text="Ask for it" preventDoubleClick />
    </Form>
  </CasePage>
)
