/** One milestone with every date it had, and the forms that add one or give it another date. */
import type { ComponentChildren } from 'preact'
import { shortInstant } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukInput, GovukSelect, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, Inset, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { networkPaths as paths } from '../paths.ts'
import type { CalendarDate, Unit } from '../rules.ts'
import { Section } from '../section.tsx'
import { DateWords, Slip, StandingTag } from './marks.tsx'
import { type DateThen, dateNow, firstDate, type Milestone, type Programme, type TypedDate, type TypedMilestone } from './rules.ts'

const ZONE = 'Europe/London'

type Props = { milestone: Milestone; programme: Programme; unitNames: ReadonlyMap<number, string>; today: CalendarDate; canKeep: boolean }

export const MilestonePage = ({ milestone, programme, unitNames, today, canKeep }: Props) => (
  <Section title={milestone.name} caption={programme.name} back={{ href: paths.programme(programme.id), text: programme.name }}>
    <Facts
      rows={[
        { key: 'How it stands', value: <StandingTag milestone={milestone} day={today} /> },
        { key: dateNow(milestone).reached ? 'Reached on' : 'Date now', value: <DateWords date={dateNow(milestone)} /> },
        { key: 'First date', value: <DateWords date={firstDate(milestone)} /> },
        { key: 'Slippage', value: <Slip milestone={milestone} /> },
        ...(milestone.phase === '' ? [] : [{ key: 'Phase', value: milestone.phase }]),
        ...moverFact(milestone, unitNames),
        ...(milestone.source === null ? [] : [{ key: 'Source', value: milestone.source }]),
      ]}
    />
    {canKeep && (
      <div class="govuk-button-group">
        <GovukButton text="Change the date" href={paths.moveMilestone(milestone.id)} classes="govuk-button--secondary" />
        {!dateNow(milestone).reached && (
          <GovukButton text="Mark as reached" href={paths.reachMilestone(milestone.id)} classes="govuk-button--secondary" />
        )}
      </div>
    )}
    <DataTable
      id="dates"
      caption="Every date it had, the first one first"
      rows={milestone.dates}
      columns={[
        { head: 'Date', cell: date => <DateWords date={date} />, whole: true },
        { head: 'As', cell: ({ reached }) => (reached ? 'Reached' : 'Planned') },
        { head: 'Why', cell: ({ recorded }) => recorded.why },
        { head: 'Recorded', cell: ({ recorded }) => shortInstant(recorded.from, ZONE) },
        { head: 'By', cell: ({ recorded }) => recorded.by ?? 'A keeper of the register' },
        { head: 'Until', cell: ({ recorded }) => (recorded.until === null ? 'Holds now' : shortInstant(recorded.until, ZONE)) },
      ]}
    />
    {milestone.dates.length > 1 && <Text>It had {counted(milestone.dates.length - 1, 'earlier date')}. None is ever taken away.</Text>}
  </Section>
)

const moverFact = ({ movesUnit, movesOther }: Milestone, names: ReadonlyMap<number, string>) => {
  if (movesUnit !== null) {
    const name = names.get(movesUnit) ?? 'A unit not shown to you'
    return [
      {
        key: 'Moves in',
        value: (
          <a class="govuk-link" href={paths.unit(movesUnit)}>
            {name}
          </a>
        ),
      },
    ]
  }
  return movesOther === null ? [] : [{ key: 'Moves in', value: movesOther }]
}

type Typing<T> = { typed: T; errors: readonly Reason[] }
type AddProps = Typing<TypedMilestone> & { programme: Programme; units: readonly Unit[] }

export const AddMilestonePage = ({ programme, units, typed, errors }: AddProps) => (
  <Section
    title="Add a milestone"
    caption={programme.name}
    errors={errors}
    back={{ href: paths.programme(programme.id), text: programme.name }}
  >
    <Form action={paths.newMilestone(programme.id)}>
      <Field name="name" label="What is to be reached" hint="Such as “First teams have moved in”" value={typed.name} errors={errors} />
      <Field name="phase" label="Phase" hint="Leave empty where the programme has none" value={typed.phase} errors={errors} />
      <GovukSelect
        id="unit"
        name="unit"
        label={{ text: 'Unit that moves in', classes: 'govuk-label--s' }}
        items={[{ value: '', text: 'None of the register' }, ...units.map(({ id, name }) => ({ value: String(id), text: name }))]}
        value={typed.unit}
        {...errorOf(errors, 'unit')}
      />
      <Field name="other" label="Or another body that moves in" hint="Leave empty for none" value={typed.other} errors={errors} />
      <DateFields legend="Date" typed={typed} errors={errors} />
      <Field
        name="source"
        label="Source"
        hint="Where it was decided or published. Leave empty for none."
        value={typed.source}
        errors={errors}
      />
      <Why label="Why this date?" hint="Such as the plan it comes from" typed={typed} errors={errors} />
      <GovukButton text="Add the milestone" preventDoubleClick />
    </Form>
  </Section>
)

type DateProps = Typing<TypedDate> & { milestone: Milestone; seen: string }

export const MoveMilestonePage = ({ milestone, seen, typed, errors }: DateProps) => (
  <OfMilestone title="Change the date" milestone={milestone} errors={errors}>
    {dateNow(milestone).reached && <Inset>It is marked as reached. Giving it another date says that it was not.</Inset>}
    <Now date={dateNow(milestone)} />
    <Form action={paths.moveMilestone(milestone.id)}>
      <input type="hidden" name="seen" value={seen} />
      <DateFields legend="New date" typed={typed} errors={errors} />
      <Why label="Why does it move?" hint="Everybody who sees the programme reads this" typed={typed} errors={errors} />
      <GovukButton text="Change the date" preventDoubleClick />
    </Form>
  </OfMilestone>
)

export const ReachMilestonePage = ({ milestone, seen, typed, errors }: DateProps) => (
  <OfMilestone title="Mark as reached" milestone={milestone} errors={errors}>
    <Now date={dateNow(milestone)} />
    <Form action={paths.reachMilestone(milestone.id)}>
      <input type="hidden" name="seen" value={seen} />
      <DateFields legend="Day on which it was reached" typed={typed} errors={errors} />
      <Why label="How is this known?" hint="Such as where it was announced" typed={typed} errors={errors} />
      <GovukButton text="Mark as reached" preventDoubleClick />
    </Form>
  </OfMilestone>
)

type OfProps = { title: string; milestone: Milestone; errors: readonly Reason[]; children: ComponentChildren }

const OfMilestone = ({ title, milestone, errors, children }: OfProps) => (
  <Section title={title} caption={milestone.name} errors={errors} back={{ href: paths.milestone(milestone.id), text: milestone.name }}>
    {children}
  </Section>
)

const Now = ({ date }: { date: DateThen }) => (
  <Text>
    The date now is <DateWords date={date} />. It stays in the history.
  </Text>
)

type FieldProps = { name: string; label: string; hint: string; value: string; errors: readonly Reason[] }

const Field = ({ name, label, hint, value, errors }: FieldProps) => (
  <GovukInput
    id={name}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    hint={{ text: hint }}
    value={value}
    {...errorOf(errors, name)}
  />
)

const DateFields = ({ legend, typed, errors }: Typing<TypedDate> & { legend: string }) => (
  <>
    <DayInput name="due" legend={legend} hint="For example, 30 6 2027" typed={typed} errors={errors} />
    <GovukCheckboxes
      name="approximate"
      idPrefix="approximate"
      items={[{ value: 'yes', text: 'The day is not known exactly', checked: typed.approximate === 'yes' }]}
    />
  </>
)

const Why = ({ label, hint, typed, errors }: Typing<TypedDate> & { label: string; hint: string }) => (
  <GovukTextarea
    id="why"
    name="why"
    label={{ text: label, classes: 'govuk-label--s' }}
    hint={{ text: hint }}
    rows="3"
    value={typed.why}
    {...errorOf(errors, 'why')}
  />
)
