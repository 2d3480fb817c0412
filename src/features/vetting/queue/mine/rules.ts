/** What of one's own cases wants something done today. */
import type { CalendarDate } from '../../../../values/date.ts'
import type { QueueRow } from '../rules.ts'

export const MOST_OWN = 200
export const MOST_TO_DECIDE = 50

export type Approval = { caseId: string; ref: string; what: 'priority' | 'waiver' }

export type Mine = {
  /** Up to one more than are shown, by their target. */
  rows: readonly QueueRow[]
  /** Of these, where an answer came and nothing was done since. */
  answered: ReadonlySet<string>
  toDecide: readonly QueueRow[]
  approvals: readonly Approval[]
  names: ReadonlyMap<string, string>
  today: CalendarDate
  decides: boolean
}

/** In groups by what is to be done; a case stands in the first that it belongs to, and those that wait for others in none. */
export function wantsOf({ rows, answered, today }: Pick<Mine, 'rows' | 'answered' | 'today'>): {
  answers: QueueRow[]
  unanswered: QueueRow[]
  late: QueueRow[]
} {
  const answers = rows.filter(({ id }) => answered.has(id))
  const unanswered = rows.filter(row => !answered.has(row.id) && row.dueOn !== null && row.dueOn < today)
  const taken = new Set([...answers, ...unanswered])
  return {
    answers,
    unanswered,
    late: rows.filter(row => !taken.has(row) && row.party === 'unit' && row.targetOn !== null && row.targetOn < today),
  }
}
