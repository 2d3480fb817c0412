/** Bringing a file, seeing what it would change, and having it changed. */
import { createHash } from 'node:crypto'
import { sheetOf, textOf } from '../../../platform/csv-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import { conflict, orRefuse, Problem } from '../../../values/problem.ts'
import type { Sheet } from '../../../values/sheet.ts'
import { record } from '../../ledger/index.ts'
import { linesOf } from './engine/cells.ts'
import { countsOf, type Plan } from './engine/counts.ts'
import { changesNoHolding } from './engine/holdings-held.ts'
import { changesNothing } from './engine/structure-held.ts'
import { applyHoldings, planHoldingsOf } from './holdings/actions.ts'
import { findText, getImport, insertImport, markApplied } from './queries.ts'
import { type Import, type ImportKind, isKind, KINDS, MOST_ROWS, type Planned } from './rules.ts'
import { applyStructure, planStructureOf } from './structure/actions.ts'

/** Kept while it is looked at; nothing of it is in the register yet. Gives the id of the import. */
export async function bring(tx: Tx, { kind, file }: { kind: string; file?: UploadedFile | undefined }): Promise<string> {
  if (!isKind(kind)) return orRefuse(refuse({ field: 'kind', message: 'Select what the file holds' }))
  if (!file || (file.name === '' && file.content.length === 0)) return orRefuse(refuse({ field: 'file', message: 'Select a CSV file' }))
  const fileName = fileNameOf(file.name)
  const text = orRefuse(textOf(file.content, fileName))
  orRefuse(checkHeadings(orRefuse(sheetOf(text, MOST_ROWS)), kind))
  const id = await insertImport(tx, { kind, fileName, sha256: file.sha256, text })
  await record(tx, { kind: 'import-brought', subjects: [id], detail: { bytes: file.content.length, sha256: file.sha256 } })
  return id
}

/** The name without folders and without what cannot be shown. Never empty. */
const fileNameOf = (given: string): string =>
  given
    .slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
    .replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, '')
    .trim()
    .slice(0, 150) || 'file'

function checkHeadings(sheet: Sheet, kind: ImportKind): Outcome<Sheet> {
  const { missing } = linesOf(sheet, KINDS[kind].columns)
  if (missing.length === 0) return accept(sheet)
  const other = kind === 'structure' ? 'holdings' : 'structure'
  const isOther = linesOf(sheet, KINDS[other].columns).missing.length === 0
  return refuse({
    field: isOther ? 'kind' : 'file',
    message: isOther ? `The columns are those of ${other}: select that` : `These columns are missing: ${missing.join(', ')}`,
  })
}

export type Preview = {
  import: Import
  rows: number
  passedOver: readonly string[]
  planned: Planned<Plan>
  changes: boolean
  /** Of the plan as it is shown: what is applied must be the same. */
  digest: string
}

/** What the file would change now; undefined once its text was erased. */
export async function preview(tx: Tx, id: string): Promise<{ import: Import; preview: Preview | undefined }> {
  const brought = await getImport(tx, id)
  const text = await findText(tx, id)
  if (text === undefined) return { import: brought, preview: undefined }
  const sheet = orRefuse(sheetOf(text, MOST_ROWS))
  const { kind } = brought
  const planned = kind === 'structure' ? await planStructureOf(tx, sheet) : await planHoldingsOf(tx, sheet)
  const { plan } = planned
  const changes = plan !== null && !(plan.kind === 'structure' ? changesNothing(plan) : changesNoHolding(plan))
  const { passedOver } = linesOf(sheet, KINDS[kind].columns)
  return { import: brought, preview: { import: brought, rows: sheet.rows.length, passedOver, planned, changes, digest: digestOf(plan) } }
}

const digestOf = (plan: Plan | null): string => createHash('sha256').update(JSON.stringify(plan)).digest('hex')

/** Whoever looks at the preview of holdings sees who holds what. */
export async function look(tx: Tx, id: string): ReturnType<typeof preview> {
  const seen = await preview(tx, id)
  const plan = seen.preview?.planned.plan
  if (plan?.kind === 'holdings') {
    const subjects = [id, ...plan.holdings.flatMap(({ close }) => close.map(fact => fact.id))]
    await record(tx, { kind: 'import-read', subjects })
  }
  return seen
}

/** All of it in this transaction, if it is what was shown. */
export async function apply(tx: Tx, id: string, digest: string): Promise<void> {
  const { import: brought, preview: seen } = await preview(tx, id)
  if (brought.appliedAt !== null) throw conflict('This file was applied already', 'Bring a new file for what has changed since.')
  if (!seen) throw conflict('The text of this file was erased when its time had come', 'Bring the file again.')
  const { plan } = seen.planned
  if (!plan) throw again('Some lines cannot be used. Put them right and bring the file again')
  if (seen.digest !== digest) throw again('The register has changed since you looked. This is what the file would change now')
  const why = `Imported from ${brought.fileName}`
  await (plan.kind === 'structure' ? applyStructure(tx, plan, why) : applyHoldings(tx, plan, why))
  const counts = countsOf(plan)
  if (!(await markApplied(tx, id, counts))) throw conflict('Somebody else has just applied this file')
  await record(tx, { kind: 'import-applied', subjects: [id], detail: counts })
}

/** The preview is shown again with it. */
const again = (message: string) => new Problem('conflict', message, undefined, { errors: [{ field: 'changes', message }] })
