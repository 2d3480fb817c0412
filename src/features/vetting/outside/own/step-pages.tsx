/** One thing an applicant does besides the form: answers what was asked, appeals, withdraws, reads a letter, takes a copy. */
import { instantWords } from '../../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukFileUpload,
  GovukRadios,
  GovukTextarea,
  GovukWarningText,
} from '../../../../platform/views/govuk.generated.ts'
import { Page } from '../../../../platform/views/page.tsx'
import { Facts, List, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { dayName } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { type Offer, ROUTES, type TypedAppeal } from '../../appeals/rules.ts'
import type { KeptLetter } from '../../letters/queries.ts'
import { Sheet } from '../../letters/sheet.tsx'
import { vettingPaths as paths } from '../../paths.ts'
import { type CaseRequest, isOpenRequest, wantName } from '../../requests/rules.ts'
import { AnswersShown } from '../form/shown.tsx'
import type { OwnCase } from './actions.ts'
import { factsOf, namesOf, ZONE } from './pages.tsx'
import type { Released } from './rules.ts'

type Errors = { errors: readonly Reason[] }
const backTo = ({ id }: Pick<Released, 'id'>) => ({ href: paths.ownCase(id), text: 'Your application' })

type RequestProps = { own: OwnCase; request: CaseRequest; typed: string } & Errors

export const RequestPage = ({ own: { found, files }, request, typed, errors }: RequestProps) => {
  const brought = files.filter(file => file.request === request.id)
  return (
    <Page title={namesOf(request)} caption="Information we have asked you for" errors={errors} back={backTo(found)}>
      <Facts
        rows={[
          { key: 'What we need', value: <List items={request.wants.map(wantName)} /> },
          ...(request.words === '' ? [] : [{ key: 'More about it', value: <span class="muster-written">{request.words}</span> }]),
          { key: 'Asked on', value: dayName(request.askedOn) },
          { key: 'Please answer by', value: dayName(request.dueOn) },
        ]}
      />
      <SubHeading>Files you have added</SubHeading>
      {brought.length === 0 ? (
        <Text>None yet.</Text>
      ) : (
        <List items={brought.map(({ name, broughtAt }) => `${name}, ${instantWords(broughtAt, ZONE)}`)} />
      )}
      {isOpenRequest(request) ? <ToAnswer found={found} request={request} typed={typed} errors={errors} /> : <Settled request={request} />}
    </Page>
  )
}

const ToAnswer = ({ found, request, typed, errors }: Omit<RequestProps, 'own'> & { found: Released }) => (
  <>
    <Form action={paths.ownFile(found.id, request.id)} upload>
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'Add a file', classes: 'govuk-label--s' }}
        hint={{ text: 'PDF, PNG or JPEG, smaller than 10 MB. Add one after the other' }}
        attributes={{ accept: '.pdf,.png,.jpg,.jpeg' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="Add the file" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
    <Form action={paths.ownRequest(found.id, request.id)} version={request.version}>
      <GovukTextarea
        id="answer"
        name="answer"
        label={{ text: 'Your answer', classes: 'govuk-label--s' }}
        hint={{ text: 'You can leave this empty if the files say it all' }}
        rows="6"
        value={typed}
        {...errorOf(errors, 'answer')}
      />
      <GovukButton text="Send your answer" preventDoubleClick />
    </Form>
  </>
)

const Settled = ({ request: { answeredOn, withdrawnOn, answer } }: { request: CaseRequest }) => (
  <>
    <Text>{answeredOn ? `You answered this on ${dayName(answeredOn)}.` : `This is not needed since ${dayName(withdrawnOn ?? '')}.`}</Text>
    {answer !== '' && <p class="govuk-body muster-prose muster-written">{answer}</p>}
  </>
)

type AppealProps = { found: Released; offer: Offer; typed: TypedAppeal } & Errors

export const AppealFormPage = ({ found, offer, typed, errors }: AppealProps) => (
  <Page title={offer.about === 'residency' ? 'Contest this' : 'Appeal'} errors={errors} back={backTo(found)}>
    <Text>People who had no part in the decision will look at it. You have until {dayName(offer.windowEnds)}.</Text>
    <Form action={paths.ownAppeal(found.id)}>
      {offer.routes.length === 1 ? (
        <Text>Your appeal goes {offer.routes.map(route => ROUTES[route].letter).join()}.</Text>
      ) : (
        <GovukRadios
          name="route"
          idPrefix="route"
          fieldset={{ legend: { text: 'Which way does it go?', classes: 'govuk-fieldset__legend--s' } }}
          items={offer.routes.map(value => ({ value, text: ROUTES[value].name, hint: { text: ROUTES[value].letter } }))}
          value={typed.route}
          {...errorOf(errors, 'route')}
        />
      )}
      <GovukTextarea
        id="grounds"
        name="grounds"
        label={{ text: 'Why do you think that it is wrong?', classes: 'govuk-label--s' }}
        hint={{ text: 'Up to 4,000 characters' }}
        rows="10"
        value={typed.grounds}
        {...errorOf(errors, 'grounds')}
      />
      <GovukButton text="Send" preventDoubleClick />
    </Form>
  </Page>
)

export const WithdrawPage = ({ found, typed, errors }: { found: Released; typed: { words: string } } & Errors) => (
  <Page title="Withdraw this application" caption={found.ref} errors={errors} back={backTo(found)}>
    <GovukWarningText text="This cannot be undone. You can apply again later." iconFallbackText="Warning" />
    <Text>The vetting unit closes the application. Withdrawing is not a refusal and does not count as one.</Text>
    <Form action={paths.ownWithdraw(found.id)}>
      <GovukTextarea
        id="words"
        name="words"
        label={{ text: 'Is there anything you want to tell us? (optional)' }}
        rows="3"
        value={typed.words}
        {...errorOf(errors, 'words')}
      />
      <GovukCheckboxes
        name="sure"
        idPrefix="sure"
        items={[{ value: 'yes', text: 'I want to withdraw my application' }]}
        {...errorOf(errors, 'sure')}
      />
      <GovukButton text="Withdraw" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </Page>
)

export const OwnLetterPage = ({ found, kept }: { found: Released; kept: KeptLetter }) => (
  <Page title={kept.letter.title} back={backTo(found)}>
    <p class="govuk-body muster-screen-only">
      <a class="govuk-link" href={paths.ownLetterFile(found.id, kept.id)} download>
        Download as PDF
      </a>
    </p>
    <Sheet letter={kept.letter} />
  </Page>
)

export const CopyPage = ({ own }: { own: OwnCase }) => (
  <Page title="All we have from you" caption={own.found.ref} back={backTo(own.found)}>
    <Text>What you gave us, what we asked you and what we told you in this application. You can print it.</Text>
    <Facts rows={factsOf(own.found)} />
    <AnswersShown answers={own.form.answers} />
    {own.requests.map(request => (
      <section key={request.id}>
        <SubHeading>{namesOf(request)}</SubHeading>
        <Text>
          Asked for on {dayName(request.askedOn)}, by {dayName(request.dueOn)}. {request.words}
        </Text>
        {!isOpenRequest(request) && <Settled request={request} />}
        <List items={own.files.filter(file => file.request === request.id).map(({ name }) => name)} />
      </section>
    ))}
    {own.letters.map(({ id, letter }) => (
      <section key={id}>
        <SubHeading>{letter.title}</SubHeading>
        <Sheet letter={letter} />
      </section>
    ))}
  </Page>
)
