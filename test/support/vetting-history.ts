/** A small history of a vetting unit for tests: cases that came and went, made as its staff would, with days of long ago. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/tx.ts'

export type PastCase = {
  level: string
  /** Days ago. */
  received: number
  /** Days after receipt; nothing for a case that is open. */
  took?: number
  state: string
  /** Stage, party, first and last day after receipt. */
  visits: readonly (readonly [string, string, number, number | null])[]
}

const dayOf = (ago: number) => sql<string>`(spine.today() - ${ago}::int)`
/** At ten in the morning in London. */
const momentOf = (ago: number) => sql<Date>`((spine.today() - ${ago}::int) + time '10:00') at time zone 'Europe/London'`

/** Gives the case's id. Whoever asks has worked on it. */
export async function insertPastCase(tx: Tx, { level, received, took, state, visits }: PastCase): Promise<string> {
  const [subject, id] = [randomUUID(), randomUUID()]
  const owner = { case_id: id, unit_id: 2 }
  await tx
    .insertInto('vetting.subjects')
    .values({ id: subject, unit_id: 2, family_name: 'Invented', given_names: 'Past', born: '1990-01-01' })
    .execute()
  await tx
    .insertInto('vetting.cases')
    .values({
      id,
      unit_id: 2,
      ref: `H-${id.slice(0, 8).toUpperCase()}`,
      subject_id: subject,
      level,
      regime: 'staff',
      kind: 'new',
      received_on: dayOf(received),
    })
    .execute()
  const closed = took === undefined ? null : dayOf(received - took)
  await tx.updateTable('vetting.cases').set({ state, closed_on: closed }).where('id', '=', id).execute()
  for (const [stage, party, from, until] of visits) {
    const visit = randomUUID()
    await tx
      .insertInto('vetting.visits')
      .values({ ...owner, id: visit, stage, party, started_at: momentOf(received - from) })
      .execute()
    if (until !== null)
      await tx
        .insertInto('vetting.results')
        .values({ ...owner, visit_id: visit, result: 'clear', ended_at: momentOf(received - until) })
        .execute()
  }
  await tx
    .insertInto('vetting.released')
    .values({
      ...owner,
      ...{
        ref: `H-${id.slice(0, 8).toUpperCase()}`,
        level,
        received_on: dayOf(received),
        form_on: dayOf(received),
        turn: took === undefined ? 'unit' : 'closed',
      },
      ...(took === undefined ? {} : { outcome: state, outcome_on: dayOf(received - took) }),
    })
    .execute()
  return id
}

/** Sixty granted cases of one level over two years, three a month, that took 20 to 49 days; and some that are open. Ids of the open ones. */
export async function insertPast(tx: Tx): Promise<string[]> {
  for (let at = 0; at < 60; at += 1) {
    const took = 20 + ((at * 7) % 30)
    await insertPastCase(tx, {
      ...{ level: 'rv', received: 700 - at * 10, took, state: 'granted' },
      visits: [
        ['identity', 'unit', 0, 2],
        ['records', 'unit', 0, 5],
        ['counter-corruption', 'professional-standards', 0, took - 3],
        ['decision', 'unit', took - 3, null],
      ],
    })
  }
  const open: string[] = []
  for (const [received, visits] of OPEN) open.push(await insertPastCase(tx, { level: 'rv', received, state: 'checks', visits }))
  return open
}

/** How many stand where: two at records, one with professional standards, one at its identity. */
const OPEN: readonly (readonly [number, PastCase['visits']])[] = [
  [
    20,
    [
      ['identity', 'unit', 0, 2],
      ['records', 'unit', 0, null],
    ],
  ],
  [
    12,
    [
      ['identity', 'unit', 0, 3],
      ['records', 'unit', 0, null],
    ],
  ],
  [
    30,
    [
      ['identity', 'unit', 0, 2],
      ['records', 'unit', 0, 6],
      ['counter-corruption', 'professional-standards', 0, null],
    ],
  ],
  [0, [['identity', 'unit', 0, null]]],
]
