/** Facts that begin after today, or end then with nothing after them. What is believed now; who may see which is decided by the database. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import type { Pending } from './rules.ts'

const LATER = sql`daterange(spine.today() + 1, null)`
/** The latest name of a unit that the reader sees. */
const nameOf = (unit: RawBuilder<unknown>) =>
  sql`(select n.name from network.units n where n.unit = ${unit} and upper_inf(n.recorded) order by n.valid desc limit 1)`
const begins = (alias: string) =>
  sql<boolean>`upper_inf(${sql.ref(`${alias}.recorded`)}) and lower(${sql.ref(`${alias}.valid`)}) > spine.today()`

export async function listPending(tx: Tx): Promise<Pending[]> {
  const lists = await Promise.all([units(tx), closings(tx), moves(tx), cover(tx), holdings(tx), milestones(tx), access(tx)])
  return lists.flat()
}

async function rowsOf(tx: Tx, query: RawBuilder<unknown>): Promise<Pending[]> {
  const { rows } = await sql<Pending & { day: string }>`${query}`.execute(tx)
  return rows.map(row => ({ ...row, day: calendarDate(row.day) }))
}

const units = (tx: Tx) =>
  rowsOf(
    tx,
    sql`select case when exists (select from network.units b where b.unit = u.unit and upper_inf(b.recorded) and b.valid << u.valid)
        then 'renamed' else 'opens' end as what, u.unit, u.name, u.kind, lower(u.valid)::text as day, u.approximate, u.why
      from network.units u where ${begins('u')}`,
  )

const closings = (tx: Tx) =>
  rowsOf(
    tx,
    sql`select 'closes' as what, u.unit, u.name, upper(u.valid)::text as day, u.approximate, u.why
      from network.units u where upper_inf(u.recorded) and upper(u.valid) > spine.today()
        and not exists (select from network.units n where n.unit = u.unit and upper_inf(n.recorded) and n.valid >> u.valid)`,
  )

/** What a unit belongs to when it opens is no move. */
const moves = (tx: Tx) =>
  rowsOf(
    tx,
    sql`select 'moves' as what, p.unit, ${nameOf(sql`p.unit`)} as name, ${nameOf(sql`p.parent`)} as other, lower(p.valid)::text as day, p.approximate, p.why
      from network.parents p where ${begins('p')}
        and exists (select from network.parents b where b.unit = p.unit and upper_inf(b.recorded) and b.valid << p.valid)`,
  )

const cover = (tx: Tx) =>
  rowsOf(
    tx,
    sql`select 'cover' as what, c.area, a.name, ${nameOf(sql`c.unit`)} as other, lower(c.valid)::text as day, c.approximate, c.why
      from network.cover c join network.areas a on a.code = c.area where ${begins('c')}`,
  )

/** An end is a change unless the same person goes on in the same seat the day after. */
const holdings = (tx: Tx) =>
  rowsOf(
    tx,
    sql`with held as (
        select h.*, p.name as person_name, p.rank, k.name as role, coalesce(a.name, ${nameOf(sql`h.unit`)}, '–') as place
        from network.holdings h join network.seats s on s.id = h.seat join network.role_kinds k on k.key = s.role_kind
          left join network.people p on p.id = h.person left join network.areas a on a.code = h.area
        where upper_inf(h.recorded) and h.valid && ${LATER}
      )
      select 'starts' as what, id as holding, seat, person_name as person, rank, standing, role, place, lower(valid)::text as day, approximate, why
        from held where lower(valid) > spine.today()
      union all
      select 'ends', id, seat, person_name, rank, standing, role, place, upper(valid)::text, approximate, why
        from held h where upper(valid) > spine.today() and not exists (
          select from network.holdings n where n.seat = h.seat and n.standing = h.standing and n.person = h.person and upper_inf(n.recorded)
            and lower(n.valid) = upper(h.valid))`,
  )

const milestones = (tx: Tx) =>
  rowsOf(
    tx,
    sql`select 'milestone' as what, m.id as milestone, p.name as programme, m.name, d.due::text as day, d.approximate, d.why
      from network.milestone_dates d join network.milestones m on m.id = d.milestone join network.programmes p on p.id = m.programme
      where upper_inf(d.recorded) and not d.reached and d.due > spine.today()`,
  )

/** Also of a day that has passed, while nobody has agreed: it is still to come. */
const access = (tx: Tx) =>
  rowsOf(
    tx,
    sql`select 'access' as what, m.unit, u.name, b.name as other, greatest(m.starts, spine.today())::text as day, false as approximate, m.why,
        m.approved_at is not null as approved
      from spine.moves m join spine.units u on u.id = m.unit join spine.units b on b.id = m.below where m.done_at is null and m.dropped_at is null`,
  )
