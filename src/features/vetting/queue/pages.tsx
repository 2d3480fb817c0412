/** The queue of a unit: a page of it, with the ways to see it otherwise, to keep a view of it, and to give out what it shows. */
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukPagination } from '../../../platform/views/govuk.generated.ts'
import { Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { vettingPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { SeenQueue } from './actions.ts'
import { QueueFilter, queueAddress } from './filter.tsx'
import { type Asked, chosenOf, FILE_ROWS, MOST_COUNTED, queryOf, type Sort } from './rules.ts'
import { SearchBox } from './search/box.tsx'
import { CaseTable, countWords } from './table.tsx'

type Props = { seen: SeenQueue; asked: Asked; today: string; mayAllocate: boolean; errors: readonly Reason[] }

export const QueuePage = ({ seen, asked, today, mayAllocate, errors }: Props) => {
  const { rows, unit, units, names, colleagues, count } = seen
  const chosen = chosenOf(asked, account => names.get(account) ?? 'Somebody')
  return (
    <Section title="Queue" caption={unit.name} errors={errors}>
      <SearchBox />
      {mayAllocate && (
        <Text>
          <a class="govuk-link" href={asked.unit === undefined ? paths.workload : `${paths.workload}?unit=${asked.unit}`}>
            Workload of each person
          </a>
        </Text>
      )}
      <Views seen={seen} />
      <QueueFilter asked={asked} units={units} colleagues={colleagues} chosen={chosen} />
      <p class="govuk-body" role="status">
        {countWords(count, MOST_COUNTED)}
        {chosen.length > 0 ? ' with these filters' : ''}
        {asked.after ? '; these are further on' : ''}.
      </p>
      {rows.length === 0 ? (
        <Text>No open case is like this. Take a filter away to see more.</Text>
      ) : (
        <Picking mayAllocate={mayAllocate}>
          <CaseTable id="queue" caption={captionOf(asked)} rows={rows} names={names} today={today} asked={asked} isPicked={mayAllocate} />
        </Picking>
      )}
      <Pages seen={seen} asked={asked} />
      {rows.length > 0 && (
        <Text>
          <a class="govuk-link" href={`${paths.queueFile}?${queryOf(asked)}`} download>
            Download as CSV
          </a>
          {count > FILE_ROWS || count > MOST_COUNTED ? `: up to ${FILE_ROWS.toLocaleString('en-GB')} cases, in this order` : ''}
        </Text>
      )}
      <SaveView asked={asked} errors={errors} />
    </Section>
  )
}

const ORDERS: Readonly<Record<Sort, readonly [string, string]>> = {
  age: ['the oldest first', 'the newest first'],
  target: ['the earliest target first', 'the latest target first'],
  level: ['by level', 'by level, backwards'],
  ref: ['by reference', 'by reference, backwards'],
}
const captionOf = ({ sort, isBackwards }: Asked): string => `Open cases, ${ORDERS[sort][isBackwards ? 1 : 0]}`

/** Which cases were picked goes to the next page in its address: nothing is changed yet. */
const Picking = ({ mayAllocate, children }: { mayAllocate: boolean; children: preact.ComponentChildren }) =>
  mayAllocate ? (
    <form action={paths.allocateMany} method="get" noValidate>
      {children}
      <GovukButton text="Allocate selected cases" classes="govuk-button--secondary" />
    </form>
  ) : (
    children
  )

const Pages = ({ seen: { next }, asked }: Pick<Props, 'seen' | 'asked'>) =>
  asked.after || next ? (
    <GovukPagination
      {...(asked.after ? { previous: { href: queueAddress(asked), text: 'To the beginning' } } : {})}
      {...(next ? { next: { href: queueAddress(asked, { after: next }), text: 'Next page' } } : {})}
    />
  ) : null

const Views = ({ seen: { views } }: Pick<Props, 'seen'>) =>
  views.length === 0 ? null : (
    <section aria-labelledby="views-title">
      <h2 class="govuk-heading-s" id="views-title">
        Your views
      </h2>
      <ul class="govuk-list muster-ways">
        {views.map(({ id, name, query }) => (
          <li key={id}>
            <a class="govuk-link" href={query === '' ? paths.queue : `${paths.queue}?${query}`}>
              {name}
            </a>{' '}
            <Form action={paths.dropView(id)} class="muster-inline">
              <button type="submit" class="muster-link-button">
                Drop<span class="govuk-visually-hidden"> the view {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )

const SaveView = ({ asked, errors }: Pick<Props, 'asked' | 'errors'>) => (
  <details class="govuk-details" open={errors.length > 0}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Save this view</span>
    </summary>
    <div class="govuk-details__text">
      <Form action={paths.saveView}>
        <input type="hidden" name="query" value={queryOf(asked)} />
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name of the view' }}
          hint={{ text: 'Its filters and order are kept, for you alone' }}
          classes="govuk-input--width-20"
          {...errorOf(errors, 'name')}
        />
        <GovukButton text="Save view" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </div>
  </details>
)
