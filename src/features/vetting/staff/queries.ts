/** What is stored of a unit's staff and their leave. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { changedOrStale } from '../../../platform/db/versions.ts'
import { type Period, periodOfRange, rangeText } from '../../../values/period.ts'
import { notFound } from '../../../values/problem.ts'
import { namesOfPeople } from '../people/queries.ts'
import type { Leave, Member, MemberFacts } from './rules.ts'

type Place = Omit<Member, 'name'>
type PlaceRow = Omit<Place, 'works' | 'leave'> & { works: string; leave: readonly { id: string; away: string }[] }

async function places(tx: Tx, where: ReturnType<typeof sql>): Promise<Place[]> {
  const { rows } = await sql<PlaceRow>`
    select s.id, s.unit_id as "unitId", s.account, s.skills, s.share::float8 as share, s.works::text as works, s.version,
      coalesce((select json_agg(json_build_object('id', l.id, 'away', l.away::text) order by l.away) from vetting.leave l
        where l.staff_id = s.id and l.dropped_at is null), '[]') as leave
    from vetting.staff s where ${where} order by s.works, s.id`.execute(tx)
  return rows.map(row => ({
    ...row,
    works: periodOfRange(row.works),
    leave: row.leave.map(({ id, away }): Leave => ({ id, away: periodOfRange(away) })),
  }))
}

/** Without names, which a job does not read. */
export const listPlaces = (tx: Tx, unit: number): Promise<Place[]> => places(tx, sql`s.unit_id = ${unit}`)

/** By name; those who have left too. */
export async function listStaff(tx: Tx, unit: number): Promise<Member[]> {
  const [found, names] = await Promise.all([listPlaces(tx, unit), namesOfPeople(tx)])
  return found.map(place => named(place, names)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

export async function getMember(tx: Tx, id: string): Promise<Member> {
  const [[place], names] = await Promise.all([places(tx, sql`s.id = ${id}`), namesOfPeople(tx)])
  if (!place) throw notFound('This person is not among your staff', 'Open the list of staff.')
  return named(place, names)
}

const named = (place: Place, names: ReadonlyMap<string, string>): Member => ({
  ...place,
  name: names.get(place.account) ?? 'Somebody who has not come yet',
})

export async function insertMember(tx: Tx, unit: number, account: string, { skills, share, works }: MemberFacts): Promise<string> {
  const { id } = await tx
    .insertInto('vetting.staff')
    .values({ unit_id: unit, account, skills, share, works: rangeText(works) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Refuses to write over another's change. */
export async function updateMember(tx: Tx, id: string, seen: number, { skills, share, works }: MemberFacts): Promise<void> {
  const result = await tx
    .updateTable('vetting.staff')
    .set({ skills, share, works: rangeText(works) })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  await changedOrStale(result, seen, () => getMember(tx, id))
}

export async function insertLeave(tx: Tx, { id, unitId }: Pick<Member, 'id' | 'unitId'>, away: Period): Promise<void> {
  await tx
    .insertInto('vetting.leave')
    .values({ staff_id: id, unit_id: unitId, away: rangeText(away) })
    .execute()
}

/** False where it is not there, or was dropped before. */
export async function dropLeave(tx: Tx, member: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.leave')
    .set({ dropped_at: sql`now()` })
    .where('id', '=', id)
    .where('staff_id', '=', member)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
