/** Who is invented: names put together from parts, each marked as invented, and nothing that could reach anybody. */
import { type CalendarDate, type DayNumber, dateOfDay } from '../../../../values/date.ts'
import type { Random } from './random.ts'

export type Subject = {
  id: string
  familyName: string
  givenNames: string
  born: CalendarDate
  email: string | null
  phone: string | null
  /** What the force calls them; not everybody is of the force. */
  staffNumber: string | null
}

const FIRST_PARTS =
  'Ash Bar Beck Bir Black Brad Brook Cal Carl Clay Cole Cran Dal Den Dun East Elder Fair Fen Gar Green Hale Hart Hay Hazel Hol Kel Kings Lang Lin Lock Mar Mere Mill North Oak Old Pen Pres Red Rush Sand Shel South Stan Stone Sut Thorn Wal Way West Whit Wood Wyn Yar'.split(
    ' ',
  )
const LAST_PARTS =
  'bourne bridge bury by combe cote dale den field ford gate ham hurst land leigh ley lock low man mere moor more shaw stead ton well wick wood worth'.split(
    ' ',
  )
const GIVEN =
  'Aaliyah Adam Aisha Alan Alice Amara Andrew Anita Anna Arjun Ayo Beatrice Ben Bilal Carla Charles Chen Chloe Daniel David Deepa Diana Edward Elena Emma Farah Femi Fiona George Grace Hana Harry Helen Hugo Ian Imran Ines Isaac Ivy Jack Jaya Joan John Joseph Kate Kofi Laila Leo Lucy Maria Mark Maya Mina Mohammed Nadia Nina Noor Oliver Omar Owen Paul Peter Priya Rachel Rajan Robert Rosa Ruth Sam Sanjay Sara Sofia Tariq Thomas Tom Uma Victor Wei Will Yasmin Zara Zoe'.split(
    ' ',
  )

/** Behind every family name, so that nobody takes them for real: on a page, in a letter, in a file. */
export const MARK = '(invented)'

/** `nth` of the unit: staff numbers come once. */
export function inventSubject(random: Random, { id, nth }: { id: string; nth: number }, today: DayNumber): Subject {
  const name = `${random.pick(FIRST_PARTS)}${random.pick(LAST_PARTS)}`
  const given = random.chance(0.25) ? `${random.pick(GIVEN)} ${random.pick(GIVEN)}` : random.pick(GIVEN)
  const age = 18 + Math.min(45, Math.round(random.lognormal(12, 0.6)))
  return {
    id,
    familyName: `${name} ${MARK}`,
    givenNames: given,
    born: dateOfDay(today - Math.round(age * 365.25) - random.between(0, 364)),
    // Addresses that RFC 2606 keeps from ever existing; numbers that Ofcom keeps for drama.
    email: random.chance(0.85) ? `${given.split(' ')[0]}.${name}${random.between(1, 999)}@example.org`.toLowerCase() : null,
    staffNumber: random.chance(0.8) ? String(FIRST_NUMBER + nth) : null,
    phone: random.chance(0.7) ? `07700 900${String(random.between(0, 999)).padStart(3, '0')}` : null,
  }
}

const FIRST_NUMBER = 70_000

/** The same person entered a second time, with a slip: for whoever looks for duplicates. */
export function typedAgain(random: Random, id: string, subject: Subject): Subject {
  const at = random.between(1, 3)
  const { familyName } = subject
  const slip = random.chance(0.5)
    ? `${familyName.slice(0, at)}${familyName.charAt(at)}${familyName.slice(at)}`
    : `${familyName.slice(0, at)}${familyName.charAt(at + 1)}${familyName.charAt(at)}${familyName.slice(at + 2)}`
  return { ...subject, id, familyName: slip, phone: null, staffNumber: null }
}

export type Relation = { kind: 'family' | 'associate'; relation: string; name: string; born: CalendarDate }

export function inventRelations(random: Random, today: DayNumber): Relation[] {
  return Array.from({ length: random.between(1, 2) }, (_, at) => {
    const family = at === 0 || random.chance(0.6)
    return {
      kind: family ? 'family' : 'associate',
      relation: family
        ? random.pick(['mother', 'father', 'sister', 'brother', 'partner'])
        : random.pick(['friend', 'lodger', 'business partner']),
      name: `${random.pick(GIVEN)} ${random.pick(FIRST_PARTS)}${random.pick(LAST_PARTS)} ${MARK}`,
      born: dateOfDay(today - random.between(20 * 365, 75 * 365)),
    }
  })
}

export type Address = {
  from: DayNumber /** The day after the last. */
  until: DayNumber | null
  country: string
  service: boolean
  lines: string
}

/** `shortOf`: years of residency that are needed and not all there. */
export function inventAddresses(random: Random, received: DayNumber, shortOf: number | undefined): Address[] {
  const moved = received - random.between(400, 2500)
  const before = received - Math.max(15 * 365, random.between(4000, 9000))
  const home = (from: DayNumber, until: DayNumber | null): Address => ({
    from,
    until,
    country: 'GB',
    service: false,
    lines: street(random),
  })
  if (shortOf === undefined) return random.chance(0.6) ? [home(before, moved), home(moved, null)] : [home(before, null)]
  const returned = received - random.between(200, Math.max(201, shortOf * 365 - 60))
  const country = random.pick(['AU', 'CA', 'CY', 'DE', 'FR', 'IE', 'NZ', 'US'])
  return [
    home(returned - shortOf * 365 - random.between(5000, 9000), returned - shortOf * 365),
    { from: returned - shortOf * 365, until: returned, country, service: false, lines: 'An address abroad (invented)' },
    home(returned, null),
  ]
}

const street = (random: Random) =>
  `${random.between(1, 240)} ${random.pick(FIRST_PARTS)}${random.pick(LAST_PARTS)} ${random.pick(['Road', 'Street', 'Lane', 'Close'])}, Inventon`
