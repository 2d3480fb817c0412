/** What ends with a place, and the look at who holds what there. */
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { record } from '../../ledger/index.ts'
import type { AsAt } from '../as-at/rules.ts'
import { closeFacts, insertFacts } from '../facts/queries.ts'
import { listHoldings } from '../queries.ts'
import type { Holding } from '../rules.ts'
import { endedBy } from '../units/rules.ts'
import { type Contact, listContactFactsFrom, listContactsAt, listHoldingFactsFrom, listSeatsAt } from './queries.ts'
import type { Place, Seat } from './rules.ts'

export type PlaceView = { seats: readonly Seat[]; holdings: readonly Holding[]; contacts: readonly Contact[] }

/** Seats with their holders on the day. Who holds what is shown, so the caller records the look with these holdings. */
export async function lookAtPlace(tx: Tx, place: Place, when: AsAt): Promise<PlaceView> {
  const during = { from: when.at, until: addDays(when.at, 1) }
  const of = place.area === undefined ? { units: [place.unit] } : { areas: [place.area] }
  const [seats, holdings, contacts] = await Promise.all([
    listSeatsAt(tx, place),
    listHoldings(tx, { known: when.known, during, ...of }),
    listContactsAt(tx, place, when),
  ])
  return { seats, holdings, contacts }
}

export async function recordHoldingsRead(tx: Tx, holdings: readonly { id: string }[]): Promise<void> {
  if (holdings.length > 0) await record(tx, { kind: 'holdings-read', subjects: [...new Set(holdings.map(({ id }) => id))] })
}

/** Gives which holdings were ended. */
export async function endHoldingsOf(tx: Tx, unit: number, until: CalendarDate, why: string): Promise<readonly string[]> {
  const { close, add } = endedBy(await listHoldingFactsFrom(tx, unit, until), until)
  await closeFacts(tx, 'network.holdings', close)
  await insertFacts(
    tx,
    'network.holdings',
    add.map(({ valid, value }) => ({ ...value, valid, why })),
  )
  return close
}

export async function endContactsOf(tx: Tx, unit: number, until: CalendarDate, why: string): Promise<void> {
  const { close, add } = endedBy(await listContactFactsFrom(tx, unit, until), until)
  await closeFacts(tx, 'network.contacts', close)
  await insertFacts(
    tx,
    'network.contacts',
    add.map(({ valid, value }) => ({ ...value, valid, why })),
  )
}
