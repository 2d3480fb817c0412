/** What is done with a case: opened, taken through its states, its stages begun and ended; and what of it is released. */
import { randomBytes, randomUUID } from 'node:crypto'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { conflict, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { type CaseClock, type CaseHistory, clockOf, daysThatMatter } from '../clock/rules.ts'
import { findSentForm } from '../form/queries.ts'
import type { CaseForm } from '../form/rules.ts'
import { residencyOf } from '../residency/rules.ts'
import { checkMove, isOpen, STAGES, type Stage, type State } from '../rules.ts'
import { countsOf, insertResult, insertVisits, listVisits, type NewVisit } from '../visits/queries.ts'
import type { Result } from '../visits/rules.ts'
import {
  findUnitCode,
  getCase,
  insertCase,
  insertForm,
  insertReleased,
  insertSubject,
  levelRules,
  type ReleasedChange,
  updateCase,
  updateReleased,
} from './queries.ts'
import { type Case, checkReceived, checkRegime, type NewCase, refOf } from './rules.ts'

/** References are made by chance; a unit that has this one already gets another. */
const TRIES = 5

/**
 * Opens a case. With a form it goes on at once: to its checks, which begin, or to a decision about residency where that falls short. Without one the
 * form is awaited. Gives its id.
 */
export async function openCase(tx: Tx, asked: NewCase): Promise<string> {
  const [today, code, rules] = await Promise.all([
    getToday(tx),
    findUnitCode(tx, asked.unit),
    levelRules(tx, asked.level, asked.receivedOn),
  ])
  orRefuse(checkReceived(asked.receivedOn, today))
  orRefuse(checkRegime(asked.level, asked.regime))
  const id = randomUUID()
  const subject = await subjectOf(tx, asked)
  const values = { ...asked, id, subject, ...optional(asked) }
  const ref = await insertWithRef(tx, values, code ?? '')
  const opened = { id, unitId: asked.unit }
  await insertReleased(tx, { ...values, ref }, asked.form ? 'unit' : 'applicant')
  if (!asked.form) await insertVisits(tx, opened, [usual('form')], asked.receivedOn)
  else {
    await insertForm(tx, opened, asked.form)
    const next = residencyOf(asked.form.addresses, asked.receivedOn, rules.residency.years).isShort ? 'residency' : 'checks'
    await updateCase(tx, id, 1, { state: next })
    if (next === 'checks') await insertVisits(tx, opened, rules.checks.stages.map(usual))
  }
  await record(tx, {
    kind: 'case-opened',
    subjects: [id, subject],
    detail: { level: asked.level, kind: asked.kind, form: asked.form !== undefined },
  })
  return id
}

const optional = ({
  sponsor = null,
  sponsorRef = null,
  applicant = null,
  renews = null,
}: Partial<Record<'sponsor' | 'sponsorRef' | 'applicant' | 'renews', string | null>>) => ({
  sponsor,
  sponsorRef,
  applicant,
  renews,
})

async function subjectOf(tx: Tx, { subject, unit }: NewCase): Promise<string> {
  if ('id' in subject) return subject.id
  const id = randomUUID()
  await insertSubject(tx, id, unit, subject)
  return id
}

async function insertWithRef(tx: Tx, values: Omit<Parameters<typeof insertCase>[1], 'ref'>, code: string): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const ref = refOf(code, values.receivedOn, randomBytes(8))
    if (await insertCase(tx, { ...values, ref })) return ref
  }
  throw conflict('No free reference was found', 'Send it again.')
}

const usual = (stage: string): NewVisit => ({ stage: stage as Stage, party: STAGES[stage as Stage]?.party ?? 'unit' })

/** The form has come: what it says belongs to the case from now on, and the case goes on. Whoever takes it in has worked on the case. */
export async function takeForm(tx: Tx, id: string, seen: number, form: CaseForm): Promise<State> {
  const found = await getCase(tx, id)
  const rules = await levelRules(tx, found.level, found.receivedOn)
  const next = residencyOf(form.addresses, found.receivedOn, rules.residency.years).isShort ? 'residency' : 'checks'
  await insertForm(tx, found, form)
  await moveCase(tx, found, next, { seen })
  // The applicant held it until they sent it: what it lay in the unit since is the unit's time.
  await endOpenVisits(tx, found, 'form', 'returned', (await findSentForm(tx, id))?.sentAt)
  await record(tx, { kind: 'form-taken-in', subjects: [id], detail: { next } })
  return next
}

type Move = {
  /** The version that the person saw; where nothing is said, the one of `found`. */
  seen?: number
  /** Of what is closed. */
  why?: string
}

/** Every change of state goes through here. Refused with what is possible where it does not follow, and where somebody was faster. */
export async function moveCase(tx: Tx, found: Case, to: State, { seen = found.version, why }: Move = {}): Promise<void> {
  const outcome = checkMove(found.state, to)
  if (!outcome.ok)
    throw new Problem('conflict', outcome.errors[0]?.message ?? 'This does not follow', 'Load the page again to see how the case stands.', {
      rule: 'illegal-move',
    })
  const closing = isOpen(to) ? {} : { closed_on: await getToday(tx), closed_why: why ?? null }
  await updateCase(tx, found.id, seen, { state: to, ...closing })
  if (to === 'checks') await startChecks(tx, found)
  if (to === 'decision') await insertVisits(tx, found, [usual('decision')])
  await release(tx, found.id)
}

/** Those that the level needs and that were never begun: a case that comes back to its checks does not begin all of them anew. */
async function startChecks(tx: Tx, found: Case): Promise<void> {
  const { checks } = await levelRules(tx, found.level, found.receivedOn)
  const begun = new Set<string>((await listVisits(tx, found.id)).map(({ stage }) => stage))
  await insertVisits(tx, found, checks.stages.filter(stage => !begun.has(stage)).map(usual))
}

export async function startVisit(tx: Tx, id: string, visit: NewVisit): Promise<void> {
  const found = await getOpenCase(tx, id)
  await insertVisits(tx, found, [visit])
  await record(tx, { kind: 'visit-started', subjects: [id], detail: { stage: visit.stage, party: visit.party } })
}

/** Ended once: the second attempt is refused by the database. */
export async function endVisit(tx: Tx, id: string, visit: string, result: Result): Promise<void> {
  const found = await getOpenCase(tx, id)
  await insertResult(tx, found, visit, result)
  await record(tx, { kind: 'visit-ended', subjects: [id], detail: { result } })
}

/** For whatever is only done while a case is open. */
export async function getOpenCase(tx: Tx, id: string): Promise<Case> {
  const found = await getCase(tx, id)
  if (!isOpen(found.state)) throw conflict('This case is closed', 'Nothing more is done in it. Load the page again to see how it ended.')
  return found
}

async function endOpenVisits(tx: Tx, found: Case, stage: Stage, result: Result, at?: string): Promise<void> {
  for (const visit of await listVisits(tx, found.id))
    if (visit.stage === stage && visit.result === null) await insertResult(tx, found, visit.id, result, at)
}

/** The single place that changes what people outside see. Whose turn it is follows from what the applicant knows; nothing else can be said here. */
export const release = (tx: Tx, caseId: string, change: ReleasedChange = {}): Promise<void> => updateReleased(tx, caseId, change)

/** The clock of one case up to a day, counted by the calendar of the database. */
export async function clockOn(tx: Tx, history: CaseHistory): Promise<CaseClock> {
  const counts = await countsOf(tx, daysThatMatter(history))
  return clockOf(history, (from, to) => (counts.get(to) ?? 0) - (counts.get(from) ?? 0))
}
