/** The queue as a file: what its page shows, without what was found. */
import { levelName, partyName, STATES, stageName } from '../rules.ts'
import type { QueueRow } from './rules.ts'

const HEAD = [
  ...['case', 'family_name', 'given_names', 'level', 'state', 'open_stages', 'waits_for', 'with', 'held_working_days', 'received'],
  ...['age_working_days', 'target', 'allocated_to', 'priority', 'waiver_run_out', 'answer_due'],
]

export const fileOf = ({ rows, names }: { rows: readonly QueueRow[]; names: ReadonlyMap<string, string> }) => ({
  head: HEAD,
  rows: rows.map(row => [
    ...[
      row.ref,
      row.familyName,
      row.givenNames,
      levelName(row.level),
      STATES[row.state],
      row.stages.map(stageName).join('; '),
      partyName(row.party),
    ],
    ...[row.partyName ?? '', row.heldDays, row.receivedOn, row.age, row.targetOn ?? ''],
    row.allocatedTo === null ? '' : (names.get(row.allocatedTo) ?? ''),
    ...[row.priority ? 'yes' : 'no', row.isRed ? 'yes' : 'no', row.dueOn ?? ''],
  ]),
})
