/** What the forecast rests on, what it promises and does not, and how to make it again. */

import { Day, dayIn } from '../../../../platform/views/dates.tsx'
import { GovukSummaryList } from '../../../../platform/views/govuk.generated.ts'
import { List, Text } from '../../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted, dayName, days, percent } from '../../../../values/figures.ts'
import type { FittedStage, Forecast } from '../rules.ts'
import { isStaffedAlike } from '../summary.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const Model = ({ forecast: { model, reading } }: { forecast: Forecast }) => {
  const { trainedOn, arrivalsPerWeek: arrivals } = model
  return (
    <>
      <Text>
        Learnt from {counted(trainedOn.cases, 'case')} ({count(trainedOn.open)} of them open) between{' '}
        <Day at={trainedOn.from} timeZone={reading.timeZone} /> and <Day at={trainedOn.to} timeZone={reading.timeZone} />. About{' '}
        {days(arrivals.mean)} cases arrive in a week (between {count(arrivals.low)} and {count(arrivals.high)}), counted over{' '}
        {counted(arrivals.weeks, 'week')}
        {busiest(arrivals.byWeekday)}.
      </Text>
      {model.evidence.length > 0 && <List items={model.evidence} />}
      {model.stages.length > 0 && (
        <DataTable
          id="stages"
          caption="The stages as they were found in the log"
          columns={isStaffedAlike(model.stages) ? [...STAGES, ONWARD] : [...STAGES, ...STAFFING, ONWARD]}
          rows={model.stages}
        />
      )}
    </>
  )
}

function busiest(byWeekday: readonly number[]): string {
  const most = Math.max(...byWeekday)
  return most > 0 && byWeekday.length === 7 ? `, most of them on ${WEEKDAYS[byWeekday.indexOf(most)]}` : ''
}

const STAGES: Column<FittedStage>[] = [
  { head: 'Stage', cell: row => row.stage },
  { head: 'Visits', cell: row => count(row.visits), numeric: true },
  { head: 'P50 days', cell: row => days(row.p50Days), numeric: true },
  { head: 'P80 days', cell: row => days(row.p80Days), numeric: true },
]

const STAFFING: Column<FittedStage>[] = [
  { head: 'Work of a visit', cell: work, numeric: true },
  { head: 'Staff', cell: row => (row.staff === null ? '–' : count(row.staff)), numeric: true },
  { head: 'Busy', cell: row => (row.busyShare === null ? '–' : percent(row.busyShare)), numeric: true },
]

const ONWARD: Column<FittedStage> = { head: 'Most often next', cell: next }

function work({ workMinutes, workFrom }: FittedStage) {
  if (workMinutes === null) return 'not known'
  const length = workMinutes < 120 ? `${count(workMinutes)} minutes` : `${(workMinutes / 60).toFixed(1)} hours`
  return (
    <>
      {length}
      {workFrom !== 'recorded starts' && <span class="muster-range">estimated</span>}
    </>
  )
}

function next(row: FittedStage): string {
  const first = [...row.next].sort((a, b) => b.share - a.share)[0]
  return first ? `${first.stage} (${percent(first.share)})` : '–'
}

export const WhatItPromises = () => (
  <>
    <Text>This forecast says what the log’s own past would lead one to expect. It promises two things, and both can be checked:</Text>
    <List
      items={[
        'Its ranges are meant to hold as often as they say. How often they did on this log’s past is shown, misses included, beside plain forecasts that anybody could make with a pencil. Where a plain forecast did better, believe that one.',
        'The same file, settings and seed give the same figures on any machine.',
      ]}
    />
    <Text>It does not promise:</Text>
    <List
      items={[
        'anything about a person. It forecasts work and waiting; it never scores an applicant, and never an officer.',
        'to know what has not happened before: a new rule, a lost supplier, a campaign that doubles the forms received.',
        'a date for any one case. Each has a range, and one case in twenty ends after its P95.',
      ]}
    />
  </>
)

export const Again = ({ forecast }: { forecast: Forecast }) => {
  const { precision, replications, seed, inputHash, reading } = forecast
  const fineness = `known to ${precision.halfWidthDays.toFixed(2)} days either way, ${precision.reached ? 'as fine as asked for' : `coarser than the ${precision.targetDays} days asked for`}`
  const facts: [string, string][] = [
    ['As at', dayName(dayIn(reading.timeZone, forecast.asOf))],
    ['Runs made', count(replications)],
    [precision.quantity, fineness],
    ['Seed', String(seed)],
    ['Fingerprint of what went in', `SHA-256 ${inputHash}`],
  ]
  return (
    <>
      <Text>
        With the same file and settings, this seed gives these figures again. The fingerprint covers the cases used, the settings and the
        version of the model.
      </Text>
      <GovukSummaryList
        rows={facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))}
        classes="govuk-summary-list--no-border muster-facts"
      />
    </>
  )
}
