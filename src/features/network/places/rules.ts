/** Where roles are held and who answers there: of a unit, or of a borough. */
import type { Holding, Standing } from '../rules.ts'

export type Place = { unit: number; area?: never } | { area: string; unit?: never }

export type Seat = {
  id: string
  roleKind: string
  role: string
  published: boolean
  /** Whether this reader would see a holder if there were one: otherwise "vacant" could be untrue. */
  known: boolean
}

export const CONTACT_PURPOSES: Readonly<Record<string, string>> = { 'duty-desk': 'Duty desk', 'out-of-hours': 'Out of hours' }

/** What is said of a seat to who may know no more. */
export const NOT_SHOWN = 'Not shown to you'
const NAME_NOT_SHOWN = 'Name not shown to you'

export const holderName = ({ name, rank }: Pick<Holding, 'name' | 'rank'>): string =>
  name === null ? NAME_NOT_SHOWN : [rank, name].filter(Boolean).join(' ')

/** Who is in a seat in one standing, of those who hold something that day. */
export const inSeat = (holdings: readonly Holding[], seat: string, standing: Standing): Holding | undefined =>
  holdings.find(holding => holding.seat === seat && holding.standing === standing)
