/** Facts of every kind in the order in which they were written, for whoever keeps a copy of the register. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { periodOfRange } from '../../../values/period.ts'
import { type Cursor, FACTS, type Fact, type FactKind, type Place } from './rules.ts'

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

/** What each kind says besides its days, and where it stands. */
const SAYS: Readonly<
  Record<FactKind, { from: RawBuilder<unknown>; says: RawBuilder<unknown>; valid?: false; ofUnit?: RawBuilder<unknown> }>
> = {
  unit: {
    from: sql`network.units f join spine.units s on s.id = f.unit`,
    says: sql`'unit', f.unit, 'code', s.code, 'name', f.name, 'kind', f.kind, 'forceCode', f.force_code, 'confirmed', f.confirmed, 'source', f.source`,
    ofUnit: sql`f.unit`,
  },
  parent: { from: sql`network.parents f`, says: sql`'unit', f.unit, 'parent', f.parent`, ofUnit: sql`f.unit` },
  cover: { from: sql`network.cover f`, says: sql`'area', f.area, 'unit', f.unit`, ofUnit: sql`f.unit` },
  succession: {
    from: sql`network.successions f`,
    says: sql`'before', f.before, 'after', f.after, 'day', f.on_day`,
    valid: false,
    ofUnit: sql`any (array[f.before, f.after])`,
  },
  holding: {
    from: sql`network.holdings f join network.seats s on s.id = f.seat left join network.people p on p.id = f.person`,
    says: sql`'seat', f.seat, 'roleKind', s.role_kind, 'standing', f.standing, 'person', f.person, 'name', p.name, 'rank', p.rank, 'unit', f.unit, 'area', f.area, 'source', f.source`,
    ofUnit: sql`f.unit`,
  },
  contact: {
    from: sql`network.contacts f`,
    says: sql`'unit', f.unit, 'area', f.area, 'purpose', f.purpose, 'words', f.words`,
    ofUnit: sql`f.unit`,
  },
  requirement: { from: sql`network.requirements f`, says: sql`'roleKind', f.role_kind, 'unitKind', f.unit_kind, 'source', f.source` },
  'milestone-date': {
    from: sql`network.milestone_dates f join network.milestones m on m.id = f.milestone`,
    says: sql`'programme', m.programme, 'milestone', f.milestone, 'milestoneName', m.name, 'day', f.due, 'reached', f.reached`,
    valid: false,
  },
}

const columnsOf = (kind: FactKind) => {
  const { says, valid } = SAYS[kind]
  return sql`${FACTS.indexOf(kind)}::int as kind, f.xid, f.id, ${valid === false ? sql`null` : sql`f.valid::text`} as valid, f.approximate,
    to_char(lower(f.recorded) at time zone 'UTC', ${INSTANT}) as "recordedFrom", to_char(upper(f.recorded) at time zone 'UTC', ${INSTANT}) as "recordedUntil",
    f.why, jsonb_build_object(${says}) as says`
}

type FactRow = {
  kind: number
  xid: string
  id: string
  valid: string | null
  approximate: boolean
  recordedFrom: string
  recordedUntil: string | null
  why: string
  says: Record<string, string | number | boolean | null>
}

export type Changes = { facts: Fact[]; places: Place[]; now: string; database: string; isLater: boolean }

/**
 * Up to `limit` facts of the reading that the cursor stands in, in one statement: what the snapshot calls over is then what the statement sees.
 * A fact that was closed since comes again, because closing it wrote it anew.
 */
export async function listChanges(tx: Tx, { before, upTo, after }: Omit<Cursor, 'database'>, limit: number): Promise<Changes> {
  const snapshot = upTo === null ? sql`pg_current_snapshot()` : sql`${upTo}::pg_snapshot`
  const isChanged = sql`pg_visible_in_snapshot(f.xid, ${snapshot})
    and ${before === null ? sql`true` : sql`(f.xid >= pg_snapshot_xmax(${before}::pg_snapshot) or f.xid = any (array(select pg_snapshot_xip(${before}::pg_snapshot))))`}`
  const branches = FACTS.flatMap((kind, at) => {
    if (after && at < after.kind) return []
    const isAfter = after?.kind === at ? sql`(f.xid, f.id) > (${after.transaction}::xid8, ${after.id}::uuid)` : sql`true`
    return [
      sql`(select ${columnsOf(kind)} from ${SAYS[kind].from} where ${isChanged} and ${isAfter} order by f.xid, f.id limit ${limit + 1})`,
    ]
  })
  const latest = upTo ?? before
  // From a time that has not come here: this database was put back to an earlier state.
  const isLater = latest === null ? sql`false` : sql`pg_snapshot_xmax(${latest}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`
  const { rows } = await sql<FactRow & { now: string; database: string; isLater: boolean }>`
    select here.now, here.database, here.later as "isLater", f.kind, f.xid::text as xid, f.id, f.valid, f.approximate, f."recordedFrom", f."recordedUntil", f.why, f.says
    from (select pg_current_snapshot()::text as now, ${isLater} as later,
        (select c.system_identifier from pg_control_system() c) || '.' || (select d.oid from pg_database d where d.datname = current_database()) as database) as here
      left join (select * from (${sql.join(branches, sql` union all `)}) as every order by kind, xid, id limit ${limit + 1}) as f on true
    order by f.kind, f.xid, f.id`.execute(tx)
  const [first] = rows
  if (!first) throw new Error('A row says where the reading stands, whether or not there are facts')
  const given = rows.filter(({ id }) => id !== null)
  return {
    ...{ now: first.now, database: first.database, isLater: first.isLater },
    facts: given.map(factOf),
    places: given.map(({ kind, xid, id }) => ({ kind, transaction: xid, id })),
  }
}

/** Everything that was ever recorded of a unit, as far as the reader may see it: by kind, then as it was recorded. */
export async function listFactsOf(tx: Tx, unit: number): Promise<Fact[]> {
  const branches = FACTS.flatMap(kind => {
    const { from, ofUnit } = SAYS[kind]
    return ofUnit === undefined ? [] : [sql`select ${columnsOf(kind)} from ${from} where ${unit} = ${ofUnit}`]
  })
  const { rows } = await sql<FactRow>`
    select * from (${sql.join(branches, sql` union all `)}) as every order by kind, "recordedFrom", valid, id`.execute(tx)
  return rows.map(factOf)
}

function factOf({ kind, id, valid, approximate, recordedFrom, recordedUntil, why, says }: FactRow): Fact {
  const fact = FACTS[kind]
  if (fact === undefined) throw new Error('A fact of no kind')
  return { fact, id, period: valid === null ? null : periodOfRange(valid), approximate, recordedFrom, recordedUntil, why, says }
}
