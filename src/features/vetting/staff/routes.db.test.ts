/** A unit's staff over HTTP: kept by its manager, never over another's change, and nobody else's. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { openTestService } from '../../../../test/support/service.ts'

const service = await openTestService()
const versionIn = (body: string) => /name="_version" value="(\d+)"/.exec(body)?.[1] ?? ''
const STARTS = { 'starts-day': '4', 'starts-month': '1', 'starts-year': '2022' }

async function addRhea(): Promise<string> {
  const answer = await service.post(
    '/vetting/staff/new',
    { account: await service.accountOf('rhea'), skills: ['identity', 'records'], percent: '100', ...STARTS },
    'vera',
  )
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  return String(answer.headers.location)
}

describe('the staff of a unit', () => {
  let rhea: string
  // Names are known once somebody has come.
  before(async () => {
    await service.get('/', 'rhea')
    await service.get('/', 'vera')
    rhea = await addRhea()
  })

  it('are listed with what they work at', async () => {
    const { body } = await service.get('/vetting/staff', 'vera')
    assert.match(body, /Rhea Invented/)
    assert.match(body, /Identity and right to work, PNC and PND/)
  })

  it('say what is wrong at its field, and nobody is added twice for the same days', async () => {
    const badly = await service.post('/vetting/staff/new', { account: '', percent: '120' }, 'vera')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /Select who it is/)
    const fields = {
      account: await service.accountOf('rhea'),
      percent: '120',
      'starts-day': '31',
      'starts-month': '2',
      'starts-year': '2026',
    }
    const wrong = await service.post('/vetting/staff/new', fields, 'vera')
    for (const words of [/Select what they work at/, /whole number from 1 to 100/, /must be a real date/]) assert.match(wrong.body, words)
    const twice = await service.post('/vetting/staff/new', { ...fields, skills: 'records', percent: '50', ...STARTS }, 'vera')
    assert.equal(twice.statusCode, 409)
    assert.match(twice.body, /among the unit’s staff already/)
  })

  it('are changed from what one saw, never over another’s change', async () => {
    const version = versionIn((await service.get(rhea, 'vera')).body)
    const change = { skills: 'records', percent: '60', ...STARTS, _version: version }
    assert.equal((await service.post(rhea, change, 'vera')).statusCode, 303)
    assert.match((await service.get(rhea, 'vera')).body, /value="60"/)
    const late = await service.post(rhea, { ...change, percent: '80' }, 'vera')
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /What is stored now/)
    assert.match(late.body, /value="80"/)
  })

  it('go on leave, and stay after all', async () => {
    const leave = { 'away-day': '1', 'away-month': '2', 'away-year': '2031', 'back-day': '7', 'back-month': '2', 'back-year': '2031' }
    const badly = await service.post(`${rhea}/leave`, { ...leave, 'back-month': '1' }, 'vera')
    assert.equal(badly.statusCode, 422)
    assert.match(badly.body, /must not be before the first/)
    assert.equal((await service.post(`${rhea}/leave`, leave, 'vera')).statusCode, 303)
    const { body } = await service.get(rhea, 'vera')
    assert.match(body, /1 Feb 2031 to 7 Feb 2031/)
    const drop = /action="([^"]+\/drop)"/.exec(body)?.[1] ?? ''
    assert.equal((await service.post(drop, {}, 'vera')).statusCode, 303)
    assert.doesNotMatch((await service.get(rhea, 'vera')).body, /Feb 2031/)
    assert.equal((await service.post(drop, {}, 'vera')).statusCode, 404)
  })

  it('are their own manager’s alone', async () => {
    assert.equal((await service.get(rhea, 'victor')).statusCode, 404)
    assert.equal((await service.post(rhea, { skills: 'records', percent: '10', ...STARTS, _version: '1' }, 'victor')).statusCode, 404)
    assert.equal((await service.post(`${rhea}/leave`, {}, 'victor')).statusCode, 404)
    for (const person of ['rhea', 'dora', 'ada', 'norman'] as const)
      assert.equal((await service.get('/vetting/staff', person)).statusCode, 403, person)
  })
})
