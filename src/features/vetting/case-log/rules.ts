/**
 * A unit's history as a case log: at each moment a case stands at one stage and is held by one party, by the same rule as the clock on its page. So
 * stages that run beside each other become one row of stretches, which add up to the time the case took.
 */
import type { DayNumber } from '../../../values/date.ts'
import type { CaseOutcome } from '../../forecast/index.ts'
import { PARTIES, type Party, STAGES, type State, stageName } from '../rules.ts'

/** Of a stage, or a wait: the day on which it began and the day on which it was over, null for one that goes on. */
type Span = { from: DayNumber; until: DayNumber | null }

export type Check = Span & {
  stage: string
  party: string
  /** Who noted its end: a number that stands for an account, and for nobody outside this log. */
  by: number | null
}
/** What the applicant is waited on for. */
export type Pause = Span & { stage: 'form' | 'request' }

export type CaseRecord = {
  ref: string
  level: string
  state: State
  received: DayNumber
  closed: DayNumber | null
  checks: readonly Check[]
  pauses: readonly Pause[]
}

export type UnitHistory = { today: DayNumber; cases: readonly CaseRecord[] }

export type Stretch = Span & { stage: string; party: string; by: number | null }

/** Whatever the unit does before the first check begins: taking in, and deciding about residency. */
export const BEFORE_CHECKS = 'before-checks'
const GAPS: Readonly<Record<string, string>> = { [BEFORE_CHECKS]: 'Before the checks' }

export const logStageName = (stage: string): string => GAPS[stage] ?? stageName(stage)

/** How a case ended, as a case log says it. What was not progressed was never refused, and the log has no word of its own for it. */
export const OUTCOMES: Readonly<Record<State, CaseOutcome>> = {
  ...{ intake: 'open', residency: 'open', checks: 'open', decision: 'open', 'second-decision': 'open' },
  ...{ granted: 'granted', refused: 'refused', 'not-progressed': 'completed', discontinued: 'discontinued', withdrawn: 'withdrawn' },
}

/** In order, without a hole, from receipt to closing; the last one of an open case goes on. */
export function stretchesOf(record: CaseRecord, today: DayNumber): Stretch[] {
  const end = record.closed ?? Math.max(today, record.received)
  const days = daysThatMatter(record, end)
  const stretches: Stretch[] = []
  let last: Holding | undefined
  for (const [at, from] of days.entries()) {
    const isEnd = at === days.length - 1
    if (isEnd && record.closed !== null && stretches.length > 0) break
    const holding = holdingOn(record, from)
    if (!isSame(last, holding)) stretches.push({ stage: holding.stage, party: holding.party, by: null, from, until: null })
    last = holding
    const stretch = stretches.at(-1)
    if (!stretch || isEnd) continue
    stretch.until = days[at + 1] ?? end
    // Whoever notes that another body has answered did not do its work.
    stretch.by = holding.party === 'unit' && holding.check?.until === stretch.until ? holding.check.by : null
  }
  const current = stretches.at(-1)
  if (current) current.until = record.closed
  return stretches
}

type Holding = { stage: string; party: string; check?: Check }

const isSame = (a: Holding | undefined, b: Holding): boolean =>
  a !== undefined && a.check === b.check && a.stage === b.stage && a.party === b.party

function daysThatMatter({ received, checks, pauses }: CaseRecord, end: DayNumber): DayNumber[] {
  const changes = [...checks, ...pauses].flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
  return [...new Set([received, end, ...changes.filter(day => day > received && day < end)])].sort((a, b) => a - b)
}

/**
 * Who holds it from this day on. While the applicant is waited on, they do. Otherwise the unit does as long as it has a check to do, the first of
 * these in the usual order; else whoever has been waited on the longest. Where nothing is under way the unit has it: before the checks, or to decide.
 */
function holdingOn({ checks, pauses }: CaseRecord, day: DayNumber): Holding {
  const pause = pauses.find(each => isOpen(each, day))
  if (pause) return { stage: pause.stage, party: 'applicant' }
  const open = checks.filter(each => isOpen(each, day))
  const own = open.filter(({ party }) => party === 'unit')
  const [first] = own.length > 0 ? own.sort((a, b) => place(a.stage) - place(b.stage)) : open.sort((a, b) => a.from - b.from)
  if (first) return { stage: first.stage, party: first.party, check: first }
  return { stage: checks.some(({ from }) => from <= day) ? 'decision' : BEFORE_CHECKS, party: 'unit' }
}

const isOpen = ({ from, until }: Span, day: DayNumber): boolean => from <= day && (until === null || day < until)

const ORDER = Object.keys(STAGES)
const place = (stage: string): number => (ORDER.includes(stage) ? ORDER.indexOf(stage) : ORDER.length)

/** Of the open cases, how many stand at each stage, the usual order first. */
export function standingAt({ cases, today }: UnitHistory): { stage: string; party: Party; cases: number }[] {
  const counts = new Map<string, { stage: string; party: Party; cases: number }>()
  for (const record of cases) {
    if (record.closed !== null) continue
    const { stage, party } = holdingOn(record, Math.max(today, record.received))
    const key = `${stage} ${party}`
    const seen = counts.get(key) ?? { stage, party: (party in PARTIES ? party : 'unit') as Party, cases: 0 }
    seen.cases += 1
    counts.set(key, seen)
  }
  return [...counts.values()].sort((a, b) => place(a.stage) - place(b.stage) || a.party.localeCompare(b.party))
}
