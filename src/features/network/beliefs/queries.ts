/** Facts that nobody believes any more. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { periodOfRange } from '../../../values/period.ts'
import type { OldBelief } from './rules.ts'

type Row = Omit<OldBelief, 'valid' | 'recorded' | 'superseded'> & {
  valid: string
  by: string | null
  isMe: boolean
  at: string
  why: string
  supersededAt: string
  supersededBy: string | null
  supersededByMe: boolean
  supersededWhy: string | null
}

/** Of a unit, the latest first: its names, what it belonged to, what it came after, and what it policed. */
export async function listOldBeliefsOfUnit(tx: Tx, unit: number): Promise<OldBelief[]> {
  const names = sql`select distinct on (unit) unit, name from network.units order by unit, recorded desc, valid desc`
  return read(
    tx,
    sql`
    with names as (${names})
    ${superseded(sql`'description'`, sql`f.name`, sql`f.kind`, sql`f.valid`, 'units', sql`f.unit = ${unit}`, sql`n.unit = f.unit`)}
    union all
    ${superseded(sql`'parent'`, sql`(select name from names where names.unit = f.parent)`, sql`null`, sql`f.valid`, 'parents', sql`f.unit = ${unit}`, sql`n.unit = f.unit`)}
    union all
    ${superseded(sql`'cover'`, sql`(select name from network.areas where code = f.area)`, sql`null`, sql`f.valid`, 'cover', sql`f.unit = ${unit}`, sql`n.area = f.area`)}
    union all
    ${superseded(sql`'succession'`, sql`(select name from names where names.unit = f.before)`, sql`null`, sql`daterange(f.on_day, f.on_day + 1)`, 'successions', sql`f.after = ${unit}`, sql`n.after = f.after and n.before = f.before`)}`,
  )
}

/** Of a borough: who was thought to police it, the latest first. */
export const listOldBeliefsOfArea = (tx: Tx, area: string): Promise<OldBelief[]> =>
  read(
    tx,
    superseded(
      sql`'cover'`,
      sql`(select name from network.units where unit = f.unit order by recorded desc, valid desc limit 1)`,
      sql`null`,
      sql`f.valid`,
      'cover',
      sql`f.area = ${area}`,
      sql`n.area = f.area`,
    ),
  )

type Part = RawBuilder<unknown>

/** What came instead was recorded in the same act, at the same instant; of several, what holds first. */
const superseded = (about: Part, name: Part, kind: Part, valid: Part, table: string, whose: Part, sameSubject: Part) => {
  const facts = sql.table(`network.${table}`)
  const order = table === 'successions' ? sql`n.on_day` : sql`n.valid`
  return sql`
    select f.id, ${about} as about, ${name} as name, ${kind}::text as kind, ${valid}::text as valid, f.approximate, f.why, by.name as by,
      f.recorded_by = (select spine.me()) as "isMe", ${instant(sql`lower(f.recorded)`)} as at, ${instant(sql`upper(f.recorded)`)} as "supersededAt",
      next.by as "supersededBy", coalesce(next.recorded_by = (select spine.me()), false) as "supersededByMe", next.why as "supersededWhy"
    from ${facts} f left join spine.accounts by on by.id = f.recorded_by
      left join lateral (
        select n.why, n.recorded_by, a.name as by from ${facts} n left join spine.accounts a on a.id = n.recorded_by
        where ${sameSubject} and lower(n.recorded) = upper(f.recorded) order by ${order} limit 1
      ) next on true
    where ${whose} and not upper_inf(f.recorded)`
}

const instant = (at: Part) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

async function read(tx: Tx, query: RawBuilder<unknown>): Promise<OldBelief[]> {
  const { rows } = await sql<Row>`select * from (${query}) as beliefs order by "supersededAt" desc, about, valid, id`.execute(tx)
  return rows.map(({ valid, by, isMe, at, why, supersededAt, supersededBy, supersededByMe, supersededWhy, ...row }) => ({
    ...row,
    valid: periodOfRange(valid),
    recorded: { by, isMe, at, why },
    superseded: { at: supersededAt, by: supersededBy, isMe: supersededByMe, why: supersededWhy },
  }))
}
