/** Roles beside holdings. Both are read as whoever asks: who may not see a role or a holding does not get it here either. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import type { LeadingAccount, LeadingHolding } from './rules.ts'

/** In force today. A role counts for its unit and all below it. */
const LEADS_TODAY = sql`
  reach as (
    select id as unit, id as below from spine.units
    union
    select reach.unit, u.id from reach join spine.units u on u.parent = reach.below
  ),
  lead_roles as (
    select a.id, a.account, a.unit from spine.assignments a
    where a.role = 'unit-lead' and a.approved_at is not null and a.ended_at is null and a.valid @> spine.today()
  )`

const UNCONFIRMED = sql<boolean>`
  exists (select from network.units d where d.unit = u.id and not d.confirmed and upper_inf(d.recorded) and d.valid @> spine.today())`

/** Of people whose account is known to the register; by unit and name. */
export async function listLeadingHoldings(tx: Tx): Promise<LeadingHolding[]> {
  const { rows } = await sql<LeadingHolding>`
    with recursive ${LEADS_TODAY}
    select h.id as holding, p.account, p.name, h.seat, k.name as "roleName", h.unit, u.name as "unitName", ${UNCONFIRMED} as unconfirmed,
      exists (select from lead_roles l join reach r on r.unit = l.unit and r.below = h.unit where l.account = p.account) as "hasRole"
    from network.holdings h join network.seats s on s.id = h.seat join network.role_kinds k on k.key = s.role_kind
      join network.people p on p.id = h.person join spine.units u on u.id = h.unit
    where upper_inf(h.recorded) and h.valid @> spine.today() and h.standing = 'holder' and k.leads is not null and p.account is not null
    order by u.name, p.name, h.id`.execute(tx)
  return rows
}

/** By unit and name. A role in a borough that the unit covers is a role there, too. */
export async function listLeadingAccounts(tx: Tx): Promise<LeadingAccount[]> {
  const { rows } = await sql<LeadingAccount>`
    with recursive ${LEADS_TODAY}
    select l.id as assignment, l.account, who.name, l.unit, u.name as "unitName", ${UNCONFIRMED} as unconfirmed,
      exists (
        select from network.holdings h join network.people p on p.id = h.person
        where p.account = l.account and upper_inf(h.recorded) and h.valid @> spine.today() and (
          exists (select from reach r where r.unit = l.unit and r.below = h.unit)
          or exists (select from network.cover c join reach r on r.unit = l.unit and r.below = c.unit
            where c.area = h.area and upper_inf(c.recorded) and c.valid @> spine.today()))
      ) as "holdsSomething"
    from lead_roles l join spine.accounts who on who.id = l.account join spine.units u on u.id = l.unit
    order by u.name, who.name, l.id`.execute(tx)
  return rows
}

/** How many hold a leading role in a unit today without an account that the register knows: of those nothing can be said. */
export async function countLeadersWithoutAccount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct h.person)::int as n
    from network.holdings h join network.seats s on s.id = h.seat join network.role_kinds k on k.key = s.role_kind
      join network.people p on p.id = h.person
    where upper_inf(h.recorded) and h.valid @> spine.today() and h.standing = 'holder' and k.leads is not null and h.unit is not null
      and p.account is null`.execute(tx)
  return rows[0]?.n ?? 0
}
