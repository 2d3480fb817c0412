/** Giving out the cases that were picked: to one person, or each to whom the proposal names. */
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukSelect } from '../../../../platform/views/govuk.generated.ts'
import { Inset, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { counted } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { personName } from '../../cases/rules.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { levelName, STATES } from '../../rules.ts'
import { Section } from '../../section.tsx'
import type { QueueRow } from '../rules.ts'
import type { SeenAllocation } from './actions.ts'
import { type Member, type Proposed, seenText } from './rules.ts'

type Props = { seen: SeenAllocation; names: ReadonlyMap<string, string>; errors: readonly Reason[] }

export const AllocateManyPage = ({ seen, names, errors }: Props) => (
  <Section title={`Allocate ${counted(seen.rows.length, 'case')}`} errors={errors} back={{ href: paths.queue, text: 'Queue' }}>
    <SubHeading>All to one person</SubHeading>
    <Form action={paths.allocateMany}>
      {seen.rows.map(row => (
        <input type="hidden" key={row.id} name="case" value={seenText(row)} />
      ))}
      <GovukSelect
        id="to"
        name="to"
        label={{ text: 'Who takes them?', classes: 'govuk-label--s' }}
        items={[
          { value: '', text: 'Select a person' },
          ...seen.members.map(member => ({ value: member.account, text: memberWords(member) })),
        ]}
        {...errorOf(errors, 'to')}
      />
      <GovukButton text={`Allocate all ${seen.rows.length === 1 ? '' : seen.rows.length}`.trim()} preventDoubleClick />
    </Form>
    <SubHeading>Or by skill and load</SubHeading>
    <Text>
      For each case, whoever can do what is open in it, has no other part in it, is not on leave, and has the fewest open cases for their
      hours. It is a proposal: change what you know better, and confirm it. Nothing is allocated before.
    </Text>
    <Form action={paths.allocateMany}>
      <DataTable<QueueRow>
        id="give"
        caption="Who would take what"
        rows={seen.rows}
        columns={[
          { head: 'Case', cell: row => <CaseCell row={row} />, whole: true },
          { head: 'Now with', cell: ({ allocatedTo }) => (allocatedTo === null ? 'Nobody' : (names.get(allocatedTo) ?? 'Somebody')) },
          { head: 'Would go to', cell: row => <Choice row={row} proposed={of(seen, row)} members={seen.members} /> },
          { head: 'Why', cell: row => <Why reasons={of(seen, row)?.reasons ?? []} /> },
        ]}
      />
      <GovukButton text="Confirm and allocate" preventDoubleClick />
    </Form>
  </Section>
)

const of = ({ proposed }: SeenAllocation, { id }: QueueRow): Proposed | undefined => proposed.find(each => each.id === id)

const memberWords = ({ name, open, isAway }: Member): string => `${name}: ${counted(open, 'open case')}${isAway ? ', on leave today' : ''}`

const CaseCell = ({ row }: { row: QueueRow }) => (
  <>
    <a class="govuk-link" href={paths.case(row.id)}>
      {row.ref}
    </a>
    <span class="muster-under">
      {personName(row)}, {levelName(row.level)}, {STATES[row.state].toLowerCase()}
    </span>
  </>
)

const Choice = ({ row, proposed, members }: { row: QueueRow; proposed: Proposed | undefined; members: readonly Member[] }) => (
  <select class="govuk-select muster-choice" name="give" aria-label={`Who takes ${row.ref}`}>
    <option value={`${seenText(row)}~`}>Leave it as it is</option>
    {members.map(({ account, name }) => (
      <option key={account} value={`${seenText(row)}~${account}`} selected={proposed?.to === account}>
        {name}
      </option>
    ))}
  </select>
)

const Why = ({ reasons }: { reasons: readonly string[] }) => (
  <ul class="govuk-list muster-cell-list">
    {reasons.map(reason => (
      <li key={reason}>{reason}</li>
    ))}
  </ul>
)

export const NothingPickedPage = () => (
  <Section title="No case is selected" back={{ href: paths.queue, text: 'Queue' }}>
    <Inset>Go back to the queue, tick the cases that are to be given out, and choose “Allocate selected cases”.</Inset>
  </Section>
)
