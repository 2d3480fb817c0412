/** Boroughs, the list of units and what is to come, over HTTP: as at a day and as known at a day, moved by one of two, seen by those whose they are. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, CITY, fillRegister, ISLINGTON } from '../../../../test/support/register.ts'
import { dayTyped, type Fields, sendForm, versionAt, wordsOf } from '../../../../test/support/register-forms.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { since } from '../../../values/period.ts'
import { insertFacts } from '../facts/queries.ts'
import { networkPaths as paths } from '../paths.ts'

const service = await openTestService()
const register = await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())

const BEXLEY = 'E09000004'
const one = async <T>(text: string, values: unknown[] = []) =>
  service.asOperator(async client => (await client.query<{ it: T }>(text, values)).rows[0]?.it)
const today = calendarDate((await one<string>('select spine.today()::text as it')) ?? '')
const page = async (path: string, person: PersonId = 'nell') => wordsOf((await service.get(path, person)).body)
const countFacts = () => one<number>('select count(*)::int as it from network.cover')
const move = (area: string, fields: Fields) => sendForm(service, paths.moveBorough(area), { why: 'Order 4', ...fields })

async function refused(sent: () => Promise<{ statusCode: number; body: string }>, status: number, words: RegExp) {
  const stored = await countFacts()
  const answer = await sent()
  assert.equal(answer.statusCode, status, wordsOf(answer.body))
  assert.match(wordsOf(answer.body), words)
  assert.equal(await countFacts(), stored)
}

/** What was believed once, as if it had been recorded years ago. */
const believedOnce = (area: string, unit: number, from: string, until: string) =>
  service.asOperator(async client => {
    await client.query('begin')
    await client.query('select spine.enter($1, $2)', [service.token('nell'), 'test.believed'])
    await client.query(
      `insert into network.cover (area, unit, valid, recorded, why, recorded_by) select $1, $2, '[2019-01-01,)', tstzrange($3, $4), 'As first told', id
        from spine.accounts where subject = 'nell'`,
      [area, unit, from, until],
    )
    await client.query('commit')
  })

describe('the register', () => {
  it('counts and lists the units of a day, each with its boroughs, and says which day', async () => {
    const now = await page(paths.register)
    assert.match(now, /2 forces, 2 Basic Command Units, 2 vetting units and 1 local authority\./)
    assert.match(now, /Belonging to Invented Constabulary.*Command one Basic Command Unit [^.]*Camden.*Standing for themselves/)
    const then = await page(`${paths.register}?at=2018-06-01`)
    assert.match(then, /This is 1 June 2018, as known now/)
    assert.match(then, /2 forces, 1 command, 1 borough command, 2 vetting units and 1 local authority\./)
    assert.match(await page(`${paths.register}?at-day=1&at-month=6&at-year=2018`), /1 borough command/)
    assert.match(await page(`${paths.register}?kind=bcu`), /2 Basic Command Units\. Show all units/)
    assert.match(
      await page(`${paths.register}?below=1&name=two`),
      /1 Basic Command Unit and 1 vetting unit with “two” in the name directly below/,
    )
  })

  it('shows nothing that was not known by then, and tells a day that is none', async () => {
    assert.match(await page(`${paths.register}?known=2019-01-01`), /as the register had it at the end of 1 January 2019.*No unit/)
    const bad = await page(`${paths.register}?at=2018-02-30`)
    assert.match(bad, /There is a problem The day to look at must be a real date/)
  })

  it('can be had as a file, and shows each reader what is theirs', async () => {
    const file = await service.get(`${paths.registerFile}?at=2020-01-01`, 'vera')
    assert.match(String(file.headers['content-type']), /text\/csv/)
    assert.match(file.body, /2020-01-01,,IC-B1,Command one,bcu,,yes,Invented Constabulary,2019-01-01,,no,.*Camden; .*E09000007; /)
    assert.match(await page(paths.register, 'una'), /1 Basic Command Unit\./)
    assert.match(await page(paths.register, 'lewis'), /1 Basic Command Unit and 1 local authority\./)
  })

  it('of thousands is shown a hundred at a time, with all of them counted and in the file', async () => {
    await asUser(pool, { token: service.token('nell'), act: 'test.fill' }, async tx => {
      const ids: number[] = []
      for (let at = 0; at < 130; at += 1) {
        const code = `MANY-${String(at).padStart(3, '0')}`
        const { id } = await tx
          .selectNoFrom(eb => eb.fn<number>('spine.open_unit', [eb.val(code), eb.val(code), eb.val(4)]).as('id'))
          .executeTakeFirstOrThrow()
        ids.push(id)
      }
      const valid = since(calendarDate('2019-01-01'))
      await insertFacts(
        tx,
        'network.units',
        ids.map(id => ({ unit: id, name: `Team ${id}`, kind: 'team', valid, why: 'x' })),
      )
      await insertFacts(
        tx,
        'network.parents',
        ids.map(id => ({ unit: id, parent: 4, valid, why: 'x' })),
      )
    })
    const rows = async (asked: string) =>
      ((await service.get(`${paths.register}?kind=team${asked}`, 'nell')).body.match(/>Team \d+</g) ?? []).length
    assert.match(await page(`${paths.register}?kind=team`), /130 teams\./)
    assert.deepEqual([await rows(''), await rows('&page=2'), await rows('&page=3')], [100, 30, 0])
    assert.equal((await service.get(`${paths.registerFile}?kind=team`, 'nell')).body.trim().split('\n').length, 131)
    assert.match(await page(paths.unit(4)), /Directly below it on [^:]*: 130 teams/)
  })
})

describe('a borough', () => {
  it('says who polices it that day and did before, its council, its lead and its roles', async () => {
    await asUser(pool, { token: service.token('nell'), act: 'test.hold' }, async tx => {
      const hold = async (seat: string, name: string) => {
        const { id } = await tx.insertInto('network.people').values({ name }).returning('id').executeTakeFirstOrThrow()
        await insertFacts(tx, 'network.holdings', [
          { seat, standing: 'holder', person: id, valid: since(calendarDate('2020-01-01')), why: 'x' },
        ])
      }
      await hold(register.seats.commander4, 'Commander Invented')
      await hold(register.seats.islington, 'Super Invented')
    })
    const camden = await page(paths.borough(CAMDEN))
    assert.match(camden, /Policed by Command one Since about 1 January 2019 Approximate/)
    assert.match(camden, /Lead Commander Invented, BCU commander, shared with \d+ other boroughs/)
    assert.match(camden, /Council Camden council/)
    assert.match(camden, /Camden command Before the register begins about 31 Dec 2018/)
    assert.match(camden, /Borough superintendent Vacant/)
    assert.match(await page(`${paths.borough(CAMDEN)}?at=2018-06-01`), /Policed by Camden command.*Lead Nobody is recorded/)
    assert.match(await page(paths.borough(ISLINGTON)), /Lead Super Invented, Borough superintendent\./)
    assert.match(await page(paths.borough(CAMDEN), 'lewis'), /Lead Commander Invented, BCU commander/)
    assert.match(
      (await service.get(paths.boroughFile(CAMDEN, 'policed'), 'nell')).body,
      /Camden command,,2018-12-31,yes\r\nCommand one,2019-01-01,,yes/,
    )
  })

  it('is among those of the list that the reader may see', async () => {
    const rows = async (person: PersonId) =>
      ((await service.get(paths.boroughs, person)).body.match(/href="\/network\/boroughs\/E09/g) ?? []).length
    assert.equal(await rows('vera'), 33)
    assert.equal(await rows('lewis'), 1)
    assert.match(await page(paths.boroughs, 'lewis'), /Camden Command one Not shown to you/)
    assert.equal((await service.get(paths.boroughsFile, 'vera')).body.trim().split('\n').length, 34)
    const status = async (path: string, person: PersonId) => (await service.get(path, person)).statusCode
    assert.equal(await status(paths.borough(ISLINGTON), 'lewis'), 404)
    assert.equal(await status(paths.borough(BEXLEY), 'una'), 404)
    assert.equal(await status(paths.borough('E09000099'), 'nell'), 404)
    assert.equal(await status(paths.borough(CAMDEN), 'norman'), 403)
    assert.equal(await status(paths.boroughFile(CAMDEN, 'secrets'), 'nell'), 404)
  })

  it('as known at a day is as it was believed then, whatever was corrected since', async () => {
    await believedOnce(CAMDEN, 5, '2020-01-01', '2020-02-01')
    const asked = `${paths.borough(CAMDEN)}?at=2019-06-01`
    assert.match(await page(asked), /Policed by Command one/)
    assert.match(await page(`${asked}&known=2020-01-15`), /as the register had it at the end of 15 January 2020.*Policed by Command two/)
    assert.match(await page(`${asked}&known=2020-02-01`), /Policed by Not shown to you/)
    assert.match(await page(asked), /What was believed before, the latest first.*Policed by Command two.*You: As first told/)
  })
})

describe('another unit for a borough', () => {
  it('polices it from the day that is typed, also one to come, and what was believed stays', async () => {
    const answer = await move(BEXLEY, { unit: 'IC-B1', ...dayTyped('from', '2021-04-01') })
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    assert.match(await page(`${paths.borough(BEXLEY)}?at=2021-03-31`), /Policed by Command two/)
    assert.match(
      await page(paths.borough(BEXLEY)),
      /Policed by Command one Since 1 April 2021.*What was believed before.*Policed by Command two.*You: Order 4/,
    )
    const later = addDays(today, 30)
    assert.equal((await move(BEXLEY, { unit: 'IC-B2', ...dayTyped('from', later) })).statusCode, 303)
    assert.match(await page(paths.borough(BEXLEY)), /Policed by Command one Since/)
    assert.match(await page(paths.pending), /Bexley is policed by Command two Order 4/)
    assert.match((await service.get(paths.pendingFile, 'nell')).body, new RegExp(`${later},no,Bexley is policed by Command two,Order 4`))
    assert.equal(await one(`select count(*)::int as it from ledger.entries where kind = 'borough-moved'`), 2)
  })

  it('in some days alone leaves all others as they were', async () => {
    const fields = { unit: 'IC-B2', ...dayTyped('from', '2022-01-01'), ...dayTyped('until', '2022-12-31') }
    assert.equal((await move('E09000002', { ...fields, unit: 'IC-B1' })).statusCode, 303)
    const rows = (await service.get(paths.boroughFile('E09000002', 'policed'), 'nell')).body.trim().split('\r\n').slice(1)
    assert.deepEqual(rows, ['Command two,,2021-12-31,no', 'Command one,2022-01-01,2022-12-31,no', 'Command two,2023-01-01,,no'])
  })

  it('that does not exist then, is not known, is another force’s or is there already is refused', async () => {
    await refused(() => move(CAMDEN, { unit: 'IC-B1' }), 422, /Command one exists from 1 January 2019/)
    await refused(() => move(CAMDEN, { unit: 'IC-CAMDEN', ...dayTyped('from', '2020-01-01') }), 422, /exists up to 31 December 2018/)
    await refused(
      () => move(CAMDEN, { unit: 'NOWHERE', ...dayTyped('from', '2020-01-01'), why: '' }),
      422,
      /There is no unit with the code NOWHERE in the register Enter the reason/,
    )
    await refused(() => move(CITY, { unit: 'IC', why: 'x' }), 422, /The City of London is policed by a force of its own/)
    await refused(
      () => move(CAMDEN, { unit: 'IC-B1', approximate: 'yes', ...dayTyped('from', '2020-01-01') }),
      422,
      /The register says so already/,
    )
    const backwards = { unit: 'IC-B2', ...dayTyped('from', '2022-01-01'), ...dayTyped('until', '2021-01-01') }
    await refused(() => move(CAMDEN, backwards), 422, /The last day must be the first day or later/)
  })

  it('is chosen by one of two who both looked at what was there', async () => {
    const path = paths.moveBorough('E09000006')
    const seen = await versionAt(service, path)
    const send = (unit: string, from: string) =>
      service.post(path, { _version: seen, unit, why: 'Race', ...dayTyped('from', from) }, 'nell')
    const answers = await Promise.all([send('IC-B1', '2024-01-01'), send('IC-B1', '2025-01-01')])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409])
    assert.equal(await one('select count(*)::int as it from network.cover where area = $1 and upper_inf(recorded)', ['E09000006']), 2)
    const late = await send('IC-B1', '2026-01-01')
    assert.equal(late.statusCode, 409)
    assert.match(
      wordsOf(late.body),
      /Somebody else has changed this since you opened it.*What is stored now.*Command one, from 1 January 202[45]/,
    )
  })

  it('is the keeper’s to say', async () => {
    for (const person of ['una', 'lewis', 'vera', 'ada', 'norman'] as const)
      await refused(
        () => service.post(paths.moveBorough(CAMDEN), { _version: '1', unit: 'IC-B2', why: 'x' }, person),
        403,
        /You cannot use this page/,
      )
    assert.equal((await service.get(paths.moveBorough(CAMDEN), 'una')).statusCode, 403)
    const answer = await service.app.inject({ method: 'DELETE', url: paths.borough(CAMDEN), headers: { cookie: service.cookieOf('nell') } })
    assert.equal(answer.statusCode, 405)
  })
})
