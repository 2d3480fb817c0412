/** The invented people of a unit, one after the other, each with their cases and what they hold: so that any number of them needs no more memory than a few. */
import { type CalendarDate, calendarDate, dayNumber } from '../../../../values/date.ts'
import { refOf } from '../../cases/rules.ts'
import { type Kind, type Level, NATIONAL_SECURITY, type Regime } from '../../rules.ts'
import type { CaseHistory, Crew, RuleOn, World } from './history.ts'
import { stateOf } from './history.ts'
import { type Held, hold } from './holding.ts'
import { createIds, digitsOf } from './ids.ts'
import { makeCase } from './make-case.ts'
import { arrivalDay, dayOf, startOf, workingMoment } from './moments.ts'
import { COMES_AGAIN, FIRST_DAY, HOLDING, KIND_SHARES, LEVEL_SHARES, LONG_HOLDERS, URGENT_SHARE } from './parameters.ts'
import { inventSubject, type Subject, typedAgain } from './people.ts'
import { createRandom } from './random.ts'

export type Plan = {
  people: number
  seed: number
  today: CalendarDate
  crew: Crew
  ruleOn: RuleOn /** Cases that the unit has already. */
  casesBefore: number
  /** Records of people that it has already. */
  subjectsBefore: number
}
export type Invented = { subjects: Subject[]; cases: CaseHistory[]; held: Held[] }

export function* inventPopulation(plan: Plan): Generator<Invented> {
  const world = worldOf(plan)
  for (let person = 1; person <= plan.people; person += 1) yield inventPerson(world, plan.subjectsBefore + person)
}

/** For each approval the database counts the cases of some weeks; among very many people only some are put first, or it would count for hours. */
const MOST_PEOPLE_IN_FULL = 3000

function worldOf({ people, seed, today, crew, ruleOn, casesBefore }: Plan): World {
  const day = dayNumber(today)
  let cases = casesBefore
  return {
    ...{ random: createRandom(seed), newId: createIds(seed), ruleOn, crew, today: day, now: startOf(day) },
    urgentShare: URGENT_SHARE * Math.min(1, MOST_PEOPLE_IN_FULL / people),
    nextRef: received => {
      cases += 1
      return refOf(crew.unit.code, received, digitsOf(cases))
    },
  }
}

const FIRST = dayNumber(calendarDate(FIRST_DAY))

function inventPerson(world: World, nth: number): Invented {
  const { random, newId, today } = world
  const subject = inventSubject(random, { id: newId(), nth }, today)
  const person: Invented = { subjects: [subject], cases: [], held: [] }
  if (random.chance(LONG_HOLDERS.share)) holdsFromBefore(world, person, subject)
  else add(world, person, subject, { level: levelOf(world), kind: kindOf(world), day: arrivalDay(random, FIRST, today) })
  return person
}

const levelOf = ({ random }: World): Level => random.weighted(LEVEL_SHARES)
const kindOf = ({ random }: World): Kind => random.weighted(KIND_SHARES as Record<Kind, number>)

type Coming = { level: Level; kind: Kind; day: number; renews?: string }
/** Nobody has more cases than this, whatever chance says. */
const MOST_CASES = 5

function add(world: World, person: Invented, subject: Subject, coming: Coming): void {
  if (person.cases.length >= MOST_CASES) return
  const { random } = world
  const received = workingMoment(random, coming.day)
  if (received >= world.now) return
  const { day: _, ...rest } = coming
  const made = makeCase(world, { ...rest, subject, received, regime: regimeOf(world, coming.level) })
  person.cases.push(made)
  if (made.clearance) goesOnHolding(world, person, made)
  else if (random.chance(COMES_AGAIN.afterOther)) comesAgain(world, person, made)
}

/** Which law somebody stands under; that of staff and officers is a lot for the levels both have. */
function regimeOf({ random }: World, level: Level): Regime {
  if (NATIONAL_SECURITY.includes(level)) return 'national-security'
  if (level.startsWith('nppv')) return 'non-police'
  return random.chance(0.6) ? 'officer' : 'staff'
}

/** A clearance from before the service, which ends about now: received so long ago that it does. */
function holdsFromBefore(world: World, person: Invented, subject: Subject): void {
  const { random, ruleOn, today } = world
  const level = levelOf(world)
  const { value: months } = ruleOn<number>('vetting-validity', level, calendarDate(FIRST_DAY))
  const span = arrivalDay(random, today + LONG_HOLDERS.endsFromDays, today + LONG_HOLDERS.endsToDays)
  const taking = 35
  const day = span - Math.round(months * 30.44) - taking
  add(world, person, subject, { level, kind: 'new', day })
}

function goesOnHolding(world: World, person: Invented, made: CaseHistory): void {
  const { random, today, ruleOn } = world
  const { clearance } = made
  if (!clearance) return
  const held = hold(world, made, clearance)
  person.held.push(held)
  const isKept = held.events.every(({ kind }) => kind !== 'ended' && kind !== 'withdrawn')
  if (!NATIONAL_SECURITY.includes(made.level) && made.level !== 'nppv1' && random.chance(COMES_AGAIN.nationalSecurity)) {
    const level = random.weighted({ ctc: 30, sc: 45, esc: 4, dv: 21 })
    add(world, person, again(world, person, made.subject), { level, kind: 'new', day: dayNumber(clearance.from) + random.between(3, 90) })
  }
  if (!isKept) return
  const lead = ruleOn<number>('vetting-renewal', 'lead-days', clearance.from).value
  const begins = dayNumber(clearance.until) - lead + (random.chance(HOLDING.renewalLate) ? lead + 20 : random.between(-30, 60))
  if (begins < today) add(world, person, made.subject, { level: made.level, kind: 'renewal', day: begins, renews: clearance.id })
}

/** Whoever was refused may apply again as anybody may, and so may whoever gave up. */
function comesAgain(world: World, person: Invented, made: CaseHistory): void {
  const ended = made.path.at(-1)
  if (!ended || !CLOSED_OTHERWISE.has(stateOf(made))) return
  add(world, person, again(world, person, made.subject), {
    level: made.level,
    kind: 'new',
    day: dayOf(ended.at) + world.random.between(60, 300),
  })
}

const CLOSED_OTHERWISE = new Set<string>(['refused', 'not-progressed', 'discontinued', 'withdrawn'])

/** Nearly always the record that is there; sometimes somebody did not find it and typed it again. */
function again(world: World, person: Invented, subject: Subject): Subject {
  if (!world.random.chance(COMES_AGAIN.typedTwice * 5)) return subject
  const second = typedAgain(world.random, world.newId(), subject)
  person.subjects.push(second)
  return second
}
