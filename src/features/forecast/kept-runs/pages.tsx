/** Runs: the list of them, one with what it was made from, and what came out. */
import { instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { Parts } from '../../../platform/views/document.tsx'
import { Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukInsetText,
  GovukPagination,
  GovukSummaryList,
  GovukTag,
  GovukWarningText,
} from '../../../platform/views/govuk.generated.ts'
import { Page } from '../../../platform/views/page.tsx'
import { List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { count } from '../../../values/figures.ts'
import { ProgressPage } from '../progress-page.tsx'
import { reportPart } from '../report/pages.tsx'
import { Warnings } from '../report/sections/summary.tsx'
import { forecastPart } from '../runs/pages.tsx'
import { uploadPaths } from '../uploads/paths.ts'
import type { SeenRun } from './actions.ts'
import { runPaths } from './paths.ts'
import type { KeptRun, Result, RunsPage } from './queries.ts'
import { cursorText, likeness, type RunSettings, type RunState, whyNotAgain } from './rules.ts'

const ZONE = 'Europe/London'
const BACK = { href: runPaths.runs, text: 'Reports and forecasts' }

const STATES: Record<RunState, { text: string; classes: string }> = {
  queued: { text: 'Waiting', classes: 'govuk-tag--grey' },
  working: { text: 'Being made', classes: 'govuk-tag--yellow' },
  done: { text: 'Ready', classes: 'govuk-tag--green' },
  failed: { text: 'Stopped', classes: 'govuk-tag--red' },
}

const titleOf = ({ settings: { title }, upload }: KeptRun): string => title ?? upload.fileName

export const RunsListPage = ({ runs, next, isFirst }: RunsPage & { isFirst: boolean }) => (
  <Page title="Reports and forecasts">
    <Text>Made from case logs that your unit has uploaded. Each stays as it was when it was made.</Text>
    <GovukButton text="Upload a case log" href={uploadPaths.add} />
    {runs.length === 0 ? <Text>{isFirst ? 'Nothing has been made yet.' : 'There is nothing older.'}</Text> : <Runs runs={runs} />}
    {next && <GovukPagination next={{ href: runPaths.after(cursorText(next)), text: 'Older' }} />}
  </Page>
)

/** Only for who sees several: most manage one, and a telephone has no room for what is the same in every row. */
const UNIT: Column<KeptRun> = { head: 'Unit', cell: ({ upload }) => upload.unit }

const Runs = ({ runs }: { runs: readonly KeptRun[] }) => (
  <DataTable
    id="runs"
    caption="Reports and forecasts, newest first"
    rows={runs}
    columns={[
      {
        head: 'Title',
        cell: run => (
          <>
            <a class="govuk-link" href={runPaths.run(run.id)}>
              {titleOf(run)}
              <span class="govuk-visually-hidden"> asked for on {instantWords(run.askedAt, ZONE)}</span>
            </a>
            {run.againOf && <div class="govuk-hint">Made again from the same inputs</div>}
          </>
        ),
      },
      ...(new Set(runs.map(({ upload }) => upload.unit)).size > 1 ? [UNIT] : []),
      { head: 'Asked for', cell: ({ askedAt }) => shortInstant(askedAt, ZONE) },
      { head: 'Cases', cell: ({ cases }) => count(cases), numeric: true },
      { head: 'State', cell: ({ state }) => <GovukTag {...STATES[state]} /> },
    ]}
  />
)

export const RunPage = (seen: SeenRun) => {
  const { run } = seen
  if (run.state === 'queued' || run.state === 'working')
    return (
      <ProgressPage
        title="Making the report and the forecast"
        caption={titleOf(run)}
        progress={run.progress}
        path={runPaths.progress(run.id)}
        back={BACK}
      />
    )
  return (
    <Page title={titleOf(run)} caption={`Asked for on ${instantWords(run.askedAt, ZONE)}`} back={BACK}>
      {run.state === 'failed' ? <Failed run={run} /> : <Ready run={run} />}
      <MadeAgain {...seen} />
      <Inputs run={run} />
    </Page>
  )
}

const Failed = ({ run: { why, advice } }: { run: KeptRun }) => (
  <>
    <GovukWarningText text={why ?? 'It could not be made'} iconFallbackText="Warning" />
    {advice && <Text>{advice}</Text>}
  </>
)

const Ready = ({ run: { id } }: { run: KeptRun }) => (
  <ul class="govuk-list muster-tasks">
    <li class="muster-tasks__item">
      <h2 class="govuk-heading-m muster-tasks__title">
        <a class="govuk-link" href={runPaths.report(id)}>
          Performance report
        </a>
      </h2>
      <p class="govuk-body">How long cases really took, open ones counted too, by level and month; who holds them; what is open longest.</p>
    </li>
    <li class="muster-tasks__item">
      <h2 class="govuk-heading-m muster-tasks__title">
        <a class="govuk-link" href={runPaths.forecast(id)}>
          Forecast
        </a>
      </h2>
      <p class="govuk-body">
        When each open case will probably be done, how many will be open week by week, and what more staff would change.
      </p>
    </li>
  </ul>
)

const MadeAgain = ({ run, first, again }: SeenRun) => {
  const why = whyNotAgain(run.upload)
  return (
    <>
      {first && <Comparison run={run} first={first} />}
      {again.length > 0 && (
        <>
          <SubHeading>Made from the same inputs</SubHeading>
          <List items={again.map(other => <Sibling key={other.id} run={run} other={other} />)} />
        </>
      )}
      {why ? (
        <GovukInsetText text={why} />
      ) : (
        <Form action={runPaths.again(run.id)}>
          <GovukButton text="Make it again from the same inputs" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
    </>
  )
}

const LIKENESS = {
  same: 'The result is the same as that of the first, bit for bit.',
  different: 'The result differs from that of the first. The versions below say with what each was made.',
  unknown: 'One of the two has no result, so they cannot be compared.',
} as const

const Comparison = ({ run, first }: { run: KeptRun; first: KeptRun }) => (
  <div class="govuk-inset-text">
    Made again from the inputs of{' '}
    <a class="govuk-link" href={runPaths.run(first.id)}>
      the run of {instantWords(first.askedAt, ZONE)}
    </a>
    . {LIKENESS[likeness(run, first)]}
  </div>
)

const Sibling = ({ run, other }: { run: KeptRun; other: KeptRun }) => (
  <>
    <a class="govuk-link" href={runPaths.run(other.id)}>
      Asked for on {instantWords(other.askedAt, ZONE)}
    </a>
    :{' '}
    {
      { same: 'the same result, bit for bit', different: 'another result', unknown: STATES[other.state].text.toLowerCase() }[
        likeness(run, other)
      ]
    }
  </>
)

/** What the figures follow from, so that anybody can make them again. */
const Inputs = ({ run }: { run: KeptRun }) => (
  <>
    <SubHeading id="inputs">What it was made from</SubHeading>
    <GovukSummaryList rows={inputsOf(run).map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} classes="muster-facts" />
    <Text>
      <a class="govuk-link" href={uploadPaths.reading(run.readingId)}>
        How the file was read
      </a>
      , with the columns, the rows that could not be used, and why.
    </Text>
  </>
)

function inputsOf({ upload, cases, settings, inputHash, digest, madeWith }: KeptRun): [string, string][] {
  const rows: [string, string | null][] = [
    ['File', `${upload.fileName}, ${count(upload.bytes)} bytes`],
    ['Unit', upload.unit],
    ['Uploaded', instantWords(upload.uploadedAt, ZONE)],
    ['SHA-256 of the file', upload.sha256],
    ['Cases', count(cases)],
    ...settingWords(settings),
    ['Fingerprint of what went into the forecast', inputHash],
    ['Fingerprint of the result', digest],
    ['Made with', madeWith && `Muster ${madeWith.muster}, Node ${madeWith.node}`],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null)
}

const settingWords = ({
  targetDays,
  weeks,
  seed,
  precisionDays,
  staffFrom,
  rampWeeks,
  staffStage,
  backtest,
  release,
}: RunSettings): [string, string][] => [
  ['Target', targetDays === undefined ? 'None' : `${targetDays} days`],
  ['Weeks ahead', String(weeks)],
  ['Seed', String(seed)],
  ['Known to', `${precisionDays} days either way`],
  [
    'More staff',
    `${staffFrom ? `from ${staffFrom}` : 'from the first day'}, at full pace after ${rampWeeks} weeks${staffStage ? `, at ${staffStage}` : ''}`,
  ],
  ['Tried on the log’s own past', backtest ? 'Yes' : 'No'],
  ['Made to be handed out', release ? 'Yes: no case references, no groups under five' : 'No'],
]

type ResultProps = { run: KeptRun; result: Result }

export const ReportPage = ({ run, result: { report } }: ResultProps) => (
  <Page title={titleOf(run)} caption="Performance report" back={{ href: runPaths.run(run.id), text: 'This run' }}>
    <TableFiles.Provider value={id => runPaths.table(run.id, 'report', id)}>
      <Warnings {...report} />
      <Parts parts={[reportPart(report, { withReading: true })]} />
    </TableFiles.Provider>
  </Page>
)

export const ForecastPage = ({ run, result: { forecast, forecastRefused } }: ResultProps) => (
  <Page title={titleOf(run)} caption="Forecast" back={{ href: runPaths.run(run.id), text: 'This run' }}>
    {forecast ? (
      <TableFiles.Provider value={id => runPaths.table(run.id, 'forecast', id)}>
        <Warnings {...forecast} />
        <Parts parts={[forecastPart(forecast)]} />
      </TableFiles.Provider>
    ) : (
      <>
        <GovukWarningText text={forecastRefused ?? 'There is no forecast'} iconFallbackText="Warning" />
        <Text>The report does not need as much. A longer log may hold enough for a forecast.</Text>
      </>
    )}
  </Page>
)
