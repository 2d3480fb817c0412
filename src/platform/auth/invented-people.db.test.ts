import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { SUPERUSER } from '../db/embedded/access.ts'
import { withClient } from '../db/one-client.ts'
import { inventPeople } from './invented-people.ts'
import { FORCE, INVENTED_UNITS, PERSONAS } from './personas.ts'

describe('the invented people', () => {
  it('have their roles by two people, once, however often they are invented', async () => {
    const url = (await testDatabase()).url(SUPERUSER)
    await inventPeople(url)
    await inventPeople(url)
    const { rows } = await withClient(url, client =>
      client.query<{ subject: string; role: string; unit: string; founding: boolean }>(
        `select account.subject, role, unit.code as unit, founding
          from spine.assignments as assignment join spine.accounts as account on account.id = assignment.account
            join spine.units as unit on unit.id = assignment.unit
          where approved_at is not null order by subject`,
      ),
    )
    // Nobody has a role in a unit that is not there yet.
    const units = [FORCE.key, ...INVENTED_UNITS.map(({ code }) => code)]
    const wanted = PERSONAS.filter(({ unit }) => (units as readonly string[]).includes(unit)).map(({ subject, role, unit }) => ({
      subject,
      role,
      unit,
      founding: role === 'administrator',
    }))
    assert.deepEqual(
      rows,
      wanted.sort((a, b) => (a.subject < b.subject ? -1 : 1)),
    )
    const { rows: open } = await withClient(url, client => client.query('select from spine.sessions where closed_at is null'))
    assert.equal(open.length, 0)
  })
})
