/** Renewals week by week, and the proposal that levels them. */
import { Chart } from '../../../platform/views/charts/figure.tsx'
import { weeksDrawing } from '../../../platform/views/charts/weeks.ts'
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukRadios } from '../../../platform/views/govuk.generated.ts'
import { KeyFigures, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { addDays, daysBetween } from '../../../values/date.ts'
import { count, counted, percent, shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ClearanceLists, UnitChoice, ZONE } from '../clearances/frame.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { LEVELS, type Level, levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import { MOST_SHOWN, type SeenLevelling, type SeenRenewals } from './actions.ts'
import { type Levelling, type Move, type TypedLevelling, WEEKS, type Week } from './rules.ts'

type Props = { seen: SeenRenewals; mayLevel: boolean }
const ofUnit = ({ unit, units }: SeenRenewals) => (units.length > 1 ? `?unit=${unit.id}` : '')

export const RenewalsPage = ({ seen, mayLevel }: Props) => {
  const { weeks, late, levelling, days } = seen
  const all = weeks.reduce((sum, week) => sum + week.count, 0)
  return (
    <ClearanceLists title="Renewals" caption={seen.unit.name}>
      <Text>
        Work on a renewal usually begins {counted(days.lead, 'day')} before the clearance ends, and at the earliest{' '}
        {counted(days.earliest, 'day')} before. Each counts in the week in which it is to begin.
      </Text>
      {seen.units.length > 1 && (
        <form action={paths.renewals} method="get" noValidate class="muster-filter" aria-label="Unit">
          <UnitChoice unit={seen.unit} units={seen.units} />
          <GovukButton text="Show" classes="govuk-button--secondary" />
        </form>
      )}
      <KeyFigures
        figures={[
          { name: 'Should have begun', value: count(late.length), ...(late.length > 0 ? { note: 'not in the weeks below' } : {}) },
          { name: `To begin in the next ${WEEKS} weeks`, value: count(all) },
          { name: 'In the heaviest week', value: count(levelling.peakBefore), ...heaviestOf(weeks) },
        ]}
      />
      {late.length > 0 && (
        <Text>
          <a class="govuk-link" href={`${paths.clearances}?due=yes${seen.units.length > 1 ? `&unit=${seen.unit.id}` : ''}`}>
            Clearances whose renewal should have begun
          </a>
        </Text>
      )}
      {all === 0 ? <Text>No renewal begins in these weeks.</Text> : <Calendar weeks={weeks} />}
      {levelling.moves.length > 0 && (
        <>
          <SubHeading>Level the weeks</SubHeading>
          <Text>
            {levelling.peakAfter < levelling.peakBefore
              ? `The heaviest week would fall from ${count(levelling.peakBefore)} to ${count(levelling.peakAfter)} if ${counted(levelling.moves.length, 'renewal')} began earlier.`
              : `The heaviest week has nowhere to go, but ${counted(levelling.moves.length, 'renewal')} of other weeks could begin earlier.`}
          </Text>
          {mayLevel ? (
            <GovukButton text="See the proposal" href={`${paths.levelRenewals}${ofUnit(seen)}`} />
          ) : (
            <Text>A vetting manager of the unit decides about it.</Text>
          )}
        </>
      )}
    </ClearanceLists>
  )
}

function heaviestOf(weeks: readonly Week[]) {
  const heaviest = weeks.reduce<Week | undefined>((most, week) => (most === undefined || week.count > most.count ? week : most), undefined)
  return heaviest && heaviest.count > 0 ? { note: `from ${shortDay(heaviest.monday)}` } : {}
}

const Calendar = ({ weeks }: { weeks: readonly Week[] }) => {
  const levels = (Object.keys(LEVELS) as Level[]).filter(level => weeks.some(({ byLevel }) => byLevel.has(level)))
  return (
    <>
      <Chart title="Renewals to begin, by week." tableId="weeks" drawing={weeksDrawing(weeks)} />
      <DataTable
        id="weeks"
        caption="Renewals to begin, by week and level"
        foldedAs="Show the weeks as a table"
        rows={weeks}
        columns={[
          { head: 'Week from', cell: ({ monday }) => <Day at={monday} timeZone={ZONE} short />, whole: true },
          { head: 'All', cell: week => count(week.count), numeric: true },
          ...levels.map(level => ({ head: levelName(level), cell: ({ byLevel }: Week) => count(byLevel.get(level) ?? 0), numeric: true })),
        ]}
      />
    </>
  )
}

type LevelProps = { seen: SeenLevelling; typed: TypedLevelling; errors: readonly Reason[] }

export const LevelPage = ({ seen, typed, errors }: LevelProps) => {
  const { levelling } = seen
  return (
    <Section
      title="Level the renewals"
      caption={seen.unit.name}
      errors={errors}
      back={{ href: `${paths.renewals}${ofUnit(seen)}`, text: 'Renewals' }}
    >
      {levelling.moves.length === 0 ? (
        <GovukInsetText text="There is nothing to level: no renewal that could begin earlier would make the weeks more even." />
      ) : (
        <Proposal seen={seen} typed={typed} errors={errors} />
      )}
    </Section>
  )
}

const Proposal = ({ seen, typed, errors }: LevelProps) => {
  const { levelling, days } = seen
  return (
    <>
      <Text>
        Some renewals would begin earlier than usual: none later, and none earlier than {counted(days.earliest, 'day')} before its clearance
        ends. No clearance ends sooner by this.
      </Text>
      <KeyFigures figures={figuresOf(levelling)} />
      <Chart
        title="Renewals to begin, by week, before and after."
        tableId="levelled-weeks"
        drawing={weeksDrawing(levelling.weeks.map(({ monday, before, after }) => ({ monday, before, count: after })))}
      />
      <DataTable
        id="levelled-weeks"
        caption="Renewals to begin, by week, before and after"
        foldedAs="Show the weeks as a table"
        rows={levelling.weeks}
        columns={[
          { head: 'Week from', cell: ({ monday }) => <Day at={monday} timeZone={ZONE} short />, whole: true },
          { head: 'Before', cell: ({ before }) => count(before), numeric: true },
          { head: 'After', cell: ({ after }) => count(after), numeric: true },
        ]}
      />
      <Form action={`${paths.levelRenewals}${ofUnit(seen)}`}>
        <input type="hidden" name="print" value={seen.print} />
        <Moves seen={seen} typed={typed} />
        <GovukRadios
          name="which"
          idPrefix="which"
          fieldset={{ legend: { text: 'Which of them begin earlier?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'all', text: `All ${count(levelling.moves.length)}` },
            { value: 'chosen', text: 'Those ticked in the table', hint: { text: 'The heaviest week then falls by less than shown' } },
          ]}
          value={typed.which}
          {...errorOf(errors, 'which')}
        />
        <GovukButton text="Accept" preventDoubleClick />
      </Form>
    </>
  )
}

const figuresOf = ({ peakBefore, peakAfter, moves }: Levelling) => [
  { name: 'Heaviest week now', value: count(peakBefore) },
  { name: 'Heaviest week then', value: count(peakAfter) },
  { name: 'Falls by', value: count(peakBefore - peakAfter), note: percent((peakBefore - peakAfter) / peakBefore) },
  { name: 'Begin earlier', value: count(moves.length) },
]

const Moves = ({ seen: { levelling, holders }, typed }: Omit<LevelProps, 'errors'>) => (
  <DataTable<Move>
    id="moves"
    caption="Renewals that would begin earlier"
    rows={levelling.moves.slice(0, MOST_SHOWN)}
    columns={[
      {
        head: 'Holder',
        cell: ({ id }) => (
          <a class="govuk-link" href={paths.clearance(id)}>
            {holders.get(id) ?? 'Name not shown'}
          </a>
        ),
      },
      { head: 'Level', cell: ({ level }) => levelName(level), whole: true },
      { head: 'Last day', cell: ({ until }) => <Day at={addDays(until, -1)} timeZone={ZONE} short />, whole: true },
      { head: 'Begins now', cell: ({ from }) => <Day at={from} timeZone={ZONE} short />, whole: true },
      { head: 'Would begin', cell: ({ to }) => <Day at={to} timeZone={ZONE} short />, whole: true },
      { head: 'Days earlier', cell: ({ from, to }) => count(daysBetween(to, from)), numeric: true },
      {
        head: 'Tick',
        cell: ({ id }) => (
          <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id={`move-${id}`}
                name="chosen"
                value={id}
                checked={typed.chosen.includes(id)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={`move-${id}`}>
                <span class="govuk-visually-hidden">Begin the renewal of {holders.get(id) ?? 'this clearance'} earlier</span>
              </label>
            </div>
          </div>
        ),
      },
    ]}
    total={levelling.moves.length}
  />
)
