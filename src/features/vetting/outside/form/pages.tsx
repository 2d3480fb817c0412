/** The form, part by part: lists one entry at a time, so that it works without script and on a telephone. */
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukRadios } from '../../../../platform/views/govuk.generated.ts'
import { Page } from '../../../../platform/views/page.tsx'
import { Text } from '../../../../platform/views/prose.tsx'
import { dayName } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { EntryFields, QuestionFields } from './fields.tsx'
import type { Typed } from './reading.ts'
import { type Answers, entriesOf, type ListPart, type Needed, PARTS, type QuestionPart } from './rules.ts'
import { AnswersShown, entryRow } from './shown.tsx'

type Written = { id: string; version: number; answers: Answers; needed: Needed }
type Props = { written: Written; errors: readonly Reason[] }

const CAPTION = 'Your form'
const back = (id: string) => ({ href: paths.ownCase(id), text: 'Your application' })

export const QuestionsPage = ({ written: { id, version }, part, typed, errors }: Props & { part: QuestionPart; typed: Typed }) => (
  <Page title={PARTS[part].name} caption={CAPTION} errors={errors} back={back(id)}>
    <Form action={paths.ownForm(id, part)} version={version}>
      <QuestionFields part={part} typed={typed} errors={errors} />
      <GovukButton text="Save and continue" preventDoubleClick />
    </Form>
  </Page>
)

const WORDS: Record<ListPart, { says: (needed: Needed) => string; one: string; add: string; another: string }> = {
  addresses: {
    says: ({ years, from }) =>
      `We need every address of the last ${years} years without a gap: from ${dayName(from)} until today. Tell us about those abroad, too.`,
    one: 'address',
    add: 'Add an address',
    another: 'Add another address',
  },
  family: {
    says: () => 'Your partner, parents, brothers, sisters, children, and adults you live with. They are kept with this application alone.',
    one: 'person',
    add: 'Add a person',
    another: 'Add another person',
  },
  associates: {
    says: () => 'People outside your family with whom you share a home, money or a business. They are kept with this application alone.',
    one: 'person',
    add: 'Add a person',
    another: 'Add another person',
  },
  employment: {
    says: ({ years }) => `Your work, studies and times without either in the last ${years} years.`,
    one: 'entry',
    add: 'Add an employer, a course or a time without work',
    another: 'Add another one',
  },
}

export const ListPage = ({ written: { id, version, answers, needed }, part, errors }: Props & { part: ListPart }) => {
  const entries = entriesOf(answers, part)
  const { says, add, another } = WORDS[part]
  return (
    <Page title={PARTS[part].name} caption={CAPTION} errors={errors} back={back(id)}>
      <Text>{says(needed)}</Text>
      {entries.length > 0 && (
        <dl class="govuk-summary-list">
          {entries.map((entry, place) => (
            <Entry key={place} id={id} version={version} part={part} place={place} row={entryRow(part, entry)} />
          ))}
        </dl>
      )}
      <GovukButton text={entries.length === 0 ? add : another} href={paths.addEntry(id, part)} classes="govuk-button--secondary" />
      <Form action={paths.ownForm(id, part)} version={version}>
        <GovukRadios
          name="finished"
          idPrefix="finished"
          fieldset={{ legend: { text: 'Have you finished this section?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'yes', text: entries.length === 0 ? 'Yes, there is nothing to tell' : 'Yes' },
            { value: 'no', text: 'No, I will come back to it' },
          ]}
          value={answers.done.includes(part) && errors.length === 0 ? 'yes' : ''}
          {...errorOf(errors, 'finished')}
        />
        <GovukButton text="Save and continue" preventDoubleClick />
      </Form>
    </Page>
  )
}

type EntryProps = { id: string; version: number; part: ListPart; place: number; row: [string, string] }

const Entry = ({ id, version, part, place, row: [key, text] }: EntryProps) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{key}</dt>
    <dd class="govuk-summary-list__value">{text}</dd>
    <dd class="govuk-summary-list__actions">
      <ul class="govuk-summary-list__actions-list">
        <li class="govuk-summary-list__actions-list-item">
          <a class="govuk-link" href={paths.ownEntry(id, part, place)}>
            Change<span class="govuk-visually-hidden"> {key}</span>
          </a>
        </li>
        <li class="govuk-summary-list__actions-list-item">
          <Form action={paths.dropEntry(id, part, place)} version={version} class="muster-inline">
            <button type="submit" class="muster-link-button">
              Remove<span class="govuk-visually-hidden"> {key}</span>
            </button>
          </Form>
        </li>
      </ul>
    </dd>
  </div>
)

type OneProps = Props & { part: ListPart; place: number | undefined; typed: Typed }

export const EntryPage = ({ written: { id, version }, part, place, typed, errors }: OneProps) => (
  <Page
    title={place === undefined ? WORDS[part].add : `Change this ${WORDS[part].one}`}
    caption={PARTS[part].name}
    errors={errors}
    back={{ href: paths.ownForm(id, part), text: PARTS[part].name }}
  >
    <Form action={place === undefined ? paths.addEntry(id, part) : paths.ownEntry(id, part, place)} version={version}>
      <EntryFields part={part} typed={typed} errors={errors} />
      <GovukButton text="Save" preventDoubleClick />
    </Form>
  </Page>
)

/** Before it is sent, with what can be changed; afterwards to read. */
export const AnswersPage = ({ written, isSent, errors }: Props & { isSent: boolean }) => (
  <Page title={isSent ? 'What you sent' : 'Check your answers'} caption={CAPTION} errors={errors} back={back(written.id)}>
    <AnswersShown answers={written.answers} {...(isSent ? {} : { changeAt: (part: string) => paths.ownForm(written.id, part) })} />
    {!isSent && (
      <Form action={paths.sendForm(written.id)} version={written.version}>
        <h2 class="govuk-heading-m">Now send your form</h2>
        <Text>By sending it you say that, to the best of your knowledge, what you wrote is right and nothing is left out.</Text>
        <GovukButton text="Send" preventDoubleClick />
      </Form>
    )}
  </Page>
)
