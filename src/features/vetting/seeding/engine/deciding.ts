/** How an invented case is decided: by one seat, or by two where something adverse was found; and what is appealed. */
import { addDays, dateOfDay, dayNumber } from '../../../../values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../../../values/england-bank-holidays.ts'
import { dayName } from '../../../../values/figures.ts'
import { addWorkingDays } from '../../../../values/working-day.ts'
import { type About, routesFor } from '../../appeals/rules.ts'
import { validFrom } from '../../decisions/rules.ts'
import { NATIONAL_SECURITY } from '../../rules.ts'
import { checkAgain, type Under } from './checks.ts'
import type { Account, CaseHistory, Seat, World } from './history.ts'
import { afterDays, afterWork, busyOn, dateOf, dayOf, type Moment, startOf, workingMoment } from './moments.ts'
import { APPEALS, BESIDES, DECISION_DAYS, SECOND_AGREES, SECOND_DECISION_DAYS, SHARES } from './parameters.ts'

/** From the moment on which everything is done. */
export function decide(under: Under, done: Moment): void {
  const { world, made, limit } = under
  const { random } = world
  let ready = afterWork(random, done, { median: 0.6, sigma: 0.3 })
  if (!enter(under, 'decision', ready)) return
  if (random.chance(BESIDES.sentBack)) {
    const back = afterWork(random, ready, DECISION_DAYS)
    if (!enter(under, 'checks', back)) return
    ready = afterWork(random, checkAgain(under, back), { median: 1, sigma: 0.2 })
    if (!enter(under, 'decision', ready)) return
  }
  const first = seatOf(under, 1, afterWork(random, ready, DECISION_DAYS, busyOn(dayOf(ready), world.today)))
  if (first.at >= limit) return
  made.seats.push(first)
  if (!first.adverse) {
    conclude(under, first)
    return
  }
  if (!enter(under, 'second-decision', first.at)) return
  const second = seatOf(under, 2, afterWork(random, first.at, SECOND_DECISION_DAYS, busyOn(dayOf(first.at), world.today)), first)
  if (second.at >= limit) return
  made.seats.push(second)
  conclude(under, second)
}

/** False where that has not happened yet. */
export function enter({ world, made, limit }: Under, state: CaseHistory['path'][number]['state'], at: Moment): boolean {
  if (at >= limit) return false
  made.path.push({ state, at })
  if (state === 'decision') made.visits.push({ id: world.newId(), stage: 'decision', party: 'unit', partyName: null, from: at, end: null })
  return true
}

function seatOf({ world, made }: Under, seat: 1 | 2, at: Moment, before?: Seat): Seat {
  const by = world.random.pick(world.crew.deciders.filter(account => account !== before?.by && account !== made.recusal?.by))
  if (NATIONAL_SECURITY.includes(made.level)) return uksvSeat(world, made, seat, at, by, before)
  const adverse = made.traces.some(trace => trace.adverse)
  const grant = before ? before.grant === world.random.chance(SECOND_AGREES) : !adverse || !world.random.chance(SHARES.refusedWhenAdverse)
  const { value: codes } = world.ruleOn<string[]>('vetting-reasons', grant ? 'grant' : 'refuse', dateOf(at))
  const fitting = grant ? codes.filter(code => (code === 'nothing-adverse') !== adverse) : codes
  return { seat, by, at, adverse, grant, reasons: [world.random.pick(fitting)], rationale: rationaleOf(adverse, grant) }
}

/** What UKSV decided and when, and nothing else. */
function uksvSeat({ random }: World, { received }: CaseHistory, seat: 1 | 2, at: Moment, by: Account, before: Seat | undefined): Seat {
  const grant = before ? before.grant : !random.chance(SHARES.adverse * SHARES.refusedWhenAdverse)
  const rationale =
    before?.rationale ?? `UKSV ${grant ? 'granted' : 'refused'} on ${dayName(dateOfDay(Math.max(dayOf(received), dayOf(at) - 1)))}`
  return { seat, by, at, adverse: !grant, grant, reasons: [grant ? 'uksv-granted' : 'uksv-refused'], rationale }
}

const rationaleOf = (adverse: boolean, grant: boolean): string => {
  if (!adverse) return 'All checks came back clear. (Invented)'
  return grant
    ? 'What was found has been weighed and does not stand in the way, for the reasons given. (Invented)'
    : 'What was found cannot be managed in the post asked for, for the reasons given. (Invented)'
}

function conclude(under: Under, { at, grant }: Seat): void {
  const { world, made } = under
  const rule = world.ruleOn<number>('vetting-validity', made.level, dateOf(at))
  made.path.push({ state: grant ? 'granted' : 'refused', at })
  made.outcome = { granted: grant, adverse: made.seats.some(({ adverse }) => adverse), validity: grant ? rule.id : null, at }
  if (grant) grantIt(world, made, at)
  else maybeAppeal(under, 'refusal', at)
}

/** From that day, for as long as the rule of that day says. */
function grantIt({ newId, ruleOn }: World, made: CaseHistory, at: Moment): void {
  const { id: policy, value: months } = ruleOn<number>('vetting-validity', made.level, dateOf(at))
  const { from, until } = validFrom(dateOf(at), months)
  made.clearance = { id: newId(), from, until, policy, at }
}

export function maybeAppeal({ world, made }: Under, about: About, at: Moment): void {
  const { random, ruleOn, now, crew } = world
  const on = dateOf(at)
  const { id: windowPolicy, value: days } = ruleOn<number>('vetting-window', 'appeal-days', on)
  made.contestable = { policy: windowPolicy, days }
  if (!random.chance(APPEALS.share)) return
  const lodged = workingMoment(random, dayOf(at) + random.between(2, Math.max(2, days - 5)))
  if (lodged >= now || dateOf(lodged) > addDays(on, days)) return
  const lodgedOn = dateOf(lodged)
  const dueOn = addWorkingDays(ENGLAND_WORKING_DAYS, lodgedOn, ruleOn<number>('vetting-window', 'appeal-decision-days', lodgedOn).value)
  const [route] = routesFor({ about, regime: made.regime, kind: made.kind })
  if (!route) return
  const decided = afterDays(random, lodged, { ...APPEALS.panelDays, median: APPEALS.panelDays.median * 1.4 })
  const outcome = decided < now ? judge(world, decided) : null
  made.appeals.push({
    ...{ id: world.newId(), about, route, lodgedOn, windowEnds: addDays(on, days), windowPolicy, dueOn, by: crew.manager },
    outcome,
    review: outcome?.upheld ? followUp(world, decided) : null,
  })
  if (outcome?.upheld && about === 'refusal') grantIt(world, made, decided)
}

function judge({ random, crew, ruleOn }: World, at: Moment) {
  const upheld = random.chance(APPEALS.upheld)
  const codes = ruleOn<string[]>('vetting-reasons', 'appeal', dateOf(at)).value
  const fitting = codes.filter(code => (code === 'decision-reasonable') !== upheld)
  return { upheld, reasons: [random.pick(fitting)], at, by: random.pick(crew.panel) }
}

/** A year later, a little late perhaps; some of the latest are due and not done. */
function followUp({ random, ruleOn, now }: World, decided: Moment) {
  const days = ruleOn<number>('vetting-overturn', 'follow-up-days', dateOf(decided)).value
  const on = workingMoment(random, dayNumber(addDays(dateOf(decided), days)) + random.between(0, 30))
  return on < now - startOf(1) ? { on: dateOf(on), laterAdverse: random.chance(APPEALS.laterAdverse) } : null
}
