/** Aftercare: changes that are reported, reviews that fall due, and what they come to. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { conflict, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { openCase } from '../cases/actions.ts'
import { getCase } from '../cases/queries.ts'
import { unitOf } from '../clearances/actions.ts'
import { getClearance } from '../clearances/queries.ts'
import { type Clearance, isHeld } from '../clearances/rules.ts'
import { tellOutside } from '../letters/actions.ts'
import { namesOfPeople } from '../people/queries.ts'
import { ruleOn, type Unit } from '../queries.ts'
import { openWithdrawal } from '../withdrawals/actions.ts'
import { countOpenReviews, finishReview, getReview, insertChange, listOpenReviews, type ReviewCounts } from './queries.ts'
import {
  type AskedReviews,
  changeDueOn,
  PAGE_ROWS,
  type Result,
  type Review,
  readChange,
  readResult,
  type TypedChange,
  type TypedResult,
  wordsAfter,
} from './rules.ts'

export type SeenReviews = { unit: Unit; units: readonly Unit[]; reviews: readonly Review[]; next: Review | undefined; counts: ReviewCounts }

export async function lookAtReviews(tx: Tx, asked: AskedReviews): Promise<SeenReviews> {
  const { unit, units } = await unitOf(tx, asked.unit)
  const [found, counts] = [await listOpenReviews(tx, unit.id, asked, PAGE_ROWS), await countOpenReviews(tx, unit.id)]
  const reviews = found.slice(0, PAGE_ROWS)
  if (reviews.length > 0) await record(tx, { kind: 'reviews-listed', subjects: reviews.map(({ id }) => id) })
  return { unit, units, reviews, counts, next: found.length > PAGE_ROWS ? reviews.at(-1) : undefined }
}

export type SeenReview = { review: Review; clearance: Clearance; names: ReadonlyMap<string, string> }

export async function lookAtReview(tx: Tx, id: string): Promise<SeenReview> {
  const review = await getReview(tx, id)
  const [clearance, names] = [await getClearance(tx, review.clearanceId), await namesOfPeople(tx)]
  await record(tx, { kind: 'review-read', subjects: [id, clearance.id, clearance.caseId] })
  return { review, clearance, names }
}

/** What the holder or somebody else told the unit. It is due after as many days as the rule of the day it was told says. Gives its id. */
export async function reportChange(tx: Tx, clearanceId: string, typed: TypedChange): Promise<string> {
  const [clearance, today] = await Promise.all([getClearance(tx, clearanceId), getToday(tx)])
  mustBeHeld(clearance)
  const { toldOn, words } = orRefuse(readChange(typed, { today, from: clearance.from }))
  const { value: days } = await ruleOn<number>(tx, 'vetting-review', 'change-days', toldOn)
  const id = await insertChange(tx, clearance, { toldOn, words, dueOn: changeDueOn(toldOn, days) })
  await record(tx, { kind: 'change-reported', subjects: [id, clearanceId, clearance.caseId] })
  return id
}

function mustBeHeld({ standing }: Clearance): void {
  if (isHeld(standing)) return
  throw conflict('This clearance is no longer held', 'There is nothing to review. Load the page again to see how it stands.')
}

export type Finished = { result: Result; clearance: string; opened: string | undefined }

/** Done once. What follows from it is begun in the same breath, or the review is not done either. */
export async function doReview(tx: Tx, id: string, seen: number, typed: TypedResult): Promise<Finished> {
  const review = await getReview(tx, id)
  if (review.doneOn !== null) throw conflict('This review is done already', 'Load the page again to see what it came to.')
  const { result, words } = orRefuse(readResult(typed))
  const clearance = await getClearance(tx, review.clearanceId)
  mustBeHeld(clearance)
  await finishReview(tx, { id, words: wordsAfter(review, words) }, seen, result)
  await record(tx, { kind: 'review-done', subjects: [id, clearance.id, clearance.caseId] })
  return { result, clearance: clearance.id, opened: await openWhatFollows(tx, clearance, result, words) }
}

async function openWhatFollows(tx: Tx, clearance: Clearance, result: Result, words: string): Promise<string | undefined> {
  if (result === 'withdrawal') return openWithdrawal(tx, clearance.id, words)
  return result === 'new-case' ? openCaseOf(tx, clearance, 'change') : undefined
}

/** Another case about the holder, at the level and under the law of the clearance. The holder’s own account goes with it, and they are told that there is something new: they send the form. */
export async function openCaseOf(tx: Tx, clearance: Clearance, kind: 'change' | 'renewal'): Promise<string> {
  const [{ applicant }, receivedOn] = await Promise.all([getCase(tx, clearance.caseId), getToday(tx)])
  const { unitId: unit, subjectId, level, regime } = clearance
  const opened = await openCase(tx, {
    ...{ unit, subject: { id: subjectId }, level, regime, kind, receivedOn },
    ...(applicant === null ? {} : { applicant }),
    ...(kind === 'renewal' ? { renews: clearance.id } : {}),
  })
  await tellOutside(tx, { id: opened, applicant, sponsor: null })
  return opened
}
