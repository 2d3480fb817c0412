/** What an applicant writes, part by part, and when it is whole. Nothing is lost between two sittings, and nothing is sent that has gaps. */
import { addDays, type CalendarDate, calendarDate } from '../../../../values/date.ts'
import { dayName } from '../../../../values/figures.ts'
import { accept, type Outcome, type Reason, refuse } from '../../../../values/outcome.ts'
import { type Period, upTo, without } from '../../../../values/period.ts'
import type { Address, Relation } from '../../form/rules.ts'
import { yearsBefore } from '../../residency/rules.ts'

export const PARTS = {
  about: { name: 'About you', kind: 'questions' },
  addresses: { name: 'Where you have lived', kind: 'list' },
  family: { name: 'Your family', kind: 'list' },
  associates: { name: 'Other people close to you', kind: 'list' },
  employment: { name: 'What you have worked at', kind: 'list' },
  finance: { name: 'Your finances', kind: 'questions' },
  consent: { name: 'Consent', kind: 'questions' },
} as const
export type Part = keyof typeof PARTS
export type ListPart = 'addresses' | 'family' | 'associates' | 'employment'
export type QuestionPart = Exclude<Part, ListPart>
export const PART_NAMES = Object.keys(PARTS) as Part[]
export const isList = (part: Part): part is ListPart => PARTS[part].kind === 'list'

export type About = { fullName: string; otherNames: string; phone: string; nationality: string; placeOfBirth: string }
export type Job = { employer: string; role: string; from: CalendarDate; last: CalendarDate | null }
export type Finance = { debts: 'yes' | 'no'; judgments: 'yes' | 'no'; words: string }

export type Answers = {
  about?: About
  addresses: Address[]
  /** Family and associates in one list, as the case keeps them. */
  relations: Relation[]
  employment: Job[]
  finance?: Finance
  consent?: true
  /** Parts that the applicant said are finished. */
  done: Part[]
}

export const NOTHING_YET: Answers = { addresses: [], relations: [], employment: [], done: [] }

/** What is kept is what these rules once read; a part that is missing was not written. */
export const answersFrom = (kept: unknown): Answers => ({ ...NOTHING_YET, ...(kept as Partial<Answers>) })

export const entriesOf = (answers: Answers, part: ListPart): readonly (Address | Relation | Job)[] => {
  if (part === 'addresses') return answers.addresses
  if (part === 'employment') return answers.employment
  return answers.relations.filter(({ kind }) => kind === KIND_OF[part])
}

export const KIND_OF = { family: 'family', associates: 'associate' } as const

/** An entry in place of another, or a new one; nothing in its place takes it away. The part is to be looked over again. */
export function withEntry(
  answers: Answers,
  part: ListPart,
  place: number | undefined,
  entry: Address | Relation | Job | undefined,
): Answers {
  const put = <Entry>(entries: readonly Entry[]): Entry[] => {
    const fresh = entry === undefined ? [] : [entry as Entry]
    return place === undefined ? [...entries, ...fresh] : entries.flatMap((each, at) => (at === place ? fresh : [each]))
  }
  const done = answers.done.filter(each => each !== part)
  if (part === 'addresses') return { ...answers, done, addresses: put(answers.addresses).sort(latestFirst) }
  if (part === 'employment') return { ...answers, done, employment: put(answers.employment).sort(latestFirst) }
  const others = answers.relations.filter(({ kind }) => kind !== KIND_OF[part])
  return { ...answers, done, relations: [...others, ...put(entriesOf(answers, part) as Relation[])] }
}

const latestFirst = (a: { from: CalendarDate }, b: { from: CalendarDate }) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0)

export const withDone = (answers: Answers, part: Part): Answers => ({ ...answers, done: [...new Set([...answers.done, part])] })

/** From which day on we must know where somebody lived: so many years before the application came. */
export type Needed = { years: number; from: CalendarDate; today: CalendarDate }
export const neededFrom = (receivedOn: CalendarDate, years: number, today: CalendarDate): Needed => ({
  years,
  from: yearsBefore(receivedOn, years),
  today,
})

/** The days of these years that no address holds, as runs in order. */
export const gapsIn = (addresses: readonly Address[], { from, today }: Needed): Period[] =>
  without(
    { from, until: addDays(today, 1) },
    addresses.map(({ from: first, last }) => upTo(first, last)),
  )

const gapWords = ({ from, until }: Period): string =>
  from !== null && until !== null && addDays(from, 1) === until
    ? `Say where you lived on ${dayName(from)}`
    : `Say where you lived from ${dayName(from ?? '')} to ${dayName(addDays(until ?? calendarDate('9999-12-31'), -1))}`

/** Whether a list can be called finished. */
export function checkFinished(answers: Answers, part: ListPart, needed: Needed): Outcome<ListPart> {
  if (part !== 'addresses') return accept(part)
  const gaps = gapsIn(answers.addresses, needed)
  return gaps.length === 0 ? accept(part) : refuse(...gaps.map(gap => ({ field: 'finished', message: gapWords(gap) })))
}

export type Standing = 'not-started' | 'started' | 'done'

/** A gap that opened since, because days go by, makes a finished part unfinished. */
export function standingOf(answers: Answers, part: Part, needed: Needed): Standing {
  const isDone = answers.done.includes(part) && (!isList(part) || checkFinished(answers, part, needed).ok)
  if (isDone) return 'done'
  return isList(part) && (entriesOf(answers, part).length > 0 || answers.done.includes(part)) ? 'started' : 'not-started'
}

export const isWhole = (answers: Answers, needed: Needed): boolean => PART_NAMES.every(part => standingOf(answers, part, needed) === 'done')

/** Every part that is missing, for whoever tries to send it all the same. */
export function checkWhole(answers: Answers, needed: Needed): Outcome<Answers> {
  const missing: Reason[] = PART_NAMES.filter(part => standingOf(answers, part, needed) !== 'done').map(part => ({
    field: part,
    message: `Finish “${PARTS[part].name}”`,
  }))
  return missing.length === 0 ? accept(answers) : refuse(...missing)
}
