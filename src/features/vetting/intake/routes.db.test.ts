/** Files of applicants over HTTP: seen before anything is opened, taken in whole or in part, once; by another unit and outsiders not. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { asService } from '../../../platform/db/transaction.ts'
import { calendarDate } from '../../../values/date.ts'
import { openCase } from '../cases/actions.ts'
import { lookAtCase } from '../cases/look.ts'
import { intakeErasures } from './erasure.ts'

const service = await openTestService()
const pool = vettingPool(service)
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 1 })
after(() => Promise.all([pool.end(), worker.end()]))
const as = behindTheWall(service, pool)
await service.get('/', 'vera')

const HEAD = 'family_name,given_names,born,email,phone,level,regime,kind,sponsor_reference,received'
const row = (name: string, more: { born?: string; level?: string } = {}) =>
  `${name},Carol,${more.born ?? '1991-04-03'},,,${more.level ?? 'RV'},staff,,CT/${name},`
const bring = async (lines: readonly string[], person: PersonId = 'vera'): Promise<string> => {
  const answer = await service.upload(
    '/vetting/imports',
    { name: 'applicants.csv', content: Buffer.from([HEAD, ...lines].join('\n')) },
    { unit: '' },
    person,
  )
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 1000))
  return String(answer.headers.location)
}
const planIn = (body: string) => /name="plan" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? ''
const take = async (path: string, fields: Record<string, string | string[]>, person: PersonId = 'vera', key: string = randomUUID()) =>
  service.post(path, { plan: planIn((await service.get(path, person)).body), lines: '', ...fields }, person, key)
const count = (statement: string, values: unknown[] = []) =>
  service.asOperator(
    async client => (await client.query<{ n: number }>(`select count(*)::int as n from (${statement}) found`, values)).rows[0]?.n ?? 0,
  )
const cases = () => count('select from vetting.cases')
const ofName = (name: string) =>
  service.asOperator(
    async client =>
      (
        await client.query<{ id: string; subject_id: string }>(
          'select c.id, c.subject_id from vetting.cases c join vetting.subjects s on s.id = c.subject_id where s.family_name = $1 order by c.opened_at',
          [name],
        )
      ).rows,
  )

describe('a file of applicants', () => {
  it('with 3 bad lines among 5,000 opens 4,997 cases at once, and says what is wrong with the three', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => row(`Bulk${at}`))
    lines[10] = row('Bulk10', { level: 'TV' })
    lines[2000] = row('Bulk2000', { born: '1991-02-30' })
    lines[4999] = row('Bulk7')
    const before = await cases()
    const path = await bring(lines)
    const page = (await service.get(path, 'vera')).body
    assert.match(page, /<dd>4,997<\/dd>/)
    assert.match(page, /3 lines cannot be taken in/)
    assert.match(page, /There is no level “TV”/)
    assert.match(page, /1991-02-30/)
    assert.match(page, /The same person as line 9/)
    assert.equal(await cases(), before)
    const taken = await take(path, { take: 'all' })
    assert.equal(taken.statusCode, 303, taken.body.slice(0, 1000))
    assert.equal(await cases(), before + 4997)
    for (const table of ['vetting.released', 'vetting.visits'])
      assert.equal(await count(`select from ${table} t join vetting.cases c on c.id = t.case_id where c.sponsor_ref like 'CT/Bulk%'`), 4997)
    assert.equal((await ofName('Bulk10')).length, 0)
    assert.match((await service.get(path, 'vera')).body, /This file was taken in[\s\S]*<dd>4,997<\/dd>/)
  })

  it('opens each case as if it had been opened by itself: its form is awaited, and nothing else is seen outside', async () => {
    const path = await bring([row('Alone')])
    assert.equal((await take(path, { take: 'all' })).statusCode, 303)
    const [bulk] = await ofName('Alone')
    const id = await as('rhea', async tx =>
      openCase(tx, {
        ...{
          unit: 2,
          subject: { familyName: 'Single', givenNames: 'Carol', born: calendarDate('1991-04-03') },
          level: 'rv',
          regime: 'staff',
        },
        ...{ kind: 'new', receivedOn: await getToday(tx), sponsorRef: 'CT/Single' },
      }),
    )
    const [one, other] = await Promise.all([bulk?.id ?? '', id].map(each => as('rhea', tx => lookAtCase(tx, each))))
    assert.deepEqual([one?.found.state, one?.clock.now, one?.targetDay], [other?.found.state, other?.clock.now, other?.targetDay])
    assert.deepEqual(
      one?.visits.map(({ stage, party, startedAt }) => [stage, party, startedAt]),
      other?.visits.map(({ stage, party, startedAt }) => [stage, party, startedAt]),
    )
    const released = (each: string) =>
      service.asOperator(
        async client =>
          (
            await client.query(
              `select unit_id, level, received_on, form_on, turn, outcome, expected_half, version from vetting.released where case_id = $1`,
              [each],
            )
          ).rows[0] as object,
      )
    assert.deepEqual(await released(bulk?.id ?? ''), await released(id))
  })

  it('is taken in by chosen lines alone; lines that are none are told and open nothing', async () => {
    const path = await bring(['Some1', 'Some2', 'Some3', 'Some4'].map(name => row(name)))
    const wrong = await take(path, { take: 'chosen', lines: 'all of them' })
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /is no line or range of lines/)
    const none = await take(path, { take: 'chosen', lines: '99' })
    assert.equal(none.statusCode, 409)
    assert.match(none.body, /None of the lines that you chose can be taken in/)
    assert.equal((await take(path, { take: 'chosen', lines: '2, 4-5' })).statusCode, 303)
    assert.deepEqual(await Promise.all(['Some1', 'Some2', 'Some3', 'Some4'].map(async name => (await ofName(name)).length)), [1, 0, 1, 1])
  })

  it('leaves it to somebody whether a person who seems to be known is the same', async () => {
    assert.equal((await take(await bring([row('Known')]), { take: 'all' })).statusCode, 303)
    const same = (await service.get(await bring([row('Known')]), 'vera')).body
    assert.match(same, /This person has an open case at RV already/)
    const path = await bring([row('KNOWN', { level: 'MV' }), row('Unknown')])
    assert.match((await service.get(path, 'vera')).body, /Perhaps known already/)
    assert.equal((await take(path, { take: 'none', known: '2' })).statusCode, 303)
    const found = await ofName('Known')
    assert.equal(found.length, 2)
    assert.equal(found[0]?.subject_id, found[1]?.subject_id)
    assert.equal((await ofName('Unknown')).length, 0)
  })

  it('sent twice, by double click, from two windows or by two at once, is taken in once', async () => {
    const before = await cases()
    const path = await bring(['Once1', 'Once2'].map(name => row(name)))
    const key = randomUUID()
    const plan = planIn((await service.get(path, 'vera')).body)
    const send = (with_: string) => service.post(path, { plan, take: 'all', lines: '' }, 'vera', with_)
    const answers = await Promise.all([send(key), send(key), send(randomUUID()), send(randomUUID())])
    const codes = answers.map(({ statusCode }) => statusCode)
    assert.ok(
      codes.every(code => code === 303 || code === 409),
      codes.join(),
    )
    assert.equal(codes.filter(code => code === 303).length >= 1, true)
    assert.equal(await cases(), before + 2)
    assert.equal((await send(randomUUID())).statusCode, 409)
    assert.equal(await cases(), before + 2)
  })

  it('is shown again where what it would open has changed since it was looked at', async () => {
    const path = await bring([row('Changing'), row('Other')])
    const plan = planIn((await service.get(path, 'vera')).body)
    assert.equal((await take(await bring([row('Changing')]), { take: 'all' })).statusCode, 303)
    const late = await service.post(path, { plan, take: 'all', lines: '' }, 'vera')
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /Something has changed since you looked/)
    assert.equal((await ofName('Other')).length, 0)
    assert.equal((await take(path, { take: 'all' })).statusCode, 303)
    assert.equal((await ofName('Changing')).length, 1)
  })

  it('that is none is refused at its field; for another unit and for outsiders there is none', async () => {
    const empty = await service.upload('/vetting/imports', { name: 'a.csv', content: Buffer.from('') }, { unit: '' }, 'vera')
    assert.equal(empty.statusCode, 422)
    const workbook = await service.upload(
      '/vetting/imports',
      { name: 'a.xlsx', content: Buffer.from([0x50, 0x4b, 3, 4, 20]) },
      { unit: '' },
      'vera',
    )
    assert.match(workbook.body, /This is a workbook/)
    const large = await service.upload('/vetting/imports', { name: 'a.csv', content: Buffer.alloc(6 * 2 ** 20, 'a') }, { unit: '' }, 'vera')
    assert.equal(large.statusCode, 422)
    const path = await bring([row('Walled')])
    assert.equal((await service.get(path, 'victor')).statusCode, 404)
    assert.equal((await service.post(path, { plan: 'x', take: 'all', lines: '' }, 'victor')).statusCode, 404)
    for (const person of ['rhea', 'ada', 'audrey', 'sonia', 'paula', 'norman'] as const)
      assert.equal((await service.get('/vetting/imports', person)).statusCode, 403, person)
    assert.equal((await ofName('Walled')).length, 0)
  })

  it('loses its text when its time has come, and the cases stay', async () => {
    const path = await bring([row('Erased')])
    const kept = await bring([row('Kept')])
    const id = path.split('/').at(-1)
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('alter table vetting.intakes disable trigger user')
      await client.query(`update vetting.intakes set brought_at = now() - interval '400 days' where id = $1`, [id])
      for (const trigger of ['insert', 'update', 'delete'])
        await client.query(`alter table vetting.intakes enable always trigger witness_${trigger}`)
      await client.query('commit')
    })
    const erase = () =>
      asService(
        worker,
        { service: 'retention', act: 'test.erase', wall: 'vetting' },
        tx => intakeErasures[0]?.erase(tx) ?? Promise.resolve(0),
      )
    assert.equal(await erase(), 1)
    assert.equal(await erase(), 0)
    assert.match((await service.get(path, 'vera')).body, /This file was never taken in[\s\S]*Its text was erased/)
    assert.equal((await service.post(path, { plan: 'x', take: 'all', lines: '' }, 'vera')).statusCode, 409)
    assert.match((await service.get(kept, 'vera')).body, /What this file would open/)
  })
})
