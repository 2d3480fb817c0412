/** A unit that is to reach under another one: who may agree to it. */
import type { CalendarDate } from '../../../values/date.ts'

export type Move = {
  id: string
  unit: number
  unitName: string
  /** Where it is until then; null for a unit that stands for a body of its own. */
  fromName: string | null
  belowName: string
  starts: CalendarDate
  why: string
  askedBy: string
  askedByName: string | null
  /** ISO instants. */
  askedAt: string
  approvedByName: string | null
  approvedAt: string | null
  doneAt: string | null
  droppedAt: string | null
}

export type MoveStanding = 'waits' | 'agreed' | 'done' | 'dropped'

export function standingOf({ approvedAt, doneAt, droppedAt }: Pick<Move, 'approvedAt' | 'doneAt' | 'droppedAt'>): MoveStanding {
  if (doneAt !== null) return 'done'
  if (droppedAt !== null) return 'dropped'
  return approvedAt === null ? 'waits' : 'agreed'
}

/** Why this administrator cannot approve it, as far as a page can know: who would gain by it is the database's to say. */
export const whyNotApprove = ({ askedBy }: Pick<Move, 'askedBy'>, me: string): string | undefined =>
  askedBy === me ? 'You asked for it in the register, so another administrator must approve it.' : undefined
