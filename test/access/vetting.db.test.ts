/** What the database itself holds of vetting: who worked on a case does not decide it, one person does not decide twice, and nobody comes over the wall. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { asUser } from '../../src/platform/db/transaction.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import type { Problem } from '../../src/values/problem.ts'
import { openTestService, type PersonId } from '../support/service.ts'
import { behindTheWall, insertCase, vettingPool } from '../support/vetting.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const UNIT = 2

const refused = (rule: string) => (error: unknown) => {
  const found =
    (error as Problem).rule ??
    (error as { cause?: { constraint?: string } }).cause?.constraint ??
    (error as { constraint?: string }).constraint
  assert.equal(found, rule, String(error))
  return true
}
const open = () => as('vera', tx => insertCase(tx))
async function workOn(tx: Tx, case_id: string): Promise<void> {
  const id = randomUUID()
  await tx.insertInto('vetting.visits').values({ id, case_id, unit_id: UNIT, stage: 'records', party: 'unit' }).execute()
  await tx.insertInto('vetting.results').values({ visit_id: id, case_id, unit_id: UNIT, result: 'clear' }).execute()
}
const decide = (tx: Tx, case_id: string, seat: number, adverse: boolean, grant_it = !adverse) =>
  tx
    .insertInto('vetting.decisions')
    .values({ case_id, unit_id: UNIT, seat, adverse, grant_it, reasons: ['conviction'], rationale: 'For a test' })
    .execute()
const settle = (tx: Tx, case_id: string, adverse: boolean, granted = !adverse) =>
  tx.insertInto('vetting.outcomes').values({ case_id, unit_id: UNIT, granted, adverse }).execute()

describe('a decision', () => {
  it('is never made by who worked on the case, nor worked on by who decided', async () => {
    const id = await open()
    await as('dora', tx => workOn(tx, id))
    await assert.rejects(
      as('dora', tx => decide(tx, id, 1, false)),
      refused('one_side_per_person'),
    )
    await as('dan', tx => decide(tx, id, 1, false))
    await assert.rejects(
      as('dan', tx => workOn(tx, id)),
      refused('one_side_per_person'),
    )
  })

  it('that is adverse needs two people, and its outcome cannot be there without the second', async () => {
    const id = await open()
    await as('dora', tx => decide(tx, id, 1, true))
    await assert.rejects(as('dora', tx => settle(tx, id, true)))
    await assert.rejects(as('dora', tx => decide(tx, id, 2, true)))
    await assert.rejects(
      as('dora', tx => settle(tx, id, false)),
      refused('outcome_is_what_was_decided'),
    )
    await as('dan', tx => decide(tx, id, 2, true))
    await as('dan', tx => settle(tx, id, true))
  })

  it('without a reason is none', async () => {
    const id = await open()
    await assert.rejects(
      as('dora', tx =>
        tx
          .insertInto('vetting.decisions')
          .values({ case_id: id, unit_id: UNIT, seat: 1, adverse: false, grant_it: true, reasons: [], rationale: 'x' })
          .execute(),
      ),
      refused('decision_has_reasons'),
    )
  })

  it('is not made by an administrator, a researcher or another unit, not even by SQL of their own', async () => {
    const id = await open()
    for (const person of ['ada', 'rhea', 'victor', 'paula', 'norman'] as const)
      await assert.rejects(
        as(person, tx => decide(tx, id, 1, false)),
        /row-level security|only staff|not here|permission/,
        person,
      )
    // Whoever owns the tables is bound as well: the actor is stamped, and nobody has entered.
    await assert.rejects(
      service.asOperator(async client => {
        await client.query('set role muster_owner')
        await client.query(
          `insert into vetting.decisions (case_id, unit_id, seat, decided_by, adverse, grant_it, reasons, rationale) values ($1, 2, 1, $2, false, true, '{x}', 'x')`,
          [id, await service.accountOf('dora')],
        )
      }),
    )
  })

  it('of an administrator fails by SQL of their own as well: neither seat, no outcome, no clearance, no appeal', async () => {
    const id = await open()
    await as('dora', tx => decide(tx, id, 1, true))
    const attempts: ((tx: Tx) => Promise<unknown>)[] = [
      tx => decide(tx, id, 1, true),
      tx => decide(tx, id, 2, true),
      tx => settle(tx, id, true),
      tx =>
        sql`insert into vetting.clearances (case_id, unit_id, subject_id, level, regime, valid, policy)
          select ${id}, 2, ${randomUUID()}, 'rv', 'staff', daterange(spine.today(), null), p.id from spine.policy_on('vetting-validity', 'rv', spine.today()) p`.execute(
          tx,
        ),
      tx =>
        tx
          .insertInto('vetting.appeal_outcomes')
          .values({ appeal_id: id, case_id: id, unit_id: UNIT, upheld: true, reasons: ['x'], words: 'x' })
          .execute(),
    ]
    for (const [at, attempt] of attempts.entries())
      await assert.rejects(as('ada', attempt), /not here, or not for you|nobody granted this|not what was decided/, String(at))
    const { rows } = await service.asOperator(client =>
      client.query<{ n: number }>('select count(*)::int as n from vetting.decisions where case_id = $1', [id]),
    )
    assert.equal(rows[0]?.n, 1)
  })

  it('that calls clear what a check found to be adverse comes to nothing: the outcome is adverse and needs the second person', async () => {
    const id = await open()
    await as('rhea', tx =>
      tx
        .insertInto('vetting.traces')
        .values({ case_id: id, unit_id: UNIT, stage: 'records', about: 'applicant', kind: 'conviction', words: 'x', adverse: true })
        .execute(),
    )
    await as('dora', tx => decide(tx, id, 1, false))
    await assert.rejects(
      as('dora', tx => settle(tx, id, false)),
      refused('outcome_is_what_was_decided'),
    )
    await assert.rejects(
      as('dora', tx => settle(tx, id, true, true)),
      refused('adverse_outcome_has_two'),
    )
  })

  it('is stamped with who makes it, whatever is sent', async () => {
    const id = await open()
    await assert.rejects(
      as('dora', async tx =>
        sql`insert into vetting.decisions (case_id, unit_id, seat, decided_by, adverse, grant_it, reasons, rationale)
        values (${id}, 2, 1, ${await service.accountOf('dan')}, false, true, '{x}', 'x')`.execute(tx),
      ),
      /permission denied/,
    )
  })

  it('by one who knows the applicant is refused once they have said so', async () => {
    const id = await open()
    await as('dan', tx =>
      tx.insertInto('vetting.recusals').values({ case_id: id, unit_id: UNIT, why: 'We went to school together' }).execute(),
    )
    await assert.rejects(
      as('dan', tx => decide(tx, id, 1, false)),
      refused('one_side_per_person'),
    )
    await assert.rejects(
      as('dan', tx => workOn(tx, id)),
      refused('one_side_per_person'),
    )
  })

  it('raced by one person as worker and decider ends as one of the two, every time', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, open))
    for (const id of cases) {
      const settled = await Promise.allSettled([as('dora', tx => workOn(tx, id)), as('dora', tx => decide(tx, id, 1, false))])
      assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    }
  })
})

describe('an appeal', () => {
  const lodge = (id: string, ends: string) =>
    as('vera', async tx => {
      const { rows } = await sql<{ id: string }>`select id from spine.policy_on('vetting-window', 'appeal-days', spine.today())`.execute(tx)
      await sql`insert into vetting.appeals (id, case_id, unit_id, about, route, window_ends, window_policy, grounds, due_on)
        values (${id}, ${id}, 2, 'refusal', 'vetting-practice', spine.today() + ${ends}::int, ${rows[0]?.id}, 'x', spine.today() + 40)`.execute(
        tx,
      )
    })
  const judge = (person: PersonId, id: string) =>
    as(person, tx =>
      tx
        .insertInto('vetting.appeal_outcomes')
        .values({ appeal_id: id, case_id: id, unit_id: UNIT, upheld: true, reasons: ['x'], words: 'x' })
        .execute(),
    )

  it('is decided by the panel alone, which sees the case only while it is appealed', async () => {
    const id = await open()
    await as('dora', tx => decide(tx, id, 1, true))
    await as('dan', async tx => {
      await decide(tx, id, 2, true)
      await settle(tx, id, true)
    })
    const seen = () => as('paula', async tx => (await tx.selectFrom('vetting.cases').select('id').where('id', '=', id).execute()).length)
    assert.equal(await seen(), 0)
    await assert.rejects(lodge(id, '-1'), refused('appeal_within_its_window'))
    await lodge(id, '14')
    assert.equal(await seen(), 1)
    for (const person of ['dora', 'rhea', 'vera', 'ada'] as const) await assert.rejects(judge(person, id), /./, person)
    await judge('paula', id)
  })
})

describe('the wall', () => {
  it('keeps out every role that is not behind it, whoever asks', async () => {
    for (const person of ['vera', 'ada', 'audrey'] as const)
      await assert.rejects(
        asUser(pool, { token: service.token(person), act: 'test.wall' }, tx => sql`select from vetting.cases`.execute(tx)),
        /permission denied/,
      )
  })

  it('shows a case to its own unit; to nobody else, staff of the force or not', async () => {
    const id = await open()
    const seen = (person: PersonId) =>
      as(person, async tx => (await tx.selectFrom('vetting.cases').select('id').where('id', '=', id).execute()).length)
    for (const person of ['vera', 'rhea', 'dora'] as const) assert.equal(await seen(person), 1, person)
    for (const person of ['victor', 'ada', 'audrey', 'nell', 'sonia', 'amir', 'norman', 'paula'] as const)
      assert.equal(await seen(person), 0, person)
  })

  it('shows from outside only what is released, to the applicant and to who asked for the clearance', async () => {
    const id = await open()
    const [amir, sonia] = [await service.accountOf('amir'), await service.accountOf('sonia')]
    await as('vera', tx =>
      tx
        .insertInto('vetting.released')
        .values({
          case_id: id,
          unit_id: UNIT,
          ref: 'T',
          level: 'rv',
          received_on: sql`spine.today()`,
          turn: 'unit',
          applicant: amir,
          sponsor: sonia,
        })
        .execute(),
    )
    const seen = (person: PersonId) =>
      as(person, async tx => (await tx.selectFrom('vetting.released').select('case_id').where('case_id', '=', id).execute()).length)
    assert.deepEqual([await seen('amir'), await seen('sonia'), await seen('victor'), await seen('ada')], [1, 1, 0, 0])
    for (const person of ['amir', 'sonia'] as const)
      for (const table of ['vetting.traces', 'vetting.visits', 'vetting.decisions', 'vetting.cases', 'vetting.notes'] as const)
        assert.deepEqual(await as(person, tx => tx.selectFrom(table).selectAll().execute()), [], `${person} ${table}`)
  })
})
