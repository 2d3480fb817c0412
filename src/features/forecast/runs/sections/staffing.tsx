/** What more staff would change, person by person. */
import { Chart } from '../../../../platform/views/charts/figure.tsx'
import { staffingDrawing } from '../../../../platform/views/charts/staffing.ts'
import { Inset, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted, dayName, days, LEAST_DAYS } from '../../../../values/figures.ts'
import type { Forecast, StaffingEffect } from '../rules.ts'
import { type FurtherPerson, furtherPeople, staffingKnee } from '../staffing-knee.ts'
import { changesNothing, nothingChanged } from '../summary.ts'

export const Staffing = ({ forecast }: { forecast: Forecast }) => {
  const { staffing, staffingAt, staffingRefused } = forecast
  if (!staffingAt || staffing.length === 0) return <Inset>{staffingRefused ?? 'The effect of more staff was not worked out.'}</Inset>
  if (changesNothing(staffing)) {
    return (
      <>
        <Text>{setting(staffingAt)}</Text>
        <Inset>{nothingChanged(staffing)}</Inset>
      </>
    )
  }
  const people = furtherPeople(staffing)
  const knee = staffingKnee(people)
  return (
    <>
      <Text>{setting(staffingAt)}</Text>
      {knee !== null && <Text>{kneeSentence(people, knee)}</Text>}
      <Chart
        title="Days that each further person takes off the mean time of a case."
        tableId="staff"
        drawing={staffingDrawing(people, knee)}
      />
      <DataTable id="staff" caption={`More staff at ${staffingAt.stage}`} columns={columnsOf(people)} rows={staffing} />
    </>
  )
}

function setting({ stage, from, rampWeeks, staffToday }: NonNullable<Forecast['staffingAt']>): string {
  const pace = rampWeeks > 0 ? `, each newcomer reaching full pace after ${counted(rampWeeks, 'week')}` : ''
  return `Staff above today’s ${count(staffToday)} at ${stage}, the stage that holds the work up, from ${dayName(from)}${pace}. Every case is drawn with the same luck in each row, so that the rows differ by the staff alone.`
}

function kneeSentence(people: readonly FurtherPerson[], knee: number): string {
  const first = people[0]!
  const after = people.find(({ extra }) => extra > knee)
  return `The first person saves ${days(first.savedDays)} days a case. After ${counted(knee, 'extra person', 'extra people')}, each further one saves less than half of that${after ? ` (the next saves ${days(after.savedDays)})` : ''}.`
}

const columnsOf = (people: readonly FurtherPerson[]): Column<StaffingEffect>[] => [
  { head: 'Extra staff', cell: row => (row.extra === 0 ? 'none' : `+${row.extra}`) },
  { head: 'P50 days', cell: row => days(row.p50Days), numeric: true },
  { head: 'P80 days', cell: row => days(row.p80Days), numeric: true },
  { head: 'Change of the mean', cell: change, numeric: true },
  { head: 'This person saves', cell: row => saved(people, row.extra), numeric: true },
  { head: 'Open at the end', cell: row => count(row.openAtHorizon), numeric: true },
]

const MINUS = '−'
const signed = (value: number) => (Math.abs(value) < LEAST_DAYS ? '0.0' : `${value > 0 ? '+' : MINUS}${Math.abs(value).toFixed(1)}`)

const change = ({ extra, meanChangeDays, halfWidthDays }: StaffingEffect) =>
  extra === 0 ? (
    '–'
  ) : (
    <>
      {signed(meanChangeDays)} days
      <span class="muster-range">give or take {halfWidthDays.toFixed(1)}</span>
    </>
  )

function saved(people: readonly FurtherPerson[], extra: number): string {
  const person = people.find(each => each.extra === extra)
  return person ? days(person.savedDays).replace('-', MINUS) : '–'
}
