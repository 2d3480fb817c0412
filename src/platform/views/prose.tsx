/** The small parts of which a document's text is made. */
import { type ComponentChildren, createContext, h } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { render } from 'preact-render-to-string'
import { GovukDetails, GovukInsetText } from './govuk.generated.ts'

/** The level a heading has here: a section does not know how deep it stands. */
export const HeadingLevel = createContext(2)

type Children = { children: ComponentChildren }

/** The official components take what stands inside them as text of HTML. It is rendered apart, so how deep it stands is handed on. */
const markupOf = (children: ComponentChildren, level: number) => render(h(HeadingLevel.Provider, { value: level, children }))

export const Lead = ({ children }: Children) => <p class="govuk-body-l muster-prose">{children}</p>
export const Text = ({ children }: Children) => <p class="govuk-body muster-prose">{children}</p>
export const Note = ({ children }: Children) => <p class="govuk-body muster-note">{children}</p>

export const SubHeading = ({ id, children }: Children & { id?: string }) => (
  <HeadingLevel.Consumer>
    {level => {
      const Heading = `h${level}` as 'h3'
      return (
        <Heading class={level <= 3 ? 'govuk-heading-m' : 'govuk-heading-s'} {...(id ? { id } : {})}>
          {children}
        </Heading>
      )
    }}
  </HeadingLevel.Consumer>
)

export const List = ({ items }: { items: ComponentChildren[] }) => (
  <ul class="govuk-list govuk-list--bullet muster-prose">
    {items.map((item, index) => (
      <li key={index}>{item}</li>
    ))}
  </ul>
)

export const Inset = ({ children }: Children) => (
  <HeadingLevel.Consumer>{level => <GovukInsetText html={markupOf(children, level)} />}</HeadingLevel.Consumer>
)

/** Facts about one thing, each with its name. */
export const Facts = ({ rows }: { rows: readonly { key: string; value: ComponentChildren }[] }) => (
  <dl class="govuk-summary-list muster-facts">
    {rows.map(({ key, value }) => (
      <div class="govuk-summary-list__row" key={key}>
        <dt class="govuk-summary-list__key">{key}</dt>
        <dd class="govuk-summary-list__value">{value}</dd>
      </div>
    ))}
  </dl>
)

/** Long material folded away under a summary; print shows it, unless it is too long for paper. */
export const Folded = ({ summary, long, children }: Children & { summary: string; long: boolean }) => (
  <HeadingLevel.Consumer>
    {level => <GovukDetails summaryText={summary} html={markupOf(children, level)} classes={long ? 'muster-long' : ''} />}
  </HeadingLevel.Consumer>
)

export type KeyFigure = { name: string; value: string; unit?: string; note?: string }

/** The few figures that matter, large. */
export const KeyFigures = ({ figures }: { figures: KeyFigure[] }) => (
  <dl class="muster-figures">
    {figures.map(({ name, value, unit, note }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {value}
          {unit && <span class="muster-unit"> {unit}</span>}
          {note && <span class="muster-aside">{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
)

/** Markup made elsewhere and known to be safe, set in as it is. */
export const Markup = ({ html }: { html: string }) => jsxTemplate([html])
