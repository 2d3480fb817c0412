/** The accounts, one of them with its roles and sessions, opening and closing one. */
import { Day, instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukInput,
  GovukPagination,
  GovukRadios,
  GovukTag,
  GovukTextarea,
  GovukWarningText,
} from '../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { administrationPaths as paths } from '../paths.ts'
import { StandingTag } from '../roles/pages.tsx'
import { type Assignment, roleName } from '../roles/rules.ts'
import { Section } from '../section.tsx'
import type { Cursor, SeenAccount } from './actions.ts'
import type { OpenSession } from './queries.ts'
import { type Account, type AccountInList, STANDINGS, type TypedAccount } from './rules.ts'

const ZONE = 'Europe/London'
const BACK = { href: paths.accounts, text: 'Accounts' }
type Errors = { errors: readonly Reason[] }

type ListProps = { accounts: readonly AccountInList[]; next: Cursor | undefined; typed: string }

export const AccountsPage = ({ accounts, next, typed }: ListProps) => (
  <Section title="Accounts">
    <GovukButton text="Open an account" href={paths.openAccount} />
    <form action={paths.accounts} method="get" noValidate class="muster-search">
      <GovukInput
        id="q"
        name="q"
        label={{ text: 'Find an account' }}
        hint={{ text: 'By name, or by what the sign-in provider calls them' }}
        value={typed}
        classes="govuk-input--width-20"
      />
      <GovukButton text="Find" classes="govuk-button--secondary" />
    </form>
    {accounts.length === 0 ? (
      <Text>{typed === '' ? 'There is no account.' : `No account holds “${typed}”.`}</Text>
    ) : (
      <DataTable
        id="accounts"
        caption="Accounts by name"
        rows={accounts}
        columns={[
          {
            head: 'Name',
            cell: ({ id, name }) => (
              <a class="govuk-link" href={paths.account(id)}>
                {name}
              </a>
            ),
          },
          { head: 'Roles today', cell: ({ roles }) => (roles.length === 0 ? 'None' : roles.map(roleName).join(', ')) },
          { head: 'Standing', cell: ({ standing }) => (standing === 'service' ? 'Service' : STANDINGS[standing].name) },
          { head: 'State', cell: account => <AccountTag {...account} /> },
        ]}
      />
    )}
    {next && (
      <GovukPagination
        next={{
          href: `${paths.accounts}?${new URLSearchParams({ ...(typed === '' ? {} : { q: typed }), after: next.name, id: next.id })}`,
          text: 'Next',
        }}
      />
    )}
  </Section>
)

const AccountTag = ({ closedAt, asked }: AccountInList) => {
  if (closedAt !== null) return <GovukTag text="Closed" classes="govuk-tag--grey" />
  if (asked > 0) return <GovukTag text={`${counted(asked, 'role')} to approve`} classes="govuk-tag--yellow" />
  return <GovukTag text="Open" classes="govuk-tag--green" />
}

type AccountProps = SeenAccount & { today: CalendarDate; typedEmail: string } & Errors

export const AccountPage = ({ account, roles, sessions, today, typedEmail, errors }: AccountProps) => (
  <Section title={account.name} caption="Account" errors={errors} back={BACK}>
    <Facts rows={factsOf(account)} />
    <Roles account={account} roles={roles} today={today} />
    {account.closedAt === null && (
      <>
        <Sessions account={account} sessions={sessions} />
        <Contact account={account} typedEmail={typedEmail} errors={errors} />
        <SubHeading>Close this account</SubHeading>
        <Text>
          <a class="govuk-link" href={paths.closeAccount(account.id)}>
            Close the account of {account.name}
          </a>
        </Text>
      </>
    )}
  </Section>
)

const factsOf = ({ subject, standing, openedAt, closedAt, closedWhy }: Account) => [
  { key: 'Signs in as', value: subject },
  { key: 'Standing', value: standing === 'service' ? 'Service' : STANDINGS[standing].name },
  { key: 'Opened', value: instantWords(openedAt, ZONE) },
  ...(closedAt === null
    ? []
    : [
        { key: 'Closed', value: instantWords(closedAt, ZONE) },
        { key: 'Why', value: closedWhy ?? '–' },
      ]),
]

const Roles = ({ account, roles, today }: { account: Account; roles: readonly Assignment[]; today: CalendarDate }) => (
  <>
    {roles.length === 0 ? (
      <>
        <SubHeading>Roles</SubHeading>
        <Text>None yet. Without a role an account can see nothing but its own page.</Text>
      </>
    ) : (
      <DataTable
        id="roles"
        caption="Roles"
        rows={roles}
        columns={[
          {
            head: 'Role',
            cell: ({ id, role, unit }) => (
              <a class="govuk-link" href={paths.role(id)}>
                {roleName(role)}
                <span class="govuk-visually-hidden"> for {unit}</span>
              </a>
            ),
          },
          { head: 'Unit', cell: ({ unit }) => unit },
          { head: 'From', cell: ({ from }) => <Day at={from} timeZone={ZONE} short />, whole: true },
          { head: 'State', cell: role => <StandingTag role={role} today={today} /> },
        ]}
      />
    )}
    {account.closedAt === null && <GovukButton text="Ask for a role" href={paths.askRole(account.id)} classes="govuk-button--secondary" />}
  </>
)

const Sessions = ({ account, sessions }: { account: Account; sessions: readonly OpenSession[] }) =>
  sessions.length === 0 ? (
    <>
      <SubHeading>Sessions</SubHeading>
      <Text>{account.name} is not signed in anywhere.</Text>
    </>
  ) : (
    <DataTable
      id="sessions"
      caption="Sessions that are open"
      rows={sessions}
      columns={[
        { head: 'Signed in', cell: ({ signedInAt }) => shortInstant(signedInAt, ZONE) },
        { head: 'With', cell: ({ about }) => about ?? '–' },
        { head: 'Last used', cell: ({ seenAt }) => shortInstant(seenAt, ZONE) },
        {
          head: 'End it',
          cell: ({ id, signedInAt }) => (
            <Form action={paths.endSession(account.id, id)}>
              <GovukButton
                html={`End<span class="govuk-visually-hidden"> the session signed in ${instantWords(signedInAt, ZONE)}</span>`}
                classes="govuk-button--secondary govuk-!-margin-bottom-0"
              />
            </Form>
          ),
        },
      ]}
    />
  )

const Contact = ({ account, typedEmail, errors }: { account: Account; typedEmail: string } & Errors) => (
  <>
    <SubHeading>Email</SubHeading>
    <Text>Mail says only that there is something new in Muster, and where. The address that is set is shown to {account.name} alone.</Text>
    <Form action={paths.contact(account.id)}>
      <GovukInput
        id="email"
        name="email"
        type="email"
        label={{ text: 'New email address' }}
        value={typedEmail}
        autocomplete="off"
        spellcheck={false}
        classes="govuk-input--width-20"
        {...errorOf(errors, 'email')}
      />
      <GovukButton text="Change the address" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </>
)

export const OpenAccountPage = ({ typed, errors }: { typed: TypedAccount } & Errors) => (
  <Section title="Open an account" errors={errors} back={BACK}>
    <Text>An account alone can do nothing. You ask for roles next, and another administrator approves them.</Text>
    <Form action={paths.accounts}>
      <GovukInput
        id="name"
        name="name"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        value={typed.name}
        {...errorOf(errors, 'name')}
      />
      <GovukInput
        id="subject"
        name="subject"
        label={{ text: 'What the sign-in provider calls them', classes: 'govuk-label--s' }}
        hint={{ text: 'The subject (sub) of their sign-in, which never changes and is never given to anybody else' }}
        value={typed.subject}
        spellcheck={false}
        {...errorOf(errors, 'subject')}
      />
      <GovukRadios
        name="standing"
        idPrefix="standing"
        fieldset={{ legend: { text: 'Are they staff?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(STANDINGS).map(([value, { name, says }]) => ({ value, text: name, hint: { text: says } }))}
        value={typed.standing}
        {...errorOf(errors, 'standing')}
      />
      <GovukInput
        id="email"
        name="email"
        type="email"
        label={{ text: 'Email address', classes: 'govuk-label--s' }}
        hint={{ text: 'Leave empty where they shall get no mail' }}
        value={typed.email}
        spellcheck={false}
        {...errorOf(errors, 'email')}
      />
      <GovukButton text="Open the account" preventDoubleClick />
    </Form>
  </Section>
)

export const CloseAccountPage = ({ account, typedWhy, errors }: { account: Account; typedWhy: string } & Errors) => (
  <Section title="Close this account" caption={account.name} errors={errors} back={{ href: paths.account(account.id), text: account.name }}>
    <GovukWarningText text={`${account.name} is signed out everywhere at once and cannot sign in any more.`} iconFallbackText="Warning" />
    <Text>What they did stays in the records and in the ledger. If they come back, they get a new account.</Text>
    <Form action={paths.closeAccount(account.id)}>
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why is it closed?', classes: 'govuk-label--s' }}
        rows="2"
        value={typedWhy}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Close the account" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </Section>
)
