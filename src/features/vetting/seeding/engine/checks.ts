/** The checks of an invented case: which are begun, how long each takes whoever does it, what is found, and what the applicant is asked meanwhile. */
import { dateOfDay } from '../../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../../values/england-bank-holidays.ts'
import { addWorkingDays } from '../../../../values/working-day.ts'
import { type Level, NATIONAL_SECURITY, STAGES, type Stage } from '../../rules.ts'
import type { Account, CaseHistory, Request, Trace, Visit, World } from './history.ts'
import { afterDays, afterWork, busyOn, dateOf, dayOf, type Moment } from './moments.ts'
import { APPLICANT_DAYS, BESIDES, CHECK_DAYS, OTHER_FORCE_DAYS, SHARES, type Spread, UKSV_DAYS } from './parameters.ts'

/** Whoever does the research, and until when anything of it may still happen. */
export type Under = { world: World; made: CaseHistory; worker: Account; limit: Moment; speed: number }

/** Everything that begins with the checks. Gives when the last of it is done, whether or not that has come. */
export function makeChecks(under: Under, from: Moment): Moment {
  const { world, made } = under
  const { random } = world
  const needed = world.ruleOn<Stage[]>('vetting-checks', made.level, dateOf(made.received)).value
  const ends = needed.map(stage => addVisit(under, stage, from, endOf(under, stage, from)))
  if (isForce(made.level) && (made.kind === 'transferee' || random.chance(SHARES.livedElsewhere))) {
    const begun = afterWork(random, from, { median: 2, sigma: 0.4 })
    ends.push(addVisit(under, 'other-force', begun, afterDays(random, begun, OTHER_FORCE_DAYS), 'Another force (invented)'))
  }
  ends.push(...askApplicant(under, from))
  findThings(under)
  const last = Math.max(...ends)
  if (!isForce(made.level) || !random.chance(SHARES.interview)) return last
  return addVisit(under, 'interview', last, afterDays(random, last, APPLICANT_DAYS.interview))
}

const isForce = (level: Level) => !NATIONAL_SECURITY.includes(level)

function endOf({ world: { random, today }, made, speed }: Under, stage: Stage, from: Moment): Moment {
  if (stage === 'national-security') return afterDays(random, from, uksvDays(made.level))
  const spread: Spread = CHECK_DAYS[stage] ?? { median: 3, sigma: 0.5 }
  if (STAGES[stage].party !== 'unit') return afterDays(random, from, spread)
  return afterWork(random, from, spread, busyOn(dayOf(from), today) * speed)
}

const uksvDays = (level: Level): Spread =>
  level === 'dv' || level === 'esc' ? UKSV_DAYS.DV : level === 'ctc' ? UKSV_DAYS.CTC : UKSV_DAYS.SC

function addVisit({ world, made, worker, limit }: Under, stage: Stage, from: Moment, end: Moment, partyName: string | null = null): Moment {
  if (from >= limit) return end
  const result = STAGES[stage].party === 'unit' ? 'clear' : 'returned'
  const visit: Visit = {
    id: world.newId(),
    ...{ stage, party: STAGES[stage].party, partyName, from },
    end: end < limit ? { at: end, result, by: worker } : null,
  }
  made.visits.push(visit)
  return end
}

/** A check once more, because a decision maker sent the case back. */
export const checkAgain = (under: Under, from: Moment): Moment =>
  addVisit(under, 'records', from, afterWork(under.world.random, from, { median: 3, sigma: 0.4 }))

function askApplicant(under: Under, from: Moment): Moment[] {
  const { random } = under.world
  const asked = [random.chance(SHARES.formReturned) ? 2 : 0, random.chance(BESIDES.furtherRequest) ? 9 : 0].filter(days => days > 0)
  return asked.map(median => addRequest(under, afterWork(random, from, { median, sigma: 0.3 })))
}

function addRequest({ world, made, worker, limit }: Under, asked: Moment): Moment {
  const { random, ruleOn } = world
  const answered = afterDays(random, asked, APPLICANT_DAYS.correction)
  if (asked >= limit) return answered
  const askedOn = dateOf(asked)
  const rule = (key: string) => ruleOn<number>('vetting-window', key, askedOn).value
  const dueOn = addWorkingDays(ENGLAND_WORKING_DAYS, askedOn, rule('request-days'))
  const until = Math.min(answered, world.now)
  const reminders = Math.max(0, Math.floor((dayOf(until) - dayOf(asked)) / (rule('reminder-days') * 1.4)) - 1)
  const request: Request = {
    id: world.newId(),
    wants: pickSome(world, ruleOn<string[]>('vetting-wants', 'items', askedOn).value),
    words: 'Please send this, so that we can go on. (Invented)',
    ...{ askedOn, dueOn, answeredOn: answered < limit ? dateOf(answered) : null, reminders },
    lastReminderOn: reminders > 0 ? dateOfDay(Math.max(dayOf(asked) + 1, dayOf(until) - 3)) : null,
    by: worker,
  }
  made.requests.push(request)
  return answered
}

const pickSome = ({ random }: World, items: readonly string[]): string[] => [
  ...new Set(Array.from({ length: random.between(1, 2) }, () => random.pick(items))),
]

/** Found where the checks look, and put down when their stage ends. What UKSV finds, the unit never learns. */
function findThings(under: Under): void {
  const { world, made } = under
  if (!isForce(made.level)) return
  if (world.random.chance(SHARES.adverse)) addTrace(under, true)
  else if (world.random.chance(BESIDES.minorTrace)) addTrace(under, false)
}

function addTrace({ world: { random, newId }, made, worker }: Under, adverse: boolean): void {
  const found = random.pick(FINDINGS)
  const visit = made.visits.find(({ stage }) => stage === found.stage) ?? made.visits.find(({ stage }) => stage === 'records')
  if (!visit?.end) return
  visit.end.result = 'trace'
  const trace: Omit<Trace, 'words' | 'about' | 'kind'> = { id: newId(), stage: visit.stage, adverse, at: visit.end.at, by: worker }
  made.traces.push({ ...trace, about: found.about, kind: found.kind, words: `${adverse ? found.adverse : found.minor} (Invented)` })
}

const FINDINGS: readonly (Pick<Trace, 'stage' | 'about' | 'kind'> & { adverse: string; minor: string })[] = [
  {
    ...{ stage: 'records', about: 'applicant', kind: 'conviction' },
    adverse: 'A caution of some years ago that was not on the form.',
    minor: 'A fixed penalty of ten years ago, declared on the form.',
  },
  {
    ...{ stage: 'local-intelligence', about: 'associate', kind: 'association' },
    adverse: 'Lives with somebody who has recent convictions.',
    minor: 'A former housemate is known to the force for a minor matter.',
  },
  {
    ...{ stage: 'local-intelligence', about: 'family', kind: 'intelligence' },
    adverse: 'Intelligence links a close relative with supplying drugs.',
    minor: 'An old report names a relative as a witness.',
  },
  {
    ...{ stage: 'finance', about: 'applicant', kind: 'finance' },
    adverse: 'Several accounts in arrears, not declared.',
    minor: 'One late payment two years ago, since settled.',
  },
  {
    ...{ stage: 'records', about: 'applicant', kind: 'honesty' },
    adverse: 'Answers about earlier applications do not agree with the records.',
    minor: 'Dates of an earlier job differ by a month.',
  },
  {
    ...{ stage: 'local-intelligence', about: 'applicant', kind: 'conduct' },
    adverse: 'Complaints about conduct in an earlier post that were upheld.',
    minor: 'A complaint in an earlier post that was not upheld.',
  },
]
