/** Contacts over HTTP: recorded, replaced, taken away, and by whom. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CAMDEN, fillRegister } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { networkPaths as paths } from '../paths.ts'

const service = await openTestService()
const { seats } = await fillRegister(service)

const say = (place: string, said: Record<string, string>, who: PersonId = 'nell') =>
  service.post(paths.contacts(place), { purpose: 'duty-desk', words: '', none: '', why: 'A test', ...said }, who)
const page = async (path: string, who: PersonId = 'nell') =>
  (await service.get(path, who)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const FROM = { 'from-day': '1', 'from-month': '1', 'from-year': '2025' }

describe('a contact', () => {
  it('is recorded by the lead of the unit, replaced from a day on, and both are seen on their days', async () => {
    assert.equal((await say('unit:4', { words: 'Desk one', ...FROM }, 'una')).statusCode, 303)
    const later = { 'from-day': '1', 'from-month': '7', 'from-year': '2025' }
    assert.equal((await say('4', { words: 'Desk two', ...later })).statusCode, 303)
    assert.match(await page(`${paths.contacts('unit:4')}?at=2025-06-30`), /Duty desk Desk one/)
    const now = await page(paths.contacts('unit:4'))
    assert.match(now, /Duty desk Desk two/)
    assert.match(now, /Contacts over time, and what the register said before/)
    // On the page of a role too, also of a borough, which is reached through its unit until it has a contact of its own.
    assert.match(await page(paths.seat(seats.commander4)), /Duty desk Desk two/)
    assert.match(await page(paths.seat(seats.camden)), /Duty desk Desk two of Command one/)
    assert.equal((await say(`area:${CAMDEN}`, { words: 'Own desk', ...FROM }, 'una')).statusCode, 303)
    assert.match(await page(paths.seat(seats.camden)), /Duty desk Own desk/)
    assert.match(await page(paths.contacts(`area:${CAMDEN}`), 'lewis'), /Own desk/)
  })

  it('is taken away for some days, and what was believed stays', async () => {
    assert.equal((await say('unit:5', { purpose: 'out-of-hours', words: 'Rota', ...FROM })).statusCode, 303)
    assert.equal((await say('unit:5', { purpose: 'out-of-hours', none: 'yes', ...FROM })).statusCode, 303)
    const seen = await page(paths.contacts('unit:5'))
    assert.match(seen, /Out of hours None recorded/)
    assert.match(seen, /Rota/)
  })

  it('badly said, or said again, is refused on the form', async () => {
    const empty = await say('unit:4', { purpose: '', why: '' })
    assert.equal(empty.statusCode, 422)
    for (const said of ['Select what the contact is for', 'Enter how they are reached', 'Enter the reason'])
      assert.match(empty.body, new RegExp(said))
    assert.match((await say('unit:4', { words: 'x', none: 'yes' })).body, /not both/)
    assert.match((await say('unit:4', { words: 'Desk two' })).body, /This is what the register says already/)
    assert.match((await say('unit:4', { words: 'x'.repeat(301) })).body, /300 characters or fewer/)
  })

  it('is nobody’s to write but the lead’s and the keeper’s, and not to be seen by others', async () => {
    assert.equal((await say('unit:5', { words: 'Not hers' }, 'una')).statusCode, 404)
    for (const who of ['vera', 'lewis', 'norman'] as const)
      assert.equal((await say('unit:4', { words: 'Not theirs' }, who)).statusCode, 403, who)
    for (const place of ['unit:5', 'unit:999', 'area:E09000019', 'nowhere'])
      assert.equal((await service.get(paths.contacts(place), 'lewis')).statusCode, 404, place)
  })
})
