/** Seats, the people in them and what was believed of that, earlier ones too. Who sees and writes which row is the database's own rule. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type Period, periodOfRange, rangeText } from '../../../values/period.ts'
import { notFound } from '../../../values/problem.ts'
import type { Standing } from '../rules.ts'
import type { Belief, Seat } from './rules.ts'

/** The same that the policies of `network.holdings` say, asked once for a seat: a page must not call vacant what it may not see. */
const LEADS_THERE = sql<boolean>`(s.unit = any ((select spine.units_as('unit-lead'))::int[])
  or s.area = any ((select network.areas_of((select spine.units_as('unit-lead')), '{}'))::text[]))`
const HOLDERS_SHOWN = sql<boolean>`(s.published or (select network.knows_holders()) or coalesce(${LEADS_THERE}, false))`
const MAY_WRITE = sql<boolean>`((select spine.has_role('network-editor')) or coalesce(${LEADS_THERE}, false))`

type SeatRow = Omit<Seat, 'life'> & { life: string | null }

/** By role and then by place. */
async function readSeats(tx: Tx, where: RawBuilder<boolean>): Promise<Seat[]> {
  const { rows } = await sql<SeatRow>`
    select s.id, s.role_kind as "roleKind", k.name as "roleName", k.about, s.published, s.unit, s.area,
      coalesce(a.name, n.name, u.name) as "placeName", coalesce(not n.confirmed, false) as unconfirmed, life.days::text as life,
      ${HOLDERS_SHOWN} as "holdersShown", ${MAY_WRITE} as "mayWrite"
    from network.seats s join network.role_kinds k on k.key = s.role_kind
      left join network.areas a on a.code = s.area left join spine.units u on u.id = s.unit
      left join lateral (select name, confirmed from network.units where unit = s.unit and upper_inf(recorded) order by valid desc limit 1) n on true
      left join lateral (select range_merge(range_agg(valid)) as days from network.units where unit = s.unit and upper_inf(recorded)) life on true
    where ${where} order by k.name, "placeName", s.id`.execute(tx)
  return rows.map(row => ({ ...row, life: row.life === null ? null : periodOfRange(row.life) }))
}

export async function getSeat(tx: Tx, id: string): Promise<Seat> {
  const [seat] = await readSeats(tx, sql<boolean>`s.id = ${id}`)
  if (!seat) throw notFound('There is no such role here', 'Check the address. Roles that are not yours to see are not shown.')
  return seat
}

/** Those in these units and for these areas. */
export const listSeats = (tx: Tx, { units = [], areas = [] }: { units?: readonly number[]; areas?: readonly string[] }): Promise<Seat[]> =>
  readSeats(tx, sql<boolean>`(s.unit = any (${[...units]}::int[]) or s.area = any (${[...areas]}::text[]))`)

/** Gives the id. Refused where there is such a seat already, by the rule `one_seat_per_…`. */
export async function insertSeat(tx: Tx, seat: { roleKind: string; unit: number | null; area: string | null }): Promise<string> {
  const id = randomUUID()
  await tx.insertInto('network.seats').values({ id, role_kind: seat.roleKind, unit: seat.unit, area: seat.area }).execute()
  return id
}

/** Where this person may open a seat: everywhere for who keeps the register, else the own units and their boroughs. */
export async function listOwnPlaces(tx: Tx): Promise<{ units: number[]; areas: string[]; all: boolean }> {
  const { rows } = await sql<{ units: number[]; areas: string[]; all: boolean }>`
    select spine.units_as('unit-lead') as units, network.areas_of(spine.units_as('unit-lead'), '{}') as areas,
      spine.has_role('network-editor') as all`.execute(tx)
  const [own] = rows
  if (!own) throw new Error('Nobody has entered')
  return own
}

const instant = (of: string) => sql`to_char(${sql.raw(of)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

type BeliefRow = Omit<Belief, 'valid'> & { valid: string }

async function readBeliefs(tx: Tx, where: RawBuilder<boolean>): Promise<Belief[]> {
  const { rows } = await sql<BeliefRow>`
    select h.id, h.seat, s.role_kind as "roleKind", h.standing, h.person, p.name, p.rank, h.unit, h.area, h.valid::text as valid, h.approximate, h.source,
      ${instant('lower(h.recorded)')} as "recordedFrom", ${instant('upper(h.recorded)')} as "recordedUntil", h.why, who.name as by,
      h.recorded_by = spine.me() as mine, next.why as "replacedWhy", coalesce(next.by, '') as "replacedBy", coalesce(next.mine, false) as "replacedByMe"
    from network.holdings h join network.seats s on s.id = h.seat left join network.people p on p.id = h.person
      left join spine.accounts who on who.id = h.recorded_by
      -- What one act closed and what it put in its place have the same moment.
      left join lateral (
        select string_agg(distinct n.why, '; ') as why, min(na.name) as by, bool_or(n.recorded_by = spine.me()) as mine
        from network.holdings n left join spine.accounts na on na.id = n.recorded_by
        where n.seat = h.seat and lower(n.recorded) = upper(h.recorded)
      ) next on true
    where ${where} order by upper(h.recorded) desc nulls first, h.valid, h.id`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid), replacedBy: row.replacedBy || null }))
}

/** What was believed of a seat and is no more; the latest first. */
export const listEarlierBeliefs = (tx: Tx, seat: string): Promise<Belief[]> =>
  readBeliefs(tx, sql<boolean>`h.seat = ${seat} and not upper_inf(h.recorded)`)

export async function getHolding(tx: Tx, id: string): Promise<Belief> {
  const [holding] = await readBeliefs(tx, sql<boolean>`h.id = ${id}`)
  if (!holding) throw notFound('There is no such holding here', 'Check the address. Holdings that are not yours to see are not shown.')
  return holding
}

export type Person = { id: string; name: string; rank: string | null; roles: string }

/** What somebody holds now tells two of one name apart. */
const WITH_ROLES = sql`
  select p.id, p.name, p.rank, coalesce((
    select string_agg(distinct k.name || ', ' || coalesce(a.name, u.name), '; ')
    from network.holdings h join network.seats s on s.id = h.seat join network.role_kinds k on k.key = s.role_kind
      left join network.areas a on a.code = h.area left join spine.units u on u.id = h.unit
    where h.person = p.id and upper_inf(h.recorded) and h.valid @> spine.today()), '') as roles
  from network.people p`

/** Whose name holds the text, by name; as many as asked for. */
export async function searchPeople(tx: Tx, text: string, most: number): Promise<Person[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Person>`${WITH_ROLES} where p.name ilike ${pattern} order by p.name, p.id limit ${most}`.execute(tx)
  return rows
}

/** Who holds or held a role in the same place, by name: of whom most choices are. */
export async function listPeopleAround(tx: Tx, { unit, area }: Pick<Seat, 'unit' | 'area'>, most: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    ${WITH_ROLES} where p.id in (select person from network.holdings where (unit = ${unit} or area = ${area}) and upper_inf(recorded))
    order by p.name, p.id limit ${most}`.execute(tx)
  return rows
}

export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`${WITH_ROLES} where p.id = ${id}`.execute(tx)
  return rows[0]
}

export async function isNameKnown(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql`select from network.people where lower(name) = lower(${name}) limit 1`.execute(tx)
  return rows.length > 0
}

/** Gives the id, which is made here: whoever may add a person need not see them before they hold something. */
export async function insertPerson(tx: Tx, person: { name: string; rank: string | null; account: string | null }): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('network.people')
    .values({ id, ...person })
    .execute()
  return id
}

/** Who stands in the seat like that on some of these days, the earliest first. */
export async function listClashes(
  tx: Tx,
  { seat, standing, valid, but }: { seat: string; standing: Standing; valid: Period; but?: string | undefined },
): Promise<Belief[]> {
  return readBeliefs(
    tx,
    sql<boolean>`h.seat = ${seat} and h.standing = ${standing} and h.valid && ${rangeText(valid)}::daterange and upper_inf(h.recorded)
      and h.id is distinct from ${but ?? null}::uuid`,
  )
}
