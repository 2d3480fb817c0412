/** What people do with seats: look at one, open one, record who holds it, end and correct that. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Reason, refuse } from '../../../values/outcome.ts'
import { holds, type Period, upTo } from '../../../values/period.ts'
import { conflict, forbidden, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { type AsAt, type AskedAsAt, readAsAt } from '../as-at/rules.ts'
import { listContactsOn } from '../contacts/queries.ts'
import type { Contact } from '../contacts/rules.ts'
import { closeFacts, insertFacts } from '../facts/queries.ts'
import { USUAL_SINCE } from '../leads/rules.ts'
import { listCover, listHoldings, listRoleKinds, unitNames } from '../queries.ts'
import type { CalendarDate, Holding, RoleKind } from '../rules.ts'
import {
  findPerson,
  getHolding,
  getSeat,
  insertPerson,
  insertSeat,
  isNameKnown,
  listEarlierBeliefs,
  listOwnPlaces,
  listPeopleAround,
  listSeatsOfKind,
  type Person,
  searchPeople,
} from './queries.ts'
import { type AskedSeat, countedDays, type Days, readAskedSeat } from './record/rules.ts'
import {
  type Belief,
  type Chosen,
  isSameHolding,
  readEnd,
  readHolding,
  readSeat,
  readWithdrawal,
  type Seat,
  type TypedEnd,
  type TypedHolding,
  type TypedSeat,
} from './rules.ts'

/** Gives the id of the new seat. */
export async function openSeat(tx: Tx, typed: TypedSeat): Promise<string> {
  const { roleKind, unit, area } = orRefuse(readSeat(typed))
  const own = await listOwnPlaces(tx)
  if (!own.all && !(unit !== null && own.units.includes(unit)) && !(area !== null && own.areas.includes(area)))
    orRefuse(refuse({ field: 'place', message: 'Select a unit of yours, or a borough that it covers' }))
  const id = await insertSeat(tx, { roleKind, unit, area })
  await record(tx, { kind: 'seat-opened', subjects: [id], detail: { role: roleKind, unit, area } })
  return id
}

export type SeatsView = {
  /** Those of units that exist on the day, and of boroughs. */
  seats: readonly Seat[]
  /** Of the day. */
  holdings: readonly Holding[]
  roleKinds: readonly RoleKind[]
  /** Undefined: all kinds. */
  roleKind: string | undefined
  mayOpen: boolean
  today: CalendarDate
  asAt: AsAt
  errors: readonly Reason[]
}

/** Every seat that this person may see, with who is in it on the day: one entry. */
export async function lookAtSeats(tx: Tx, asked: AskedAsAt & { role?: string | undefined }): Promise<SeatsView> {
  const today = await getToday(tx)
  const { asAt, errors } = readAsAt(asked, today)
  const roleKinds = await listRoleKinds(tx)
  const roleKind = roleKinds.find(({ key }) => key === asked.role)?.key
  const seats = (await listSeatsOfKind(tx, roleKind)).filter(({ life }) => life === null || holds(life, asAt.at))
  const shown = new Set(seats.map(({ id }) => id))
  const held = await listHoldings(tx, { known: asAt.known, during: upTo(asAt.at, asAt.at) })
  const holdings = held.filter(({ seat }) => shown.has(seat))
  if (holdings.length > 0) await record(tx, { kind: 'holdings-read', subjects: holdings.map(({ id }) => id) })
  const own = await listOwnPlaces(tx)
  return { seats, holdings, roleKinds, roleKind, mayOpen: own.all || own.units.length > 0, today, asAt, errors }
}

/** What a page of a seat shows, and its files. */
export type SeatView = {
  seat: Seat
  holdings: readonly Holding[]
  earlier: readonly Belief[]
  contacts: readonly (Contact & { of: string | null })[]
  counted: Days | undefined
  today: CalendarDate
  asAt: AsAt
  errors: readonly Reason[]
}

/** All that this person may see of a seat, as believed then: one entry. What was believed before is history of what is believed now. */
export async function lookAtSeat(tx: Tx, id: string, asked: AskedSeat): Promise<SeatView> {
  const today = await getToday(tx)
  const seat = await getSeat(tx, id)
  const { asAt, since, errors } = readAskedSeat(asked, today)
  const holdings = await listHoldings(tx, { known: asAt.known, seat: id })
  const earlier = asAt.known === null ? await listEarlierBeliefs(tx, id) : []
  const contacts = await contactsOf(tx, seat, asAt)
  const seen = [...holdings, ...earlier].map(holding => holding.id)
  if (seen.length > 0) await record(tx, { kind: 'holdings-read', subjects: [id, ...seen] })
  return {
    seat,
    holdings,
    earlier,
    contacts,
    counted: countedDays(seat, holdings, { since, usual: USUAL_SINCE, at: asAt.at }),
    today,
    asAt,
    errors,
  }
}

/** A borough without contacts of its own is reached through its unit, which is then named. */
async function contactsOf(tx: Tx, { unit, area }: Seat, asAt: AsAt): Promise<SeatView['contacts']> {
  const own = await listContactsOn(tx, unit === null ? { unit, area: area ?? '' } : { unit, area: null }, asAt)
  const policing = area === null ? undefined : (await listCover(tx, asAt)).find(cover => cover.area === area)
  if (!policing) return own.map(contact => ({ ...contact, of: null }))
  const [theirs, names] = [await listContactsOn(tx, { unit: policing.unit, area: null }, asAt), await unitNames(tx)]
  const missing = theirs.filter(({ purpose }) => !own.some(contact => contact.purpose === purpose))
  const of = names.get(policing.unit) ?? 'the unit'
  return [...own.map(contact => ({ ...contact, of: null })), ...missing.map(contact => ({ ...contact, of }))]
}

/** Enough to choose from; who looks for somebody else types more of the name. */
const MOST_PEOPLE = 20

/** Whom a form offers: those whose name holds what was searched for, or those of the same place; first whoever was chosen already. */
export async function lookForPeople(tx: Tx, seat: Seat, q: string, chosen: string | undefined): Promise<Person[]> {
  const text = q.trim()
  const found = text === '' ? await listPeopleAround(tx, seat, MOST_PEOPLE) : await searchPeople(tx, text, MOST_PEOPLE)
  const first = chosen === undefined || found.some(({ id }) => id === chosen) ? undefined : await findPerson(tx, chosen)
  const people = first ? [first, ...found] : found
  if (people.length > 0) await record(tx, { kind: 'people-listed', subjects: people.map(({ id }) => id) })
  return people
}

/** Gives the seat. An overlap is refused by the table itself, whoever is quicker. */
export async function holdSeat(tx: Tx, id: string, typed: TypedHolding): Promise<string> {
  const seat = await getOwnSeat(tx, id)
  const { chosen, ...said } = orRefuse(readHolding(typed, seat))
  const person = await personOf(tx, chosen)
  await insertFacts(tx, 'network.holdings', [{ seat: id, person, ...said }])
  await record(tx, { kind: 'holding-recorded', subjects: [id, person], detail: { standing: said.standing } })
  return id
}

/** Gives the seat. */
export async function endHolding(tx: Tx, id: string, typed: TypedEnd): Promise<string> {
  const holding = await getOwnHolding(tx, id)
  const ended = orRefuse(readEnd(typed, holding))
  await replace(tx, holding, { person: holding.person, source: holding.source, ...ended })
  await record(tx, { kind: 'holding-ended', subjects: [holding.seat, holding.person, id] })
  return holding.seat
}

/** Gives the seat. What was believed stays to be seen, with who corrected it and why. */
export async function correctHolding(tx: Tx, id: string, typed: TypedHolding): Promise<string> {
  const holding = await getOwnHolding(tx, id)
  const { chosen, valid, approximate, source, why } = orRefuse(
    readHolding({ ...typed, standing: holding.standing }, await getSeat(tx, holding.seat)),
  )
  const person = await personOf(tx, chosen)
  if (isSameHolding(holding, { person, valid, approximate, source }))
    orRefuse(refuse({ field: 'from-day', message: 'This is what the register says already. Change what is wrong' }))
  await replace(tx, holding, { person, valid, approximate, source, why })
  await record(tx, { kind: 'holding-corrected', subjects: [holding.seat, person, id] })
  return holding.seat
}

/** It never was so, and nothing comes in its place. Gives the seat. */
export async function withdrawHolding(tx: Tx, id: string, typed: string): Promise<string> {
  const holding = await getOwnHolding(tx, id)
  const because = orRefuse(readWithdrawal(typed))
  await closeFacts(tx, 'network.holdings', [id])
  await record(tx, { kind: 'holding-withdrawn', subjects: [holding.seat, holding.person, id], detail: { because } })
  return holding.seat
}

type Now = { person: string; valid: Period; approximate: boolean; source: string | null; why: string }

async function replace(tx: Tx, { id, seat, standing }: Holding, now: Now): Promise<void> {
  await closeFacts(tx, 'network.holdings', [id])
  await insertFacts(tx, 'network.holdings', [{ seat, standing, ...now }])
}

/** For a form: a seat in which this person may record somebody. */
export async function getOwnSeat(tx: Tx, id: string): Promise<Seat> {
  const seat = await getSeat(tx, id)
  if (!seat.mayWrite) throw forbidden('You cannot record who holds this role', 'Whoever leads the unit, or keeps the register, does this.')
  return seat
}

/** For a form: as it is believed now, with its seat. */
export async function getOwnHolding(tx: Tx, id: string): Promise<Belief> {
  const holding = await getHolding(tx, id)
  await getOwnSeat(tx, holding.seat)
  if (holding.recordedUntil !== null)
    throw conflict('This was corrected since you opened it', 'Open the role again to see what the register says now.')
  return holding
}

/** Whoever was chosen must be somebody whom this person may see. Two records of one person would count as two in every figure. */
async function personOf(tx: Tx, chosen: Chosen): Promise<string> {
  if ('id' in chosen) {
    if (!(await findPerson(tx, chosen.id))) orRefuse(refuse({ field: 'person', message: 'Select a person, or somebody new' }))
    return chosen.id
  }
  const { another, ...person } = chosen
  if (!another && (await isNameKnown(tx, person.name))) {
    orRefuse(
      refuse({
        field: 'name',
        message: 'Somebody of this name is in the register. Search for them, or say that this is another person of the same name',
      }),
    )
  }
  return insertPerson(tx, person)
}
