/** Forecasts of a unit: the list with the form that asks for one, and what came out. */
import { instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { type Part, Parts } from '../../../platform/views/document.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukSelect, GovukTag, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Facts, Inset, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { count, counted, dayName, days, shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ZONE } from '../case-log/build-log.ts'
import { vettingPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import { UnitChooser, unitAt } from '../units/chooser.tsx'
import type { SeenForecast, SeenForecasts, Standing } from './actions.ts'
import type { LiveForecast, LiveState } from './queries.ts'
import { type MoreStaff, moreStaff, type TypedAsk } from './rules.ts'

const STATES: Record<LiveState, { text: string; classes: string }> = {
  queued: { text: 'Waiting', classes: 'govuk-tag--grey' },
  working: { text: 'Being made', classes: 'govuk-tag--yellow' },
  done: { text: 'Ready', classes: 'govuk-tag--green' },
  failed: { text: 'Stopped', classes: 'govuk-tag--red' },
}

export const ForecastsPage = ({
  unit,
  units,
  forecasts,
  typed,
  errors,
}: SeenForecasts & { typed: TypedAsk; errors: readonly Reason[] }) => {
  const latest = forecasts.find(({ state, againOf }) => state === 'done' && againOf === null)
  return (
    <Section title="Forecast" caption={unit.name} errors={errors}>
      <UnitChooser unit={unit} units={units} at={paths.forecast} />
      <Text>
        From the cases that are open today, and how the unit’s cases went before: when each will probably be done, how many will be open
        week by week, and what more staff would change. One is made each night. It speaks of queues and dates, never of a person.
      </Text>
      {latest ? (
        <p class="govuk-body-l">
          <a class="govuk-link" href={paths.liveForecast(latest.id)}>
            The forecast of {dayName(latest.madeOn)}
          </a>
        </p>
      ) : (
        <Inset>No forecast has been made yet. The first is made tonight, or now if you ask for it.</Inset>
      )}
      <Ask unit={unit} typed={typed} errors={errors} />
      {forecasts.length > 0 && <DataTable id="forecasts" caption="Forecasts, newest first" columns={COLUMNS} rows={forecasts} />}
    </Section>
  )
}

const Ask = ({ unit, typed, errors }: Pick<SeenForecasts, 'unit'> & { typed: TypedAsk; errors: readonly Reason[] }) => (
  <>
    <SubHeading>Make one now</SubHeading>
    <Form action={unitAt(paths.forecastNow, unit)}>
      <DayInput
        name="staffFrom"
        legend="When could more people begin?"
        hint="After they were hired, vetted and trained. Leave empty for four weeks ahead."
        typed={typed}
        errors={errors}
      />
      <GovukInput
        id="ramp"
        name="ramp"
        label={{ text: 'Weeks until a newcomer works at full pace', classes: 'govuk-label--s' }}
        value={typed.ramp}
        classes="govuk-input--width-3"
        inputmode="numeric"
        {...errorOf(errors, 'ramp')}
      />
      <GovukButton text="Make a forecast now" preventDoubleClick />
    </Form>
  </>
)

const COLUMNS: Column<LiveForecast>[] = [
  {
    head: 'Made',
    cell: ({ id, askedAt, againOf }) => (
      <>
        <a class="govuk-link" href={paths.liveForecast(id)}>
          {shortInstant(askedAt, ZONE)}
        </a>
        {againOf && <div class="govuk-hint">Made again from the same inputs</div>}
      </>
    ),
  },
  { head: 'By', cell: ({ isAsked }) => (isAsked ? 'A manager' : 'The night’s job') },
  { head: 'More staff', cell: ({ settings }) => (settings.staffFrom ? `from ${shortDay(settings.staffFrom)}` : 'four weeks ahead') },
  { head: 'State', cell: ({ state }) => <GovukTag {...STATES[state]} /> },
]

export const FailedPage = ({ live }: { live: LiveForecast }) => (
  <Section title="Forecast" caption={live.unit} back={back(live)}>
    <GovukWarningText text={live.why ?? 'It could not be made'} iconFallbackText="Warning" />
    <Text>The page on timeliness needs less: it can still say how things stand.</Text>
  </Section>
)

const back = ({ unitCode }: LiveForecast) => ({ href: `${paths.forecast}?unit=${encodeURIComponent(unitCode)}`, text: 'Forecasts' })

export const ForecastPage = ({ seen, part, more }: { seen: SeenForecast; part: Part; more: number }) => {
  const { live } = seen
  return (
    <Section title={`Forecast of ${dayName(live.madeOn)}`} caption={live.unit} back={back(live)}>
      <TableFiles.Provider value={table => paths.liveForecastTable(live.id, table)}>
        <Parts parts={[withOwnSections(part, seen, more)]} />
      </TableFiles.Provider>
    </Section>
  )
}

/** Of the forecast's own sections those about a file, and about a command that nobody ran, are left out. */
const ABOUT_A_FILE = new Set(['again', 'how-read'])

function withOwnSections(part: Part, seen: SeenForecast, more: number): Part {
  const shown = part.sections.filter(({ id }) => !ABOUT_A_FILE.has(id) && id !== MORE_STAFF)
  const table = part.sections.find(({ id }) => id === MORE_STAFF)
  const moreStaff = {
    id: MORE_STAFF,
    title: 'What more staff would change',
    body: (
      <>
        <More seen={seen} more={more} />
        {table?.body}
      </>
    ),
  }
  const where = { id: 'where', title: 'Where the open cases stand', body: <WhereTheyStand seen={seen} /> }
  const madeFrom = { id: 'made-from', title: 'What it was made from', body: <MadeFrom seen={seen} /> }
  return { ...part, sections: [moreStaff, where, ...shown, madeFrom] }
}

const MORE_STAFF = 'more-staff'

const More = ({ seen: { live, forecast }, more }: { seen: SeenForecast; more: number }) => {
  const answer = moreStaff(forecast, more)
  if (!answer || !forecast.staffingAt)
    return <Text>{forecast.staffingRefused ?? 'This forecast cannot say what more staff would change.'}</Text>
  const { stage, from } = forecast.staffingAt
  return (
    <>
      <form action={`${paths.liveForecast(live.id)}#more-staff`} method="get">
        <GovukSelect
          id="more"
          name="more"
          label={{ text: 'How many more people?', classes: 'govuk-label--s' }}
          items={forecast.staffing.filter(({ extra }) => extra > 0).map(({ extra }) => ({ value: String(extra), text: String(extra) }))}
          value={String(more)}
        />
        <GovukButton text="Show" classes="govuk-button--secondary" />
      </form>
      <div class="govuk-inset-text" id="answer">
        <p class="govuk-body">
          {counted(more, 'more person', 'more people')} at {stage} from {dayName(from)}: {effectWords(answer)}.
        </p>
        <p class="govuk-body">
          Half of the cases that come then would be done within {days(answer.with.p50Days)} days instead of {days(answer.without.p50Days)},
          four in five within {days(answer.with.p80Days)} instead of {days(answer.without.p80Days)}. At the end{' '}
          {count(answer.with.openAtHorizon)} would be open instead of {count(answer.without.openAtHorizon)}.
        </p>
      </div>
    </>
  )
}

function effectWords({ with: asked }: MoreStaff): string {
  const change = asked.meanChangeDays
  if (Math.abs(change) <= asked.halfWidthDays) return 'no difference that this forecast can tell'
  return `a case takes ${days(Math.abs(change))} days ${change < 0 ? 'less' : 'more'} on average, give or take ${days(asked.halfWidthDays)}`
}

const WhereTheyStand = ({ seen: { forecast, standing, live } }: { seen: SeenForecast }) => (
  <>
    <Text>
      The forecast begins from the {counted(forecast.openCases.length, 'case')} that were open on {dayName(live.madeOn)}, each at the stage
      it had reached. Beside it stands how many there are now.
    </Text>
    <DataTable id="standing" caption="Open cases by stage" columns={STANDING} rows={standing} />
  </>
)

const STANDING: Column<Standing>[] = [
  { head: 'Stage', cell: row => row.stage },
  { head: 'At the forecast', cell: row => count(row.begins), numeric: true },
  { head: 'Now', cell: row => count(row.now), numeric: true },
]

const MadeFrom = ({ seen: { live, forecast, first } }: { seen: SeenForecast }) => (
  <>
    <Text>
      The history that it was made from is kept with it, so that it can be made again. The same inputs and seed give the same figures, bit
      for bit.
    </Text>
    {first && (
      <Inset>
        Made again from the inputs of {instantWords(first.askedAt, ZONE)}.{' '}
        {first.digest === live.digest
          ? 'The result is the same as that of the first, bit for bit.'
          : 'The result differs from that of the first.'}
      </Inset>
    )}
    <Facts
      rows={[
        { key: 'Seed', value: String(forecast.seed) },
        { key: 'Runs made', value: count(forecast.replications) },
        { key: 'Fingerprint of what went in', value: `SHA-256 ${live.inputHash}` },
        { key: 'Fingerprint of the result', value: `SHA-256 ${live.digest}` },
        { key: 'Made with', value: live.madeWith ? `Muster ${live.madeWith.muster}, Node ${live.madeWith.node}` : '–' },
      ]}
    />
    {forecast.remarks.map(remark => (
      <Text key={remark}>{remark}</Text>
    ))}
    <Form action={paths.liveForecastAgain(live.id)}>
      <GovukButton text="Make it again from the same inputs" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </>
)
