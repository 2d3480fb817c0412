/** Asking for a role, looking at one before approving it, ending it. */
import { Day, instantWords } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukRadios, GovukSelect, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Facts, SubHeading, Text } from '../../../platform/views/prose.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { administrationPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { Section } from '../section.tsx'
import { type Assignment, ROLES, roleName, type Standing, standingOf, type TypedRole, whyNotApprove } from './rules.ts'

const ZONE = 'Europe/London'

const STANDINGS: Record<Standing, { text: string; classes: string }> = {
  asked: { text: 'Waits for approval', classes: 'govuk-tag--yellow' },
  given: { text: 'In force', classes: 'govuk-tag--green' },
  coming: { text: 'Starts later', classes: 'govuk-tag--blue' },
  past: { text: 'Ran out', classes: 'govuk-tag--grey' },
  ended: { text: 'Ended', classes: 'govuk-tag--grey' },
}

export const StandingTag = ({ role, today }: { role: Assignment; today: CalendarDate }) => (
  <GovukTag {...STANDINGS[standingOf(role, today)]} />
)

type AskProps = { account: { id: string; name: string }; units: readonly Unit[]; typed: TypedRole; errors: readonly Reason[] }

export const AskRolePage = ({ account, units, typed, errors }: AskProps) => (
  <Section title="Ask for a role" caption={account.name} errors={errors} back={{ href: paths.account(account.id), text: account.name }}>
    <Text>Another administrator must approve it before it counts. Neither of you may be the person who gets it.</Text>
    <Form action={paths.askRole(account.id)}>
      <GovukRadios
        name="role"
        idPrefix="role"
        fieldset={{ legend: { text: 'Role', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(ROLES).map(([value, { name, may }]) => ({ value, text: name, hint: { text: may } }))}
        value={typed.role}
        {...errorOf(errors, 'role')}
      />
      <GovukSelect
        id="unit"
        name="unit"
        label={{ text: 'Unit', classes: 'govuk-label--s' }}
        hint={{ text: 'The role counts there and in every unit below it' }}
        items={[
          { value: '', text: 'Select a unit' },
          ...units.map(({ id, name, depth }) => ({ value: String(id), text: `${'– '.repeat(depth)}${name}` })),
        ]}
        value={typed.unit}
        {...errorOf(errors, 'unit')}
      />
      <DayInput name="from" legend="First day" hint="Leave empty for today" typed={typed} errors={errors} />
      <DayInput name="until" legend="Last day" hint="Leave empty where no end is known" typed={typed} errors={errors} />
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why do they need it?', classes: 'govuk-label--s' }}
        hint={{ text: 'The other administrator reads this, and it stays in the ledger' }}
        rows="3"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Ask for it" preventDoubleClick />
    </Form>
  </Section>
)

type RoleProps = { role: Assignment; me: string; today: CalendarDate; typedWhy: string; errors: readonly Reason[] }

export const RolePage = ({ role, me, today, typedWhy, errors }: RoleProps) => {
  const standing = standingOf(role, today)
  return (
    <Section title={roleName(role.role)} caption={role.name} errors={errors} back={{ href: paths.account(role.account), text: role.name }}>
      <Facts rows={factsOf(role, today)} />
      {standing === 'asked' && <Approval role={role} me={me} />}
      {(standing === 'given' || standing === 'coming') && <Ending role={role} typedWhy={typedWhy} errors={errors} />}
    </Section>
  )
}

const factsOf = (role: Assignment, today: CalendarDate) => [
  { key: 'How it stands', value: <StandingTag role={role} today={today} /> },
  { key: 'Person', value: role.name },
  { key: 'Role', value: roleName(role.role) },
  { key: 'What it lets them do', value: ROLES[role.role]?.may ?? '–' },
  { key: 'Unit', value: role.unit },
  { key: 'First day', value: <Day at={role.from} timeZone={ZONE} /> },
  { key: 'Last day', value: role.last === null ? 'No end is known' : <Day at={role.last} timeZone={ZONE} /> },
  { key: 'Why', value: role.why },
  { key: 'Asked for by', value: role.founding ? 'The operator, who names the first two administrators' : (role.askedByName ?? '–') },
  ...(role.approvedAt === null || role.founding
    ? []
    : [{ key: 'Approved by', value: `${role.approvedByName} on ${instantWords(role.approvedAt, ZONE)}` }]),
  ...(role.endedAt === null
    ? []
    : [
        { key: 'Ended by', value: `${role.endedByName} on ${instantWords(role.endedAt, ZONE)}` },
        { key: 'Why it ended', value: role.endedWhy ?? '–' },
      ]),
]

const Approval = ({ role, me }: { role: Assignment; me: string }) => {
  const why = whyNotApprove(role, me)
  return why ? (
    <GovukInsetText text={why} />
  ) : (
    <Form action={paths.approveRole(role.id)}>
      <Text>From its first day {role.name} can do this in Muster. You answer for it together with who asked.</Text>
      <GovukButton text="Approve this role" preventDoubleClick />
    </Form>
  )
}

const Ending = ({ role, typedWhy, errors }: { role: Assignment; typedWhy: string; errors: readonly Reason[] }) => (
  <>
    <SubHeading>End this role</SubHeading>
    <Text>It counts no more from their next click. One administrator is enough, so that it can be done at once.</Text>
    <Form action={paths.endRole(role.id)}>
      <GovukTextarea id="why" name="why" label={{ text: 'Why does it end?' }} rows="2" value={typedWhy} {...errorOf(errors, 'why')} />
      <GovukButton text="End this role" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </>
)
