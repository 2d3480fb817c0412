/** The seats of a place as they go into a file. */
import type { Standing } from '../rules.ts'
import type { PlaceView } from './actions.ts'
import { holderName, inSeat, NOT_SHOWN, type Seat } from './rules.ts'

export const seatsTable = ({ seats, holdings }: PlaceView) => ({
  head: ['role', 'holder', 'deputy', 'covering'],
  rows: seats.map(seat => {
    const cell = (standing: Standing) => cellOf(seat, inSeat(holdings, seat.id, standing))
    return [seat.role, cell('holder'), cell('deputy'), cell('cover')]
  }),
})

const cellOf = ({ known }: Seat, holding: Parameters<typeof holderName>[0] | undefined): string | null =>
  holding ? holderName(holding) : known ? null : NOT_SHOWN
