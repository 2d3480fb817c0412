/** Cases in a table: what each is, how far, who holds it since when. Every order is a link, and whoever gives out cases ticks them. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { count, counted, shortDay } from '../../../values/figures.ts'
import { StateTag, ZONE } from '../cases/frame.tsx'
import { personName } from '../cases/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { levelName, partyName, stageName } from '../rules.ts'
import { seenText } from './allocation/rules.ts'
import { queueAddress } from './filter.tsx'
import { type Asked, type QueueRow, SORTS, type Sort } from './rules.ts'

type Props = {
  id: string
  caption: string
  rows: readonly QueueRow[]
  names: ReadonlyMap<string, string>
  today: string
  /** Where the order can be changed. */
  asked?: Asked
  /** Where cases can be picked. */
  isPicked?: boolean
  /** One's own cases are all allocated to oneself. */
  isOwn?: boolean
}

export const CaseTable = ({ id, caption, rows, names, today, asked, isPicked = false, isOwn = false }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that can be scrolled must be reachable by keyboard.
  <section class="muster-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
    <table class="govuk-table muster-table muster-queue" id={id}>
      <caption class="govuk-table__caption govuk-table__caption--m" id={`${id}-caption`}>
        {caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {isPicked && <Head>Pick</Head>}
          <Ordered sort="ref" asked={asked} />
          <Ordered sort="level" asked={asked} />
          <Head>Stage</Head>
          <Head>Waits for</Head>
          <Ordered sort="age" asked={asked} />
          <Ordered sort="target" asked={asked} />
          {!isOwn && <Head>Allocated to</Head>}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map(row => (
          <tr class="govuk-table__row" key={row.id}>
            {isPicked && (
              <td class="govuk-table__cell">
                <Pick row={row} />
              </td>
            )}
            <th scope="row" class="govuk-table__header">
              <a class="govuk-link muster-whole" href={paths.case(row.id)}>
                {row.ref}
              </a>
              <span class="muster-under">{personName(row)}</span>
            </th>
            <td class="govuk-table__cell">
              {levelName(row.level)}
              <Marks row={row} />
            </td>
            <td class="govuk-table__cell">
              <StateTag state={row.state} />
              {row.stages.length > 0 && <span class="muster-under">{row.stages.map(stageName).join(', ')}</span>}
            </td>
            <td class="govuk-table__cell">
              {partyName(row.party)}
              <span class="muster-under">
                {row.partyName ? `${row.partyName}, ` : ''}
                {row.heldDays === 0 ? 'since today' : `for ${counted(row.heldDays, 'working day')}`}
              </span>
              {row.dueOn && <span class="muster-under">Answer due {shortDay(row.dueOn)}</span>}
            </td>
            <td class="govuk-table__cell muster-whole">
              <Day at={row.receivedOn} timeZone={ZONE} short />
              <span class="muster-under">{counted(row.age, 'working day')}</span>
            </td>
            <td class="govuk-table__cell muster-whole">
              <Target row={row} today={today} />
            </td>
            {!isOwn && (
              <td class="govuk-table__cell">{row.allocatedTo === null ? 'Nobody' : (names.get(row.allocatedTo) ?? 'Somebody who left')}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Head = ({ children }: { children: ComponentChildren }) => (
  <th scope="col" class="govuk-table__header">
    {children}
  </th>
)

/** A link to the other direction where the table stands in this order, and to this order where it does not. */
const Ordered = ({ sort, asked }: { sort: Sort; asked: Asked | undefined }) => {
  if (!asked) return <Head>{SORTS[sort]}</Head>
  const isHere = asked.sort === sort
  return (
    <th scope="col" class="govuk-table__header" aria-sort={isHere ? (asked.isBackwards ? 'descending' : 'ascending') : 'none'}>
      <a
        class={`govuk-link govuk-link--no-visited-state muster-order${isHere ? ` muster-order--${asked.isBackwards ? 'down' : 'up'}` : ''}`}
        href={queueAddress(asked, { sort, isBackwards: isHere && !asked.isBackwards })}
      >
        {SORTS[sort]}
      </a>
    </th>
  )
}

const Pick = ({ row }: { row: QueueRow }) => (
  <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id={`pick-${row.id}`} name="case" type="checkbox" value={seenText(row)} />
      <label class="govuk-label govuk-checkboxes__label" for={`pick-${row.id}`}>
        <span class="govuk-visually-hidden">Pick {row.ref}</span>
      </label>
    </div>
  </div>
)

const Marks = ({ row: { priority, isRed } }: { row: QueueRow }) => (
  <>
    {priority && <GovukTag text="Priority" classes="govuk-tag--purple muster-mark-tag" />}
    {isRed && <GovukTag text="Waiver has run out" classes="govuk-tag--red muster-mark-tag" />}
  </>
)

const Target = ({ row: { targetOn }, today }: { row: QueueRow; today: string }) =>
  targetOn === null ? (
    <>–</>
  ) : (
    <>
      <Day at={targetOn} timeZone={ZONE} short />
      {targetOn < today && <span class="muster-under muster-late">Passed</span>}
    </>
  )

export const countWords = (counted_: number, most: number): string =>
  counted_ > most ? `More than ${count(most)} open cases` : counted(counted_, 'open case')
