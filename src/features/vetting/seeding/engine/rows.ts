/** What is invented as rows of the tables, each with who does it: the database stamps that from whoever has entered. */
import { dateOfDay } from '../../../../values/date.ts'
import { rangeText } from '../../../../values/period.ts'
import { isOpen } from '../../rules.ts'
import type { CaseHistory, Crew } from './history.ts'
import { stateOf } from './history.ts'
import type { Held } from './holding.ts'
import { lettersOf } from './letters.ts'
import { dateOf, stampOf } from './moments.ts'
import type { Subject } from './people.ts'
import type { Invented } from './population.ts'

type Row = Readonly<Record<string, unknown>>
/** Nobody: whoever loads it, where the row does not say who did it. */
export type Seeded = { table: Table; by: string | null; row: Row }

/** In this order each finds what it refers to. What comes after # tells apart rows of one table that refer to one another. */
export const TABLES = [
  ...['subjects', 'cases', 'addresses', 'relations', 'visits', 'recusals', 'results', 'traces', 'requests', 'residency_decisions'],
  ...['decisions', 'decisions#2', 'outcomes', 'notes', 'waivers', 'waiver_approvals', 'priorities', 'priority_approvals'],
  ...[
    'appeals',
    'appeal_outcomes',
    'overturn_reviews',
    'clearances',
    'withdrawals',
    'withdrawal_steps',
    'withdrawal_steps#5',
    'withdrawal_steps#6',
    'clearance_events',
    'reviews',
  ],
  ...['released', 'letters'],
] as const
export type Table = string

export function* rowsOf({ subjects, cases, held }: Invented, crew: Crew): Generator<Seeded> {
  const unit_id = crew.unit.id
  for (const subject of subjects) yield { table: 'subjects', by: crew.manager, row: { unit_id, ...subjectRow(subject) } }
  for (const made of cases)
    for (const { table, by, row } of caseRows(made, crew)) yield { table, by: by ?? crew.manager, row: { unit_id, ...row } }
  for (const each of held)
    for (const { table, by, row } of heldRows(each)) yield { table, by: by ?? crew.manager, row: { unit_id, ...row } }
}

const subjectRow = ({ id, familyName, givenNames, born, email, phone, staffNumber }: Subject): Row => ({
  ...{ id, family_name: familyName, given_names: givenNames, born, email, phone, staff_number: staffNumber },
})

function* caseRows(made: CaseHistory, crew: Crew): Generator<Seeded> {
  const case_id = made.id
  const last = made.path.at(-1)
  const state = stateOf(made)
  const isClosed = !isOpen(state)
  const closedOn = isClosed && last ? dateOf(last.at) : null
  const sponsor = made.sponsored ? (crew.sponsor ?? null) : null
  const sponsorRef = sponsor === null ? null : `Post ${made.ref.slice(-4)} (invented)`
  const seen = { ref: made.ref, level: made.level, received_on: dateOf(made.received), sponsor, sponsor_ref: sponsorRef }
  yield row('cases', null, {
    ...{ id: case_id, subject_id: made.subject.id, regime: made.regime, kind: made.kind, ...seen, state },
    ...{
      closed_on: closedOn,
      closed_why: made.closedWhy,
      allocated_to: made.allocatedTo,
      priority: made.priority?.approval !== null && made.priority !== null,
    },
    ...{ renews: made.renews, opened_at: stampOf(made.received) },
  })
  for (const { from, until, country, service, lines } of made.addresses)
    yield row('addresses', null, {
      ...{ case_id, country, overseas_service: service, lines },
      lived: rangeText({ from: dateOfDay(from), until: until === null ? null : dateOfDay(until) }),
    })
  for (const { kind, relation, name, born } of made.formAt === null ? [] : made.relations)
    yield row('relations', null, { case_id, kind, relation, name, born })
  for (const { id, stage, party, partyName, from } of made.visits)
    yield row('visits', made.worker, { id, case_id, stage, party, party_name: partyName, started_at: stampOf(from) })
  for (const { id, end } of made.visits)
    if (end) yield row('results', end.by, { visit_id: id, case_id, result: end.result, ended_at: stampOf(end.at) })
  if (made.recusal) yield row('recusals', made.recusal.by, { case_id, why: 'Knows the applicant (invented)', at: stampOf(made.recusal.at) })
  yield* workRows(made)
  yield* decisionRows(made)
  yield* besideRows(made)
  yield* appealRows(made)
  const outcome = told(made)
  yield row('released', null, {
    ...{ case_id, ...seen, form_on: made.formAt === null ? null : dateOf(made.formAt) },
    turn: outcome ? 'closed' : made.formAt === null || made.requests.some(({ answeredOn }) => answeredOn === null) ? 'applicant' : 'unit',
    ...{ outcome: outcome?.how ?? null, outcome_on: outcome?.on ?? null },
  })
  for (const { kind, body, at } of lettersOf(made, crew.unit.name))
    yield row('letters', null, { case_id, kind, body, written_at: stampOf(at) })
}

/** Who applied is told how it ended; after an appeal that was upheld, what that came to. */
function told({ path, appeals, clearance }: CaseHistory): { how: string; on: string } | undefined {
  const last = path.at(-1)
  if (!last || isOpen(last.state)) return undefined
  const upheld = appeals.find(({ outcome }) => outcome?.upheld)?.outcome
  if (upheld && clearance) return { how: 'granted', on: dateOf(upheld.at) }
  if (upheld) return undefined
  return { how: last.state, on: dateOf(last.at) }
}

function* workRows({ id: case_id, traces, requests, residency }: CaseHistory): Generator<Seeded> {
  for (const { id, stage, about, kind, words, adverse, at, by } of traces)
    yield row('traces', by, { id, case_id, stage, about, kind, words, adverse, found_at: stampOf(at) })
  for (const { id, wants, words, askedOn, dueOn, answeredOn, reminders, lastReminderOn, by } of requests)
    yield row('requests', by, {
      ...{ id, case_id, wants, words, asked_on: askedOn, due_on: dueOn, answered_on: answeredOn },
      ...{ answered_by: answeredOn === null ? null : by, reminders, last_reminder_on: lastReminderOn },
    })
  if (residency)
    yield row('residency_decisions', residency.by, {
      ...{ case_id, required_years: residency.years, counted_days: residency.countedDays, policy: residency.policy },
      ...{
        goes_on: residency.goesOn,
        reasons: residency.reasons,
        words: 'Decided on what the form says. (Invented)',
        decided_on: dateOf(residency.at),
      },
    })
}

function* decisionRows({ id: case_id, seats, outcome, clearance, subject, level, regime }: CaseHistory): Generator<Seeded> {
  for (const { seat, by, adverse, grant, reasons, rationale, at } of seats)
    yield row(seat === 1 ? 'decisions' : 'decisions#2', by, {
      ...{ case_id, seat, adverse, grant_it: grant, reasons, rationale, at: stampOf(at) },
    })
  if (outcome)
    yield row('outcomes', null, {
      ...{ case_id, granted: outcome.granted, adverse: outcome.adverse, validity: outcome.validity, decided_on: dateOf(outcome.at) },
    })
  if (clearance)
    yield row('clearances', null, {
      ...{ id: clearance.id, case_id, subject_id: subject.id, level, regime, policy: clearance.policy, granted_at: stampOf(clearance.at) },
      valid: rangeText({ from: clearance.from, until: clearance.until }),
    })
}

function* besideRows({ id: case_id, notes, waiver, priority }: CaseHistory): Generator<Seeded> {
  for (const { words, at, by } of notes) yield row('notes', by, { case_id, words, written_at: stampOf(at) })
  if (waiver) {
    const { id, stage, askedOn, until, by, approval } = waiver
    yield row('waivers', by, { id, case_id, stage, until, why: 'The answer is late and the start date near (invented)', asked_on: askedOn })
    if (approval) yield row('waiver_approvals', approval.by, { waiver_id: id, approved_on: approval.on })
  }
  if (priority) {
    const { id, askedOn, by, approval } = priority
    yield row('priorities', by, { id, case_id, why: 'The post cannot stay empty (invented)', asked_on: askedOn })
    if (approval) yield row('priority_approvals', approval.by, { priority_id: id, approved_on: approval.on })
  }
}

function* appealRows({ id: case_id, appeals }: CaseHistory): Generator<Seeded> {
  for (const { id, about, route, lodgedOn, windowEnds, windowPolicy, dueOn, by, outcome, review } of appeals) {
    yield row('appeals', by, {
      ...{ id, case_id, about, route, lodged_on: lodgedOn, window_ends: windowEnds, window_policy: windowPolicy },
      ...{ due_on: dueOn, grounds: 'The applicant says that the decision does not weigh what they explained. (Invented)' },
    })
    if (!outcome) continue
    yield row('appeal_outcomes', outcome.by, {
      ...{ appeal_id: id, case_id, upheld: outcome.upheld, reasons: outcome.reasons },
      ...{ words: 'The panel has looked at the case anew. (Invented)', decided_on: dateOf(outcome.at) },
    })
    if (review)
      yield row('overturn_reviews', null, {
        ...{
          appeal_id: id,
          case_id,
          reviewed_on: review.on,
          later_adverse: review.laterAdverse,
          words: 'Looked at after a year. (Invented)',
        },
      })
  }
}

function* heldRows({ clearance, of, reviews, events, withdrawal }: Held): Generator<Seeded> {
  const clearance_id = clearance.id
  if (withdrawal) {
    const { id, openedOn, why, by, steps } = withdrawal
    yield row('withdrawals', by, { id, clearance_id, regime: of.regime, opened_on: openedOn, why })
    for (const step of steps)
      yield row(step.step < 5 ? 'withdrawal_steps' : `withdrawal_steps#${step.step}`, step.by, {
        ...{
          withdrawal_id: id,
          step: step.step,
          on_day: step.on,
          words: step.words,
          accompanied_by: step.with,
          withdraw_it: step.withdrawIt,
        },
      })
  }
  for (const { id, kind, on, why, withdrawal: by_steps, by } of events)
    yield row('clearance_events', by, { id, clearance_id, kind, on_day: on, why, withdrawal_id: by_steps, noted_at: `${on} 12:00` })
  for (const { id, kind, dueOn, toldOn, words, done } of reviews)
    yield row('reviews', null, {
      ...{ id, clearance_id, kind, due_on: dueOn, told_on: toldOn, words },
      ...{ done_on: done?.on ?? null, result: done?.result ?? null, done_by: done?.by ?? null },
    })
}

const row = (table: Table, by: string | null, values: Row): Seeded => ({ table, by, row: values })
