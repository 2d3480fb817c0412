/** Signing in with a link and a second step, for people outside. */
import type { Reason } from '../../../values/outcome.ts'
import { errorOf, Form } from '../../views/form.tsx'
import { GovukButton, GovukInput, GovukInsetText, GovukWarningText } from '../../views/govuk.generated.ts'
import { Page } from '../../views/page.tsx'
import { Folded, List, SubHeading, Text } from '../../views/prose.tsx'
import { useSurroundings } from '../../views/surroundings.ts'
import { INBOX_PATH, linkPaths as paths } from './paths.ts'
import { spaced } from './rules.ts'

type Errors = { errors: readonly Reason[] }

export const AskLinkPage = ({ email, errors }: { email: string } & Errors) => (
  <Page title="Sign in with a link" errors={errors} back={{ href: '/sign-in' }}>
    <Text>For people who apply for clearance. We send a link to the email address that the vetting unit has for you.</Text>
    <Form action={paths.ask}>
      <GovukInput
        id="email"
        name="email"
        type="email"
        label={{ text: 'Email address', classes: 'govuk-label--s' }}
        value={email}
        autocomplete="email"
        spellcheck={false}
        classes="govuk-input--width-20"
        {...errorOf(errors, 'email')}
      />
      <GovukButton text="Send the link" preventDoubleClick />
    </Form>
  </Page>
)

/** The same for everybody: whether the address is known shows nowhere. */
export const LinkSentPage = () => (
  <Page title="Check your email">
    <Text>If we know the address, a link is on its way to it. It works once, for ten minutes after it was sent.</Text>
    <Text>Open it in this browser. You then need your second step: a code from an app, or a passkey.</Text>
    <SubHeading>If nothing comes</SubHeading>
    <List
      items={[
        'look among junk mail',
        <>
          check the address and{' '}
          <a class="govuk-link" href={paths.ask}>
            ask for another link
          </a>
          ; after a few in one hour no more are sent
        </>,
        'ask the vetting unit which address it has for you',
      ]}
    />
    {useSurroundings().development && (
      <GovukInsetText
        html={`Here no mail leaves the service. <a class="govuk-link" href="${INBOX_PATH}">Read it in the development inbox</a>.`}
      />
    )}
  </Page>
)

type UseProps = { token: string; isElsewhere: boolean }

/** A button, because programs that look at mail for danger open every link in it. */
export const UseLinkPage = ({ token, isElsewhere }: UseProps) => (
  <Page title={isElsewhere ? 'Did you ask for this link?' : 'Finish signing in'}>
    {isElsewhere ? (
      <>
        <GovukWarningText text="This link was asked for in another browser or on another device." iconFallbackText="Warning" />
        <Text>Go on only if you asked for it yourself a few minutes ago. If somebody sent it to you, close this page.</Text>
      </>
    ) : (
      <Text>The link can be used once. Next comes your second step.</Text>
    )}
    <Form action={paths.use}>
      <input type="hidden" name="token" value={token} />
      {isElsewhere && <input type="hidden" name="confirmed" value="yes" />}
      <GovukButton text={isElsewhere ? 'I asked for it: continue' : 'Continue'} preventDoubleClick />
    </Form>
  </Page>
)

type FactorProps = { hasCode: boolean; passkey: string | undefined } & Errors

export const FactorPage = ({ hasCode, passkey, errors }: FactorProps) => (
  <Page title="Your second step" errors={errors}>
    {passkey !== undefined && <PasskeyForm action={paths.passkey} options={passkey} text="Use your passkey" kind="use" errors={errors} />}
    <Form action={paths.factor}>
      <CodeInput
        label={hasCode ? 'Code from your app' : 'Recovery code'}
        hint={hasCode ? '6 figures. If you lost the app, one of your recovery codes' : 'Only if you lost your passkey'}
        errors={errors}
      />
      <GovukButton text="Sign in" preventDoubleClick />
    </Form>
    <Folded summary="I lost the app and the recovery codes" long={false}>
      <Text>Ask the vetting unit to invite you again. It will make sure that it is you.</Text>
    </Folded>
  </Page>
)

type SetUpProps = { sealed: string; secret: string; otpauth: string; passkey: string } & Errors

export const SetUpPage = ({ sealed, secret, otpauth, passkey, errors }: SetUpProps) => (
  <Page title="Set up your second step" errors={errors}>
    <Text>Whoever reads your mail must not be able to sign in as you. So besides the link you need something that only you have.</Text>
    <PasskeyForm action={paths.setUpPasskey} options={passkey} text="Set up a passkey" kind="register" errors={errors}>
      <SubHeading>With a passkey</SubHeading>
      <Text>On this device, on your telephone or on a security key. This is the safest way.</Text>
    </PasskeyForm>
    <SubHeading>With a code from an app</SubHeading>
    <ol class="govuk-list govuk-list--number muster-prose">
      <li>Open an authenticator app on your telephone or computer: there are several, and most cost nothing.</li>
      <li>
        Add an account there with this key: <strong class="muster-secret">{secret.match(/.{1,4}/g)?.join(' ')}</strong>. If the app is on
        this device, you can{' '}
        <a class="govuk-link" href={otpauth}>
          open it with the key
        </a>{' '}
        instead.
      </li>
      <li>Enter the 6 figures that the app shows.</li>
    </ol>
    <Form action={paths.setUp}>
      <input type="hidden" name="sealed" value={sealed} />
      <CodeInput label="Code from your app" hint="6 figures" errors={errors} />
      <GovukButton text="Continue" preventDoubleClick />
    </Form>
  </Page>
)

const CodeInput = ({ label, hint, errors }: { label: string; hint: string } & Errors) => (
  <GovukInput
    id="code"
    name="code"
    label={{ text: label, classes: 'govuk-label--s' }}
    hint={{ text: hint }}
    autocomplete="one-time-code"
    spellcheck={false}
    classes="govuk-input--width-10 govuk-input--extra-letter-spacing"
    {...errorOf(errors, 'code')}
  />
)

type PasskeyProps = {
  action: string
  options: string
  text: string
  kind: 'register' | 'use'
  children?: preact.ComponentChildren
} & Errors

/** Only a script can ask for a passkey, so it is the script that shows this. */
const PasskeyForm = ({ action, options, text, kind, children, errors }: PasskeyProps) => (
  <div hidden data-passkey={kind} data-options={options}>
    {children}
    <Form action={action}>
      <input type="hidden" name="answer" value="" />
      <p class="govuk-error-message" data-passkey-said role="status">
        {errors.find(({ field }) => field === 'passkey')?.message}
      </p>
      <button type="submit" class="govuk-button" id="passkey">
        {text}
      </button>
    </Form>
  </div>
)

export const RecoveryCodesPage = ({ codes, next }: { codes: readonly string[]; next: string }) => (
  <Page title="Keep these recovery codes">
    <Text>You are signed in. If you lose your second step, each of these lets you in once instead of it. They are not shown again.</Text>
    <ul class="govuk-list muster-codes">
      {codes.map(code => (
        <li key={code}>
          <code>{spaced(code)}</code>
        </li>
      ))}
    </ul>
    <Text>Print this page or write them down, and keep them apart from the device that you sign in with.</Text>
    <GovukButton text="I have kept them: continue" href={next} />
  </Page>
)
