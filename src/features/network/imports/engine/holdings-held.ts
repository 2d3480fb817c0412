/** What the register holds of seats and of who holds them, and what a file would change of it. */
import type { Period } from '../../../../values/period.ts'
import type { Area, RoleKind, Standing } from '../../rules.ts'
import type { Change } from './corrections.ts'

/** One who is new has no id yet, and is the one of this name and rank. */
export type Holder = { id: string | null; name: string; rank: string | null }
export type HeldBy = { holder: Holder; approximate: boolean; source: string | null }
export type HeldFact = { id: string; valid: Period; value: HeldBy }

export type HeldHoldings = {
  roleKinds: ReadonlyMap<string, Pick<RoleKind, 'key' | 'name' | 'place'>>
  areas: ReadonlyMap<string, Area>
  /** Code -> name and the days in which it exists; null: the register says nothing of it yet. */
  units: ReadonlyMap<string, { name: string; life: Period | null }>
  /** As `seatKey` writes them. */
  seats: ReadonlySet<string>
  /** As `subjectKey` writes them. */
  holdings: ReadonlyMap<string, readonly HeldFact[]>
  people: readonly (Holder & { id: string })[]
}

export type Seat = { roleKind: string; place: string }

export type HoldingsPlan = {
  kind: 'holdings'
  seats: readonly Seat[]
  people: readonly { name: string; rank: string | null }[]
  /** By seat and standing. */
  holdings: readonly (Change<HeldBy> & Seat & { standing: Standing; placeName: string; roleName: string })[]
  /** New people whose name somebody has already, with another rank. */
  alike: readonly { name: string; rank: string | null; others: readonly (string | null)[] }[]
}

export const seatKey = ({ roleKind, place }: Seat): string => `${roleKind} ${place}`
export const subjectKey = (seat: Seat, standing: Standing): string => `${seatKey(seat)} ${standing}`

/** Names are the same however they are written in capitals. */
export const personKey = ({ name, rank }: { name: string; rank: string | null }): string =>
  `${name.toLowerCase()}\n${rank?.toLowerCase() ?? ''}`

export const isSameHolder = (a: Holder, b: Holder): boolean =>
  a.id !== null && b.id !== null ? a.id === b.id : a.id === b.id && personKey(a) === personKey(b)

export const isSameHeldBy = (a: HeldBy, b: HeldBy): boolean =>
  isSameHolder(a.holder, b.holder) && a.approximate === b.approximate && a.source === b.source

export const changesNoHolding = ({ holdings, people, seats }: HoldingsPlan): boolean =>
  holdings.length === 0 && people.length === 0 && seats.length === 0
