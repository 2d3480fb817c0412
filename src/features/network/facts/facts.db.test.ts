/** What the database itself holds of the register: one answer for a day, none missing, nothing overwritten; also when two people act at once. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { CAMDEN, CITY, fillRegister, ISLINGTON } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { ALWAYS, before, since } from '../../../values/period.ts'
import type { Problem } from '../../../values/problem.ts'
import { asAt, closeFacts, insertFacts } from './queries.ts'

const service = await openTestService()
const register = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 4 })
after(() => pool.end())
const as = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) => asUser(pool, { token: service.token(person), act: 'test.facts' }, work)
const refused = (rule: string) => (error: unknown) => {
  const found =
    (error as Problem).rule ??
    (error as { cause?: { constraint?: string } }).cause?.constraint ??
    (error as { constraint?: string }).constraint
  assert.equal(found, rule, String(error))
  return true
}

const why = 'A test'
const day = calendarDate
const believedCover = (tx: Tx, area: string) =>
  tx
    .selectFrom('network.cover')
    .select(['id', 'unit'])
    .where('area', '=', area)
    .where(sql<boolean>`upper_inf(recorded)`)
    .orderBy('valid')
    .execute()

const person = (tx: Tx, name: string) => tx.insertInto('network.people').values({ name }).returning('id').executeTakeFirstOrThrow()
const hold = (tx: Tx, seat: string, of: string, valid = since(day('2024-01-01'))) =>
  insertFacts(tx, 'network.holdings', [{ seat, standing: 'holder', person: of, valid, why }])

/** Whoever comes waits for the others, so that both have looked before either acts. */
function meeting(of: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let here = 0
  return () => {
    here += 1
    if (here === of) resolve()
    return promise
  }
}

describe('cover', () => {
  it('has no day without a unit: not by closing, not by shortening', async () => {
    await assert.rejects(
      as('nell', async tx => closeFacts(tx, 'network.cover', [(await believedCover(tx, CAMDEN))[0]?.id ?? ''])),
      refused('no_hole_in_cover'),
    )
    await assert.rejects(
      as('nell', async tx => {
        const [, now] = await believedCover(tx, CAMDEN)
        await closeFacts(tx, 'network.cover', [now?.id ?? ''])
        await insertFacts(tx, 'network.cover', [{ area: CAMDEN, unit: 4, valid: since(day('2019-02-01')), why }])
      }),
      refused('no_hole_in_cover'),
    )
  })

  it('has no day with two', async () => {
    await assert.rejects(
      as('nell', tx => insertFacts(tx, 'network.cover', [{ area: CAMDEN, unit: 5, valid: since(day('2025-01-01')), why }])),
      refused('one_unit_per_area'),
    )
  })

  it('of the City is its own force’s, and that force covers nothing else', async () => {
    const moved = (area: string, unit: number) =>
      as('nell', async tx => {
        await closeFacts(
          tx,
          'network.cover',
          (await believedCover(tx, area)).map(({ id }) => id),
        )
        await insertFacts(tx, 'network.cover', [{ area, unit, valid: ALWAYS, why }])
      })
    await assert.rejects(moved(CITY, 5), refused('city_has_its_own_force'))
    await assert.rejects(moved('E09000033', 7), refused('city_has_its_own_force'))
  })

  it('stays within the life of the unit', async () => {
    await assert.rejects(
      as('nell', async tx => {
        await closeFacts(
          tx,
          'network.cover',
          (await believedCover(tx, CAMDEN)).map(({ id }) => id),
        )
        await insertFacts(tx, 'network.cover', [{ area: CAMDEN, unit: register.camdenCommand, valid: ALWAYS, why }])
      }),
      refused('cover_within_life'),
    )
  })

  it('changed by two at once is changed by one', async () => {
    const bothHaveLooked = meeting(2)
    const change = async (unit: number) =>
      as('nell', async tx => {
        const facts = await believedCover(tx, ISLINGTON)
        await bothHaveLooked()
        await closeFacts(
          tx,
          'network.cover',
          facts.map(({ id }) => id),
        )
        await insertFacts(tx, 'network.cover', [
          { area: ISLINGTON, unit: 5, valid: before(day('2019-01-01')), why },
          { area: ISLINGTON, unit, valid: since(day('2019-01-01')), why },
        ])
      })
    const settled = await Promise.allSettled([change(4), change(5)])
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const now = await as('nell', tx => believedCover(tx, ISLINGTON))
    assert.equal(now.length, 2)
  })
})

describe('units', () => {
  const open = (tx: Tx, code: string, below = 1) =>
    tx.selectNoFrom(eb => eb.fn<number>('spine.open_unit', [eb.val(code), eb.val(code), eb.val(below)]).as('id')).executeTakeFirstOrThrow()
  const newUnit = async (tx: Tx, code: string) => {
    const { id } = await open(tx, code)
    await insertFacts(tx, 'network.units', [{ unit: id, name: code, kind: 'team', valid: since(day('2020-01-01')), why }])
    await insertFacts(tx, 'network.parents', [{ unit: id, parent: 4, valid: since(day('2020-01-01')), why }])
    return id
  }
  const parentOf = async (tx: Tx, unit: number, parent: number) => {
    const rows = await tx
      .selectFrom('network.parents')
      .select('id')
      .where('unit', '=', unit)
      .where(sql<boolean>`upper_inf(recorded)`)
      .execute()
    await closeFacts(
      tx,
      'network.parents',
      rows.map(({ id }) => id),
    )
    await insertFacts(tx, 'network.parents', [{ unit, parent, valid: since(day('2020-01-01')), why }])
  }

  it('belong to something on each day of their life, and are not opened twice', async () => {
    await assert.rejects(
      as('nell', async tx => {
        const { id } = await open(tx, 'ORPHAN')
        await insertFacts(tx, 'network.units', [{ unit: id, name: 'x', kind: 'team', valid: since(day('2020-01-01')), why }])
      }),
      refused('no_hole_in_parents'),
    )
    const id = await as('nell', tx => newUnit(tx, 'TWICE'))
    await assert.rejects(
      as('nell', async tx => {
        await insertFacts(tx, 'network.units', [{ unit: id, name: 'x', kind: 'team', valid: before(day('2019-01-01')), why }])
        await insertFacts(tx, 'network.parents', [{ unit: id, parent: 1, valid: before(day('2019-01-01')), why }])
      }),
      refused('unit_lives_once'),
    )
  })

  it('are not below themselves, also when two people make half of the circle each', async () => {
    const [a, b] = await as('nell', async tx => [await newUnit(tx, 'CIRCLE-A'), await newUnit(tx, 'CIRCLE-B')])
    await as('nell', tx => parentOf(tx, a!, b!))
    await assert.rejects(
      as('nell', tx => parentOf(tx, b!, a!)),
      refused('no_parent_cycle'),
    )
    const [c, d] = await as('nell', async tx => [await newUnit(tx, 'CIRCLE-C'), await newUnit(tx, 'CIRCLE-D')])
    const settled = await Promise.allSettled([as('nell', tx => parentOf(tx, c!, d!)), as('nell', tx => parentOf(tx, d!, c!))])
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })

  it('are not closed over the head of what they cover or of who holds a role there', async () => {
    await assert.rejects(
      as('nell', async tx => {
        const rows = await tx
          .selectFrom('network.units')
          .select('id')
          .where('unit', '=', 4)
          .where(sql<boolean>`upper_inf(recorded)`)
          .execute()
        await closeFacts(
          tx,
          'network.units',
          rows.map(({ id }) => id),
        )
        await insertFacts(tx, 'network.units', [
          { unit: 4, name: 'Command one', kind: 'bcu', valid: { from: day('2019-01-01'), until: day('2025-01-01') }, why },
        ])
        const parents = await tx
          .selectFrom('network.parents')
          .select('id')
          .where('unit', '=', 4)
          .where(sql<boolean>`upper_inf(recorded)`)
          .execute()
        await closeFacts(
          tx,
          'network.parents',
          parents.map(({ id }) => id),
        )
        await insertFacts(tx, 'network.parents', [
          { unit: 4, parent: 1, valid: { from: day('2019-01-01'), until: day('2025-01-01') }, why },
        ])
      }),
      refused('cover_within_life'),
    )
  })
})

describe('a seat', () => {
  it('has one holder on a day, whoever is quicker', async () => {
    const [a, b] = await as('nell', async tx => [await person(tx, 'One'), await person(tx, 'Two')])
    const settled = await Promise.allSettled([
      as('nell', tx => hold(tx, register.seats.protect5, a!.id)),
      as('nell', tx => hold(tx, register.seats.protect5, b!.id)),
    ])
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    for (const each of settled) if (each.status === 'rejected') refused('one_holder_per_seat')(each.reason)
  })

  it('is held within the life of its unit', async () => {
    await assert.rejects(
      as('nell', async tx => hold(tx, register.seats.commander4, (await person(tx, 'Early')).id, since(day('2018-01-01')))),
      refused('holdings_within_life'),
    )
  })
})

describe('a fact', () => {
  it('is closed and not changed, whatever the update says; it is believed until then for ever', async () => {
    const [first] = await as('nell', async tx => {
      const { id } = await person(tx, 'Corrected')
      await hold(tx, register.seats.commander5, id)
      return tx.selectFrom('network.holdings').select(['id', 'valid']).where('person', '=', id).execute()
    })
    assert.ok(first)
    await as('nell', tx => closeFacts(tx, 'network.holdings', [first.id]))
    const [row] = await as('nell', tx =>
      sql<{ valid: string; open: boolean }>`select valid::text, upper_inf(recorded) as open from network.holdings where id = ${first.id}`
        .execute(tx)
        .then(({ rows }) => rows),
    )
    assert.deepEqual(row, { valid: first.valid, open: false })
    await assert.rejects(
      as('nell', tx => closeFacts(tx, 'network.holdings', [first.id])),
      /Somebody else has just corrected this/,
    )
    await assert.rejects(
      as('nell', tx => sql`update network.holdings set valid = '(,)' where id = ${first.id}`.execute(tx)),
      /permission denied/,
    )
    await assert.rejects(
      as('nell', tx => sql`delete from network.holdings where id = ${first.id}`.execute(tx)),
      /permission denied/,
    )
    await assert.rejects(
      service.asOperator(client => client.query('delete from network.holdings where id = $1', [first.id])),
      /nothing is deleted here/,
    )
  })

  it('is not corrected twice in one act', async () => {
    await assert.rejects(
      as('nell', async tx => {
        const { id } = await person(tx, 'Twice')
        await hold(tx, register.seats.islington, id)
        const rows = await tx.selectFrom('network.holdings').select('id').where('person', '=', id).execute()
        await closeFacts(
          tx,
          'network.holdings',
          rows.map(row => row.id),
        )
      }),
      refused('corrected_twice_at_once'),
    )
  })

  it('leaves an entry', async () => {
    const { rows } = await service.asOperator(client =>
      client.query<{ n: number }>(
        `select count(*)::int as n from ledger.contents where said like '%network.holdings%' and said like '%"insert"%'`,
      ),
    )
    assert.ok((rows[0]?.n ?? 0) > 0)
  })
})

describe('who sees what', () => {
  const seen = async (
    who: PersonId,
    table: 'network.units' | 'network.cover' | 'network.holdings' | 'network.people' | 'network.requirements',
  ) => as(who, async tx => (await tx.selectFrom(table).selectAll().execute()).length)

  it('follows the role: all of it, one’s own unit, one’s own borough, or nothing', async () => {
    await as('nell', async tx => {
      await hold(tx, register.seats.protect4, (await person(tx, 'Secret holder')).id)
      await hold(tx, register.seats.camden, (await person(tx, 'Public holder')).id)
    })
    const names = async (who: PersonId) =>
      as(who, async tx => (await tx.selectFrom('network.people').select('name').execute()).map(({ name }) => name))
    assert.ok((await names('nell')).includes('Secret holder'))
    assert.ok((await names('audrey')).includes('Secret holder'))
    // The lead of the command sees who holds its roles, and those of its boroughs.
    assert.deepEqual((await names('una')).filter(name => / holder$/.test(name)).sort(), ['Public holder', 'Secret holder'])
    // On the staff, but not of those who may know: published roles alone.
    assert.deepEqual(
      (await names('vera')).filter(name => / holder$/.test(name)),
      ['Public holder'],
    )
    assert.deepEqual(await names('lewis'), ['Public holder'])
    assert.deepEqual(await names('norman'), [])
    for (const table of ['network.units', 'network.cover', 'network.holdings', 'network.people', 'network.requirements'] as const)
      assert.equal(await seen('norman', table), 0, table)
    assert.ok((await seen('vera', 'network.units')) > 5)
    const covers = await as('lewis', tx => tx.selectFrom('network.cover').select('area').distinct().execute())
    assert.deepEqual(covers, [{ area: CAMDEN }])
    const units = await as('una', tx =>
      tx
        .selectFrom('network.units')
        .select('unit')
        .distinct()
        .where(asAt({ at: day('2024-01-01'), known: null }))
        .execute(),
    )
    assert.deepEqual(units, [{ unit: 4 }])
  })

  it('lets a lead write the roles of the own unit and its boroughs alone, and nobody else', async () => {
    const add = async (who: PersonId, seat: string) =>
      as(who, async tx => {
        const id = crypto.randomUUID()
        await tx.insertInto('network.people').values({ id, name: 'Written' }).execute()
        await hold(tx, seat, id, { from: day('2021-01-01'), until: day('2021-02-01') })
      })
    await add('una', register.seats.protect4)
    await add('una', register.seats.camden)
    await assert.rejects(add('una', register.seats.commander5))
    for (const who of ['vera', 'lewis', 'ada', 'norman'] as const) await assert.rejects(add(who, register.seats.protect4))
    await assert.rejects(as('una', tx => insertFacts(tx, 'network.cover', [{ area: CAMDEN, unit: 4, valid: ALWAYS, why }])))
  })
})
