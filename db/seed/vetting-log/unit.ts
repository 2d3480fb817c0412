/** The vetting unit at work: cases queue for people, and each case goes its way until it is decided or somebody gives up. */

import type { Random } from '../../../src/features/vetting/seeding/engine/random.ts'
import { Agenda } from './agenda.ts'
import type { Case, Step } from './cases.ts'
import { beginnings, canBegin, doneAt, listPeople, type Person } from './officers.ts'
import { LOG_ENDS, POOL_OF, POOLS, type Pool, type WorkStage } from './parameters.ts'
import { afterCalendarDays, closingOn } from './working-days.ts'

type Waiting = { case: Case; stage: WorkStage; minutes: number; since: number; next: number }

/** Works through the cases until the log ends; each then holds its visits, and its outcome if it has one. */
export function workThrough(cases: readonly Case[], random: Random): void {
  const agenda = new Agenda()
  const people = listPeople(random)
  const queues: Record<Pool, Waiting[]> = { assistants: [], researchers: [], 'decision makers': [] }
  const working = new Set<Case>()
  let now = 0

  for (const each of cases) {
    agenda.add(each.received, () => advance(each, 0))
    if (each.givesUp) agenda.add(each.givesUp.at, () => giveUp(each))
  }
  for (const person of people) for (const minute of beginnings(person)) agenda.add(minute, () => giveWork(person.pool))
  agenda.runUntil(closingOn(LOG_ENDS), at => {
    now = at
  })

  function advance(each: Case, index: number): void {
    if (isClosed(each)) return
    // Somebody who gave up while the unit was at work is told so when that piece of work is done.
    const step = each.steps[index]
    if (each.givesUp && each.givesUp.at <= now) close(each, each.givesUp.outcome)
    else if (!step) close(each, each.decision)
    else if ('minutes' in step) queue(each, step, index + 1)
    else wait(each, step, index + 1)
  }

  function wait(each: Case, step: Extract<Step, { days: number }>, next: number): void {
    const end = afterCalendarDays(now, step.days)
    each.visits.push({ stage: step.stage, party: step.party, officer: '', queued: now, start: now, end })
    agenda.add(end, () => advance(each, next))
  }

  function queue(each: Case, step: Extract<Step, { minutes: number }>, next: number): void {
    const pool = POOL_OF[step.stage]
    const waiting: Waiting = { case: each, stage: step.stage, minutes: step.minutes, since: now, next }
    const place = queues[pool].findIndex(other => comesBefore(each, other.case))
    queues[pool].splice(place < 0 ? queues[pool].length : place, 0, waiting)
    giveWork(pool)
  }

  function giveWork(pool: Pool): void {
    for (const person of people) {
      if (person.pool !== pool) continue
      const index = queues[pool].findIndex(waiting => canBegin(person, now, waiting.minutes))
      if (index >= 0) begin(person, queues[pool].splice(index, 1)[0]!)
    }
  }

  function begin(person: Person, { case: each, stage, minutes, since, next }: Waiting): void {
    const end = doneAt(person, now, minutes)
    person.busy = true
    working.add(each)
    each.visits.push({ stage, party: 'vetting unit', officer: person.initials, queued: since, start: now, end })
    agenda.add(end, () => {
      person.busy = false
      working.delete(each)
      advance(each, next)
      giveWork(person.pool)
    })
  }

  function giveUp(each: Case): void {
    if (isClosed(each) || working.has(each)) return
    for (const pool of POOLS) queues[pool] = queues[pool].filter(waiting => waiting.case !== each)
    const last = each.visits.at(-1)
    if (last && last.end > now) last.end = now
    close(each, each.givesUp!.outcome)
  }

  function close(each: Case, outcome: Exclude<Case['outcome'], 'open'>): void {
    each.closed = now
    each.outcome = outcome
  }
}

/** The urgent first, then the case that was received first: what is begun is finished. */
const comesBefore = (each: Case, other: Case) => (each.urgent === other.urgent ? each.received < other.received : each.urgent)

const isClosed = (each: Case) => !Number.isNaN(each.closed)
