/** Programmes: the list, and one with all its dates. */

import { Chart } from '../../../platform/views/charts/figure.tsx'
import { slippageDrawing } from '../../../platform/views/charts/slippage.ts'
import { Day } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Inset, KeyFigures, Note, Text } from '../../../platform/views/prose.tsx'
import { DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { count, dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { type AsAt, type AskedAsAt, typedAsAt } from '../as-at/rules.ts'
import { networkPaths as paths } from '../paths.ts'
import type { CalendarDate } from '../rules.ts'
import { Section } from '../section.tsx'
import { DateWords, Slip, StandingTag } from './marks.tsx'
import {
  dateNow,
  firstDate,
  inOrder,
  type Milestone,
  type Programme,
  progressOf,
  slippage,
  slippageWords,
  type TypedProgramme,
} from './rules.ts'

type Looked = { asAt: AsAt; asked: AskedAsAt; errors: readonly Reason[] }

export const ProgrammesPage = ({ programmes, canKeep, ...looked }: Looked & { programmes: readonly Programme[]; canKeep: boolean }) => (
  <Section title="Programmes" errors={looked.errors}>
    <Text>
      Work in phases, such as moving into one building. A date that moves keeps its earlier ones, each with the reason for the next.
    </Text>
    {canKeep && <GovukButton text="Add a programme" href={paths.newProgramme} />}
    <KnownPicker action={paths.programmes} {...looked} />
    <KnownNotice known={looked.asAt.known} />
    {programmes.length === 0 ? (
      <Text>There is no programme{looked.asAt.known ? ' that was known then' : ''}.</Text>
    ) : (
      <List programmes={programmes} known={looked.asAt.known} />
    )}
  </Section>
)

const List = ({ programmes, known }: { programmes: readonly Programme[]; known: CalendarDate | null }) => (
  <DataTable
    id="programmes"
    caption="Programmes by name"
    rows={programmes.map(programme => ({ programme, ...progressOf(programme) }))}
    columns={[
      {
        head: 'Programme',
        cell: ({ programme }) => (
          <a class="govuk-link" href={`${paths.programme(programme.id)}${knownQuery(known)}`}>
            {programme.name}
          </a>
        ),
      },
      { head: 'Reached', cell: ({ reached, milestones }) => `${count(reached)} of ${count(milestones)}` },
      {
        head: 'Next',
        cell: ({ next }) =>
          next ? (
            <>
              {next.name}, <DateWords date={dateNow(next)} />
            </>
          ) : (
            '–'
          ),
      },
      { head: 'Dates moved', cell: ({ moved }) => count(moved), numeric: true },
      { head: 'Most days late', cell: ({ most }) => count(most), numeric: true },
    ]}
  />
)

type ProgrammeProps = Looked & {
  programme: Programme
  /** The day against which dates have passed or not. */
  day: CalendarDate
  unitNames: ReadonlyMap<number, string>
  canKeep: boolean
}

export const ProgrammePage = ({ programme, day, unitNames, canKeep, ...looked }: ProgrammeProps) => {
  const milestones = inOrder(programme.milestones)
  return (
    <Section title={programme.name} errors={looked.errors} back={{ href: paths.programmes, text: 'Programmes' }}>
      {programme.about !== '' && <Text>{programme.about}</Text>}
      {programme.source !== null && <Note>Source: {programme.source}</Note>}
      <KnownPicker action={paths.programme(programme.id)} {...looked} />
      <KnownNotice known={looked.asAt.known} />
      {canKeep && <GovukButton text="Add a milestone" href={paths.newMilestone(programme.id)} classes="govuk-button--secondary" />}
      {milestones.length === 0 ? (
        <Text>{looked.asAt.known === null ? 'No milestone is recorded yet.' : 'Nothing of this programme was recorded by then.'}</Text>
      ) : (
        <Dates programme={programme} milestones={milestones} day={day} unitNames={unitNames} known={looked.asAt.known} />
      )}
    </Section>
  )
}

type DatesProps = Pick<ProgrammeProps, 'programme' | 'day' | 'unitNames'> & { milestones: readonly Milestone[]; known: CalendarDate | null }

const Dates = ({ programme, milestones, day, unitNames, known }: DatesProps) => {
  const { reached, moved, most } = progressOf(programme)
  return (
    <TableFiles.Provider value={() => `${paths.programmeFile(programme.id)}${knownQuery(known)}`}>
      <KeyFigures
        figures={[
          { name: 'Reached', value: count(reached), unit: `of ${count(milestones.length)}` },
          { name: 'Dates that moved', value: count(moved) },
          { name: 'Furthest behind its first date', value: count(most), unit: most === 1 ? 'day' : 'days' },
        ]}
      />
      <Chart
        title="First date (ring) and date now (dot) of each milestone."
        tableId="milestones"
        drawing={slippageDrawing(
          milestones.map(each => ({
            name: each.name,
            first: firstDate(each).due,
            now: dateNow(each).due,
            label: slippageWords(slippage(each)),
          })),
        )}
      />
      <DataTable
        id="milestones"
        caption="Milestones by their date now"
        rows={milestones}
        columns={[
          {
            head: 'Milestone',
            cell: each => (
              <a class="govuk-link" href={paths.milestone(each.id)}>
                {each.name}
              </a>
            ),
          },
          { head: 'Phase', cell: ({ phase }) => phase || '–' },
          { head: 'Moves in', cell: each => moverOf(each, unitNames) },
          { head: 'How it stands', cell: each => <StandingTag milestone={each} day={day} /> },
          { head: 'Date now', cell: each => <DateWords date={dateNow(each)} />, whole: true },
          { head: 'First date', cell: each => <DateWords date={firstDate(each)} />, whole: true },
          { head: 'Slippage', cell: each => <Slip milestone={each} /> },
        ]}
      />
      <History milestones={milestones.filter(({ dates }) => dates.length > 1)} />
    </TableFiles.Provider>
  )
}

/** On the page itself, not one link further: a date that moved should not have to be looked for. */
const History = ({ milestones }: { milestones: readonly Milestone[] }) =>
  milestones.length === 0 ? (
    <Text>No date has moved since it was first recorded.</Text>
  ) : (
    // The file above has them all, with their reasons.
    <TableFiles.Provider value={() => undefined}>
      <DataTable
        id="moves"
        caption="Dates that moved, and why"
        rows={milestones.flatMap(each =>
          each.dates.slice(1).map((date, at) => ({ name: each.name, before: each.dates[at] ?? date, date })),
        )}
        columns={[
          { head: 'Milestone', cell: ({ name }) => name },
          { head: 'From', cell: ({ before }) => <DateWords date={before} />, whole: true },
          { head: 'To', cell: ({ date }) => <DateWords date={date} />, whole: true },
          { head: 'Why', cell: ({ date }) => date.recorded.why },
          { head: 'Recorded', cell: ({ date }) => <Day at={date.recorded.from} timeZone="Europe/London" short />, whole: true },
        ]}
      />
    </TableFiles.Provider>
  )

const moverOf = ({ movesUnit, movesOther }: Milestone, names: ReadonlyMap<number, string>) =>
  movesUnit === null ? (
    (movesOther ?? '–')
  ) : (
    <a class="govuk-link" href={paths.unit(movesUnit)}>
      {names.get(movesUnit) ?? 'A unit not shown to you'}
    </a>
  )

const knownQuery = (known: CalendarDate | null) => (known === null ? '' : `?known=${known}`)

/** A programme is looked at as it was known, not on a day: its dates are the days. */
const KnownPicker = ({ action, asAt, asked, errors }: Looked & { action: string }) => (
  <form action={action} method="get" noValidate class="muster-as-at">
    <DayInput
      name="known"
      legend="As known at the end of"
      hint="Empty: as known now"
      plain
      typed={typedAsAt(asAt, asked)}
      errors={errors}
    />
    <GovukButton text="Show" classes="govuk-button--secondary" />
  </form>
)

const KnownNotice = ({ known }: { known: CalendarDate | null }) =>
  known === null ? null : (
    <Inset>These are the dates as the register had them at the end of {dayName(known)}. They may have moved since.</Inset>
  )

export const NewProgrammePage = ({ typed, errors }: { typed: TypedProgramme; errors: readonly Reason[] }) => (
  <Section title="Add a programme" errors={errors} back={{ href: paths.programmes, text: 'Programmes' }}>
    <Form action={paths.newProgramme}>
      <GovukInput
        id="name"
        name="name"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        value={typed.name}
        {...errorOf(errors, 'name')}
      />
      <GovukTextarea
        id="about"
        name="about"
        label={{ text: 'What it is about', classes: 'govuk-label--s' }}
        rows="3"
        value={typed.about}
        {...errorOf(errors, 'about')}
      />
      <GovukInput
        id="source"
        name="source"
        label={{ text: 'Source', classes: 'govuk-label--s' }}
        hint={{ text: 'Where it was decided or published. Leave empty for none.' }}
        value={typed.source}
        {...errorOf(errors, 'source')}
      />
      <GovukButton text="Add the programme" preventDoubleClick />
    </Form>
  </Section>
)
