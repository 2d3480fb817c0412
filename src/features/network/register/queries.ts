/** The list of units, a page at a time. Who may see which is decided by the database. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { periodOfRange } from '../../../values/period.ts'
import type { AsAt } from '../as-at/rules.ts'
import { asAt, believed } from '../facts/queries.ts'
import { type Filter, type KindCount, type ListedUnit, PER_PAGE } from './rules.ts'

type Wanted = Omit<Filter, 'page'>

export async function countKinds(tx: Tx, when: AsAt, wanted: Wanted): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select u.kind, count(*)::int as units ${fromUnits(when)} where ${isWanted(when, wanted)} group by u.kind`.execute(tx)
  return rows
}

/** Units that belong to the same stand together; those that stand for a body of their own come last, forces first. */
export async function listRegister(tx: Tx, when: AsAt, { page, ...wanted }: Wanted & { page?: number }): Promise<ListedUnit[]> {
  const some = page === undefined ? sql`` : sql`limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
  const { rows } = await sql<Row>`
    select u.unit as id, s.code, u.name, u.kind, u.force_code as "forceCode", u.confirmed, u.source, u.valid::text as valid, u.approximate,
      p.parent, coalesce(above.name, scope.name) as "parentName", above.unit is not null as "parentSeen",
      (select case when bool_or(lower_inf(l.valid)) then null else min(lower(l.valid))::text end
        from network.units l where l.unit = u.unit and ${believed(when, 'l')}) as opened
    ${fromUnits(when)}
      left join network.units above on above.unit = p.parent and ${asAt(when, 'above')} left join spine.units scope on scope.id = p.parent
    where ${isWanted(when, wanted)}
    order by p.parent is null, "parentName", p.parent, array_position(${KIND_ORDER}, u.kind), u.name, u.unit ${some}`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid), opened: row.opened === null ? null : calendarDate(row.opened) }))
}

type Row = Omit<ListedUnit, 'valid' | 'opened'> & { valid: string; opened: string | null }

const KIND_ORDER = sql`array['force', 'command', 'centre', 'bcu', 'borough-command', 'team', 'vetting-unit', 'local-authority', 'organisation']`

const fromUnits = (when: AsAt) =>
  sql`from network.units u join spine.units s on s.id = u.unit left join network.parents p on p.unit = u.unit and ${asAt(when, 'p')}`

function isWanted(when: AsAt, { kind, name, below }: Wanted): RawBuilder<boolean> {
  const wanted = [
    asAt(when, 'u'),
    ...(kind === '' ? [] : [sql<boolean>`u.kind = ${kind}`]),
    ...(name === '' ? [] : [sql<boolean>`(strpos(lower(u.name), lower(${name})) > 0 or upper(s.code) = upper(${name}))`]),
    ...(below === null ? [] : [sql<boolean>`p.parent = ${below}`]),
  ]
  return sql<boolean>`${sql.join(wanted, sql` and `)}`
}
