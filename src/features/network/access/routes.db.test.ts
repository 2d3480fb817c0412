/** A holding never gives access: what the page for administrators shows where the two differ. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fillRegister } from '../../../../test/support/register.ts'
import { openTestService } from '../../../../test/support/service.ts'
import { networkPaths as paths } from '../paths.ts'

const service = await openTestService()
const { seats } = await fillRegister(service)
const page = async () => (await service.get(paths.access, 'ada')).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const hold = async (seat: string, name: string, account: string) => {
  const fields = { person: 'new', name, rank: '', account, standing: 'holder', approximate: '', source: '', why: 'A test' }
  const answer = await service.post(paths.hold(seat), { ...fields, 'from-day': '1', 'from-month': '1', 'from-year': '2024' }, 'nell')
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 1500))
}

describe('holdings beside access', () => {
  it('lists who has access and holds nothing, and who leads without access; a holding changes no access', async () => {
    assert.match(await page(), /Has the role of unit lead, and holds nothing there Account Unit lead for Una Invented Command one/)
    // Somebody who leads the other command and can sign in, with no role at all.
    await hold(seats.commander5, 'Norman Invented', await service.accountOf('norman'))
    const seen = await page()
    assert.match(seen, /Leads a unit, and has no role of unit lead there Person Holds Norman Invented BCU commander, Command two/)
    assert.equal((await service.get(paths.seat(seats.commander5), 'norman')).statusCode, 403)
    assert.match(seen, /Only roles whose holders are published are compared/)
  })

  it('lists nobody for whom they agree, and says of how many nothing can be said', async () => {
    await hold(seats.commander4, 'Una Invented', await service.accountOf('una'))
    const seen = await page()
    assert.doesNotMatch(seen, /Una Invented/)
    assert.match(seen, /Everybody with the role of unit lead holds something in that unit/)
    assert.doesNotMatch(seen, /no account that the register knows/)
    const opened = await service.post(paths.openSeat, { role: 'bcu-commander', place: 'unit:2' }, 'nell')
    await hold(String(opened.headers.location).split('/').at(-1) ?? '', 'Somebody Unknown', '')
    assert.match(await page(), /1 person leads a unit and has no account that the register knows/)
  })

  it('counts a role held for a borough of the unit', async () => {
    const [, id] = /holdings\/([0-9a-f-]{36})\/correct/.exec((await service.get(paths.seat(seats.commander4), 'nell')).body) ?? []
    await service.post(paths.withdrawHolding(id ?? ''), { because: 'another-role' }, 'nell')
    assert.match(await page(), /holds nothing there/)
    const people = (await service.get(`${paths.hold(seats.camden)}?q=Una`, 'nell')).body
    const [, person = ''] = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>\s*Una/.exec(people) ?? []
    const fields = {
      person,
      standing: 'holder',
      approximate: '',
      source: '',
      why: 'A test',
      'from-day': '1',
      'from-month': '1',
      'from-year': '2024',
    }
    assert.equal((await service.post(paths.hold(seats.camden), fields, 'nell')).statusCode, 303)
    assert.match(await page(), /Everybody with the role of unit lead holds something/)
  })

  it('is for administrators alone: nobody else may read who has which role', async () => {
    for (const who of ['nell', 'una', 'vera', 'audrey', 'norman'] as const)
      assert.equal((await service.get(paths.access, who)).statusCode, 403, who)
  })
})
