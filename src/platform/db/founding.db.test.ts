import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { SUPERUSER } from './embedded/access.ts'
import { found } from './founding.ts'
import { withClient } from './one-client.ts'

const ORGANISATION = { key: 'IC', name: 'Invented Constabulary' }
const ADA = { key: 'ada', name: 'Ada Invented' }
const ABEL = { key: 'abel', name: 'Abel Invented' }
const ANNE = { key: 'anne', name: 'Anne Invented' }

async function emptyHouse() {
  const url = (await testDatabase()).url(SUPERUSER)
  const names = () =>
    withClient(url, async client => {
      const { rows } = await client.query<{ subject: string }>(
        `select subject from spine.assignments join spine.accounts on accounts.id = account where role = 'administrator' order by subject`,
      )
      return rows.map(({ subject }) => subject)
    })
  return { url, names }
}

describe('an empty database', () => {
  it('is given its organisation and two administrators, once', async () => {
    const { url, names } = await emptyHouse()
    const founding = { organisation: ORGANISATION, administrators: [ADA, ABEL] }
    assert.equal((await found(url, founding)).length, 3)
    assert.deepEqual(await found(url, founding), [])
    assert.deepEqual(await names(), ['abel', 'ada'])
  })

  it('is not given one administrator alone, nor a third in this way', async () => {
    const { url, names } = await emptyHouse()
    await assert.rejects(found(url, { organisation: ORGANISATION, administrators: [ADA] }), { message: /alone can do nothing/ })
    assert.deepEqual(await names(), [])
    await found(url, { organisation: ORGANISATION, administrators: [ADA, ABEL] })
    await assert.rejects(found(url, { organisation: undefined, administrators: [ANNE] }), { message: /Anne Invented cannot be named/ })
    assert.deepEqual(await names(), ['abel', 'ada'])
  })

  it('is not given administrators of nothing, nor another organisation', async () => {
    const { url } = await emptyHouse()
    await assert.rejects(found(url, { organisation: undefined, administrators: [ADA, ABEL] }), { message: /no organisation yet/ })
    await found(url, { organisation: ORGANISATION, administrators: [] })
    await assert.rejects(found(url, { organisation: { key: 'OF', name: 'Other Force' }, administrators: [] }), {
      message: /belongs to Invented/,
    })
  })
})
