/** Lists that were brought, and how they compare with what is here. Which rows somebody finds is decided by the database. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import { dayOrNull } from '../cases/rules.ts'
import { IS_HELD, LATEST_EVENT } from '../clearances/queries.ts'
import { LEVELS, type Level } from '../rules.ts'
import { doesFor, type Feed, type FeedKind, type FeedRow, type Lacking, type Leaver, type Refusal, type Unknown } from './rules.ts'

export type NewFeed = {
  unit: number
  kind: FeedKind
  fileName: string
  sha256: string
  rows: readonly FeedRow[]
  refused: readonly Refusal[]
  read: number
}

/** As many as one entry of the ledger takes. */
const AT_ONCE = 1000
const MOST_REFUSED = 200

export async function insertFeed(tx: Tx, { unit, kind, fileName, sha256, rows, refused, read }: NewFeed): Promise<string> {
  const { id } = await tx
    .insertInto('vetting.feeds')
    .values({
      ...{ unit_id: unit, kind, file_name: fileName, sha256, rows_read: read, rows_refused: read - rows.length },
      refused: JSON.stringify(refused.slice(0, MOST_REFUSED)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx
      .insertInto('vetting.feed_rows')
      .values(
        rows.slice(at, at + AT_ONCE).map(({ number, name, moved, onDay, post, level, until }) => ({
          ...{ feed_id: id, unit_id: unit, number, name, moved, on_day: onDay, post, level, until },
        })),
      )
      .execute()
  return id
}

const FEEDS = sql`select id, unit_id as "unitId", kind, file_name as "fileName", rows_read as "rowsRead", rows_refused as "rowsRefused", refused,
  to_char(brought_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "broughtAt", to_char(used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "usedAt"
  from vetting.feeds`

/** The latest first. */
export async function listFeeds(tx: Tx, unit: number, most: number): Promise<Feed[]> {
  return (await sql<Feed>`${FEEDS} where unit_id = ${unit} order by brought_at desc limit ${most}`.execute(tx)).rows
}

export async function getFeed(tx: Tx, id: string): Promise<Feed> {
  const { rows } = await sql<Feed>`${FEEDS} where id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('This list is not here, or not for you')
  return rows[0]
}

/** Those that are compared: of each kind the one taken last. */
export async function listCurrentFeeds(tx: Tx, unit: number): Promise<Feed[]> {
  const { rows } = await sql<Feed>`
    select distinct on (kind) * from (${FEEDS} where unit_id = ${unit} and used_at is not null) f order by kind, "usedAt" desc`.execute(tx)
  return rows
}

/** False where it is taken already. */
export async function markUsed(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.feeds')
    .set({ used_at: sql`now()`, used_by: sql`spine.me()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type Dated<Row> = Omit<Row, 'onDay' | 'until'> & { onDay: string | null; until: string | null }
const dated = <Row extends FeedRow>(row: Dated<Row>): Row => ({ ...row, onDay: dayOrNull(row.onDay), until: dayOrNull(row.until) }) as Row

const ROW = sql`r.number, r.name, r.moved, r.on_day as "onDay", r.post, r.level, r.until`
const KNOWN = sql`from vetting.feed_rows r join vetting.subjects s on s.unit_id = r.unit_id and s.staff_number = r.number`
/** What a subject of a line holds. */
const HELD = sql`from vetting.clearances c ${LATEST_EVENT}
  where c.subject_id = s.id and ${IS_HELD}`
const DOES_FOR = JSON.stringify(Object.fromEntries((Object.keys(LEVELS) as Level[]).map(level => [level, doesFor(level)])))
const NOT_CLEARED = sql`not exists (select ${HELD} and ${DOES_FOR}::jsonb -> r.level ? c.level)`
const HELD_LEVELS = sql`array(select distinct c.level ${HELD} order by 1) as held`

/** Whoever came to a post that asks for a level which nothing they hold does for. */
export async function listLacking(tx: Tx, feed: string, most: number): Promise<Lacking[]> {
  const { rows } = await sql<Dated<Lacking>>`
    select ${ROW}, s.id as subject, ${HELD_LEVELS} ${KNOWN}
    where r.feed_id = ${feed} and r.level is not null and r.moved in ('joiner', 'mover') and r.on_day <= spine.today() and ${NOT_CLEARED}
    order by r.on_day desc, r.number limit ${most}`.execute(tx)
  return rows.map(dated)
}

/** Who left and still holds a clearance here: a line for each. */
export async function listLeavers(tx: Tx, feed: string, most: number): Promise<Leaver[]> {
  const { rows } = await sql<Dated<Leaver>>`
    select ${ROW}, s.id as subject, h.id as clearance, h.level as cleared ${KNOWN}, lateral (select c.id, c.level ${HELD}) h
    where r.feed_id = ${feed} and r.moved = 'leaver' and r.on_day <= spine.today() order by r.on_day, r.number, h.level limit ${most}`.execute(
    tx,
  )
  return rows.map(dated)
}

/** Cleared there and known here, and not cleared here. */
export async function listMissing(tx: Tx, feed: string, most: number): Promise<Lacking[]> {
  const { rows } = await sql<Dated<Lacking>>`
    select ${ROW}, s.id as subject, ${HELD_LEVELS} ${KNOWN}
    where r.feed_id = ${feed} and coalesce(r.until >= spine.today(), true) and ${NOT_CLEARED} order by r.number limit ${most}`.execute(tx)
  return rows.map(dated)
}

const UNMATCHED = sql`from vetting.feed_rows r
  where not exists (select from vetting.subjects s where s.unit_id = r.unit_id and s.staff_number = r.number)`

export async function countUnmatched(tx: Tx, feed: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${UNMATCHED} and r.feed_id = ${feed}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Cleared there and known to nobody here by their number; with those here who have the same name and no number yet. */
export async function listUnknown(tx: Tx, feed: string, most: number): Promise<Unknown[]> {
  const { rows } = await sql<Dated<Unknown>>`
    select ${ROW}, coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.given_names || ' ' || n.family_name, 'born', n.born)) from (
      select * from vetting.subjects n where n.unit_id = r.unit_id and n.staff_number is null
        and lower(n.given_names || ' ' || n.family_name) = lower(r.name) order by n.born limit 5) n), '[]') as candidates
    ${UNMATCHED} and r.feed_id = ${feed} and coalesce(r.until >= spine.today(), true) order by r.number limit ${most}`.execute(tx)
  return rows.map(dated).map(row => ({ ...row, candidates: row.candidates.map(each => ({ ...each, born: calendarDate(each.born) })) }))
}

/** False where they have a number already, or are not here. */
export async function setStaffNumber(tx: Tx, subject: string, unit: number, number: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.subjects')
    .set({ staff_number: number })
    .where('id', '=', subject)
    .where('unit_id', '=', unit)
    .where('staff_number', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type Morning = { unit: number; manager: string; feed: string; lacking: number; leavers: number }

/** For the job, which sees no names: how many of each current list of people stand out since yesterday, and who took that list. */
export async function listMornings(tx: Tx): Promise<Morning[]> {
  const { rows } = await sql<Morning>`
    select f.unit_id as unit, f.used_by as manager, f.id as feed,
      (select count(*)::int ${KNOWN} where r.feed_id = f.id and ${SINCE_YESTERDAY} and r.level is not null and r.moved in ('joiner', 'mover') and ${NOT_CLEARED}) as lacking,
      (select count(*)::int ${KNOWN} where r.feed_id = f.id and ${SINCE_YESTERDAY} and r.moved = 'leaver' and exists (select ${HELD})) as leavers
    from (select distinct on (unit_id) * from vetting.feeds where kind = 'people' and used_at is not null order by unit_id, used_at desc) f`.execute(
    tx,
  )
  return rows
}
/** What a list that was taken since says is new, however long ago it happened. */
const SINCE_YESTERDAY = sql`r.on_day <= spine.today() and (r.on_day >= spine.today() - 1 or f.used_at >= now() - interval '1 day')`
