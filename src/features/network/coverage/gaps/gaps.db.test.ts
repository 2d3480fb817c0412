/** Gaps as the database works them out, against a count by hand: every day of every place looked at one by one. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { CAMDEN, fillRegister, ISLINGTON } from '../../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../../test/support/service.ts'
import { openPool } from '../../../../platform/db/pools.ts'
import { asUser } from '../../../../platform/db/transaction.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../../../../values/date.ts'
import { holds, type Period, since } from '../../../../values/period.ts'
import { closeFacts, insertFacts } from '../../facts/queries.ts'
import { findGaps, lookAtGaps } from './actions.ts'
import { getScope } from './queries.ts'
import { daysAttended, type Gap, type Gaps, gapFigures, oneDay } from './rules.ts'

const service = await openTestService()
const { seats } = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())
const as = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) => asUser(pool, { token: service.token(person), act: 'test.gaps' }, work)
const day = calendarDate
const why = 'A test'

const FIRST = day('2022-12-01')
const WINDOW = 200
type Held = { seat: string; standing: 'holder' | 'deputy' | 'cover'; valid: Period; approximate: boolean }

/** Nothing of it stays. */
async function tried<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: T | undefined
  const undone = new Error('undone')
  await as('nell', async tx => {
    result = await work(tx)
    throw undone
  }).catch(error => {
    if (error !== undone) throw error
  })
  return result as T
}

const PLACES = [
  { seat: seats.protect4, code: 'IC-B1', kind: 'protect-officer', required: since(day('2019-01-01')) },
  { seat: seats.protect5, code: 'IC-B2', kind: 'protect-officer', required: since(day('2019-01-01')) },
  { seat: seats.camden, code: CAMDEN, kind: 'borough-superintendent', required: since(day('2023-03-01')) },
  { seat: seats.islington, code: ISLINGTON, kind: 'borough-superintendent', required: since(day('2023-03-01')) },
]

/** Holders and stand-ins of one seat follow each other with random breaks; the last may have no end. */
const ofSeat = (seat: string, standing: Held['standing']) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.boolean()), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([spans, endless]) => {
      let at = 0
      return spans.map(([gap, length, approximate], index): Held => {
        const from = addDays(FIRST, at + gap)
        at += gap + length
        const until = endless && index === spans.length - 1 ? null : addDays(FIRST, at)
        return { seat, standing, valid: { from, until }, approximate }
      })
    })

const holdings = fc.tuple(...PLACES.flatMap(({ seat }) => [ofSeat(seat, 'holder'), ofSeat(seat, 'deputy')])).map(each => each.flat())
const period = fc
  .tuple(fc.integer({ min: -20, max: WINDOW }), fc.integer({ min: 1, max: 90 }))
  .map(([from, length]) => ({ from: addDays(FIRST, from), until: addDays(FIRST, from + length) }))

async function store(tx: Tx, held: readonly Held[]): Promise<void> {
  const { id } = await tx.insertInto('network.people').values({ name: 'Tried' }).returning('id').executeTakeFirstOrThrow()
  await insertFacts(
    tx,
    'network.holdings',
    held.map(each => ({ ...each, person: id, why })),
  )
}

const daysOf = ({ from, until }: { from: CalendarDate; until: CalendarDate }) =>
  Array.from({ length: daysBetween(from, until) }, (_, at) => addDays(from, at))
const isVacant = (place: (typeof PLACES)[number], held: readonly Held[], on: CalendarDate, standing: Held['standing'] = 'holder') =>
  holds(place.required, on) && !held.some(each => each.seat === place.seat && each.standing === standing && holds(each.valid, on))

const gapAt = ({ met }: Gaps, { kind, code }: { kind: string; code: string }): Gap | undefined =>
  met.find(({ roleKind }) => roleKind === kind)?.gaps.find(gap => gap.code === code)

describe('gaps', () => {
  it('are the days that nobody holds a role on which it must be held, whatever the holdings', async () => {
    await fc.assert(
      fc.asyncProperty(holdings, period, async (held, during) => {
        const found = await tried(async tx => {
          await store(tx, held)
          return findGaps(tx, { during, known: null }, await getScope(tx))
        })
        for (const place of PLACES) {
          const gap = gapAt(found, place)
          const vacant = daysOf(during).filter(on => isVacant(place, held, on))
          assert.equal(gap?.daysVacant ?? 0, vacant.length)
          if (!gap) continue
          assert.equal(gap.daysRequired, daysOf(during).filter(on => holds(place.required, on)).length)
          assert.deepEqual(
            daysOf(during).filter(on => gap.runs.some(({ days }) => holds(days, on))),
            vacant,
          )
          const attended = vacant.filter(on => !isVacant(place, held, on, 'deputy'))
          assert.equal(daysAttended(gap, during), attended.length)
          for (const { days, afterHolder, thenHeld, aboutFrom } of gap.runs) {
            // Each run is whole: on the day before it and on the day after it the role is held or not required.
            if (days.from !== null) assert.equal(isVacant(place, held, addDays(days.from, -1)), false)
            if (days.until !== null) assert.equal(isVacant(place, held, days.until), false)
            const leaver = held.find(each => each.seat === place.seat && each.standing === 'holder' && each.valid.until === days.from)
            assert.equal(afterHolder, days.from !== null && leaver !== undefined)
            assert.equal(aboutFrom, afterHolder && leaver?.approximate === true)
            assert.equal(thenHeld, days.until !== null)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('count each unit and borough once, and those of the City not at all', async () => {
    const { met } = await as('nell', async tx => lookAtGaps(tx, { during: oneDay(day('2024-01-01')), known: null }))
    assert.deepEqual(
      met.map(({ roleKind, places, filled }) => ({ roleKind, places, filled })),
      [
        { roleKind: 'borough-superintendent', places: 32, filled: 0 },
        { roleKind: 'protect-officer', places: 2, filled: 0 },
      ],
    )
    assert.deepEqual(
      met.map(each => gapFigures(each)).map(({ required, vacant, shareHeld }) => ({ required, vacant, shareHeld })),
      [
        { required: 32, vacant: 32, shareHeld: 0 },
        { required: 2, vacant: 2, shareHeld: 0 },
      ],
    )
  })

  it('are none where nothing is required yet, and go back to the day from which it is', async () => {
    const on = (at: string) => as('nell', tx => lookAtGaps(tx, { during: oneDay(day(at)), known: null }))
    assert.deepEqual((await on('2018-12-31')).met, [])
    const gap = gapAt(await on('2023-03-10'), { kind: 'borough-superintendent', code: CAMDEN })
    assert.deepEqual(gap?.runs, [
      { days: since(day('2023-03-01')), afterHolder: false, thenHeld: false, aboutFrom: false, aboutUntil: false },
    ])
  })

  it('go on over a requirement that was only described anew', async () => {
    const gap = await tried(async tx => {
      const rows = await tx.selectFrom('network.requirements').select('id').where('role_kind', '=', 'protect-officer').execute()
      await closeFacts(
        tx,
        'network.requirements',
        rows.map(({ id }) => id),
      )
      const requirement = { role_kind: 'protect-officer', unit_kind: 'bcu', why }
      await insertFacts(tx, 'network.requirements', [
        { ...requirement, source: 'One', valid: { from: day('2019-01-01'), until: day('2024-01-01') } },
        { ...requirement, source: 'Other', valid: since(day('2024-01-01')) },
      ])
      return gapAt(await findGaps(tx, { during: oneDay(day('2024-06-01')), known: null }, await getScope(tx)), PLACES[0]!)
    })
    assert.deepEqual(
      gap?.runs.map(({ days }) => days),
      [since(day('2019-01-01'))],
    )
  })
})

describe('who sees which gaps', () => {
  const seen = async (who: PersonId) => {
    const { met, hidden } = await as(who, tx => lookAtGaps(tx, { during: oneDay(day('2024-01-01')), known: null }))
    return {
      met: met.map(({ roleKind, whole, gaps }) => [roleKind, whole, gaps.length]),
      hidden: hidden.map(({ roleName }) => roleName),
    }
  }

  it('follows what holdings they see: a gap that is only a row unseen is never shown', async () => {
    await as('nell', async tx => {
      const { id } = await tx.insertInto('network.people').values({ name: 'Holder Invented' }).returning('id').executeTakeFirstOrThrow()
      await insertFacts(tx, 'network.holdings', [
        { seat: seats.protect5, standing: 'holder', person: id, valid: since(day('2023-01-01')), why },
        { seat: seats.islington, standing: 'holder', person: id, valid: since(day('2023-03-01')), why },
      ])
    })
    const everything = {
      met: [
        ['borough-superintendent', true, 31],
        ['protect-officer', true, 1],
      ],
      hidden: [],
    }
    assert.deepEqual(await seen('nell'), everything)
    assert.deepEqual(await seen('audrey'), everything)
    // Staff who may not know holders of an unpublished role: two places would look vacant to them.
    for (const who of ['vera', 'ada'] as const)
      assert.deepEqual(await seen(who), { met: [['borough-superintendent', true, 31]], hidden: ['CT Protect officer'] })
    // The lead of command one: its own Protect officer and its own boroughs, of which Islington has its superintendent.
    const una = await as('una', tx => lookAtGaps(tx, { during: oneDay(day('2024-01-01')), known: null }))
    const own = await as('una', async tx => (await tx.selectFrom('network.cover').select('area').distinct().execute()).length)
    assert.deepEqual(
      una.met.map(({ roleKind, whole, places, gaps }) => [roleKind, whole, places, gaps.length]),
      [
        ['borough-superintendent', false, own, own - 1],
        ['protect-officer', false, 1, 1],
      ],
    )
    assert.deepEqual(una.hidden, [])
    // A council learns nothing of them, and neither does somebody without a task.
    for (const who of ['lewis', 'norman'] as const) assert.deepEqual(await seen(who), { met: [], hidden: [] })
  })

  it('is recorded once for each look', async () => {
    const entries = async () =>
      service.asOperator(async client => {
        const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ledger.entries where kind = 'gaps-read'`)
        return rows[0]?.n ?? 0
      })
    const before = await entries()
    await seen('nell')
    assert.equal(await entries(), before + 1)
  })
})

describe('as known at an earlier day', () => {
  it('a gap is what it was believed to be then', async () => {
    const gaps = await as('nell', tx => lookAtGaps(tx, { during: oneDay(day('2024-01-01')), known: day('2020-01-01') }))
    // Nothing was recorded by then, so nothing was required either.
    assert.deepEqual(gaps.met, [])
  })
})
