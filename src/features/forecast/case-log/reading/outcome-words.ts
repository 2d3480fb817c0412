/** What the words of an outcome or status column mean. */
import type { CaseOutcome } from '../rules.ts'

const WORDS: Record<Exclude<CaseOutcome, 'completed'>, string[]> = {
  granted: [
    'granted',
    'grant',
    'cleared',
    'clear',
    'approved',
    'passed',
    'pass',
    'accepted',
    'issued',
    'clearance granted',
    'cleared with conditions',
  ],
  refused: [
    'refused',
    'refuse',
    'rejected',
    'failed',
    'fail',
    'declined',
    'denied',
    'not granted',
    'not cleared',
    'not approved',
    'unsuccessful',
  ],
  withdrawn: [
    'withdrawn',
    'withdrew',
    'withdraw',
    'applicant withdrew',
    'withdrawn by applicant',
    'candidate withdrew',
    'applicant withdrawn',
  ],
  discontinued: [
    'discontinued',
    'cancelled',
    'canceled',
    'closed no action',
    'no further action',
    'nfa',
    'lapsed',
    'abandoned',
    'void',
    'terminated',
  ],
  open: [
    ...['open', 'in progress', 'in process', 'pending', 'awaiting', 'with applicant', 'ongoing', 'on hold', 'new', 'received', 'allocated'],
    ...[
      'under review',
      'outstanding',
      'not started',
      'started',
      'live',
      'active',
      'tbc',
      'tba',
      'tbd',
      'n/a',
      'none',
      '-',
      '--',
      '?',
      'not yet',
    ],
  ],
}

const KNOWN = new Map(Object.entries(WORDS).flatMap(([outcome, words]) => words.map(word => [word, outcome as CaseOutcome] as const)))
/** "Awaiting references", "Pending - with line manager": still open, whatever it waits for. */
const STARTS_OPEN = /^(awaiting|pending|waiting|in progress|with |sent to |on hold)\b/

const tidy = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/\s*[-–,:;(.]\s*$/, '')
    .trim()

export type OutcomeReader = (word: string) => CaseOutcome | undefined

/** Told words come first, so that a force may use a known word in its own sense. A blank cell is an open case. */
export function outcomeReader(told: Record<string, CaseOutcome> = {}): OutcomeReader {
  const toldWords = new Map(Object.entries(told).map(([word, outcome]) => [tidy(word), outcome]))
  const seen = new Map<string, CaseOutcome | undefined>()
  return word => {
    if (seen.has(word)) return seen.get(word)
    const plain = tidy(word)
    const outcome = toldWords.get(plain) ?? (plain === '' ? 'open' : knownOutcome(plain))
    if (seen.size < 10_000) seen.set(word, outcome)
    return outcome
  }
}

function knownOutcome(plain: string): CaseOutcome | undefined {
  const exact = KNOWN.get(plain) ?? KNOWN.get(plain.replace(/[^a-z/?]+/g, ' ').trim())
  return exact ?? (STARTS_OPEN.test(plain) ? 'open' : undefined)
}

const NOT_YET =
  /^(tb[acd]|n\/?[ak]|-+|–|\?+|\.+|x|pending|await.*|not yet.*|outstanding|none|nil|unknown|not known|on hold|open|live|ongoing|in progress|not applicable|not received|to follow|waiting.*|chas(ed|ing).*)$/i

/** Whether a cell that should hold a date says "not yet" instead. */
export const isNotYet = (text: string): boolean => NOT_YET.test(text)
