/** One self-contained HTML document: nothing is loaded, nothing runs, so that it can be kept on a disk, sent and printed. */
import type { ComponentChildren } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { render } from 'preact-render-to-string'
import { instantWords } from './dates.tsx'
import { GovukGenericHeader, GovukSkipLink } from './govuk.generated.ts'
import { mark, readMark } from './mark.ts'
import { HeadingLevel } from './prose.tsx'
import { readStyles } from './styles.ts'

/** When the document was made, and by which command. */
export type Made = { at: string; command?: string }
export type Section = { id: string; title: string; body: ComponentChildren }
/** A document is one part, or several under one roof: each with its own summary and sections. */
export type Part = { id: string; title: string; opening: ComponentChildren; sections: Section[] }

type Content = { title: string; caption: string; opening: ComponentChildren; parts: Part[]; made: Made; timeZone: string }

/** The whole file as text. With one part its sections stand directly under the title. */
export const htmlDocument = (content: Content): string => `<!DOCTYPE html>\n${render(<HtmlDocument {...content} />)}\n`

// No script may run, nothing may be fetched: a case log's words cannot turn the page into a way out for its data.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

const HtmlDocument = (content: Content) => (
  <html lang="en-GB" class="govuk-template">
    <head>
      <meta charset="utf-8" />
      <title>{`${content.title} – Muster`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content={POLICY} />
      <meta name="theme-color" content="#12436d" />
      <link rel="icon" href={`data:image/svg+xml;base64,${Buffer.from(readMark()).toString('base64')}`} />
      <style>{jsxTemplate([readStyles()])}</style>
    </head>
    <body class="govuk-template__body">
      <GovukSkipLink text="Skip to main content" href="#main-content" />
      <Header />
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main-content">
          <h1 class="govuk-heading-xl">
            <span class="govuk-caption-xl">{content.caption}</span> {content.title}
          </h1>
          {content.opening}
          <Parts parts={content.parts} />
        </main>
      </div>
      <Footer made={content.made} timeZone={content.timeZone} />
    </body>
  </html>
)

const Header = () => (
  <header class="govuk-template__header muster-header" id="top">
    <GovukGenericHeader url="#top" logoHtml={`<span class="muster-mark">${mark()}<span>Muster</span></span>`} />
  </header>
)

export const Parts = ({ parts }: { parts: Part[] }) => {
  const [only] = parts
  if (parts.length === 1 && only)
    return (
      <>
        {only.opening}
        <Contents parts={parts} />
        <Sections part={only} />
      </>
    )
  return (
    <>
      <Contents parts={parts} />
      {parts.map(part => (
        <div key={part.id} id={part.id} class="muster-part">
          <h2 class="govuk-heading-l">{part.title}</h2>
          <HeadingLevel.Provider value={3}>
            {part.opening}
            <Sections part={part} />
          </HeadingLevel.Provider>
        </div>
      ))}
    </>
  )
}

const Contents = ({ parts }: { parts: Part[] }) => (
  <nav class="muster-contents" aria-label="Contents">
    {parts.map(part => (
      <div key={part.id} class="muster-contents__part">
        <p class="govuk-body muster-contents__title">
          <strong>
            {parts.length === 1 ? (
              'On this page'
            ) : (
              <a href={`#${part.id}`} class="govuk-link">
                {part.title}
              </a>
            )}
          </strong>
        </p>
        <ol>
          {part.sections.map(({ id, title }) => (
            <li key={id} class="govuk-body">
              <a href={`#${id}`} class="govuk-link">
                {title}
              </a>
            </li>
          ))}
        </ol>
      </div>
    ))}
  </nav>
)

const Sections = ({ part }: { part: Part }) => (
  <HeadingLevel.Consumer>
    {level => {
      const Heading = `h${level}` as 'h2'
      return part.sections.map(({ id, title, body }) => (
        <section key={id} class="muster-section">
          <Heading class={level === 2 ? 'govuk-heading-l' : 'govuk-heading-m'} id={id}>
            {title}
          </Heading>
          <HeadingLevel.Provider value={level + 1}>{body}</HeadingLevel.Provider>
        </section>
      ))
    }}
  </HeadingLevel.Consumer>
)

const Footer = ({ made, timeZone }: { made: Made; timeZone: string }) => (
  <footer class="muster-footer">
    <div class="govuk-width-container">
      <p>
        Made by Muster on <time dateTime={made.at}>{instantWords(made.at, timeZone)}</time>
        {made.command && (
          <>
            {' '}
            with <code class="muster-hash">{made.command}</code>
          </>
        )}
        .
      </p>
      <p>The file was read on the computer on which Muster ran. This page holds no script and loads nothing from anywhere.</p>
    </div>
  </footer>
)
