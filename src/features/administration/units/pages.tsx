/** The tree of units that roles are given in, and its moves that wait. */
import { Day, instantWords } from '../../../platform/views/dates.tsx'
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Facts, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { administrationPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { Section } from '../section.tsx'
import { type Move, type MoveStanding, standingOf, whyNotApprove } from './rules.ts'

const ZONE = 'Europe/London'

const STANDINGS: Record<MoveStanding, { text: string; classes: string }> = {
  waits: { text: 'Waits for approval', classes: 'govuk-tag--yellow' },
  agreed: { text: 'Approved, its day will come', classes: 'govuk-tag--blue' },
  done: { text: 'Done', classes: 'govuk-tag--green' },
  dropped: { text: 'Dropped', classes: 'govuk-tag--grey' },
}

const MoveTag = ({ move }: { move: Move }) => <GovukTag {...STANDINGS[standingOf(move)]} />

export const UnitsPage = ({ units, moves }: { units: readonly Unit[]; moves: readonly Move[] }) => (
  <Section title="Units">
    <Text>
      A role is given for a unit and counts in every unit below it. The keeper of the register opens, names and closes units there. A unit
      that moves in the register takes its records along only when an administrator has agreed, because others may then see them.
    </Text>
    {moves.length === 0 ? (
      <Text>No move waits.</Text>
    ) : (
      <DataTable
        id="moves"
        caption="Moves that wait"
        rows={moves}
        columns={[
          {
            head: 'Unit',
            cell: ({ id, unitName }) => (
              <a class="govuk-link" href={paths.move(id)}>
                {unitName}
              </a>
            ),
          },
          { head: 'Moves below', cell: ({ belowName }) => belowName },
          { head: 'From', cell: ({ starts }) => <Day at={starts} timeZone={ZONE} short /> },
          { head: 'State', cell: move => <MoveTag move={move} /> },
        ]}
      />
    )}
    <DataTable
      id="units"
      caption="Units, each below the one it belongs to"
      rows={units}
      columns={[
        { head: 'Unit', cell: ({ name, depth }) => <span class={`muster-deep-${Math.min(depth, 4)}`}>{name}</span> },
        { head: 'Code', cell: ({ code }) => code },
        {
          head: 'State',
          cell: ({ closedOn }) =>
            closedOn === null ? (
              <GovukTag text="Open" classes="govuk-tag--green" />
            ) : (
              <>
                Closed since <Day at={closedOn} timeZone={ZONE} short />
              </>
            ),
        },
      ]}
    />
  </Section>
)

export const MovePage = ({ move, me }: { move: Move; me: string }) => (
  <Section title={`Move below ${move.belowName}`} caption={move.unitName} back={{ href: paths.units, text: 'Units' }}>
    <Facts
      rows={[
        { key: 'How it stands', value: <MoveTag move={move} /> },
        { key: 'Unit', value: move.unitName },
        ...(move.doneAt === null ? [{ key: 'Below now', value: move.fromName ?? 'No other unit' }] : []),
        { key: 'To be below', value: move.belowName },
        { key: 'From', value: <Day at={move.starts} timeZone={ZONE} /> },
        { key: 'Why', value: move.why },
        { key: 'Asked for by', value: `${move.askedByName ?? 'The keeper of the register'} on ${instantWords(move.askedAt, ZONE)}` },
        ...(move.approvedAt === null
          ? []
          : [{ key: 'Approved by', value: `${move.approvedByName ?? '–'} on ${instantWords(move.approvedAt, ZONE)}` }]),
      ]}
    />
    {standingOf(move) === 'waits' && <Approval move={move} me={me} />}
  </Section>
)

const Approval = ({ move, me }: { move: Move; me: string }) => {
  const why = whyNotApprove(move, me)
  return why ? (
    <GovukInsetText text={why} />
  ) : (
    <Form action={paths.approveMove(move.id)}>
      <Text>
        From that day whoever has a role for {move.belowName}, or for a unit above it, has it for {move.unitName} and the units below it
        too. Whoever has a role only where it is now has it there no more. You cannot approve it if you would see more by it yourself.
      </Text>
      <GovukButton text="Approve this move" preventDoubleClick />
    </Form>
  )
}
