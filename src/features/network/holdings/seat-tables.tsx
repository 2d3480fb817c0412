/** The tables of one seat: everybody who was in it with the days without anybody, and what the register said before. */
import { shortInstant } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { DataTable } from '../../../platform/views/table.tsx'
import { count } from '../../../values/figures.ts'
import { lastDay } from '../../../values/period.ts'
import type { AsAt } from '../as-at/rules.ts'
import { ApproximateTag, personWords, SaidDay, whoWords } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { CalendarDate, Holding } from '../rules.ts'
import { STANDINGS } from '../rules.ts'
import { type Days, daysHeld, isVacancy, type SeatRow, seatRows } from './record/rules.ts'
import type { Belief, Seat } from './rules.ts'

const ZONE = 'Europe/London'

type Props = { seat: Seat; holdings: readonly Holding[]; counted: Days | undefined; today: CalendarDate; asAt: AsAt }

export const OverTime = (props: Props) => {
  const { seat, today, asAt, counted } = props
  const writes = seat.mayWrite && asAt.known === null
  const until = (row: SeatRow) =>
    isVacancy(row) && row.vacant.until === counted?.until ? null : lastDay(isVacancy(row) ? row.vacant : row.valid)
  return (
    <DataTable<SeatRow>
      id="holders"
      caption="Holders over time, the latest first"
      rows={seatRows(props)}
      columns={[
        { head: 'Who', cell: row => (isVacancy(row) ? <strong>Vacant</strong> : <div class="muster-person">{personWords(row)}</div>) },
        { head: 'As', cell: row => (isVacancy(row) ? '–' : STANDINGS[row.standing]) },
        {
          head: 'First day',
          whole: true,
          cell: row =>
            isVacancy(row) ? (
              <SaidDay day={row.vacant.from} none="–" short />
            ) : (
              <SaidDay day={row.valid.from} approximate={row.approximate} none="Not known" short />
            ),
        },
        {
          head: 'Last day',
          whole: true,
          cell: row => (
            <SaidDay
              day={until(row)}
              approximate={!isVacancy(row) && row.approximate}
              none={isVacancy(row) ? 'Still vacant' : 'No end is known'}
              short
            />
          ),
        },
        { head: 'Days', numeric: true, cell: row => daysCell(isVacancy(row) ? row.vacant : row.valid, today) },
        { head: 'Mark', cell: row => (isVacancy(row) ? '' : <Marks holding={row} today={today} />) },
        { head: 'Source', cell: row => (isVacancy(row) ? '' : (row.source ?? 'None given')) },
        ...(writes ? [{ head: 'Change', cell: (row: SeatRow) => (isVacancy(row) ? '' : <Changes holding={row} today={today} />) }] : []),
      ]}
    />
  )
}

function daysCell(valid: Holding['valid'], today: CalendarDate): string {
  const held = daysHeld(valid, today)
  return held === undefined ? 'Not known' : count(held)
}

const Marks = ({ holding, today }: { holding: Holding; today: CalendarDate }) => (
  <>
    {holding.approximate && <ApproximateTag />}{' '}
    {holding.valid.from !== null && holding.valid.from > today && <GovukTag text="Starts later" classes="govuk-tag--blue" />}
  </>
)

const Changes = ({ holding, today }: { holding: Holding; today: CalendarDate }) => {
  const last = lastDay(holding.valid)
  const who = <span class="govuk-visually-hidden">: {personWords(holding)}</span>
  return (
    <ul class="govuk-list muster-changes">
      {(last === null || last >= today) && (
        <li>
          <a class="govuk-link" href={paths.endHolding(holding.id)}>
            End{who}
          </a>
        </li>
      )}
      <li>
        <a class="govuk-link" href={paths.correctHolding(holding.id)}>
          Correct{who}
        </a>
      </li>
    </ul>
  )
}

export const Earlier = ({ earlier }: { earlier: readonly Belief[] }) => (
  <DataTable<Belief>
    id="earlier"
    caption="What the register said before it was corrected"
    rows={earlier}
    columns={[
      { head: 'Who', cell: belief => `${personWords(belief)} (${STANDINGS[belief.standing].toLowerCase()})` },
      {
        head: 'Days believed',
        cell: ({ valid, approximate }) => (
          <>
            <SaidDay day={valid.from} approximate={approximate} none="Not known" short /> to{' '}
            <SaidDay day={lastDay(valid)} approximate={approximate} none="no known end" short />
          </>
        ),
      },
      { head: 'Recorded', cell: belief => <Recorded at={belief.recordedFrom} who={whoWords(belief)} why={belief.why} /> },
      {
        head: 'Replaced',
        cell: ({ recordedUntil, replacedBy: by, replacedByMe: mine, replacedWhy }) =>
          recordedUntil === null ? (
            '–'
          ) : replacedWhy === null ? (
            <Recorded at={recordedUntil} who="Taken out: it never was so" why="The ledger has who and why" />
          ) : (
            <Recorded at={recordedUntil} who={whoWords({ by, mine })} why={replacedWhy} />
          ),
      },
    ]}
  />
)

const Recorded = ({ at, who, why }: { at: string; who: string; why: string }) => (
  <>
    <time dateTime={at}>{shortInstant(at, ZONE)}</time>
    <span class="muster-said">{who}</span>
    <span class="muster-said">{why}</span>
  </>
)
