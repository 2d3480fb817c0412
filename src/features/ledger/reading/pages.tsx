/** The ledger for people: a search, what it found, and one entry with its proof. */
import { instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukInput,
  GovukPagination,
  GovukSelect,
  GovukSummaryList,
  GovukTag,
} from '../../../platform/views/govuk.generated.ts'
import { Page } from '../../../platform/views/page.tsx'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import type { Found } from './actions.ts'
import { ledgerPaths } from './paths.ts'
import type { CheckedEntry, Entry } from './queries.ts'
import { cursorText, kindWords, type TypedSearch, USUAL_DAYS } from './rules.ts'

const ZONE = 'Europe/London'

type SearchProps = { typed: TypedSearch; kinds: readonly string[]; found: Found | undefined; errors: readonly Reason[]; isFirst: boolean }

export const LedgerPage = (props: SearchProps) => (
  <Page title="Ledger" errors={props.errors}>
    <Text>Who did what, and who read what, entry by entry. Nobody can change or take away an entry. This look at it is an entry too.</Text>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-third">
        <SearchForm {...props} />
      </div>
      <div class="govuk-grid-column-two-thirds">{props.found && <Results {...props} found={props.found} />}</div>
    </div>
  </Page>
)

const SearchForm = ({ typed, kinds, errors }: SearchProps) => (
  <form action={ledgerPaths.list} method="get" noValidate class="muster-filter">
    <h2 class="govuk-heading-m">Search</h2>
    <GovukInput
      id="who"
      name="who"
      label={{ text: 'Who' }}
      hint={{ text: 'A name or part of it' }}
      value={typed.who}
      {...errorOf(errors, 'who')}
    />
    <GovukSelect
      id="kind"
      name="kind"
      label={{ text: 'What was done' }}
      items={[{ value: '', text: 'Anything' }, ...kinds.map(kind => ({ value: kind, text: kindWords(kind) }))]}
      value={typed.kind}
    />
    <GovukInput
      id="about"
      name="about"
      label={{ text: 'About' }}
      hint={{ text: 'The reference of a record, an account or a session' }}
      value={typed.about}
      spellcheck={false}
      {...errorOf(errors, 'about')}
    />
    <DayInput name="from" legend="First day" hint={`Empty: ${USUAL_DAYS} days before the last`} plain typed={typed} errors={errors} />
    <DayInput name="to" legend="Last day" hint="Empty: today" plain typed={typed} errors={errors} />
    <GovukButton text="Search" classes="govuk-button--secondary" />
  </form>
)

const Results = ({ found: { entries, next }, typed, isFirst }: SearchProps & { found: Found }) => (
  <>
    {entries.length === 0 ? (
      <Text>{isFirst ? 'Nothing was found. Search in other days, or for less.' : 'There is nothing older.'}</Text>
    ) : (
      <DataTable
        id="entries"
        caption="Entries, the latest first"
        rows={entries}
        columns={[
          { head: 'When', cell: entry => <EntryLink {...entry} /> },
          { head: 'Who', cell: ({ name }) => name ?? '–' },
          { head: 'What', cell: entry => <What {...entry} /> },
        ]}
      />
    )}
    {next && <GovukPagination next={{ href: `${ledgerPaths.list}?${queryOf(typed)}&after=${cursorText(next)}`, text: 'Older' }} />}
    {entries.length > 0 && isFirst && (
      <Text>
        <a class="govuk-link" href={`${ledgerPaths.file}?${queryOf(typed)}`} download>
          Download what was found as CSV
        </a>
      </Text>
    )}
  </>
)

const EntryLink = ({ at, id, kind }: Entry) => (
  <a class="govuk-link" href={ledgerPaths.entry(at, id)}>
    {shortInstant(at, ZONE)}
    <span class="govuk-visually-hidden">: {kindWords(kind)}</span>
  </a>
)

const What = ({ kind, act, subjects, detail, erased }: Entry) => (
  <>
    {whatWords(kind, detail)}
    {erased && (
      <>
        {' '}
        <GovukTag text="Erased" classes="govuk-tag--grey" />
      </>
    )}
    <div class="govuk-hint govuk-!-margin-bottom-0">
      {[act, subjects.length > 0 ? recordWords(subjects.length) : ''].filter(Boolean).join(', ')}
    </div>
  </>
)

const recordWords = (n: number) => (n === 1 ? '1 record' : `${count(n)} records`)

const VERBS: Readonly<Record<string, string>> = { insert: 'added to', update: 'changed in', delete: 'erased from' }

/** A table's own witness says which rows of which table were written. */
function whatWords(kind: string, detail: Entry['detail']): string {
  const { table, verb, rows } = detail ?? {}
  if (kind !== 'witness' || typeof table !== 'string') return kindWords(kind)
  const n = Array.isArray(rows) ? rows.length : 0
  return `${n === 1 ? '1 row' : `${count(n)} rows`} ${VERBS[String(verb)] ?? String(verb)} ${table}`
}

const queryOf = (typed: TypedSearch): string => new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== '')).toString()

export const EntryPage = ({ entry }: { entry: CheckedEntry }) => (
  <Page
    title={whatWords(entry.kind, entry.detail)}
    caption={instantWords(entry.at, ZONE)}
    back={{ href: ledgerPaths.list, text: 'Ledger' }}
  >
    <GovukSummaryList
      rows={factsOf(entry).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
      classes="muster-facts"
    />
    {entry.subjects.length > 0 && (
      <>
        <SubHeading>About</SubHeading>
        <ul class="govuk-list">
          {entry.subjects.map(subject => (
            <li key={subject}>
              <a class="govuk-link" href={`${ledgerPaths.list}?about=${subject}`}>
                {subject}
              </a>
            </li>
          ))}
        </ul>
      </>
    )}
    {entry.detail && Object.keys(entry.detail).length > 0 && (
      <>
        <SubHeading>What was kept of it</SubHeading>
        <pre class="muster-detail">{JSON.stringify(entry.detail, null, 2)}</pre>
      </>
    )}
    <SubHeading>Its commitment</SubHeading>
    <Text>{FITS[String(entry.fits) as keyof typeof FITS]}</Text>
    <Text>
      <code class="muster-digest">{entry.commitment}</code>
    </Text>
  </Page>
)

const FITS = {
  true: 'What is shown here gives the commitment that was stored when it was said: it has not been changed since.',
  false:
    'What is shown here does not give the commitment that was stored when it was said. It has been changed. Tell your security team at once.',
  null: 'What was said has been erased because its time had come. That it was said, and when, is still proved by this.',
} as const

const factsOf = ({ id, at, name, account, act, purpose }: CheckedEntry): [string, string][] => [
  ['Entry', id],
  ['At', at],
  ['Who', name ? `${name} (${account})` : 'Nobody with an account'],
  ['Where in Muster', act ?? '–'],
  ['Purpose', purpose ?? 'The task in hand'],
]
