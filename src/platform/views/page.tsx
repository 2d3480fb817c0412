/** A page of the service: everything around what a feature has to say. */
import type { ComponentChildren, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { render } from 'preact-render-to-string'
import type { Reason } from '../../values/outcome.ts'
import { Form } from './form.tsx'
import {
  GovukBackLink,
  GovukErrorSummary,
  GovukGenericHeader,
  GovukNotificationBanner,
  GovukPhaseBanner,
  GovukServiceNavigation,
  GovukSkipLink,
} from './govuk.generated.ts'
import { mark } from './mark.ts'
import { type PageSurroundings, Surroundings, useSurroundings } from './surroundings.ts'

type Props = {
  title: string
  /** What the title belongs to, above it. */
  caption?: string
  /** A reference that tells the window's title from others. Never a person's name: titles stay in a browser's history. */
  about?: string
  errors?: readonly Reason[]
  back?: { href: string; text?: string }
  /** Long work: without script the page asks again by itself. */
  refreshSeconds?: number
  /** The ways to the other pages of a part of the service. */
  above?: VNode
  children: ComponentChildren
}

export const renderPage = (content: VNode, surroundings: PageSurroundings): string =>
  `<!DOCTYPE html>\n${render(<Surroundings.Provider value={surroundings}>{content}</Surroundings.Provider>)}\n`

export const Page = (props: Props) => {
  const { title, errors = [], back } = props
  return (
    <html lang="en-GB" class="govuk-template">
      <Head {...props} />
      <body class="govuk-template__body">
        <SupportedScript />
        <GovukSkipLink text="Skip to main content" href="#main-content" />
        <Header />
        <div class="govuk-width-container">
          {props.above}
          {back && (
            <nav aria-label="Back">
              <GovukBackLink href={back.href} text={back.text ?? 'Back'} />
            </nav>
          )}
          <main class="govuk-main-wrapper" id="main-content">
            <Notice />
            {errors.length > 0 && <Errors errors={errors} />}
            <h1 class="govuk-heading-l">
              {props.caption && <span class="govuk-caption-l">{props.caption}</span>} {title}
            </h1>
            {props.children}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  )
}

const Head = ({ title, about, errors = [], refreshSeconds }: Props) => {
  const { assets, nonce } = useSurroundings()
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${errors.length > 0 ? 'Error: ' : ''}${title}${about === undefined ? '' : ` – ${about}`} – Muster`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="theme-color" content="#12436d" />
      {refreshSeconds !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(refreshSeconds)} />
        </noscript>
      )}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.css} />
      <script type="module" src={assets.js} nonce={nonce} />
    </head>
  )
}

/** The components' styles for browsers with script, set before anything is drawn. */
const SupportedScript = () => {
  const { nonce } = useSurroundings()
  return <script nonce={nonce}>{jsxTemplate([SUPPORTED])}</script>
}

const SUPPORTED =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');"

const Header = () => {
  const { person, navigation, path } = useSurroundings()
  const here = path.split('?')[0] ?? path
  return (
    <header class="govuk-template__header muster-header">
      <GovukGenericHeader logoHtml={`<span class="muster-mark">${mark()}<span>Muster</span></span>`} />
      {navigation.length > 0 && (
        <GovukServiceNavigation
          navigation={navigation.map(({ text, href, within = href }) => ({
            text,
            href,
            current: here === href,
            active: here.startsWith(`${within}/`),
          }))}
        />
      )}
      {person && <WhoIsHere name={person.name} />}
      <Development />
    </header>
  )
}

const WhoIsHere = ({ name }: { name: string }) => (
  <div class="muster-who">
    <div class="govuk-width-container muster-who__inner">
      <span class="muster-who__name">
        Signed in as <strong>{name}</strong>
      </span>
      <a class="govuk-link govuk-link--no-visited-state" href="/sessions">
        Your sessions
      </a>
      <Form action="/sign-out" class="muster-who__out">
        <button type="submit" class="muster-link-button">
          Sign out
        </button>
      </Form>
    </div>
  </div>
)

const Development = () =>
  useSurroundings().development ? (
    <div class="govuk-width-container">
      <GovukPhaseBanner tag={{ text: 'Development' }} text="People, units and cases here are invented. Nothing real goes in." />
    </div>
  ) : null

const Notice = () => {
  const { notice } = useSurroundings()
  return notice ? <GovukNotificationBanner type="success" text={notice} /> : null
}

const Errors = ({ errors }: { errors: readonly Reason[] }) => (
  <GovukErrorSummary
    titleText="There is a problem"
    errorList={errors.map(({ field, message }) => (field === '' ? { text: message } : { text: message, href: `#${field}` }))}
  />
)

const Footer = () => (
  <footer class="govuk-template__footer muster-footer">
    <div class="govuk-width-container">
      <h2 class="govuk-visually-hidden">About this service</h2>
      <ul class="muster-footer__links">
        {STANDING.map(({ text, href }) => (
          <li key={href}>
            <a class="govuk-link govuk-link--no-visited-state" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  </footer>
)

const STANDING = [
  { text: 'Accessibility statement', href: '/accessibility' },
  { text: 'Cookies', href: '/cookies' },
  { text: 'Privacy notice', href: '/privacy' },
]
