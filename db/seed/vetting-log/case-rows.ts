/** The cases as a clerk keeps them: one row each, dates in wide columns, and the slips that real sheets hold. */

import { createRandom, type Random } from '../../../src/features/vetting/seeding/engine/random.ts'
import type { Case, Outcome, Visit } from './cases.ts'
import type { CaseRow, CellValue, Column } from './columns.ts'
import { NATIONAL_SECURITY, RV_AND_ABOVE } from './parameters.ts'
import { spoilSome } from './slips.ts'
import { dateOf } from './working-days.ts'

/** Which end of which visit a column holds; "Sent to UKSV" is the beginning of the visit there. */
const STAGE_COLUMNS: readonly { column: Column; stage: string; applies?: (each: Case) => boolean }[] = [
  { column: 'ID checked', stage: 'ID check' },
  { column: 'Residency checked', stage: 'Residency check' },
  { column: 'Records check done', stage: 'Records check' },
  { column: 'Local intelligence done', stage: 'Local intelligence' },
  { column: 'Other force replied', stage: 'Other force enquiry', applies: each => plans(each, 'Other force enquiry') },
  { column: 'Finance done', stage: 'Finance check', applies: each => RV_AND_ABOVE.includes(each.level) },
  { column: 'CCU check done', stage: 'Counter-corruption check', applies: each => RV_AND_ABOVE.includes(each.level) },
  { column: 'Interview held', stage: 'Interview', applies: each => plans(each, 'Interview') },
  { column: 'Sent to UKSV', stage: 'UKSV', applies: each => NATIONAL_SECURITY.includes(each.level) },
  { column: 'UKSV result', stage: 'UKSV', applies: each => NATIONAL_SECURITY.includes(each.level) },
]
const plans = (each: Case, stage: string) => each.steps.some(step => step.stage === stage)

const OUTCOME_WORDS: Record<Outcome, readonly string[]> = {
  granted: ['Granted', 'Granted', 'Granted', 'granted', 'granted ', 'GRANTED', 'Cleared'],
  refused: ['Refused', 'Refused', 'refused'],
  withdrawn: ['Withdrawn by applicant', 'Withdrawn', 'withdrawn'],
  discontinued: ['Discontinued', 'discontinued'],
  open: ['In progress', 'In progress', 'in progress', ''],
}
const NOTES = [
  'chased applicant',
  'signature missing on page 4, sent back',
  'see e-mail from line manager',
  'start date moved',
  'ID seen by HR',
]

const TYPED_SHARE = 0.03

export function makeCaseRows(cases: readonly Case[], seed: number): CaseRow[] {
  const random = createRandom(seed)
  const rows: CaseRow[] = cases.map(each => ({ case: each, cells: cellsOf(each, random), unusable: undefined }))
  spoilSome(rows)
  return rows
}

function cellsOf(each: Case, random: Random): CaseRow['cells'] {
  const typed = (minute: number): CellValue => writeDate(dateOf(minute), random)
  return {
    'Vetting ref': { text: each.reference },
    Level: { text: each.level },
    Type: { text: each.type },
    'Form received': typed(each.received),
    ...Object.fromEntries(STAGE_COLUMNS.map(stage => [stage.column, stageCell(each, stage, random)])),
    'Decision date': Number.isNaN(each.closed) ? oneOf(random, ['', '', '', 'TBC']) : typed(each.closed),
    Outcome: oneOf(random, OUTCOME_WORDS[each.outcome]),
    'Allocated to': oneOf(random, [each.visits.find(visit => visit.stage === 'Local intelligence')?.officer ?? '']),
    Notes: each.urgent ? { text: 'URGENT - start date agreed' } : oneOf(random, random.chance(0.07) ? NOTES : ['']),
  }
}

function stageCell(each: Case, { column, stage, applies }: (typeof STAGE_COLUMNS)[number], random: Random): CellValue {
  if (applies && !applies(each)) return oneOf(random, random.chance(0.06) ? ['n/a'] : [''])
  const visit = each.visits.findLast(candidate => candidate.stage === stage)
  const minute = visit && column === 'Sent to UKSV' ? visit.start : finished(visit, each)
  if (minute !== undefined) return writeDate(dateOf(minute), random)
  const waits = each.outcome === 'open' && visit !== undefined
  return oneOf(random, waits ? ['awaiting', 'TBC', ''] : [''])
}

/** A stage that was broken off by a withdrawal was never finished. */
function finished(visit: Visit | undefined, each: Case): number | undefined {
  if (!visit || Number.isNaN(visit.end)) return undefined
  const brokenOff =
    visit.end === each.closed && (each.outcome === 'withdrawn' || each.outcome === 'discontinued') && visit.party !== 'vetting unit'
  return brokenOff ? undefined : visit.end
}

const writeDate = (date: string, random: Random): CellValue => (random.chance(TYPED_SHARE) ? { text: typedByHand(date) } : { date })
const typedByHand = (date: string) => date.split('-').reverse().join('/')
const oneOf = (random: Random, words: readonly string[]): CellValue => {
  const text = random.pick(words)
  return text === '' ? undefined : { text }
}
