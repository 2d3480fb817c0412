/** What a file of holdings would change: seats to open, people to enter, who held what in which days. Or why it cannot be. */
import { byStart, overlaps } from '../../../../values/period.ts'
import type { Belief } from '../../facts/rules.ts'
import { type Planned, planned, type Refusal } from '../rules.ts'
import { changeTo } from './corrections.ts'
import { groupBy } from './group-by.ts'
import {
  type HeldBy,
  type HeldFact,
  type HeldHoldings,
  type Holder,
  type HoldingsPlan,
  isSameHeldBy,
  isSameHolder,
  personKey,
  seatKey,
  subjectKey,
} from './holdings-held.ts'
import type { HoldingRow } from './holdings-rows.ts'

export function planHoldings(rows: readonly HoldingRow[], held: HeldHoldings): Planned<HoldingsPlan> {
  const refused: Refusal[] = []
  const groups = [...groupBy(rows, row => subjectKey(row, row.standing))]
  const people = groupBy(held.people, personKey)
  const holdings = groups.flatMap(([subject, lines]) => {
    const facts = held.holdings.get(subject) ?? []
    const { after, refused: faults } = seatAfter(lines, facts, people)
    refused.push(...faults)
    const [{ roleKind, place, standing }] = lines as [HoldingRow]
    const named = { roleName: held.roleKinds.get(roleKind)?.name ?? roleKind, placeName: nameOf(place, held) }
    return changeTo(subject, facts, after, isSameHeldBy).map(change => ({ ...change, roleKind, place, standing, ...named }))
  })
  const fresh = newPeople(holdings.flatMap(({ add }) => add))
  const seats = [...groupBy(rows, seatKey)].flatMap(([key, [row]]) =>
    row && !held.seats.has(key) ? [{ roleKind: row.roleKind, place: row.place }] : [],
  )
  return planned({ kind: 'holdings', seats, people: fresh, holdings, alike: alikeTo(fresh, held) }, refused)
}

const nameOf = (place: string, { areas, units }: HeldHoldings): string => areas.get(place)?.name ?? units.get(place)?.name ?? place

type People = ReadonlyMap<string, readonly (Holder & { id: string })[]>
type Told = Belief<HeldBy> & { line: number | null }

/** A line takes the place of what the register says of the same person in these days; of anybody else it changes nothing, so that nobody is ended by the way. */
function seatAfter(
  lines: readonly HoldingRow[],
  facts: readonly HeldFact[],
  people: People,
): { after: Belief<HeldBy>[]; refused: Refusal[] } {
  const refused: Refusal[] = []
  const told = lines.map((row): Told => {
    const holder = holderOf(row, facts, people)
    if (!holder) refused.push({ line: row.line, column: 'person', message: AMBIGUOUS })
    const { name, rank, approximate, source, valid, line } = row
    return { line, valid, value: { holder: holder ?? { id: null, name, rank }, approximate, source } }
  })
  const kept = facts
    .filter(({ valid, value }) => !told.some(each => isSameHolder(each.value.holder, value.holder) && overlaps(each.valid, valid)))
    .map(({ valid, value }): Told => ({ valid, value, line: null }))
  const after = [...told, ...kept].sort((a, b) => byStart(a.valid, b.valid))
  refused.push(...overlapping(after))
  return { after: after.map(({ valid, value }) => ({ valid, value })), refused }
}

const AMBIGUOUS = 'The register has two people of this name and rank: record this holding on the page of the role'

function holderOf({ name, rank }: HoldingRow, facts: readonly HeldFact[], people: People): Holder | undefined {
  const known = people.get(personKey({ name, rank })) ?? []
  if (known.length === 0) return { id: null, name, rank }
  if (known.length === 1) return known[0]
  const here = known.filter(person => facts.some(({ value }) => value.holder.id === person.id))
  return here.length === 1 ? here[0] : undefined
}

/** The one that reaches furthest so far is enough to compare with. */
function overlapping(after: readonly Told[]): Refusal[] {
  const refused: Refusal[] = []
  let furthest: Told | undefined
  for (const next of after) {
    if (furthest && overlaps(furthest.valid, next.valid)) refused.push(refusalOf(furthest, next))
    if (!furthest || reaches(next) > reaches(furthest)) furthest = next
  }
  return refused
}

const reaches = ({ valid }: Told): string => valid.until ?? '9999-12-31'

function refusalOf(a: Told, b: Told): Refusal {
  const [later, earlier] = (a.line ?? 0) > (b.line ?? 0) ? [a, b] : [b, a]
  const where = earlier.line === null ? 'In the register' : `On line ${earlier.line}`
  const message = `${where} ${earlier.value.holder.name} has this place in some of these days`
  return { line: later.line ?? 0, column: 'person', message }
}

function newPeople(added: readonly Belief<HeldBy>[]): { name: string; rank: string | null }[] {
  const fresh = added.map(({ value }) => value.holder).filter(({ id }) => id === null)
  return [...groupBy(fresh, personKey).values()].flatMap(([first]) => (first ? [{ name: first.name, rank: first.rank }] : []))
}

function alikeTo(fresh: readonly { name: string; rank: string | null }[], { people }: HeldHoldings): HoldingsPlan['alike'] {
  const byName = groupBy([...people, ...fresh], ({ name }) => name.toLowerCase())
  return fresh.flatMap(({ name, rank }) => {
    const others = (byName.get(name.toLowerCase()) ?? []).filter(other => personKey(other) !== personKey({ name, rank }))
    return others.length === 0 ? [] : [{ name, rank, others: others.map(other => other.rank) }]
  })
}
