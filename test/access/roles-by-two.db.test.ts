/** Giving roles, need to know and policies: asked by one, approved by another, about a third; an administrator cannot make himself anything. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accountOf, openTrial, type PersonName, refused, value } from './trial.ts'

const trial = await openTrial()

const ask = async (asker: PersonName, subject: PersonName, role = 'decision-maker') => {
  const account = await accountOf(trial, subject)
  return trial.as(asker, client =>
    value<string>(client, `select spine.ask_assignment($1, $2, 2, daterange(spine.today(), null), 'trial')`, [account, role]),
  )
}
const approve = (who: PersonName, asked: string) => trial.as(who, client => client.query('select spine.approve_assignment($1)', [asked]))
const has = (who: PersonName, role: string) => trial.as(who, client => value<boolean>(client, 'select spine.has_role($1)', [role]))

describe('a role', () => {
  it('is given by two administrators to a third person, and not before', async () => {
    const asked = await ask('anna', 'otto')
    assert.equal(await has('otto', 'decision-maker'), false)
    await approve('berta', asked)
    assert.equal(await has('otto', 'decision-maker'), true)
    await refused('P0002', approve('carol', asked))
  })

  it('is not asked for by an administrator for himself', () => refused('23P01', ask('anna', 'anna')))

  it('is not approved by who asked', async () => refused('23P01', approve('anna', await ask('anna', 'rita'))))

  it('is not approved by who gets it', async () => refused('23P01', approve('berta', await ask('anna', 'berta'))))

  it('is neither asked for nor approved by who is no administrator', async () => {
    await refused(
      '42501',
      trial.as('rita', client => client.query(`select spine.ask_assignment(spine.me(), 'administrator', 1, '[2026-01-01,)', 'x')`)),
    )
    await refused('42501', approve('dora', await ask('anna', 'rita')))
  })

  it('is not given by anybody while nobody has entered', () =>
    trial.withClient('muster_service', async client => {
      await client.query('begin; set local role person')
      await refused('28000', client.query(`select spine.ask_assignment(gen_random_uuid(), 'administrator', 1, '[2026-01-01,)', 'x')`))
    }))

  it('is approved once when two approve at once', async () => {
    const asked = await ask('anna', 'dina')
    const both = await Promise.allSettled([approve('berta', asked), approve('carol', asked)])
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  it('is not held twice in the same days', async () => {
    await refused('23P01', approve('berta', await ask('anna', 'otto')), /one_assignment_at_a_time/)
  })

  it('cannot exist without three hands, for the superuser either', async () => {
    const account = await accountOf(trial, 'rita')
    const insert = `insert into spine.assignments (account, role, unit, valid, why, asked_by, approved_by, approved_at)
      values ($1, 'decision-maker', 2, '[2026-01-01,)', 'x', $1, $1, now())`
    await refused(
      '23503',
      trial.asOperator(operator => operator.query(insert, [account])),
    )
  })

  it('of founding is given to two and no more', () =>
    trial.asOperator(operator =>
      refused('42501', operator.query(`select spine.found_administrator(id, 1) from spine.accounts where subject = 'rita'`)),
    ))

  it('holds on its days only', async () => {
    const account = await accountOf(trial, 'rita')
    const asked = await trial.as('anna', client =>
      value<string>(client, `select spine.ask_assignment($1, 'later', 2, daterange(spine.today() + 1, null), 'trial')`, [account]),
    )
    await approve('berta', asked)
    assert.equal(await has('rita', 'later'), false)
  })
})

describe('need to know', () => {
  const sees = (who: PersonName) => trial.as(who, client => value<number>(client, 'select count(*)::int from trial.cases'))
  const askGrant = async (asker: PersonName, subject: PersonName, until: string) => {
    const account = await accountOf(trial, subject)
    return trial.as(asker, client => value<string>(client, `select spine.ask_grant($1, $2, ${until}, 'trial')`, [account, trial.case(3)]))
  }
  const approveGrant = (who: PersonName, asked: string) => trial.as(who, client => client.query('select spine.approve_grant($1)', [asked]))

  it('opens one matter, after two, in time', async () => {
    const asked = await askGrant('anna', 'nobody', 'spine.today()')
    assert.equal(await sees('nobody'), 0)
    await refused('23P01', approveGrant('anna', asked))
    await approveGrant('berta', asked)
    assert.equal(await sees('nobody'), 1)
    await approveGrant('berta', await askGrant('anna', 'rita', 'spine.today() - 1'))
    assert.equal(await sees('rita'), 1, 'one that is over opens nothing')
  })

  it('is not asked for by an administrator for himself', () => refused('23P01', askGrant('anna', 'anna', 'spine.today()')))

  it('reaches units that a matter was addressed to', async () => {
    assert.equal(await sees('otto'), 1)
    await trial.as('rita', client => client.query('insert into trial.notices values ($1, 3)', [trial.case(2)]))
    assert.equal(await sees('otto'), 2)
    assert.equal(await sees('paul'), 0)
  })

  it('is not taken by addressing a matter one cannot see to oneself', () =>
    refused(
      '42501',
      trial.as('paul', client => client.query('insert into trial.notices values ($1, 4)', [trial.case(3)])),
    ))

  it('shows a coordinator what is in the units of his body', async () => {
    await trial.asOperator(operator => operator.query(`update spine.units set body = 2 where id = 3`))
    assert.equal(await sees('paul'), 1)
    await trial.asOperator(operator => operator.query(`update spine.units set body = 1 where id = 3`))
    assert.equal(await sees('paul'), 0)
  })
})

describe('a dated policy', () => {
  const askPolicy = (who: PersonName, day: string, minutes: number) =>
    trial.as(who, client =>
      value<string>(client, `select spine.ask_policy('session', 'idle-minutes', ${day}, to_jsonb($1::int), 'Order 1')`, [minutes]),
    )
  const approvePolicy = (who: PersonName, asked: string) =>
    trial.as(who, client => client.query('select spine.approve_policy($1)', [asked]))
  const on = (day: string) =>
    trial.as('nobody', client => value(client, `select value from spine.policy_on('session', 'idle-minutes', ${day})`))

  it('changes on its day, after two, and leaves the days before as they were', async () => {
    const asked = await askPolicy('anna', 'spine.today() + 10', 20)
    assert.equal(await on('spine.today() + 10'), 30)
    await refused('23P01', approvePolicy('anna', asked))
    await refused('42501', approvePolicy('rita', asked))
    await approvePolicy('berta', asked)
    assert.deepEqual([await on('spine.today() + 9'), await on('spine.today() + 10')], [30, 20])
  })

  it('may not reach back', () => refused('22023', askPolicy('anna', 'spine.today() - 1', 1)))

  it('has one value on one day', async () => {
    const first = await askPolicy('anna', 'spine.today() + 20', 5)
    const second = await askPolicy('anna', 'spine.today() + 20', 6)
    await approvePolicy('berta', first)
    await refused('23P01', approvePolicy('berta', second), /one_policy_at_a_time/)
  })

  it('cannot be approved without hands, for the superuser either', () =>
    trial.asOperator(operator =>
      refused(
        '23503',
        operator.query(
          `insert into spine.policies (kind, key, valid, value, source, asked_by) values ('a', 'b', '[2026-01-01,)', '1', 'x', gen_random_uuid())`,
        ),
      ),
    ))
})
