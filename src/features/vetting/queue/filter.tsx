/** The filters of the queue: what can be set, and what is. */
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { GovukCheckboxes, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { MojFilter } from '../../../platform/views/moj.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Colleague } from '../people/queries.ts'
import type { Unit } from '../queries.ts'
import { LEVELS, PARTIES, STAGES, STATES } from '../rules.ts'
import { AGES, ALLOCATED, type Asked, type Chosen, OPEN_STATES, queryOf } from './rules.ts'

export type FilterProps = { asked: Asked; units: readonly Unit[]; colleagues: readonly Colleague[]; chosen: readonly Chosen[] }

export const QueueFilter = (props: FilterProps) => (
  <>
    <Selected {...props} />
    <details class="govuk-details muster-queue-filter">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.chosen.length > 0 ? 'Change the filters' : 'Filter the queue'}</span>
      </summary>
      <form action={paths.queue} method="get" noValidate>
        {props.asked.sort !== 'age' && <input type="hidden" name="sort" value={props.asked.sort} />}
        {props.asked.isBackwards && <input type="hidden" name="dir" value="desc" />}
        <MojFilter heading={{ text: 'Filter' }} submit={{ text: 'Apply filters' }} optionsHtml={render(<Options {...props} />)} />
      </form>
    </details>
  </>
)

/** Outside the folded panel: whoever comes back to a view sees at once what it leaves out. */
const Selected = ({ asked, chosen }: FilterProps) =>
  chosen.length === 0 ? null : (
    <section class="muster-selected" aria-labelledby="selected-filters">
      <h2 class="govuk-heading-s" id="selected-filters">
        Selected filters
      </h2>
      <ul class="moj-filter-tags">
        {chosen.flatMap(({ heading, items }) =>
          items.map(({ text, query }) => (
            <li key={heading + text}>
              <a class="moj-filter__tag" href={`${paths.queue}?${query}`}>
                <span class="govuk-visually-hidden">Remove this filter</span> {heading}: {text}
              </a>
            </li>
          )),
        )}
      </ul>
      <p class="govuk-body">
        <a
          class="govuk-link govuk-link--no-visited-state"
          href={asked.unit === undefined ? paths.queue : `${paths.queue}?unit=${asked.unit}`}
        >
          Clear filters
        </a>
      </p>
    </section>
  )

const Options = ({ asked, units, colleagues }: FilterProps): VNode => (
  <div class="muster-queue-options">
    {units.length > 1 && (
      <Choice
        name="unit"
        label="Unit"
        value={String(asked.unit ?? units[0]?.id)}
        items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
      />
    )}
    <Ticks
      name="level"
      legend="Level"
      values={asked.levels}
      items={Object.entries(LEVELS).map(([value, { short }]) => ({ value, text: short }))}
    />
    <Ticks name="state" legend="State" values={asked.states} items={OPEN_STATES.map(value => ({ value, text: STATES[value] }))} />
    <div>
      <Choice name="party" label="Waits for" value={asked.party} any="Anybody" items={itemsOf(PARTIES)} />
      <Choice
        name="stage"
        label="Stage open now"
        value={asked.stage}
        any="Any"
        items={Object.entries(STAGES).map(([value, { name }]) => ({ value, text: name }))}
      />
      <Choice
        name="age"
        label="Age since receipt"
        value={asked.age}
        any="Any"
        items={Object.entries(AGES).map(([value, { name }]) => ({ value, text: name }))}
      />
      <Choice
        name="who"
        label="Allocated to"
        value={asked.allocated}
        any="Anybody or nobody"
        items={[...itemsOf(ALLOCATED), ...colleagues.map(({ account, name }) => ({ value: account, text: name }))]}
      />
    </div>
    <div>
      <Ticks name="late" legend="Target" values={asked.isLate ? ['yes'] : []} items={[{ value: 'yes', text: 'Target has passed' }]} />
      <Ticks
        name="priority"
        legend="Priority"
        values={asked.hasPriority ? ['yes'] : []}
        items={[{ value: 'yes', text: 'In the priority lane' }]}
      />
      <Ticks name="red" legend="Waivers" values={asked.isRed ? ['yes'] : []} items={[{ value: 'yes', text: 'A waiver has run out' }]} />
    </div>
  </div>
)

const itemsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, text]) => ({ value, text }))

type Items = { value: string; text: string }[]

const Choice = ({
  name,
  label,
  value,
  any,
  items,
}: {
  name: string
  label: string
  value: string | undefined
  any?: string
  items: Items
}) => (
  <GovukSelect
    id={`filter-${name}`}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    items={[...(any === undefined ? [] : [{ value: '', text: any }]), ...items]}
    value={value ?? ''}
  />
)

const Ticks = ({ name, legend, values, items }: { name: string; legend: string; values: readonly string[]; items: Items }) => (
  <GovukCheckboxes
    name={name}
    idPrefix={`filter-${name}`}
    classes="govuk-checkboxes--small"
    fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
    items={items}
    values={[...values]}
  />
)

export const queueAddress = (asked: Asked, change: Partial<Asked> = {}): string => {
  const query = queryOf(asked, change)
  return query === '' ? paths.queue : `${paths.queue}?${query}`
}
