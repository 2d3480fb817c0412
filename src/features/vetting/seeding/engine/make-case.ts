/** One invented case from the day it was received until it ended, or until today. */
import { addDays, dateOfDay } from '../../../../values/date.ts'
import type { Kind, Level, Regime } from '../../rules.ts'
import { NATIONAL_SECURITY } from '../../rules.ts'
import { makeChecks, type Under } from './checks.ts'
import { decide, enter, maybeAppeal } from './deciding.ts'
import type { Account, CaseHistory, World } from './history.ts'
import { afterDays, afterWork, busyOn, dateOf, dayOf, type Moment, workingMoment } from './moments.ts'
import { APPLICANT_DAYS, BESIDES, FIRST_DAY, GIVES_UP, INTAKE } from './parameters.ts'
import { inventAddresses, inventRelations, type Subject } from './people.ts'

export type Asked = { subject: Subject; level: Level; kind: Kind; regime: Regime; received: Moment; renews?: string }

const URGENT_SPEED = 0.6
/** Approved priorities of these days would count against today's cap, and that is for the people who try the service. */
const CAP_DAYS = 35

export function makeCase(world: World, asked: Asked): CaseHistory {
  const { random, newId, now } = world
  const worker = workerOn(world, dayOf(asked.received))
  const made = emptyCase(world, asked, worker)
  const gaveUp = whenGivenUp(world, made.received)
  const priority = random.chance(world.urgentShare) ? priorityOf(world, made, worker) : null
  const limit = Math.min(now, gaveUp?.at ?? now)
  const under: Under = { world, made, worker, limit, speed: priority?.approval ? URGENT_SPEED : 1 }
  if (world.crew.deciders.length > 2 && random.chance(BESIDES.recused))
    made.recusal = { by: random.pick(world.crew.deciders), at: made.received }
  run(under)
  const stillOpen = !CLOSED.has(made.path.at(-1)?.state ?? 'intake')
  if (gaveUp && stillOpen && gaveUp.at < now) {
    made.path.push({ state: gaveUp.how, at: gaveUp.at })
    made.closedWhy = gaveUp.how === 'withdrawn' ? 'The applicant no longer wants it' : random.pick(DISCONTINUED)
  } else if (stillOpen) made.allocatedTo = holderOf(world, made, worker)
  made.priority = priority
  if (random.chance(BESIDES.note)) made.notes.push({ at: made.received + 30, words: random.pick(NOTES), by: worker })
  if (random.chance(BESIDES.waived)) made.waiver = waiverOf(world, made, newId(), worker)
  if (dateOf(made.received) < FIRST_DAY) broughtOver(made)
  return made
}

/** Of what was decided before the history begins, the system of before handed over what was found and decided, and no stages. */
function broughtOver(made: CaseHistory): void {
  made.visits = made.visits.filter(({ end }) => end?.result === 'trace')
  ;[made.requests, made.notes, made.waiver, made.priority] = [[], [], null, null]
}

const CLOSED = new Set<string>(['granted', 'refused', 'not-progressed'])
const DISCONTINUED = ['The post fell away', 'The person is under investigation', 'The person is on bail']
const NOTES = [
  'Spoke to the applicant, who will send the rest this week. (Invented)',
  'Line manager asks for an update; told that stage and date are on their page. (Invented)',
  'Signature was missing on page 4. (Invented)',
  'Start date moved by the force. (Invented)',
]

function emptyCase(
  { random, newId, nextRef, today }: World,
  { subject, level, kind, regime, received, renews }: Asked,
  worker: Account,
): CaseHistory {
  return {
    ...{ id: newId(), ref: nextRef(dateOf(received)), subject, level, regime, kind, received, renews: renews ?? null },
    path: [{ state: 'intake', at: received }],
    ...{ formAt: null, addresses: [], relations: inventRelations(random, today), allocatedTo: null, sponsored: random.chance(0.3) },
    ...{
      worker,
      contestable: null,
      closedWhy: null,
      visits: [],
      traces: [],
      requests: [],
      residency: null,
      seats: [],
      outcome: null,
      clearance: null,
    },
    ...{ appeals: [], priority: null, waiver: null, recusal: null, notes: [] },
  }
}

/** Its way, as far as it has come. */
function run(under: Under): void {
  const { world, made, limit } = under
  const { random, ruleOn } = world
  const formAt = takeForm(under)
  if (formAt === undefined) return
  const { id: policy, value: years } = ruleOn<number>('vetting-residency', made.level, dateOf(made.received))
  const isShort = random.chance(INTAKE.residencyShort)
  made.addresses = inventAddresses(random, dayOf(made.received), isShort ? years : undefined)
  let begun = formAt
  if (isShort) {
    enter(under, 'residency', formAt)
    begun = afterWork(random, formAt, INTAKE.residencyDays, busyOn(dayOf(formAt), world.today))
    if (begun >= limit) return
    if (!decideResidency(under, begun, { policy, years })) return
  }
  enter(under, 'checks', begun)
  const done = makeChecks(under, begun)
  if (done < limit) decide(under, done)
}

/** When the form is there; nothing while it is awaited. */
function takeForm({ world, made, worker, limit }: Under): Moment | undefined {
  const { random, newId } = world
  const { received } = made
  if (!random.chance(INTAKE.formAwaited)) {
    made.formAt = received
    return received
  }
  const came = afterDays(random, received, APPLICANT_DAYS.documents)
  const end = came < limit ? ({ at: came, result: 'returned', by: worker } as const) : null
  made.visits.push({ id: newId(), stage: 'form', party: 'applicant', partyName: null, from: received, end })
  made.formAt = end ? came : null
  return end ? came : undefined
}

function decideResidency(under: Under, at: Moment, { policy, years }: { policy: string; years: number }): boolean {
  const { world, made, worker } = under
  const { random, ruleOn } = world
  const goesOn = random.chance(INTAKE.residencyGoesOn)
  const codes = ruleOn<string[]>('vetting-reasons', 'residency', dateOf(at)).value
  const fitting = codes.filter(code => (code === 'history-not-checkable' || code === 'ties-cut') !== goesOn)
  const countedDays = Math.round(years * 365 * (0.4 + 0.5 * random.uniform()))
  made.residency = { years, countedDays, policy, goesOn, reasons: [random.pick(fitting)], at, by: worker }
  if (goesOn) return true
  made.path.push({ state: 'not-progressed', at })
  made.closedWhy = 'Residency'
  maybeAppeal(under, 'residency', at)
  return false
}

function whenGivenUp({ random }: World, received: Moment): { how: 'withdrawn' | 'discontinued'; at: Moment } | undefined {
  const lot = random.uniform()
  const at = afterDays(random, received, GIVES_UP.days)
  if (lot >= GIVES_UP.withdrawn + GIVES_UP.discontinued) return undefined
  return { how: lot < GIVES_UP.withdrawn ? 'withdrawn' : 'discontinued', at }
}

export function workerOn({ random, crew: { researchers } }: World, day: number): Account {
  const there = researchers.filter(({ from, until }) => from <= day && (until === null || until > day + 60))
  return random.pick(there.length > 0 ? there : researchers).account
}

/** Who has it now: somebody who is still there, or nobody yet. A decision waits for whoever takes it up. */
function holderOf({ random, crew, today }: World, made: CaseHistory, worker: Account): Account | null {
  const state = made.path.at(-1)?.state
  if (state === 'intake' || state === 'decision' || state === 'second-decision') return null
  const there = crew.researchers.filter(({ until }) => until === null || until > today).map(({ account }) => account)
  if (!random.chance(0.7)) return null
  return there.includes(worker) ? worker : random.pick(there)
}

/** Asked for by one and approved by another; those of the last days still wait for the manager. */
function priorityOf({ random, newId, crew, today }: World, { received }: CaseHistory, worker: Account): CaseHistory['priority'] {
  const askedOn = dateOf(received)
  const isRecent = dayOf(received) > today - CAP_DAYS
  const by = isRecent ? worker : random.pick(crew.deciders)
  return { id: newId(), askedOn, by, approval: isRecent ? null : { on: askedOn, by: crew.manager } }
}

function waiverOf({ random, crew, now }: World, made: CaseHistory, id: string, worker: Account): CaseHistory['waiver'] {
  const visit = made.visits.find(({ party }) => party === 'agency' || party === 'professional-standards')
  if (!visit || NATIONAL_SECURITY.includes(made.level)) return null
  const asked = workingMoment(random, dayOf(visit.from) + 3)
  if (asked >= now) return null
  const askedOn = dateOf(asked)
  const until = addDays(askedOn, random.pick([28, 56, 84]))
  const approved = dateOfDay(dayOf(workingMoment(random, dayOf(asked) + 1)))
  const isApproved = workingMoment(random, dayOf(asked) + 1) < now
  return {
    ...{ id, stage: visit.stage, askedOn, until, by: worker },
    approval: isApproved ? { on: approved, by: random.pick(crew.deciders) } : null,
  }
}
