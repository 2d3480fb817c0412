/** One file of applicants: what it would open, and what was opened. */
import type { ComponentChildren } from 'preact'
import { Day, instantWords } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukRadios, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Folded, Inset, KeyFigures, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count, counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ZONE } from '../cases/frame.tsx'
import { personName } from '../cases/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import type { Preview } from './actions.ts'
import { broughtWords } from './list-page.tsx'
import type { Intake, Plan, Refusal } from './rules.ts'

const MOST_SHOWN = 200

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
