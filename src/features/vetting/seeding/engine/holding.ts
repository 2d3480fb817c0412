/** What becomes of an invented clearance while it is held: reviews, changes that are reported, leaving, suspension, withdrawal by its steps. */
import { addDays, type CalendarDate, calendarDate, dateOfDay, dayNumber } from '../../../../values/date.ts'
import { validFrom } from '../../decisions/rules.ts'
import type { Account, CaseHistory, Clearance, World } from './history.ts'
import { workerOn } from './make-case.ts'
import { dateOf, dayOf, type Moment, workingMoment } from './moments.ts'
import { FIRST_DAY, HOLDING } from './parameters.ts'

export type Review = {
  id: string
  kind: 'annual' | 'change'
  dueOn: CalendarDate
  toldOn: CalendarDate | null
  words: string | null
  done: { on: CalendarDate; result: 'nothing-new' | 'new-case' | 'withdrawal'; by: Account } | null
}
export type Event = {
  id: string
  kind: 'suspended' | 'reinstated' | 'withdrawn' | 'ended'
  on: CalendarDate
  why: string
  withdrawal: string | null
  by: Account
}
export type Step = { step: number; on: CalendarDate; words: string; with: string | null; withdrawIt: boolean | null; by: Account }
export type Withdrawal = { id: string; openedOn: CalendarDate; why: string; by: Account; steps: readonly Step[] }

export type Held = { clearance: Clearance; of: CaseHistory; reviews: Review[]; events: Event[]; withdrawal: Withdrawal | null }

/** Reviews are made some weeks ahead of their day; of those before the service only the latest are there. */
const AHEAD_DAYS = 30
const REVIEWS_KEPT_DAYS = 3 * 365

export function hold(world: World, of: CaseHistory, clearance: Clearance): Held {
  const { random, today } = world
  const held: Held = { clearance, of, reviews: [], events: [], withdrawal: null }
  // What became of it before the history begins is not told.
  const from = Math.max(dayNumber(clearance.from), dayNumber(calendarDate(FIRST_DAY)))
  const last = Math.max(from, Math.min(today, dayNumber(clearance.until)))
  const years = Math.max(0, last - from) / 365
  const lot = random.uniform()
  const when = random.between(from + 60, Math.max(from + 60, last - 1))
  const ends = lot < HOLDING.leaves * years && when < today ? workingMoment(random, when) : undefined
  if (ends !== undefined && ends < world.now) addEvent(world, held, 'ended', ends, 'Left the force (invented)')
  else if (lot > 1 - HOLDING.withdrawn * years) withdraw(world, held, when)
  else if (lot > 1 - (HOLDING.withdrawn + HOLDING.suspended) * years) suspend(world, held, when)
  addReviews(world, held, ends === undefined ? last : Math.min(last, dayOf(ends)))
  return held
}

function addEvent(world: World, held: Held, kind: Event['kind'], at: Moment, why: string, withdrawal: string | null = null): void {
  held.events.push({ id: world.newId(), kind, on: dateOf(at), why, withdrawal, by: world.crew.manager })
}

function suspend(world: World, held: Held, day: number): void {
  const at = workingMoment(world.random, day)
  if (at >= world.now) return
  addEvent(world, held, 'suspended', at, 'Under investigation (invented)')
  const back = workingMoment(world.random, dayOf(at) + world.random.between(20, 120))
  if (back < world.now && world.random.chance(0.6))
    addEvent(world, held, 'reinstated', back, 'Investigation closed without a finding (invented)')
}

const STEPS = [
  'What is known has been put together and weighed. (Invented)',
  'The harm test: keeping the clearance would put information at risk. (Invented)',
  'The holder has been told in writing, with the grounds. (Invented)',
  'The holder was heard, with a friend. (Invented)',
  'Decided on what was found and on what the holder said. (Invented)',
  'The holder and the line manager were told. (Invented)',
]

/** Step by step; those of the last weeks are under way. */
function withdraw(world: World, held: Held, day: number): void {
  const { random, newId, crew, now } = world
  let at = workingMoment(random, day)
  if (at >= now) return
  const by = workerOn(world, dayOf(at))
  const [id, openedOn, steps] = [newId(), dateOf(at), [] as Step[]]
  const withdrawIt = random.chance(0.7)
  for (const [index, words] of STEPS.entries()) {
    at = workingMoment(random, dayOf(at) + random.between(4, 16))
    if (at >= now) break
    const step = index + 1
    const isDecision = step === 5
    steps.push({
      ...{ step, on: dateOf(at), words, with: step === 4 ? 'A friend (invented)' : null },
      ...{ withdrawIt: isDecision ? withdrawIt : null, by: isDecision ? random.pick(crew.deciders) : by },
    })
    if (isDecision && withdrawIt) addEvent(world, held, 'withdrawn', at, 'Withdrawn by its steps (invented)', id)
  }
  held.withdrawal = { id, openedOn, why: 'A finding of gross misconduct (invented)', by, steps }
}

function addReviews(world: World, held: Held, last: number): void {
  const { random, newId, today, ruleOn } = world
  const { from } = held.clearance
  const { value: months } = ruleOn<number>('vetting-review', 'annual-months', from)
  for (let year = 1; ; year += 1) {
    const dueOn = validFrom(from, months * year).until
    const due = dayNumber(dueOn)
    if (due > last + AHEAD_DAYS || due > dayNumber(held.clearance.until)) break
    if (due < today - REVIEWS_KEPT_DAYS) continue
    const on = workingMoment(random, due + random.between(-12, 20))
    const isDone = on < world.now && !(due > today - 60 && random.chance(HOLDING.reviewLate * 4))
    const by = workerOn(world, dayOf(on))
    held.reviews.push({
      ...{ id: newId(), kind: 'annual', dueOn, toldOn: null, words: null },
      done: isDone ? { on: dateOf(on), result: 'nothing-new', by } : null,
    })
  }
  if (random.chance(HOLDING.reportsChange)) addChange(world, held, last)
}

const CHANGES = [
  'Has moved house. (Invented)',
  'Has married. (Invented)',
  'Has a new lodger. (Invented)',
  'Was a witness in a case. (Invented)',
]

function addChange(world: World, held: Held, last: number): void {
  const { random, newId, ruleOn } = world
  const from = dayNumber(held.clearance.from)
  const told = workingMoment(random, random.between(Math.max(from + 10, last - 700), Math.max(from + 10, last - 1)))
  if (told >= world.now) return
  const toldOn = dateOf(told)
  const dueOn = addDays(toldOn, ruleOn<number>('vetting-review', 'change-days', toldOn).value)
  const on = workingMoment(random, dayOf(told) + random.between(2, 30))
  held.reviews.push({
    ...{ id: newId(), kind: 'change', dueOn, toldOn, words: random.pick(CHANGES) },
    done: on < world.now ? { on: dateOfDay(dayOf(on)), result: 'nothing-new', by: workerOn(world, dayOf(on)) } : null,
  })
}
