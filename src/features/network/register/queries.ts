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
    select u.kind, count(*)::int as units from network.units u join spine.units s on s.id = u.unit
      ${wanted.below === null ? sql`` : parentsOf(when)}
    where ${isWanted(when, wanted)} group by u.kind`.execute(tx)
  return rows
}

/** Units that belong to the same stand together; those that stand for a body of their own come last, forces first. */
export async function listRegister(tx: Tx, when: AsAt, { page, ...wanted }: Wanted & { page?: number }): Promise<ListedUnit[]> {
  const some = page === undefined ? sql`` : sql`limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
  // What is asked for each unit by itself is asked only of those on the page.
  const { rows } = await sql<Row>`
    with listed as (
      select u.unit, s.code, u.name, u.kind, u.force_code, u.confirmed, u.source, u.valid, u.approximate, p.parent,
        coalesce(above.name, scope.name) as parent_name, above.unit is not null as parent_seen
      from network.units u join spine.units s on s.id = u.unit ${parentsOf(when)}
        left join network.units above on above.unit = p.parent and ${asAt(when, 'above')} left join spine.units scope on scope.id = p.parent
      where ${isWanted(when, wanted)}
      order by p.parent is null, parent_name, p.parent, ${IN_ORDER} ${some}
    )
    select unit as id, code, name, kind, force_code as "forceCode", confirmed, source, u.valid::text as valid, u.approximate, parent,
      parent_name as "parentName", parent_seen as "parentSeen", first.opened, first.approximate as "openedAbout"
    from listed u left join lateral (
      select lower(l.valid)::text as opened, l.approximate from network.units l where l.unit = u.unit and ${believed(when, 'l')} order by l.valid limit 1
    ) first on true
    order by parent is null, parent_name, parent, ${IN_ORDER}`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodOfRange(row.valid), opened: row.opened === null ? null : calendarDate(row.opened) }))
}

type Row = Omit<ListedUnit, 'valid' | 'opened'> & { valid: string; opened: string | null }

const IN_ORDER = sql`
  array_position(array['force', 'command', 'centre', 'bcu', 'borough-command', 'team', 'vetting-unit', 'local-authority', 'organisation'], u.kind), u.name, u.unit`

const parentsOf = (when: AsAt) => sql`left join network.parents p on p.unit = u.unit and ${asAt(when, 'p')}`

function isWanted(when: AsAt, { kind, name, below }: Wanted): RawBuilder<boolean> {
  const wanted = [
    asAt(when, 'u'),
    ...(kind === '' ? [] : [sql<boolean>`u.kind = ${kind}`]),
    ...(name === '' ? [] : [sql<boolean>`(strpos(lower(u.name), lower(${name})) > 0 or upper(s.code) = upper(${name}))`]),
    ...(below === null ? [] : [sql<boolean>`p.parent = ${below}`]),
  ]
  return sql<boolean>`${sql.join(wanted, sql` and `)}`
}
