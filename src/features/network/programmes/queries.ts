/** Programmes and the dates of their milestones, those of before included. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import type { AsAt } from '../as-at/rules.ts'
import { endOf } from '../facts/queries.ts'
import type { DateThen, Milestone, NewMilestone, NewProgramme, Programme } from './rules.ts'

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'

type Known = Pick<AsAt, 'known'>
/** All of them where neither is given. */
type Wanted = { programme?: string; milestone?: string }

/** By name, as far as they were recorded by then. */
export async function listProgrammes(tx: Tx, { known }: Known, programme?: string): Promise<Programme[]> {
  const { rows } = await sql<Omit<Programme, 'milestones'>>`
    select id, name, about, source from network.programmes
    where ${programme === undefined ? sql`true` : sql`id = ${programme}`} and ${known === null ? sql`true` : sql`recorded_at <= ${endOf(known)}`}
    order by name, id`.execute(tx)
  const milestones = await listMilestones(tx, { known }, programme === undefined ? {} : { programme })
  return rows.map(row => ({ ...row, milestones: milestones.filter(each => each.programme === row.id) }))
}

/** With no milestone where nothing of it was recorded by then. */
export async function getProgramme(tx: Tx, id: string, when: Known): Promise<Programme> {
  const [now] = await listProgrammes(tx, { known: null }, id)
  if (!now) throw notFound('There is no such programme')
  const [then] = await listProgrammes(tx, when, id)
  return then ?? { ...now, milestones: [] }
}

export async function getMilestone(tx: Tx, id: string): Promise<Milestone> {
  const [milestone] = await listMilestones(tx, { known: null }, { milestone: id })
  if (!milestone) throw notFound('There is no such milestone')
  return milestone
}

type DateRow = Omit<DateThen, 'due' | 'recorded'> & {
  milestone: string
  due: string
  since: string
  until: string | null
  why: string
  by: string | null
}

async function listMilestones(tx: Tx, { known }: Known, { programme, milestone }: Wanted): Promise<Milestone[]> {
  const wanted = sql`${programme === undefined ? sql`true` : sql`m.programme = ${programme}`} and ${milestone === undefined ? sql`true` : sql`m.id = ${milestone}`}`
  const { rows } = await sql<Omit<Milestone, 'dates'>>`
    select m.id, m.programme, m.name, m.phase, m.moves_unit as "movesUnit", m.moves_other as "movesOther", m.source
    from network.milestones m where ${wanted} order by m.name, m.id`.execute(tx)
  // What ended only later was still believed then.
  const until = known === null ? sql`upper(d.recorded)` : sql`case when upper(d.recorded) <= ${endOf(known)} then upper(d.recorded) end`
  const dates = await sql<DateRow>`
    select d.id, d.milestone, d.due::text as due, d.reached, d.approximate, to_char(lower(d.recorded) at time zone 'UTC', ${INSTANT}) as since,
      to_char(${until} at time zone 'UTC', ${INSTANT}) as until, d.why, a.name as by
    from network.milestone_dates d join network.milestones m on m.id = d.milestone left join spine.accounts a on a.id = d.recorded_by
    where ${wanted} and ${known === null ? sql`true` : sql`lower(d.recorded) <= ${endOf(known)}`}
    order by d.milestone, lower(d.recorded)`.execute(tx)
  const byMilestone = Map.groupBy(dates.rows, each => each.milestone)
  return rows.flatMap(row => {
    const [first, ...later] = (byMilestone.get(row.id) ?? []).map(dateOf)
    // Recorded only after the day that is looked at.
    return first ? [{ ...row, dates: [first, ...later] as const }] : []
  })
}

const dateOf = ({ id, due, reached, approximate, since, until, why, by }: DateRow): DateThen => ({
  id,
  due: calendarDate(due),
  reached,
  approximate,
  recorded: { from: since, until, why, by },
})

export async function insertProgramme(tx: Tx, programme: NewProgramme): Promise<string> {
  const { id } = await tx.insertInto('network.programmes').values(programme).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Without its first date. */
export async function insertMilestone(
  tx: Tx,
  programme: string,
  { name, phase, movesUnit, movesOther, source }: NewMilestone,
): Promise<string> {
  const { id } = await tx
    .insertInto('network.milestones')
    .values({ programme, name, phase, moves_unit: movesUnit, moves_other: movesOther, source })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function hasProgramme(tx: Tx, name: string): Promise<boolean> {
  return (await tx.selectFrom('network.programmes').select('id').where('name', '=', name).execute()).length > 0
}
