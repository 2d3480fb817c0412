/** Bringing a log, and what its reading showed. */
import { Day, instantWords } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukFileUpload, GovukRadios, GovukSelect, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Page } from '../../../platform/views/page.tsx'
import { Inset, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { count, counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ReadingBody } from '../case-log/reading-page.tsx'
import type { Reading } from '../case-log/rules.ts'
import { runPaths } from '../kept-runs/paths.ts'
import type { FoundLog, Refusal } from '../making/task.ts'
import { ProgressPage } from '../progress-page.tsx'
import { uploadPaths } from './paths.ts'
import type { KeptReading, Unit } from './queries.ts'
import { type Upload, withoutFlags } from './rules.ts'

type Errors = { errors?: readonly Reason[] }

export const UploadPage = ({ units, unit, keptDays, errors = [] }: { units: readonly Unit[]; unit: string; keptDays: number } & Errors) => (
  <Page title="Upload a case log" errors={errors} back={{ href: runPaths.runs, text: 'Reports and forecasts' }}>
    <Text>
      From a log of cases Muster makes a performance report, which counts the slowest cases too, and a forecast of when open cases will be
      done and what more staff would change. You see how the file is read before anything is made from it.
    </Text>
    <Form action={uploadPaths.uploads} upload>
      {units.length > 1 && (
        <GovukRadios
          name="unit"
          fieldset={{ legend: { text: 'Whose cases are these?', classes: 'govuk-fieldset__legend--s' } }}
          items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
          value={unit}
          {...errorOf(errors, 'unit')}
        />
      )}
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'Case log', classes: 'govuk-label--s' }}
        hint={{ text: 'CSV, Excel (XLSX), XES or OCEL, also compressed with gzip, up to 50 MB. Larger logs are read by the command line.' }}
        attributes={{ accept: '.csv,.tsv,.txt,.xlsx,.xes,.xml,.json,.jsonocel,.xmlocel,.gz' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="Upload and read" preventDoubleClick />
    </Form>
    <SubHeading>What happens with the file</SubHeading>
    <List
      items={[
        'It is read by the service alone. Nobody can download it again.',
        `Its content is erased after ${counted(keptDays, 'day')}. Reports and forecasts made from it stay, and so does the entry that says who uploaded it and when.`,
        'Only people who manage vetting in the unit see what is made from it. Each look is recorded.',
      ]}
    />
  </Page>
)

export const ReadingPage = ({ reading, fits }: { reading: KeptReading; fits: boolean }) => {
  const { state, found, refusal, upload, progress, id } = reading
  if (state === 'read' && found) return <ReadPage id={id} upload={upload} found={found} />
  if (state === 'undecided' && refusal?.question) return <QuestionPage id={id} upload={upload} refusal={refusal} fits={fits} />
  if (refusal) return <RefusedPage id={id} upload={upload} refusal={refusal} />
  return (
    <ProgressPage
      title="Reading the file"
      caption={upload.fileName}
      progress={progress}
      path={uploadPaths.progress(id)}
      back={{ href: runPaths.runs, text: 'Reports and forecasts' }}
    />
  )
}

const BACK = { href: uploadPaths.add, text: 'Upload another file' }

const ReadPage = ({ id, upload, found }: { id: string; upload: Upload; found: FoundLog }) => (
  <Page title="Check how the file was read" caption={upload.fileName} back={BACK}>
    <Text>
      {counted(found.cases, 'case')}, {count(found.open)} of them open, from <Day at={found.from} timeZone={found.reading.timeZone} /> to{' '}
      <Day at={found.to} timeZone={found.reading.timeZone} />. If a column was taken for something else than it is, change it before you go
      on: every figure follows from this.
    </Text>
    <Erased upload={upload} />
    <div class="govuk-button-group">
      {upload.erasedAt === null && <GovukButton text="This is right" href={runPaths.ask(id)} />}
      {upload.erasedAt === null && <ChangeLink id={id} />}
    </div>
    <ReadingBody
      log={{ cases: found.cases, events: found.reading.counts.rows }}
      reading={shownReading(found.reading)}
      remarks={[]}
      prefix="reading"
    />
  </Page>
)

const ChangeLink = ({ id }: { id: string }) => (
  <a class="govuk-link" href={uploadPaths.change(id)}>
    Change how it is read
  </a>
)

const Erased = ({ upload: { erasedAt } }: { upload: Upload }) =>
  erasedAt === null ? null : (
    <Inset>
      The content of this file was erased on {instantWords(erasedAt, 'Europe/London')}. Upload it again to make something from it.
    </Inset>
  )

/** As on the command line, but what a page offers itself needs no flags. */
const shownReading = (reading: Reading): Reading => ({ ...reading, remarks: reading.remarks.map(withoutFlags).filter(Boolean) })

const WORDS: Readonly<Record<string, string>> = { 'day-first': 'The day, as in 31/12', 'month-first': 'The month, as in 12/31' }
const TITLES = {
  dates: 'What comes first in the dates?',
  mapping: 'Which column is it?',
  sheet: 'Which sheet holds the cases?',
  'object-type': 'Which type of object is the case?',
  outcomes: 'What do the outcomes mean?',
} as const

type Asked = { id: string; upload: Upload; refusal: Refusal }

/** `fits` is false after an answer that was none of the choices. */
const QuestionPage = ({ id, upload, refusal, fits }: Asked & { fits: boolean }) => {
  const { about = 'mapping', choices = [] } = refusal.question ?? {}
  const errors = fits ? [] : [{ field: 'answer', message: 'Select one of them' }]
  const field = { id: 'answer', name: 'answer', ...errorOf(errors, 'answer') }
  const items = choices.map(choice => ({ value: choice, text: WORDS[choice] ?? choice }))
  return (
    <Page title={TITLES[about]} caption={upload.fileName} errors={errors} back={BACK}>
      <Text>{refusal.message}</Text>
      <Erased upload={upload} />
      {upload.erasedAt === null && (
        <Form action={uploadPaths.answer(id)}>
          {items.length <= 6 ? (
            <GovukRadios
              {...field}
              idPrefix="answer"
              fieldset={{ legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--s' } }}
              items={items}
            />
          ) : (
            <GovukSelect
              {...field}
              label={{ text: 'Your answer', classes: 'govuk-label--s' }}
              items={[{ value: '', text: 'Select one' }, ...items]}
            />
          )}
          <div class="govuk-button-group">
            <GovukButton text="Read it so" preventDoubleClick />
            <ChangeLink id={id} />
          </div>
        </Form>
      )}
    </Page>
  )
}

const RefusedPage = ({ id, upload, refusal: { message, advice, reading } }: Asked) => {
  const [first = '', ...lines] = message.split('\n')
  const said = withoutFlags(advice ?? '')
  return (
    <Page title="This file cannot be used as it was read" caption={upload.fileName} back={BACK}>
      <GovukWarningText text={first} iconFallbackText="Warning" />
      {lines.length > 0 && <List items={lines.map(line => line.trim())} />}
      {said && <Text>{said}</Text>}
      <Erased upload={upload} />
      <div class="govuk-button-group">
        {upload.erasedAt === null && <GovukButton text="Change how it is read" href={uploadPaths.change(id)} />}
        <a class="govuk-link" href={uploadPaths.add}>
          Upload another file
        </a>
      </div>
      {reading && (
        <>
          <SubHeading>How it was read</SubHeading>
          <ReadingBody log={{ cases: 0, events: reading.counts.rows }} reading={shownReading(reading)} remarks={[]} prefix="reading" />
        </>
      )}
    </Page>
  )
}
