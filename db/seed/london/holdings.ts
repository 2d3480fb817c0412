/** `invented-london-holdings.csv`: who led which borough and command since 2014, all of it invented; with what a register has to show: gaps, covers, deputies, one who is still to come. */

import { createRandom, type Random } from '../../../src/features/vetting/seeding/engine/random.ts'
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../../../src/values/date.ts'
import { bcuCode, commandCode, readBoroughs } from './boroughs.ts'
import { csvLines } from './csv-lines.ts'
import { namesFrom } from './names.ts'

const COLUMNS = ['role_kind', 'place', 'standing', 'person', 'rank', 'first_day', 'last_day', 'approximate', 'source']
const SOURCE = 'Invented, for trying the service out'
const SEED = 20_260_101

const BEGINNING = calendarDate('2014-01-06')
const CHANGE = calendarDate('2019-01-01')
const SUPERINTENDENTS = calendarDate('2023-03-01')
/** When the story ends: whoever is in post then stays. */
const NOW = calendarDate('2026-11-01')
const FUTURE = calendarDate('2027-03-01')

const BCU_WITHOUT_PROTECT = 'NE'
/** Its officer is away, and somebody covers. */
const BCU_COVERED = 'SN'
const AWAY = calendarDate('2026-09-14')
const BOROUGHS_WITHOUT_SUPERINTENDENT = ['E09000014', 'E09000032']
const BOROUGH_WITH_SUCCESSOR = 'E09000007'

type Row = Readonly<Record<string, string>>
type Seat = { role_kind: string; place: string; rank: string; from: CalendarDate; until: CalendarDate | null }
type Stint = { person: string; first: CalendarDate; last: CalendarDate | null }

export function londonHoldings(): string {
  const random = createRandom(SEED)
  const name = namesFrom(random)
  const boroughs = readBoroughs()
  const bcus = [...new Set(boroughs.map(({ bcu }) => bcu))]
  const rows: Row[] = [
    ...boroughs.flatMap(({ code }) => commander(random, name, code)),
    ...bcus.flatMap(bcu => bcuCommander(random, name, bcu)),
    ...boroughs.flatMap(({ code }) => superintendent(random, name, code)),
    ...bcus.flatMap(bcu => protectOfficer(random, name, bcu)),
  ]
  return csvLines(COLUMNS, rows)
}

type Namer = () => string

const seatRow = ({ role_kind, place, rank }: Seat, standing: string, { person, first, last }: Stint, approximate: boolean): Row => ({
  ...{ role_kind, place, standing, person, rank, first_day: first, last_day: last ?? '' },
  ...{ approximate: approximate ? 'yes' : 'no', source: SOURCE },
})

/** One after another, with some days vacant between them now and then. The last goes on where the seat does. */
function stints(random: Random, name: Namer, { from, until }: Seat, vacancy: number): Stint[] {
  const found: Stint[] = []
  let first = addDays(from, random.between(0, 20))
  for (;;) {
    const last = addDays(first, random.between(365, 3 * 365))
    const end = until === null ? null : addDays(until, -1)
    if (end !== null && daysBetween(last, end) < 120) return [...found, { person: name(), first, last: end }]
    if (end === null && daysBetween(last, NOW) < 150) return [...found, { person: name(), first, last: null }]
    found.push({ person: name(), first, last })
    first = addDays(last, random.chance(vacancy) ? random.between(15, 110) : 1)
  }
}

function commander(random: Random, name: Namer, borough: string): Row[] {
  const seat = { role_kind: 'borough-commander', place: commandCode(borough), rank: 'Chief Superintendent', from: BEGINNING, until: CHANGE }
  const held = stints(random, name, seat, 0.2)
  // The borough command ends on a day that nobody published.
  return held.map((stint, at) => seatRow(seat, 'holder', stint, at === held.length - 1 || random.chance(0.1)))
}

function bcuCommander(random: Random, name: Namer, bcu: string): Row[] {
  const seat = { role_kind: 'bcu-commander', place: bcuCode(bcu), rank: 'Chief Superintendent', from: CHANGE, until: null }
  const held = stints(random, name, seat, 0.15)
  const now = held.at(-1)
  const deputy = { person: name(), first: addDays(now?.first ?? CHANGE, random.between(10, 60)), last: null }
  return [
    ...held.map((stint, at) => seatRow(seat, 'holder', stint, at === 0)),
    seatRow({ ...seat, rank: 'Superintendent' }, 'deputy', deputy, false),
  ]
}

function superintendent(random: Random, name: Namer, borough: string): Row[] {
  const seat = { role_kind: 'borough-superintendent', place: borough, rank: 'Superintendent', from: SUPERINTENDENTS, until: null }
  const going = stints(random, name, seat, 0.25)
  const held = BOROUGHS_WITHOUT_SUPERINTENDENT.includes(borough) ? leftVacant(random, going) : going
  const now = held.at(-1)
  if (!now) return []
  if (borough !== BOROUGH_WITH_SUCCESSOR) return held.map(stint => seatRow(seat, 'holder', stint, random.chance(0.1)))
  const handingOver = { ...now, last: addDays(FUTURE, -1) }
  const coming = { person: name(), first: FUTURE, last: null }
  return [...held.slice(0, -1), handingOver, coming].map(stint => seatRow(seat, 'holder', stint, false))
}

function protectOfficer(random: Random, name: Namer, bcu: string): Row[] {
  const seat = { role_kind: 'ct-protect-officer', place: bcuCode(bcu), rank: 'Constable', from: CHANGE, until: null }
  const going = stints(random, name, seat, 0.4)
  const held = bcu === BCU_WITHOUT_PROTECT ? leftVacant(random, going) : going
  const covers = [...coveredVacancies(random, name, held), ...(bcu === BCU_COVERED ? [{ person: name(), first: AWAY, last: null }] : [])]
  return [
    ...held.map((stint, at) => seatRow(seat, 'holder', stint, at === 0 || random.chance(0.1))),
    ...covers.map(stint => seatRow(seat, 'cover', stint, false)),
  ]
}

/** In some of the longer ones somebody from elsewhere stands in after a week. */
const coveredVacancies = (random: Random, name: Namer, held: readonly Stint[]): Stint[] =>
  held.slice(1).flatMap(({ first }, at) => {
    const left = held[at]?.last
    if (!left || daysBetween(left, first) < 45 || random.chance(0.5)) return []
    return [{ person: name(), first: addDays(left, 8), last: addDays(first, -1) }]
  })

/** Left some weeks ago, and nobody came. */
function leftVacant(random: Random, held: readonly Stint[]): Stint[] {
  const left = addDays(NOW, -random.between(40, 120))
  const before = held.filter(({ first }) => first < left)
  return before.map((stint, at) => (at === before.length - 1 ? { ...stint, last: left } : stint))
}
