/** Two invented lists, as HR and the old vetting system would send them: so that there is something to compare at the first start. */

import type { Client } from 'pg'
import { addDays, type CalendarDate } from '../../../values/date.ts'
import { createIds } from './engine/ids.ts'
import { createRandom } from './engine/random.ts'
import { enter, insertRows, type Loading } from './inserts.ts'

const SEED = 20
const KNOWN = 60
const UNKNOWN = 3

type Known = { number: string; name: string; level: string; until: string }

/** Taken by the manager of the unit, as if they had been looked at. */
export async function loadLists(loading: Loading, unit: number, manager: string, today: CalendarDate): Promise<void> {
  const { operator } = loading
  const known = await listKnown(operator, unit)
  const random = createRandom(SEED)
  const newId = createIds(SEED + unit)
  const people = known.map(({ number, name, level }) => {
    const moved = random.weighted({ joiner: 5, mover: 3, leaver: 1 })
    const stays = moved === 'leaver'
    return {
      ...{ number, name, moved, on_day: addDays(today, -random.between(1, 60)), until: null },
      ...{
        post: stays ? null : `${random.pick(POSTS)} (invented)`,
        level: stays ? null : random.chance(0.9) ? level : random.pick(['mv', 'sc', 'dv']),
      },
    }
  })
  const strangers = Array.from({ length: UNKNOWN }, (_, at) => ({ number: String(90_001 + at), name: `${NAMES[at]} (invented)` }))
  const joined = strangers.map(each => ({ ...each, moved: 'joiner', on_day: addDays(today, -5), until: null, post: null, level: 'rv' }))
  const cleared = known.map(({ number, name, level, until }) => ({ number, name, moved: null, on_day: null, until, post: null, level }))
  const elsewhere = strangers.map(each => ({ ...each, moved: null, on_day: null, until: addDays(today, 400), post: null, level: 'rv' }))
  await operator.query('begin')
  await enter(loading, manager)
  for (const [kind, rows] of [
    ['people', [...people, ...joined]],
    ['clearances', [...cleared, ...elsewhere]],
  ] as const) {
    const feed = { id: newId(), unit_id: unit, kind, file_name: `invented-${kind}.csv`, sha256: '0'.repeat(64), rows_read: rows.length }
    await insertRows(operator, 'feeds', [{ ...feed, rows_refused: 0, used_at: `${today} 00:05`, used_by: manager }])
    await insertRows(
      operator,
      'feed_rows',
      rows.map(row => ({ ...row, feed_id: feed.id, unit_id: unit })),
    )
  }
  await operator.query('commit')
}

const POSTS = ['Analyst', 'Digital investigator', 'Intelligence officer', 'Protect officer', 'Control room operator']
const NAMES = ['Avery Kelcombe', 'Rowan Eastmoor', 'Jo Thornstead']

async function listKnown(operator: Client, unit: number): Promise<Known[]> {
  const { rows } = await operator.query<Known>(
    `select distinct on (s.staff_number) s.staff_number as number, s.given_names || ' ' || s.family_name as name, c.level, (upper(c.valid) - 1)::text as until
      from vetting.subjects s join vetting.clearances c on c.subject_id = s.id
      where s.unit_id = $1 and s.staff_number is not null and upper(c.valid) > spine.today() order by s.staff_number, c.granted_at limit $2`,
    [unit, KNOWN],
  )
  return rows
}
