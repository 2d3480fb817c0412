/** Files of applicants: bringing one, what it would open, and what was opened. */
import type { ComponentChildren } from 'preact'
import { Day, instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukFileUpload,
  GovukInput,
  GovukRadios,
  GovukTag,
  GovukWarningText,
} from '../../../platform/views/govuk.generated.ts'
import { Folded, Inset, KeyFigures, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count, counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ZONE } from '../cases/frame.tsx'
import { personName } from '../cases/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import type { Preview } from './actions.ts'
import { COLUMNS, type Intake, type Plan, type Refusal } from './rules.ts'

const MOST_SHOWN = 200

type ListProps = {
  intakes: readonly Intake[]
  units: readonly Unit[]
  names: ReadonlyMap<string, string>
  keptDays: number
  errors: readonly Reason[]
}

export const IntakesPage = ({ intakes, units, names, keptDays, errors }: ListProps) => (
  <Section title="Take in a file of applicants" errors={errors}>
    <Text>
      A case for each line, whose form is then awaited. You see what the file would open, and what is wrong with which line, before anything
      is opened.
    </Text>
    <Form action={paths.imports} upload>
      {units.length > 1 && (
        <GovukRadios
          name="unit"
          idPrefix="unit"
          fieldset={{ legend: { text: 'Which unit takes them in?', classes: 'govuk-fieldset__legend--s' } }}
          items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
          {...errorOf(errors, 'unit')}
        />
      )}
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'CSV file', classes: 'govuk-label--s' }}
        hint={{ text: 'CSV with a line of headings, up to 5 MB and 10,000 rows. Save a workbook as CSV UTF-8 first.' }}
        attributes={{ accept: '.csv,.txt,.tsv,text/csv' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="See what it would open" preventDoubleClick />
    </Form>
    <SubHeading>How the file is read</SubHeading>
    <List
      items={[
        'Somebody whose name and date of birth are in the unit’s records already is shown to you: you decide line by line whether the case is opened in that record.',
        'The same person twice in a file is one case; the second line is refused.',
        `The text of the file is erased after ${counted(keptDays, 'day')}. The cases stay.`,
      ]}
    />
    <Folded summary="Columns of the file" long={false}>
      <DataTable<(typeof COLUMNS)[number]>
        id="columns"
        caption="Columns of the file"
        rows={COLUMNS}
        columns={[
          { head: 'Heading', cell: ({ name }) => <code>{name}</code>, whole: true },
          { head: 'Needed', cell: ({ needed }) => (needed ? 'Yes' : 'No') },
          { head: 'What stands in it', cell: ({ says }) => says },
        ]}
      />
    </Folded>
    {intakes.length === 0 ? <Text>No file has been brought yet.</Text> : <Brought intakes={intakes} names={names} />}
  </Section>
)

const Brought = ({ intakes, names }: Pick<ListProps, 'intakes' | 'names'>) => (
  <DataTable<Intake>
    id="intakes"
    caption="Files brought before, latest first"
    rows={intakes}
    columns={[
      {
        head: 'File',
        cell: ({ id, fileName }) => (
          <a class="govuk-link" href={paths.import(id)}>
            {fileName}
          </a>
        ),
      },
      { head: 'Brought', cell: ({ broughtAt }) => shortInstant(broughtAt, ZONE) },
      { head: 'By', cell: ({ broughtBy }) => names.get(broughtBy) ?? 'Somebody who left' },
      { head: 'State', cell: State },
    ]}
  />
)

const State = ({ appliedAt, erasedAt }: Intake) => {
  if (appliedAt !== null) return <GovukTag text="Taken in" classes="govuk-tag--green" />
  return erasedAt === null ? (
    <GovukTag text="Not taken in" classes="govuk-tag--yellow" />
  ) : (
    <GovukTag text="Erased" classes="govuk-tag--grey" />
  )
}

type Typed = { take: string; lines: string; known: readonly string[] }
type Props = { intake: Intake; preview: Preview | undefined; names: ReadonlyMap<string, string>; typed: Typed; errors: readonly Reason[] }

export const IntakePage = ({ intake, preview, names, typed, errors }: Props) => {
  if (!preview) return <OverPage intake={intake} names={names} errors={errors} />
  const { plan, lines } = preview
  const isNone = plan.good.length + plan.known.length === 0
  return (
    <Frame intake={intake} title={isNone ? 'Nothing of this file can be taken in' : 'What this file would open'} errors={errors}>
      <Text>
        {broughtWords(intake, names)} {counted(lines.length, 'line')}. No case is open{isNone ? '' : ' yet'}.
      </Text>
      <section id="changes">
        <KeyFigures
          figures={[
            { name: 'Can be taken in', value: count(plan.good.length) },
            {
              name: 'Perhaps known already',
              value: count(plan.known.length),
              ...(plan.known.length > 0 ? { note: 'you decide about each' } : {}),
            },
            { name: 'Cannot be taken in', value: count(linesIn(plan.refused)) },
          ]}
        />
        <Refused refused={plan.refused} />
        {isNone ? (
          <GovukButton text="Bring the file again" href={paths.imports} />
        ) : (
          <Take intake={intake} preview={preview} typed={typed} errors={errors} />
        )}
      </section>
    </Frame>
  )
}

const linesIn = (refused: readonly Refusal[]) => new Set(refused.map(({ line }) => line)).size

const Refused = ({ refused }: { refused: readonly Refusal[] }) =>
  refused.length === 0 ? null : (
    <>
      <GovukWarningText
        text={`${counted(linesIn(refused), 'line')} cannot be taken in. The others can: these stay out until they are put right and brought again.`}
        iconFallbackText="Warning"
      />
      <DataTable<Refusal>
        id="refused"
        caption="What is wrong"
        rows={refused.slice(0, MOST_SHOWN)}
        total={refused.length}
        columns={[
          { head: 'Line', cell: ({ line }) => line },
          { head: 'Column', cell: ({ column }) => <code>{column}</code>, whole: true },
          { head: 'What is wrong', cell: ({ message }) => message },
        ]}
      />
    </>
  )

const Take = ({ intake, preview: { plan, digest }, typed, errors }: Pick<Props, 'intake' | 'typed' | 'errors'> & { preview: Preview }) => (
  <Form action={paths.import(intake.id)}>
    <input type="hidden" name="plan" value={digest} />
    <Known plan={plan} ticked={new Set(typed.known)} />
    <SubHeading>Take it in</SubHeading>
    {plan.good.length > 0 && (
      <>
        <GovukRadios
          name="take"
          idPrefix="take"
          fieldset={{ legend: { text: 'Which of the good lines?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'all', text: `All ${count(plan.good.length)}` },
            { value: 'chosen', text: 'Only some of them' },
            ...(plan.known.length > 0 ? [{ value: 'none', text: 'None of them', hint: { text: 'Only those ticked above' } }] : []),
          ]}
          value={typed.take}
          {...errorOf(errors, 'take')}
        />
        <GovukInput
          id="lines"
          name="lines"
          label={{ text: 'Lines, where only some', classes: 'govuk-label--s' }}
          hint={{ text: 'Such as 2-500, 612. The line of headings is line 1' }}
          classes="govuk-input--width-20"
          value={typed.lines}
          {...errorOf(errors, 'lines')}
        />
        <Folded
          summary={`See the good lines${plan.good.length > MOST_SHOWN ? `: the first ${MOST_SHOWN}` : ''}`}
          long={plan.good.length > 60}
        >
          <Good plan={plan} />
        </Folded>
      </>
    )}
    <Text>All that you choose is opened at once, or nothing.</Text>
    <div class="govuk-button-group">
      <GovukButton text="Open the cases" preventDoubleClick />
      <a class="govuk-link" href={paths.imports}>
        Leave it
      </a>
    </div>
  </Form>
)

const Known = ({ plan: { known }, ticked }: { plan: Plan; ticked: ReadonlySet<string> }) =>
  known.length === 0 ? null : (
    <DataTable<Plan['known'][number]>
      id="known"
      caption="Perhaps known already"
      rows={known.slice(0, MOST_SHOWN)}
      total={known.length}
      columns={[
        { head: 'Line', cell: ({ line }) => line },
        { head: 'In the file', cell: each => `${personName(each.person)}, ${levelName(each.level)}` },
        {
          head: 'In the records',
          cell: ({ alike }) => (
            <>
              <a class="govuk-link" href={paths.subject(alike.id)}>
                {personName(alike)}
              </a>
              , born <Day at={alike.born} timeZone={ZONE} short />
            </>
          ),
        },
        { head: 'Open the case in that record', cell: ({ line }) => <Tick line={line} ticked={ticked} /> },
      ]}
    />
  )

const Tick = ({ line, ticked }: { line: number; ticked: ReadonlySet<string> }) => (
  <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
    <div class="govuk-checkboxes__item">
      <input
        class="govuk-checkboxes__input"
        id={`known-${line}`}
        name="known"
        type="checkbox"
        value={line}
        checked={ticked.has(String(line))}
      />
      <label class="govuk-label govuk-checkboxes__label" for={`known-${line}`}>
        Yes<span class="govuk-visually-hidden">, line {line}</span>
      </label>
    </div>
  </div>
)

const Good = ({ plan: { good } }: { plan: Plan }) => (
  <DataTable<Plan['good'][number]>
    id="good"
    caption="Good lines"
    rows={good.slice(0, MOST_SHOWN)}
    columns={[
      { head: 'Line', cell: ({ line }) => line },
      { head: 'Person', cell: ({ person }) => personName(person) },
      { head: 'Born', cell: ({ person: { born } }) => <Day at={born} timeZone={ZONE} short />, whole: true },
      { head: 'Level', cell: ({ level }) => levelName(level) },
      { head: 'Received', cell: ({ receivedOn }) => <Day at={receivedOn} timeZone={ZONE} short />, whole: true },
    ]}
  />
)

const OverPage = ({ intake, names, errors }: Pick<Props, 'intake' | 'names' | 'errors'>) => {
  const { appliedAt, applied, erasedAt } = intake
  return (
    <Frame intake={intake} title={appliedAt === null ? 'This file was never taken in' : 'This file was taken in'} errors={errors}>
      <section id="changes">
        <Text>
          {broughtWords(intake, names)}
          {appliedAt !== null && ` Taken in on ${instantWords(appliedAt, ZONE)}.`}
        </Text>
        {applied && (
          <KeyFigures
            figures={[
              { name: 'Cases of new people', value: count(applied.opened ?? 0) },
              { name: 'Cases of people known before', value: count(applied.joined ?? 0) },
              { name: 'Lines left out', value: count(applied.left ?? 0) },
            ]}
          />
        )}
        {erasedAt !== null && <Inset>Its text was erased on {instantWords(erasedAt, ZONE)}.</Inset>}
        <Text>
          <a class="govuk-link" href={`${paths.queue}?state=intake&who=nobody`}>
            See the cases that wait for their form
          </a>
        </Text>
      </section>
    </Frame>
  )
}

const Frame = ({
  intake,
  title,
  errors,
  children,
}: {
  intake: Intake
  title: string
  errors: readonly Reason[]
  children: ComponentChildren
}) => (
  <Section title={title} caption={intake.fileName} errors={errors} back={{ href: paths.imports, text: 'Take in a file' }}>
    {children}
  </Section>
)

const broughtWords = ({ broughtAt, broughtBy }: Intake, names: ReadonlyMap<string, string>): string =>
  `Brought on ${instantWords(broughtAt, ZONE)} by ${names.get(broughtBy) ?? 'somebody who left'}.`
