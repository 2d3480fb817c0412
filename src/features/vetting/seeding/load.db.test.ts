/** The invented population in a real database, under every rule it has. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { inventPeople } from '../../../platform/auth/invented-people.ts'
import { SUPERUSER } from '../../../platform/db/embedded/access.ts'
import { withClient } from '../../../platform/db/one-client.ts'
import type { Problem } from '../../../values/problem.ts'
import { loadFirstPopulation, loadPopulation } from './load.ts'

const database = await testDatabase()
const url = database.url(SUPERUSER)
before(async () => {
  await inventPeople(url)
  assert.equal(await loadFirstPopulation(url, 80), true)
})

type Rows = Record<string, number>[]
const ask = (statement: string): Promise<Rows> => withClient(url, async operator => (await operator.query(statement)).rows)
const countOf = async (what: string): Promise<number> => Number((await ask(`select count(*)::int as n from ${what}`))[0]?.n)

describe('the first invented population', () => {
  it('is there once, in both units, with everything that pages show', async () => {
    assert.equal(await loadFirstPopulation(url, 80), false)
    assert.deepEqual(await ask(`select unit_id from vetting.cases group by 1 order by 1`), [{ unit_id: 2 }, { unit_id: 3 }])
    for (const table of [
      'visits',
      'results',
      'requests',
      'traces',
      'decisions',
      'outcomes',
      'clearances',
      'reviews',
      'released',
      'letters',
      'staff',
      'leave',
      'feeds',
      'feed_rows',
    ])
      assert.ok((await countOf(`vetting.${table}`)) > 0, table)
    assert.ok((await countOf(`vetting.people where name like '% Invented' and roles <> '{}'`)) >= 8)
  })

  it('raises no alarm: every hand, guard and witness is where it should be', async () => {
    assert.deepEqual(await ask('select alarm, object from spine.standing_questions'), [])
    assert.equal(
      await countOf(
        `vetting.results r where not exists (select from spine.hands h where h.matter = r.case_id and h.account = r.done_by and h.side = 'work')`,
      ),
      0,
    )
  })

  it('releases of each case what the applicant knows, and no more', async () => {
    assert.equal(await countOf('vetting.cases c left join vetting.released r on r.case_id = c.id where r.case_id is null'), 0)
    assert.equal(
      await countOf(`vetting.released r join vetting.cases c on c.id = r.case_id
        where (r.form_on is null and c.state not in ('intake', 'withdrawn', 'discontinued')) or (r.turn = 'closed' and c.closed_on is null) or r.outcome_on > spine.today()`),
      0,
    )
  })

  it('gives what was granted the days of the rule that it names', async () => {
    assert.equal(
      await countOf(`vetting.clearances c join spine.policies p on p.id = c.policy
        where p.kind <> 'vetting-validity' or p.key <> c.level or upper(c.valid) <> (lower(c.valid) + (p.value::text || ' months')::interval)::date`),
      0,
    )
  })

  it('leaves nobody signed in', async () => assert.equal(await countOf('spine.sessions where closed_at is null'), 0))
})

describe('more invented people', () => {
  it('are others than those before, and no reference comes twice', async () => {
    const [cases, people] = [await countOf('vetting.cases'), await countOf('vetting.subjects')]
    const done = await loadPopulation(url, { people: 30 })
    assert.equal(done.people, 30)
    assert.equal(await countOf('vetting.cases'), cases + done.cases)
    assert.ok((await countOf('vetting.subjects')) >= people + 30)
    assert.equal(await countOf('(select ref from vetting.cases group by unit_id, ref having count(*) > 1) twice'), 0)
  })

  it('are refused where somebody real has an account, and nothing is changed', async () => {
    const cases = await countOf('vetting.cases')
    await withClient(url, operator =>
      operator.query(`insert into spine.accounts (subject, name, standing) values ('real', 'Somebody Real', 'staff')`),
    )
    await assert.rejects(loadPopulation(url, { people: 10 }), (error: Problem) => error.kind === 'forbidden')
    assert.equal(await countOf('vetting.cases'), cases)
  })
})
