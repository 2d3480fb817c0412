/** Recording where somebody answers for a unit or a borough. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { refuse } from '../../../values/outcome.ts'
import { forbidden, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { closeFacts, insertFacts } from '../facts/queries.ts'
import { changesNothing, correct } from '../facts/rules.ts'
import type { Place } from '../holdings/rules.ts'
import { getPlace, listContactFacts } from './queries.ts'
import { isSameContact, readContact, type TypedContact } from './rules.ts'

/** What was recorded for these days before stays to be seen as what was believed. */
export async function recordContact(tx: Tx, place: Place, typed: TypedContact): Promise<void> {
  const { mayWrite, unit, area } = await getPlace(tx, place)
  if (!mayWrite) throw forbidden('You cannot record this contact', 'Whoever leads the unit, or keeps the register, does this.')
  const { purpose, words, during, why } = orRefuse(readContact(typed, await getToday(tx)))
  const wanted = words === undefined ? undefined : { words, approximate: false }
  const correction = correct(await listContactFacts(tx, place, purpose), { during, value: wanted }, isSameContact)
  if (changesNothing(correction)) orRefuse(refuse({ field: 'words', message: 'This is what the register says already' }))
  await closeFacts(tx, 'network.contacts', correction.close)
  await insertFacts(
    tx,
    'network.contacts',
    correction.add.map(({ valid, value }) => ({ unit, area, purpose, valid, why, ...value })),
  )
  await record(tx, { kind: 'contact-recorded', subjects: correction.close, detail: { purpose, unit, area, none: words === undefined } })
}
