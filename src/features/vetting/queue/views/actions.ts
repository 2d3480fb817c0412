/** Saving a look at the queue under a name, and dropping it. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { accept, type Outcome, refuse } from '../../../../values/outcome.ts'
import { notFound, orRefuse } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { dropView, insertView } from './queries.ts'

const MOST_LETTERS = 60

function readViewName(typed: string): Outcome<string> {
  const name = typed.trim()
  if (name === '') return refuse({ field: 'name', message: 'Enter a name for this view' })
  return [...name].length > MOST_LETTERS
    ? refuse({ field: 'name', message: `The name must be ${MOST_LETTERS} characters or fewer` })
    : accept(name)
}

/** A name that one has already is refused by the database. */
export async function saveView(tx: Tx, typed: { name: string; query: string }): Promise<void> {
  const id = await insertView(tx, { name: orRefuse(readViewName(typed.name)), query: typed.query })
  await record(tx, { kind: 'view-saved', subjects: [id] })
}

export async function forgetView(tx: Tx, id: string): Promise<void> {
  if (!(await dropView(tx, id))) throw notFound('There is no such view of yours')
  await record(tx, { kind: 'view-dropped', subjects: [id] })
}
