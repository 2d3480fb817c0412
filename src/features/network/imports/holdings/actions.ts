/** What a file of holdings would change is worked out and, when somebody says so, done: all of it or nothing. */
import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../../platform/db/tx.ts'
import type { Sheet } from '../../../../values/sheet.ts'
import { closeFacts, insertFacts } from '../../facts/queries.ts'
import { linesOf } from '../engine/cells.ts'
import { type HoldingsPlan, personKey, seatKey } from '../engine/holdings-held.ts'
import { planHoldings } from '../engine/holdings-plan.ts'
import { readHoldingRow } from '../engine/holdings-rows.ts'
import { HOLDINGS_COLUMNS, type Planned, planned } from '../rules.ts'
import { unitsByCode } from '../structure/queries.ts'
import { insertPeople, insertSeats, listSeats, readHolders, readPlaces } from './queries.ts'

const NOTHING: HoldingsPlan = { kind: 'holdings', seats: [], people: [], holdings: [], alike: [] }

export async function planHoldingsOf(tx: Tx, sheet: Sheet): Promise<Planned<HoldingsPlan>> {
  const known = await readPlaces(tx)
  const read = linesOf(sheet, HOLDINGS_COLUMNS).lines.map(line => readHoldingRow(line, known))
  const good = read.filter(({ refused }) => refused.length === 0).map(({ row }) => row)
  const holders = await readHolders(tx, {
    places: distinct(good.map(({ place }) => place)),
    roleKinds: distinct(good.map(({ roleKind }) => roleKind)),
    names: distinct(good.map(({ name }) => name)),
  })
  const { plan, refused } = planHoldings(good, { ...known, ...holders })
  return planned(plan ?? NOTHING, [...read.flatMap(each => each.refused), ...refused])
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

/** `why` stands beside each holding for good. */
export async function applyHoldings(tx: Tx, plan: HoldingsPlan, why: string): Promise<void> {
  const people = plan.people.map(person => ({ ...person, id: randomUUID() }))
  const newIds = new Map(people.map(person => [personKey(person), person.id]))
  const places = distinct(plan.holdings.map(({ place }) => place).concat(plan.seats.map(({ place }) => place)))
  await insertPeople(tx, people)
  await insertSeats(tx, plan.seats, await unitsByCode(tx, places))
  const seats = new Map((await listSeats(tx, places)).map(seat => [seatKey(seat), seat.id]))
  await closeFacts(
    tx,
    'network.holdings',
    plan.holdings.flatMap(({ close }) => close.map(({ id }) => id)),
  )
  await insertFacts(
    tx,
    'network.holdings',
    plan.holdings.flatMap(change =>
      change.add.map(({ valid, value: { holder, approximate, source } }) => ({
        ...{ standing: change.standing, seat: seats.get(seatKey(change)) ?? '', valid, approximate, source, why },
        person: holder.id ?? newIds.get(personKey(holder)) ?? '',
      })),
    ),
  )
}
