/** Bringing a file of applicants, seeing what it would open, and having it opened: all that was chosen, or nothing. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { textOf } from '../../../platform/csv-file.ts'
import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { refuse } from '../../../values/outcome.ts'
import { conflict, orRefuse, Problem } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { findUnitCode } from '../cases/queries.ts'
import { refOf } from '../cases/rules.ts'
import { listStaffUnits } from '../queries.ts'
import { linesOf } from './csv-file.ts'
import { personKey, planIntake } from './plan.ts'
import {
  findText,
  getIntake,
  insertCases,
  insertIntake,
  insertSubjects,
  insertWaits,
  listAlike,
  listWithoutRules,
  markApplied,
  type Opening,
} from './queries.ts'
import { type Applicant, type Choice, chosenOf, type Intake, type Line, type Plan, type Wanted } from './rules.ts'

/** Kept while it is looked at; no case is open yet. Gives the id of the file. */
export async function bring(tx: Tx, { unit, file }: { unit: string; file?: UploadedFile | undefined }): Promise<string> {
  const units = await listStaffUnits(tx)
  const [only, other] = units
  const picked = only && !other ? only : units.find(({ id }) => String(id) === unit)
  if (!picked) return orRefuse(refuse({ field: 'unit', message: 'Select the unit that takes them in' }))
  if (!file || file.content.length === 0) return orRefuse(refuse({ field: 'file', message: 'Select a CSV file that is not empty' }))
  const text = orRefuse(textOf(file.content, file.name))
  orRefuse(linesOf(text))
  const id = await insertIntake(tx, { unit: picked.id, fileName: fileNameOf(file.name), sha256: file.sha256, text })
  await record(tx, { kind: 'intake-brought', subjects: [id], detail: { bytes: file.content.length, sha256: file.sha256 } })
  return id
}

/** The name without folders and without what cannot be shown. Never empty. */
const fileNameOf = (given: string): string =>
  given
    .slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
    .replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, '')
    .trim()
    .slice(0, 150) || 'file'

export type Preview = {
  lines: readonly Line[]
  plan: Plan
  /** Of the plan as it is shown: what is taken in must be the same. */
  digest: string
}

/** What the file would open now; no preview once its text was erased. */
async function preview(tx: Tx, intake: Intake): Promise<Preview | undefined> {
  const text = await findText(tx, intake.id)
  if (text === undefined) return undefined
  const lines = orRefuse(linesOf(text))
  const plan = await planOf(tx, intake.unitId, lines)
  return { lines, plan, digest: createHash('sha256').update(JSON.stringify(plan)).digest('hex') }
}

async function planOf(tx: Tx, unit: number, lines: readonly Line[]): Promise<Plan> {
  const today = await getToday(tx)
  // First as if every level had rules and nobody were known: that says of which people and days to ask.
  const readable = planIntake(lines, { today, hasRules: () => true, alikeOf: () => undefined }).good
  const dated = [...new Map(readable.map(({ level, receivedOn }) => [`${level} ${receivedOn}`, { level, day: receivedOn }])).values()]
  const [without, alike] = await Promise.all([
    listWithoutRules(tx, dated),
    listAlike(
      tx,
      unit,
      readable.map(({ person }) => person),
    ),
  ])
  const missing = new Set(without.map(({ level, day }) => `${level} ${day}`))
  const known = new Map(alike.map(each => [personKey(each), each]))
  return planIntake(lines, {
    today,
    hasRules: (level, day) => !missing.has(`${level} ${day}`),
    alikeOf: (person: Applicant) => known.get(personKey(person)),
  })
}

/** Looking at it is an entry, with the people that it seems to be about. */
export async function look(tx: Tx, id: string): Promise<{ intake: Intake; preview: Preview | undefined }> {
  const intake = await getIntake(tx, id)
  const seen = intake.appliedAt === null ? await preview(tx, intake) : undefined
  await record(tx, { kind: 'intake-read', subjects: [id, ...(seen?.plan.known ?? []).map(({ alike }) => alike.id)] })
  return { intake, preview: seen }
}

export type Asked = { digest: string; choice: Choice }

/** What was chosen, in this transaction, if the plan is what was shown. Gives how many cases were opened. */
export async function takeIn(tx: Tx, id: string, { digest, choice }: Asked): Promise<number> {
  const intake = await getIntake(tx, id)
  if (intake.appliedAt !== null) throw taken()
  const seen = await preview(tx, intake)
  if (!seen) throw conflict('The text of this file was erased when its time had come', 'Bring the file again.')
  if (seen.digest !== digest) throw again('Something has changed since you looked. This is what the file would open now')
  const { fresh, joined } = chosenOf(seen.plan, choice)
  if (fresh.length + joined.length === 0) throw again('None of the lines that you chose can be taken in')
  const counts = { opened: fresh.length, joined: joined.length, left: seen.lines.length - fresh.length - joined.length }
  if (!(await markApplied(tx, id, counts))) throw taken()
  const unit = intake.unitId
  const code = (await findUnitCode(tx, unit)) ?? ''
  const people = fresh.map(each => openingOf(each, randomUUID(), code))
  await insertSubjects(tx, unit, people)
  const opened = await open(tx, unit, [...people, ...joined.map(each => openingOf(each, each.alike.id, code))], code)
  await record(tx, { kind: 'cases-taken-in', subjects: [id, ...opened.map(each => each.id)], detail: counts })
  return opened.length
}

const openingOf = (wanted: Wanted, subject: string, code: string): Opening => ({
  ...wanted,
  ...{ id: randomUUID(), subject, ref: refOf(code, wanted.receivedOn, randomBytes(8)) },
})

/** References are made by chance: where the unit has one already, the case gets another. */
const TRIES = 5

async function open(tx: Tx, unit: number, openings: readonly Opening[], code: string): Promise<Opening[]> {
  const opened: Opening[] = []
  let left = openings
  for (let tries = 0; left.length > 0; tries += 1) {
    if (tries === TRIES) throw conflict('No free references were found', 'Send it again.')
    const done = await insertCases(tx, unit, left)
    opened.push(...left.filter(({ id }) => done.has(id)))
    left = left.filter(({ id }) => !done.has(id)).map(each => ({ ...each, ref: refOf(code, each.receivedOn, randomBytes(8)) }))
  }
  await insertWaits(tx, unit, opened)
  return opened
}

const taken = () => conflict('This file was taken in already', 'Bring a new file for those who have applied since.')

/** The preview is shown again with it. */
const again = (message: string) => new Problem('conflict', message, undefined, { errors: [{ field: 'changes', message }] })
