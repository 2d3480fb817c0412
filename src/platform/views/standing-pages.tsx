/** What every public service says of itself. */
import type { ProblemKind } from '../../values/problem.ts'
import type { Processing } from '../processing.ts'
import { Page } from './page.tsx'
import { Facts, List, SubHeading, Text } from './prose.tsx'
import { DataTable } from './table.tsx'

type Contact = { contact: string | undefined }

const Whom = ({ contact }: Contact) =>
  contact === undefined ? (
    <>the people who run this service</>
  ) : (
    <a class="govuk-link" href={`mailto:${contact}`}>
      {contact}
    </a>
  )

export const AccessibilityPage = ({ contact }: Contact) => (
  <Page title="Accessibility statement">
    <Text>
      This statement is about Muster, the service you are looking at. As many people as possible should be able to use it. You should be
      able to:
    </Text>
    <List
      items={[
        'change colours, contrast and fonts with your browser or device',
        'zoom in to 400% without text running off the screen',
        'do everything with a keyboard alone, or by voice',
        'use everything without scripts',
        'listen to it with a screen reader: each chart has a table with the same figures',
      ]}
    />
    <SubHeading>How accessible it is</SubHeading>
    <Text>
      We know of no part that fails the Web Content Accessibility Guidelines (WCAG), version 2.2, level AA. These parts are harder to use
      than the rest:
    </Text>
    <List
      items={[
        'Some tables are wider than a narrow screen. They scroll sideways within the page, and can be taken away as a file.',
        'The words inside a chart are read one by one by some screen readers. The table below it is easier to listen to.',
      ]}
    />
    <SubHeading>If you cannot use something</SubHeading>
    <Text>
      Write to <Whom contact={contact} />. Say which page it is, what you need and in which form. If you meet a problem that is not listed
      here, tell us in the same way.
    </Text>
    <SubHeading>If you are not content with our answer</SubHeading>
    <Text>
      The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
      Accessibility Regulations 2018. If you are not content with how we answer your complaint, contact the Equality Advisory and Support
      Service (EASS).
    </Text>
    <SubHeading>How it was tested</SubHeading>
    <Text>
      Each release is tested page by page in a browser: by the rules of axe for WCAG 2.2 level AA, wide and 320 pixels narrow, with scripts
      and without. It has not yet been tested by people with disabilities or with each screen reader; that is for whoever runs it to arrange
      before it is used for real work.
    </Text>
  </Page>
)

export const CookiesPage = ({ secure }: { secure: boolean }) => {
  const before = secure ? '__Host-' : ''
  return (
    <Page title="Cookies">
      <Text>
        Muster puts small files (cookies) on your device that it cannot do without. It uses none to measure or follow you, so it does not
        ask.
      </Text>
      <DataTable
        id="cookies"
        caption="Cookies that Muster uses"
        rows={[
          { name: `${before}muster`, does: 'Keeps you signed in', lasts: 'Until you close the browser or your session ends' },
          {
            name: `${before}muster-form`,
            does: 'Makes sure that a form comes from a page of Muster',
            lasts: 'Until you close the browser',
          },
          { name: `${before}muster-sign-in`, does: 'Holds what belongs to a sign-in that is under way', lasts: '10 minutes' },
          { name: `${before}muster-link`, does: 'Shows that a link is used in the browser that asked for it', lasts: '1 hour' },
          { name: `${before}muster-pass`, does: 'Holds a sign-in between the link and the second step', lasts: '10 minutes' },
          { name: 'muster-notice', does: 'Says once what was just done', lasts: '1 minute' },
        ]}
        columns={[
          { head: 'Name', cell: ({ name }) => name },
          { head: 'What it does', cell: ({ does }) => does },
          { head: 'How long it stays', cell: ({ lasts }) => lasts },
        ]}
      />
    </Page>
  )
}

export const PrivacyPage = ({ processings, contact }: { processings: readonly Processing[] } & Contact) => (
  <Page title="Privacy notice">
    <Text>What Muster keeps about people, who answers for it, and by which law.</Text>
    {processings.map(processing => (
      <section key={processing.name} aria-label={processing.name}>
        <h2 class="govuk-heading-m">{processing.name}</h2>
        <Facts
          rows={[
            { key: 'Who answers for it', value: processing.controller },
            { key: 'Law', value: processing.regime },
            { key: 'Why it is lawful', value: processing.condition },
            { key: 'Policy', value: processing.policyDocument },
            { key: 'Impact assessment', value: processing.dpia },
            { key: 'How long it is kept', value: processing.retention },
          ]}
        />
      </section>
    ))}
    <h2 class="govuk-heading-m">What holds for all of it</h2>
    <List
      items={[
        'Who looked at a personal record, when and in which task is recorded.',
        'Nobody is scored or ranked, and no decision about a person is made by software.',
        'What a court or an inquiry may ask for is not erased until two administrators have said so.',
        'Mail says only that there is something new, and where.',
      ]}
    />
    <h2 class="govuk-heading-m">Your rights</h2>
    <Text>
      You may ask what is kept about you, and ask for it to be corrected, restricted or erased. Write to <Whom contact={contact} />. If you
      are not content with the answer, you can complain to the Information Commissioner.
    </Text>
  </Page>
)

type Kind = ProblemKind | 'fault'

const KINDS: Record<Kind, { name: string; means: string }> = {
  'not-found': { name: 'Not found', means: 'Nothing is at this address, or what is there is not for you. Which of the two is not said.' },
  conflict: { name: 'Conflict', means: 'What you sent does not fit what is stored by now. Load it again and look.' },
  forbidden: { name: 'Not allowed', means: 'You may not do this, or somebody else must do it.' },
  invalid: { name: 'Not right', means: 'Something that was sent is missing or wrong. Each error says where and what.' },
  stale: {
    name: 'Changed by somebody else',
    means: 'What you changed was changed by somebody else after you loaded it. Nothing was overwritten.',
  },
  'too-many': { name: 'Too many requests', means: 'More came from your address in a minute than the service takes. Wait a little.' },
  unavailable: {
    name: 'Busy',
    means: 'The service could not do it at the moment. Nothing was changed; the same request may be sent again.',
  },
  'signed-out': { name: 'Signed out', means: 'You are not signed in, or no longer.' },
  'not-this-way': {
    name: 'Not this way',
    means: 'There is something at this address, but it cannot be done by this method. Nothing is deleted here.',
  },
  fault: { name: 'Fault', means: 'Something in the service went wrong. The reference tells its operators what.' },
}

export const ProblemKindsPage = ({ statusOf }: { statusOf: (kind: Kind) => number }) => (
  <Page title="Problems">
    <Text>
      What the interface for machines answers when something could not be done: a document of the type application/problem+json (RFC 9457).
    </Text>
    <DataTable
      id="problems"
      caption="Kinds of problems"
      rows={Object.entries(KINDS) as [Kind, (typeof KINDS)[Kind]][]}
      columns={[
        {
          head: 'Type',
          cell: ([kind]) => (
            <a class="govuk-link" href={`/problems/${kind}`}>
              /problems/{kind}
            </a>
          ),
        },
        { head: 'Status', cell: ([kind]) => statusOf(kind), numeric: true },
        { head: 'Meaning', cell: ([, { means }]) => means },
      ]}
    />
  </Page>
)

export const ProblemKindPage = ({ kind, status }: { kind: Kind; status: number }) => (
  <Page title={KINDS[kind].name} caption="Problem" back={{ href: '/problems', text: 'Problems' }}>
    <Text>{KINDS[kind].means}</Text>
    <Facts
      rows={[
        { key: 'Type', value: `/problems/${kind}` },
        { key: 'Status', value: String(status) },
      ]}
    />
  </Page>
)
