/** Cases by a reference or a person's name, within what the person may see. Ranges and not patterns: a policy lets only those go by an index. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../../values/date.ts'
import type { Level, State } from '../../rules.ts'
import { MOST_FOUND, spellings, type Wanted } from './rules.ts'

export type FoundCase = {
  id: string
  ref: string
  subjectId: string
  familyName: string
  givenNames: string
  born: CalendarDate
  level: Level
  state: State
  receivedOn: CalendarDate
}

type Row = Omit<FoundCase, 'born' | 'receivedOn'> & { born: string; receivedOn: string }

const FOUND = sql`c.id, c.ref, s.id as "subjectId", s.family_name as "familyName", s.given_names as "givenNames", s.born, c.level, c.state, c.received_on as "receivedOn"`
const OWN_UNITS = sql`any ((select vetting.staff_units())::int[])`
/** Behind everything that begins like this. */
const END = '\u{10FFFF}'

/** Of each person the latest first. */
export async function findCases(tx: Tx, wanted: Wanted): Promise<FoundCase[]> {
  const found = wanted.ref === undefined ? await byName(tx, wanted.names) : await byRef(tx, wanted.ref)
  return found.map(row => ({ ...row, born: calendarDate(row.born), receivedOn: calendarDate(row.receivedOn) }))
}

async function byRef(tx: Tx, ref: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${FOUND} from vetting.cases c join vetting.subjects s on s.id = c.subject_id
    where c.unit_id = ${OWN_UNITS} and c.ref >= ${ref} and c.ref < ${ref + END} order by c.ref limit ${MOST_FOUND + 1}`.execute(tx)
  return rows
}

async function byName(tx: Tx, names: Wanted['names']): Promise<Row[]> {
  const begins = names.flatMap(({ family, given }) => spellings(family).map(spelling => ({ family: spelling, given })))
  const { rows } = await sql<Row>`
    with people as materialized (
      select distinct on (p.id) p.* from unnest(${begins.map(({ family }) => family)}::text[], ${begins.map(({ given }) => given)}::text[]) as b (family, given),
        lateral (select * from vetting.subjects s where s.unit_id = ${OWN_UNITS} and s.family_name >= b.family and s.family_name < b.family || ${END}
          and starts_with(lower(s.given_names), lower(b.given))
          order by s.unit_id, s.family_name, s.given_names, s.id limit ${MOST_FOUND + 1}) p
    )
    select ${FOUND} from people s join vetting.cases c on c.subject_id = s.id
    order by s.family_name, s.given_names, s.id, c.received_on desc, c.id limit ${MOST_FOUND + 1}`.execute(tx)
  return rows
}
