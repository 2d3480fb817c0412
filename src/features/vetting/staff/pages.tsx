/** A unit's staff: the list, and one of them with their leave. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form, StoredNow } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukInput, GovukSelect, GovukTag } from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import { percent, shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { holds, lastDay, type Period } from '../../../values/period.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Colleague } from '../people/queries.ts'
import type { Unit } from '../queries.ts'
import { stageName } from '../rules.ts'
import { Section } from '../section.tsx'
import { UnitChooser, unitAt } from '../units/chooser.tsx'
import type { SeenStaff } from './actions.ts'
import { type Leave, type Member, SKILLS, type TypedLeave, type TypedMember } from './rules.ts'

const spanWords = ({ from, until }: Period): string => {
  const last = lastDay({ from, until })
  return `${from === null ? 'always' : shortDay(from)} to ${last === null ? 'further notice' : shortDay(last)}`
}

const skillWords = (skills: readonly string[]): string => skills.map(stageName).join(', ')

export const StaffPage = ({ unit, units, staff, today }: SeenStaff) => {
  const now = staff.filter(({ works }) => works.until === null || works.until > today)
  const gone = staff.filter(member => !now.includes(member))
  return (
    <Section title="Staff" caption={unit.name}>
      <UnitChooser unit={unit} units={units} at={paths.staff} />
      <Text>
        Who works in the unit, at what and how much, and when they are on leave. Cases are given out by it, and the forecast counts with it.
        Nothing here says how well or how fast anybody works.
      </Text>
      <GovukButton text="Add somebody" href={unitAt(paths.staffAdd, unit)} />
      {now.length === 0 ? (
        <Text>Nobody has been added yet.</Text>
      ) : (
        <DataTable id="staff" caption="Staff" columns={columns(today)} rows={now} />
      )}
      {gone.length > 0 && <DataTable id="gone" caption="Who has left" columns={GONE} rows={gone} />}
    </Section>
  )
}

const NAME: Column<Member> = {
  head: 'Name',
  cell: ({ id, name }) => (
    <a class="govuk-link" href={paths.staffMember(id)}>
      {name}
    </a>
  ),
}

const columns = (today: CalendarDate): Column<Member>[] => [
  NAME,
  { head: 'Works at', cell: ({ skills }) => skillWords(skills) },
  { head: 'Part of a full week', cell: ({ share }) => percent(share), numeric: true },
  { head: 'In the unit', cell: ({ works }) => spanWords(works) },
  { head: 'Leave', cell: member => <NextLeave leave={member.leave} today={today} /> },
]

const GONE: Column<Member>[] = [NAME, { head: 'In the unit', cell: ({ works }) => spanWords(works) }]

const NextLeave = ({ leave, today }: { leave: readonly Leave[]; today: CalendarDate }) => {
  const next = leave.find(({ away }) => away.until !== null && away.until > today)
  if (!next) return <>none ahead</>
  return (
    <>
      {holds(next.away, today) && <GovukTag text="Away" classes="govuk-tag--yellow" />} {spanWords(next.away)}
    </>
  )
}

type Typing = { typed: TypedMember; errors: readonly Reason[] }

export const AddMemberPage = ({ unit, colleagues, typed, errors }: Typing & { unit: Unit; colleagues: readonly Colleague[] }) => (
  <Section title="Add somebody" caption={unit.name} errors={errors} back={{ href: unitAt(paths.staff, unit), text: 'Staff' }}>
    <Form action={unitAt(paths.staffAdd, unit)}>
      <GovukSelect
        id="account"
        name="account"
        label={{ text: 'Who is it?', classes: 'govuk-label--s' }}
        hint={{ text: 'People with a role in the unit, once they have signed in' }}
        items={[{ value: '', text: 'Select' }, ...colleagues.map(({ account, name }) => ({ value: account, text: name }))]}
        value={typed.account}
        {...errorOf(errors, 'account')}
      />
      <MemberFields typed={typed} errors={errors} />
      <GovukButton text="Add them" preventDoubleClick />
    </Form>
  </Section>
)

const MemberFields = ({ typed, errors }: Typing) => (
  <>
    <GovukCheckboxes
      name="skills"
      idPrefix="skills"
      fieldset={{ legend: { text: 'What do they work at?', classes: 'govuk-fieldset__legend--s' } }}
      items={SKILLS.map(value => ({ value, text: stageName(value), checked: typed.skills.includes(value) }))}
      classes="govuk-checkboxes--small"
      {...errorOf(errors, 'skills')}
    />
    <GovukInput
      id="percent"
      name="percent"
      label={{ text: 'Part of a full week', classes: 'govuk-label--s' }}
      suffix={{ text: '%' }}
      value={typed.percent}
      classes="govuk-input--width-3"
      inputmode="numeric"
      {...errorOf(errors, 'percent')}
    />
    <DayInput name="starts" legend="Their first day" typed={typed} errors={errors} />
    <DayInput name="last" legend="Their last day" hint="Leave empty if none is known" typed={typed} errors={errors} />
  </>
)

type MemberProps = Typing & { member: Member; today: CalendarDate; leave: TypedLeave; tooLate: boolean }

export const MemberPage = ({ member, today, typed, leave, tooLate, errors }: MemberProps) => (
  <Section title={member.name} caption="Staff" errors={errors} back={{ href: paths.staff, text: 'Staff' }}>
    {tooLate && <StoredNow facts={factsOf(member)} />}
    <Form action={paths.staffMember(member.id)} version={member.version}>
      <MemberFields typed={typed} errors={errors} />
      <GovukButton text="Save" preventDoubleClick />
    </Form>
    <LeaveTable member={member} today={today} />
    <Form action={paths.staffLeave(member.id)}>
      <DayInput name="away" legend="First day of leave" typed={leave} errors={errors} />
      <DayInput name="back" legend="Last day of leave" typed={leave} errors={errors} />
      <GovukButton text="Add leave" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </Section>
)

const factsOf = ({ skills, share, works }: Member) => [
  { key: 'Works at', value: skillWords(skills) },
  { key: 'Part of a full week', value: percent(share) },
  { key: 'In the unit', value: spanWords(works) },
]

const LeaveTable = ({ member, today }: { member: Member; today: CalendarDate }) => {
  const ahead = member.leave.filter(({ away }) => away.until !== null && away.until > today)
  if (ahead.length === 0)
    return (
      <>
        <SubHeading>Leave now and ahead</SubHeading>
        <Text>None.</Text>
      </>
    )
  return (
    <DataTable
      id="leave"
      caption="Leave now and ahead"
      columns={[
        { head: 'Days', cell: ({ away }) => spanWords(away) },
        {
          head: 'Change',
          cell: ({ id, away }) => (
            <Form action={paths.dropLeave(member.id, id)}>
              <button type="submit" class="muster-link-button">
                Take it out<span class="govuk-visually-hidden">: {spanWords(away)}</span>
              </button>
            </Form>
          ),
        },
      ]}
      rows={ahead}
    />
  )
}
