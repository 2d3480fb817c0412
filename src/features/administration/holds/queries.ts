/** Legal holds. Only the database's own functions write them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Hold } from './rules.ts'

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'

/** Those in force first, then the latest. */
export async function listHolds(tx: Tx): Promise<Hold[]> {
  const { rows } = await sql<Hold>`
    select h.id, h.matter, h.because as why, placer.name as "placedByName", to_char(h.placed_at at time zone 'UTC', ${INSTANT}) as "placedAt",
      h.lift_because as "liftWhy", h.lift_asked_by as "liftAskedBy", asker.name as "liftAskedByName", lifter.name as "liftedByName",
      to_char(h.lifted_at at time zone 'UTC', ${INSTANT}) as "liftedAt"
    from spine.holds h left join spine.accounts placer on placer.id = h.placed_by left join spine.accounts asker on asker.id = h.lift_asked_by
      left join spine.accounts lifter on lifter.id = h.lifted_by
    order by h.lifted_at is not null, h.placed_at desc, h.id`.execute(tx)
  return rows
}

export async function placeHold(tx: Tx, matter: string, why: string): Promise<void> {
  await sql`select spine.place_hold(${matter}, ${why})`.execute(tx)
}

export async function askLift(tx: Tx, id: string, why: string): Promise<void> {
  await sql`select spine.ask_lift(${id}, ${why})`.execute(tx)
}

/** Refused to who asked for it. */
export async function liftHold(tx: Tx, id: string): Promise<void> {
  await sql`select spine.lift_hold(${id})`.execute(tx)
}
