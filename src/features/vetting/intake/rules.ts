/** A file of applicants: what each line would open, or why it cannot; what of it somebody chose to take. */
import type { CalendarDate } from '../../../values/date.ts'
import type { Level } from '../rules.ts'

export const MOST_BYTES = 5 * 2 ** 20
export const MOST_ROWS = 10_000

export const COLUMNS = [
  { name: 'family_name', needed: true, says: 'The person’s family name' },
  { name: 'given_names', needed: true, says: 'Their given names' },
  { name: 'born', needed: true, says: 'Their date of birth: 1991-04-03 or 03/04/1991' },
  { name: 'email', needed: false, says: 'Where they are told that there is something new' },
  { name: 'phone', needed: false, says: 'A phone number' },
  { name: 'level', needed: true, says: 'RV, MV, NPPV1, NPPV2A, NPPV2F, NPPV3, CTC, SC, eSC or DV' },
  { name: 'regime', needed: true, says: 'officer, staff, non-police or national-security' },
  { name: 'kind', needed: false, says: 'new, renewal, transferee, rejoiner, change or aftercare; empty for new' },
  { name: 'sponsor_reference', needed: false, says: 'What whoever asks for the clearance calls the post' },
  { name: 'received', needed: false, says: 'The day of receipt; empty for today' },
] as const
export type Column = (typeof COLUMNS)[number]['name']

/** Counted from 1, which is the line of headings. */
export type Line = { line: number; cells: Readonly<Record<Column, string>> }
export type Refusal = { line: number; column: string; message: string }

export type Applicant = { familyName: string; givenNames: string; born: CalendarDate; email?: string; phone?: string }

/** The case that a line would open. */
export type Wanted = {
  line: number
  person: Applicant
  level: Level
  regime: 'officer' | 'staff' | 'non-police' | 'national-security'
  kind: 'new' | 'renewal' | 'transferee' | 'rejoiner' | 'change' | 'aftercare'
  receivedOn: CalendarDate
  sponsorRef?: string
}

/** Somebody who is in the unit's records already and may be the person of a line. */
export type Alike = { id: string; familyName: string; givenNames: string; born: CalendarDate; openLevels: readonly Level[] }

export type Plan = {
  good: readonly Wanted[]
  /** Where the person seems to be known: somebody decides for each line whether the case is opened in that record. */
  known: readonly (Wanted & { alike: Alike })[]
  refused: readonly Refusal[]
}

export type Choice = { all: boolean; lines: ReadonlySet<number>; known: ReadonlySet<number> }

/** Of a plan what was chosen: good lines, all or some, and those known ones that somebody ticked. */
export function chosenOf(
  { good, known }: Plan,
  { all, lines, known: ticked }: Choice,
): { fresh: Wanted[]; joined: (Wanted & { alike: Alike })[] } {
  return {
    fresh: good.filter(({ line }) => all || lines.has(line)),
    joined: known.filter(({ line }) => ticked.has(line)),
  }
}

export type Intake = {
  id: string
  unitId: number
  fileName: string
  broughtBy: string
  broughtAt: string
  appliedAt: string | null
  applied: Readonly<Record<string, number>> | null
  erasedAt: string | null
}
