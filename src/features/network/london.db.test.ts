/** What a service that is tried out begins with. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { inventPeople } from '../../platform/auth/invented-people.ts'
import { SUPERUSER } from '../../platform/db/embedded/access.ts'
import { withClient } from '../../platform/db/one-client.ts'
import { loadLondon } from './london.ts'

const url = (await testDatabase()).url(SUPERUSER)
const ask = (statement: string) => withClient(url, async client => (await client.query<Record<string, unknown>>(statement)).rows)

describe('London at the first start', () => {
  it('is loaded once', async () => {
    await inventPeople(url)
    assert.equal(await loadLondon(url), true)
    assert.equal(await loadLondon(url), false)
    const [open] = await ask('select count(*)::int as n from spine.sessions where closed_at is null')
    assert.equal(open?.n, 0)
  })

  it('has the units for which people of its own have their roles', async () => {
    await inventPeople(url)
    const rows = await ask(`
      select c.subject, u.code from spine.assignments a join spine.accounts c on c.id = a.account join spine.units u on u.id = a.unit
      where c.subject in ('una', 'lewis') and a.approved_at is not null order by c.subject`)
    assert.deepEqual(rows, [
      { subject: 'lewis', code: 'LA-E09000007' },
      { subject: 'una', code: 'MPS-BCU-CN' },
    ])
  })

  it('has 32 borough commands in 2017 and 12 BCUs in 2020, and the City by itself', async () => {
    const kinds = (day: string) =>
      ask(`select n.kind, count(distinct c.unit)::int as units, count(*)::int as boroughs
        from network.cover c join network.units n on n.unit = c.unit and n.valid @> date '${day}'
        where c.valid @> date '${day}' group by n.kind order by n.kind`)
    assert.deepEqual(await kinds('2017-06-01'), [
      { kind: 'borough-command', units: 32, boroughs: 32 },
      { kind: 'force', units: 1, boroughs: 1 },
    ])
    assert.deepEqual(await kinds('2020-01-01'), [
      { kind: 'bcu', units: 12, boroughs: 32 },
      { kind: 'force', units: 1, boroughs: 1 },
    ])
  })

  it('has each borough command followed by its BCU, on a day that is marked as approximate', async () => {
    const [all] = await ask(
      'select count(distinct before)::int as before, count(distinct after)::int as after, bool_and(approximate) as approximate from network.successions',
    )
    assert.deepEqual(all, { before: 32, after: 12, approximate: true })
  })

  it('marks the names of the BCUs as unconfirmed and no others of the force', async () => {
    const rows = await ask('select kind, count(*)::int as n from network.units where not confirmed group by kind order by kind')
    assert.deepEqual(rows, [
      { kind: 'bcu', n: 12 },
      { kind: 'vetting-unit', n: 2 },
    ])
  })

  it('closes the borough commands where roles are given, too', async () => {
    const [closed] = await ask(`select count(*)::int as n from spine.units where closed_on = '2019-01-01' and code like 'MPS-BOC-%'`)
    assert.equal(closed?.n, 32)
  })

  it('has invented people only', async () => {
    const rows = await ask(`select name from network.people where name not like '%(invented)'`)
    assert.deepEqual(rows, [])
    assert.deepEqual(await ask(`select distinct source from network.holdings`), [{ source: 'Invented, for trying the service out' }])
  })
})
