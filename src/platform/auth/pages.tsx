/** Signing in and out, and one's sessions. */
import type { Reason } from '../../values/outcome.ts'
import { instantWords } from '../views/dates.tsx'
import { errorOf, Form } from '../views/form.tsx'
import { GovukButton, GovukInsetText, GovukRadios, GovukTag } from '../views/govuk.generated.ts'
import { Page } from '../views/page.tsx'
import { Text } from '../views/prose.tsx'
import { linkPaths } from './outside/paths.ts'
import type { Persona } from './personas.ts'
import type { OwnSession } from './queries.ts'

const ZONE = 'Europe/London'

type SignInProps = { returnTo: string; ended: boolean; afresh: boolean }

export const SignInPage = ({ returnTo, ended, afresh }: SignInProps) => (
  <Page title="Sign in">
    {ended && (
      <GovukInsetText text="You were signed out, because you had not used Muster for a while or your session was ended. Nothing that you saved is lost." />
    )}
    <Text>You sign in with your organisation, not with a password kept here.</Text>
    <Text>If you are police staff, use what cannot be phished: a security key, a passkey or a smart card.</Text>
    <Form action="/sign-in">
      <input type="hidden" name="return" value={returnTo} />
      {afresh && <input type="hidden" name="again" value="yes" />}
      <GovukButton text="Continue to sign in" preventDoubleClick />
    </Form>
    <h2 class="govuk-heading-m">If you apply for clearance</h2>
    <Text>
      You do not sign in with an organisation.{' '}
      <a class="govuk-link" href={linkPaths.ask}>
        Sign in with a link that we send you
      </a>
      .
    </Text>
  </Page>
)

export const SignedOutPage = () => (
  <Page title="You are signed out">
    <Text>If others use this computer, close the browser as well: your organisation may still know you.</Text>
    <GovukButton text="Sign in again" href="/sign-in" />
  </Page>
)

type ChooseProps = { action: string; personas: readonly Persona[]; errors: readonly Reason[] }

/** Stands where an organisation's own sign-in page would. */
export const ChoosePersonaPage = ({ action, personas, errors }: ChooseProps) => (
  <Page title="Choose who you want to be" caption="Development sign-in" errors={errors}>
    <Text>These people are invented. Each has the role that a task needs; two share one where a rule needs a second person.</Text>
    <Form action={action}>
      <GovukRadios
        name="persona"
        idPrefix="persona"
        fieldset={{ legend: { text: 'Who do you want to be?', classes: 'govuk-fieldset__legend--m' } }}
        items={[
          ...personas.map(({ subject, name, does }) => ({ value: `key:${subject}`, text: name, hint: { text: does } })),
          { divider: 'or', value: '', text: '' },
          ...personas.slice(0, 1).map(({ subject, name }) => ({
            value: `password:${subject}`,
            text: `${name}, with a password alone`,
            hint: { text: 'To see that staff are refused without a second factor' },
          })),
          { value: 'key:somebody-without-an-account', text: 'Somebody without an account', hint: { text: 'To see that they are refused' } },
        ]}
        {...errorOf(errors, 'persona')}
      />
      <GovukButton text="Sign in" preventDoubleClick />
    </Form>
  </Page>
)

export const SessionsPage = ({ sessions }: { sessions: readonly OwnSession[] }) => (
  <Page title="Your sessions" back={{ href: '/', text: 'Home' }}>
    <Text>Wherever you are signed in to Muster. If you do not know one of them, end it and tell your security team.</Text>
    {sessions.map(session => (
      <Session key={session.id} {...session} />
    ))}
  </Page>
)

const Session = ({ id, about, strength, signedInAt, seenAt, endsAt, isThisOne }: OwnSession) => (
  <section class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper">
      <h2 class="govuk-summary-card__title">
        {about} {isThisOne && <GovukTag text="This one" />}
      </h2>
    </div>
    <div class="govuk-summary-card__content">
      <dl class="govuk-summary-list">
        {[
          ['Signed in', instantWords(signedInAt, ZONE)],
          ['With', WAYS[strength] ?? strength],
          ['Last used', instantWords(seenAt, ZONE)],
          ['Ends at the latest', instantWords(endsAt, ZONE)],
        ].map(([name, value]) => (
          <div class="govuk-summary-list__row" key={name}>
            <dt class="govuk-summary-list__key">{name}</dt>
            <dd class="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      <Form action={`/sessions/${id}/end`}>
        <GovukButton
          html={
            isThisOne
              ? 'End this session'
              : `End<span class="govuk-visually-hidden"> the session signed in ${instantWords(signedInAt, ZONE)}</span>`
          }
          classes="govuk-button--secondary govuk-!-margin-bottom-0"
        />
      </Form>
    </div>
  </section>
)

/** By what the provider calls them in the claim `acr`. */
const WAYS: Readonly<Record<string, string>> = {
  phr: 'A factor that cannot be phished',
  phrh: 'A factor that cannot be phished, held by a device',
  'link+totp': 'A link and a code from an app',
  'link+passkey': 'A link and a passkey',
  'link+recovery-code': 'A link and a recovery code',
}
