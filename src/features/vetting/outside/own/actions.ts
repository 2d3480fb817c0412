/** What an applicant does: writes their form, sends it, answers, appeals, withdraws. Each takes effect with its entry, or not at all. */

import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import type { UploadedFile } from '../../../../platform/http/app.ts'
import type { CalendarDate } from '../../../../values/date.ts'
import { conflict, orRefuse } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { findOffer, lodgeAppeal } from '../../appeals/actions.ts'
import type { Offer, TypedAppeal } from '../../appeals/rules.ts'
import { release } from '../../cases/actions.ts'
import { insertAttachment } from '../../files/queries.ts'
import { checkAttachment } from '../../files/rules.ts'
import { type KeptLetter, listLetters } from '../../letters/queries.ts'
import { ruleOn } from '../../queries.ts'
import { getRequest, listRequests } from '../../requests/queries.ts'
import { type CaseRequest, isOpenRequest } from '../../requests/rules.ts'
import { type Answers, checkWhole, type Needed, neededFrom } from '../form/rules.ts'
import {
  findWithdrawal,
  getOwnCase,
  insertForm,
  insertWithdrawal,
  latestForm,
  listOwnAppeals,
  listOwnCases,
  listOwnFiles,
  type OwnAppeal,
  type OwnFile,
  type OwnForm,
  updateAnswer,
} from './queries.ts'
import { type Released, readAnswer, readWithdrawal } from './rules.ts'

export async function lookAtOwnCases(tx: Tx): Promise<readonly Released[]> {
  const cases = await listOwnCases(tx)
  if (cases.length > 0) await record(tx, { kind: 'own-cases-listed', subjects: cases.map(({ id }) => id) })
  return cases
}

export type OwnCase = {
  found: Released
  form: OwnForm
  needed: Needed
  requests: readonly CaseRequest[]
  files: readonly OwnFile[]
  letters: readonly KeptLetter[]
  appeals: readonly OwnAppeal[]
  offer: Offer | undefined
  withdrawal: { on: string } | undefined
  today: CalendarDate
}

/** All that somebody sees of their own case. `kind` says in the ledger what was read. */
export async function lookAtOwnCase(tx: Tx, id: string, kind = 'own-case-read'): Promise<OwnCase> {
  const [found, today] = await Promise.all([getOwnCase(tx, id), getToday(tx)])
  const [form, requests, files, letters, appeals, offered, withdrawal, residency] = await Promise.all([
    latestForm(tx, id),
    listRequests(tx, id),
    listOwnFiles(tx, id),
    listLetters(tx, id),
    listOwnAppeals(tx, id),
    findOffer(tx, id),
    findWithdrawal(tx, id),
    ruleOn<number>(tx, 'vetting-residency', found.level, found.receivedOn),
    record(tx, { kind, subjects: [id] }),
  ])
  const offer = offered && !appeals.some(({ about }) => about === offered.offer.about) ? offered.offer : undefined
  const needed = neededFrom(found.receivedOn, residency.value, today)
  return { found, form, needed, requests, files, letters, appeals, offer, withdrawal, today }
}

/** The form while it can be written: it is awaited, and was not sent. */
export async function getDraft(tx: Tx, id: string): Promise<Pick<OwnCase, 'found' | 'form' | 'needed'>> {
  const { found, form, needed } = await lookAtOwnCase(tx, id, 'own-form-read')
  if (found.formOn !== null || found.outcome !== null || form.sentAt !== null)
    throw conflict('Your form was sent already', 'What you sent stands. If something in it has changed, tell the vetting unit.')
  return { found, form, needed }
}

/** Saved as it stands, to be carried on whenever. */
export async function savePart(tx: Tx, id: string, seen: number, change: (answers: Answers, needed: Needed) => Answers): Promise<void> {
  const { found, form, needed } = await getDraft(tx, id)
  await insertForm(tx, found, seen, change(form.answers, needed))
  await record(tx, { kind: 'own-form-saved', subjects: [id] })
}

/** From here on the unit has it; what is released says so at once. */
export async function sendForm(tx: Tx, id: string, seen: number): Promise<void> {
  const { found, form, needed } = await getDraft(tx, id)
  await insertForm(tx, found, seen, orRefuse(checkWhole(form.answers, needed)), true)
  await release(tx, id, { formOn: needed.today })
  await record(tx, { kind: 'own-form-sent', subjects: [id] })
}

export async function lookAtRequest(tx: Tx, id: string, request: string) {
  const own = await lookAtOwnCase(tx, id, 'own-request-read')
  return { own, request: await getRequest(tx, id, request) }
}

async function getOpenRequest(tx: Tx, id: string, request: string): Promise<Released> {
  const found = await getOwnCase(tx, id)
  if (!isOpenRequest(await getRequest(tx, id, request)))
    throw conflict('This is settled already', 'Go back to your application to see how.')
  return found
}

/** Known by what is in it; kept with what it was asked for. */
export async function bringFile(tx: Tx, id: string, request: string, file: UploadedFile | undefined): Promise<void> {
  const found = await getOpenRequest(tx, id, request)
  const content = file?.content ?? Buffer.alloc(0)
  const brought = orRefuse(checkAttachment(file?.name ?? '', content))
  const attachment = await insertAttachment(tx, found, { ...brought, content, sha256: file?.sha256 ?? '', request })
  await record(tx, { kind: 'file-attached', subjects: [id, attachment], detail: { bytes: content.length, media: brought.media } })
}

export async function answerRequest(tx: Tx, id: string, request: string, seen: number, typed: string): Promise<void> {
  await getOpenRequest(tx, id, request)
  const files = (await listOwnFiles(tx, id)).filter(file => file.request === request).length
  await updateAnswer(tx, id, request, seen, orRefuse(readAnswer(typed, files)))
  await release(tx, id)
  await record(tx, { kind: 'own-answer-given', subjects: [id, request], detail: { files } })
}

export async function appeal(tx: Tx, id: string, typed: TypedAppeal): Promise<void> {
  await getOwnCase(tx, id)
  await lodgeAppeal(tx, id, typed)
}

/** The unit then closes the case. What was found until then stays with it, as it would without. */
export async function withdraw(tx: Tx, id: string, typed: { sure: string; words: string }): Promise<void> {
  const found = await getOwnCase(tx, id)
  if (found.outcome !== null) throw conflict('This application is closed', 'There is nothing to withdraw any more.')
  await insertWithdrawal(tx, found, orRefuse(readWithdrawal(typed)))
  await record(tx, { kind: 'own-case-withdrawn', subjects: [id] })
}
