/** Appeals over HTTP: the right route within the window, a panel that had no part before, what follows when one is upheld, and the register of those. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, openReadyCase, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { openCase } from '../cases/actions.ts'
import { getCase } from '../cases/queries.ts'
import { decide } from '../decisions/actions.ts'
import { insertLetter, listLetters } from '../letters/queries.ts'
import { decideResidency } from '../residency/actions.ts'
import type { Regime } from '../rules.ts'
import { lodgeAppeal } from './actions.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const [amir, sonia] = [await service.accountOf('amir'), await service.accountOf('sonia')]
const today = await as('vera', getToday)
const NO_DAY = { 'on-day': '', 'on-month': '', 'on-year': '' }

const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)
const [year = '', month = '', day = ''] = today.split('-')

/** Refused by Dora and Dan. */
async function refusedCase({ regime = 'officer', kind = 'new' }: { regime?: Regime; kind?: 'new' | 'renewal' } = {}): Promise<string> {
  const isNational = regime === 'national-security'
  const id = await openReadyCase(as, {
    regime,
    kind,
    level: isNational ? 'sc' : 'rv',
    adverse: !isNational,
    applicant: amir,
    sponsor: sonia,
  })
  const typed = { adverse: 'yes', decision: 'refuse', reasons: ['dishonesty'], rationale: 'It was kept from us', ...NO_DAY }
  const uksv = { ...typed, 'on-day': day, 'on-month': month, 'on-year': year }
  for (const person of ['dora', 'dan'] as const)
    await as(person, async tx => decide(tx, id, (await getCase(tx, id)).version, isNational ? uksv : typed))
  return id
}

const lodge = (id: string, fields: Record<string, string> = {}, person: PersonId = 'rhea') =>
  service.post(`/vetting/cases/${id}/appeal`, { route: '', grounds: 'I told you of it in March', ...fields }, person)
async function lodged(id: string, fields: Record<string, string> = {}): Promise<string> {
  const answer = await lodge(id, fields)
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  return String(answer.headers.location)
}
const judge = (appeal: string, upheld: 'yes' | 'no', person: PersonId = 'paula', reasons: string[] = ['reasons-not-shown']) =>
  service.post(`${appeal}/decide`, { upheld, reasons, words: 'The record does not bear it out' }, person)
const releasedOf = async (id: string) =>
  (await query<{ turn: string; outcome: string | null }>('select turn, outcome from vetting.released where case_id = $1', id))[0]
/** How often each of the two has mail about the case, without what came when it was refused. */
const mailSinceRefusal = async (id: string) => {
  const rows = await query<{ path: string }>(`select path from spine.outbox where path like '%' || $1`, id)
  const to = (start: string) => rows.filter(({ path }) => path === `${start}/${id}`).length - 1
  return { applicant: to('/clearance'), sponsor: to('/clearance/requests') }
}
const letterKinds = async (id: string) =>
  (await query<{ kind: string }>('select kind from vetting.letters where case_id = $1 order by written_at', id)).map(({ kind }) => kind)

describe('lodging an appeal', () => {
  it('offers the route of the regime and no other, keeps the rule of the window, and is due in working days', async () => {
    for (const [regime, kind, route] of [
      ['officer', 'new', 'regulations-2025'],
      ['staff', 'new', 'vetting-practice'],
      ['national-security', 'new', 'internal'],
    ] as const) {
      const id = await refusedCase({ regime, kind })
      const form = await service.get(`/vetting/cases/${id}/appeal`, 'rhea')
      assert.doesNotMatch(form.body, /name="route"/)
      for (const wrong of ['regulations-2025', 'vetting-practice', 'contract', 'internal', 'security-vetting-appeals-panel'].filter(
        each => each !== route,
      ))
        assert.equal((await lodge(id, { route: wrong })).statusCode, 422, `${regime}: ${wrong}`)
      await lodged(id)
      const [row] = await query(
        `select route, window_ends = spine.today() + 14 as window, p.key, due_on = spine.add_working_days(spine.today(), 28) as due
          from vetting.appeals a join spine.policies p on p.id = a.window_policy where case_id = $1`,
        id,
      )
      assert.deepEqual(row, { route, window: true, key: 'appeal-days', due: true })
    }
  })

  it('offers two where a contract may say otherwise, and asks which', async () => {
    const id = await refusedCase({ regime: 'staff', kind: 'renewal' })
    assert.match((await service.get(`/vetting/cases/${id}/appeal`, 'rhea')).body, /value="contract"/)
    assert.equal((await lodge(id)).statusCode, 422)
    await lodged(id, { route: 'contract' })
  })

  it('is too late after the window of the letter, which a later rule does not move; the day is said', async () => {
    const id = await refusedCase()
    await as('rhea', async tx => {
      const [kept] = await listLetters(tx, id)
      assert.ok(kept?.letter.appeal)
      const appeal = { ...kept.letter.appeal, windowEnds: addDays(today, -1) }
      await insertLetter(tx, { ...kept, id: crypto.randomUUID(), letter: { ...kept.letter, appeal } })
    })
    const answer = await lodge(id)
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /The time to appeal has gone by/)
    const said = await as('rhea', tx => lodgeAppeal(tx, id, { route: '', grounds: 'x' })).catch((error: Error) => error.message)
    assert.match(String(said), new RegExp(`ended on ${dayName(addDays(today, -1))}`))
  })

  it('is for a case that was decided against somebody, once; and for the unit or the applicant alone', async () => {
    const open = await openReadyCase(as)
    assert.equal((await lodge(open)).statusCode, 409)
    assert.match((await service.get(`/vetting/cases/${open}/appeal`, 'rhea')).body, /nothing to appeal against/)
    const id = await refusedCase()
    assert.equal((await lodge(id, { grounds: ' ' })).statusCode, 422)
    await lodged(id)
    assert.equal((await lodge(id)).statusCode, 409)
    const other = await refusedCase()
    assert.equal((await lodge(other, {}, 'victor')).statusCode, 404)
    for (const person of ['paula', 'ada', 'sonia', 'norman', 'amir'] as const)
      assert.equal((await lodge(other, {}, person)).statusCode, 403, person)
    // The applicant's own form uses this act, with what the applicant may see.
    await as('amir', tx => lodgeAppeal(tx, other, { route: '', grounds: 'It was disclosed' }))
    await assert.rejects(
      as('norman', tx => lodgeAppeal(tx, other, { route: '', grounds: 'x' })),
      /nothing to appeal/,
    )
  })
})

describe('the panel', () => {
  it('sees what was found and decided once a case is appealed, not before and nothing else; the look is recorded', async () => {
    const id = await refusedCase()
    assert.doesNotMatch((await service.get('/vetting/appeals', 'paula')).body, new RegExp(id))
    const appeal = await lodged(id)
    assert.match((await service.get('/vetting/appeals', 'paula')).body, new RegExp(appeal))
    const page = await service.get(appeal, 'paula')
    for (const words of [/Invented for a test/, /It was kept from us/, /I told you of it in March/]) assert.match(page.body, words)
    assert.doesNotMatch(page.body, /Carol|Dora|Rhea/)
    for (const path of [`/vetting/cases/${id}`, `/vetting/cases/${id}/decision`])
      assert.equal((await service.get(path, 'paula')).statusCode, 403)
    for (const person of ['victor', 'ada', 'norman'] as const)
      assert.ok([403, 404].includes((await service.get(appeal, person)).statusCode), person)
    const [{ n } = { n: 0 }] = await query<{ n: number }>(
      `select count(*)::int as n from ledger.entries e join ledger.contents c on c.entry = e.id where e.kind = 'findings-read' and c.said like '%' || $1 || '%'`,
      appeal.split('/').at(-1),
    )
    assert.equal(n, 1)
  })

  it('is told on its first page how many appeals wait; the unit, what a panel opened again and how many cases are ready', async () => {
    const count = async () => Number(/(\d+) appeals? to decide/.exec((await service.get('/', 'petra')).body)?.[1] ?? 0)
    const before = await count()
    await lodged(await refusedCase())
    assert.equal(await count(), before + 1)
    const ready = async (person: PersonId) =>
      /(\d+) cases? in your unit ready to be decided/.exec((await service.get('/', person)).body)?.[1]
    const earlier = Number((await ready('dora')) ?? 0)
    await openReadyCase(as)
    assert.equal(await ready('dora'), String(earlier + 1))
    assert.equal(await ready('rhea'), undefined)
    assert.equal(await ready('victor'), undefined)
  })

  it('that upholds a refusal grants clearance under the rules of today, tells the person at once, and registers it', async () => {
    const id = await refusedCase()
    const appeal = await lodged(id)
    assert.equal((await judge(appeal, 'yes')).statusCode, 303)
    assert.deepEqual(await releasedOf(id), { turn: 'closed', outcome: 'granted' })
    assert.deepEqual(await letterKinds(id), ['refused', 'appeal-upheld'])
    assert.deepEqual(await mailSinceRefusal(id), { applicant: 2, sponsor: 1 })
    const [clearance] = await query(
      `select lower(k.valid) = spine.today() as today, p.key from vetting.clearances k join spine.policies p on p.id = k.policy where case_id = $1`,
      id,
    )
    assert.deepEqual(clearance, { today: true, key: 'rv' })
    assert.equal((await judge(appeal, 'no', 'petra')).statusCode, 409)
    const register = await service.get('/vetting/overturns', 'vera')
    assert.match(register.body, new RegExp(`/vetting/overturns/${appeal.split('/').at(-1)}`))
  })

  it('that dismisses says why; in national security vetting the independent panel follows, with other people', async () => {
    const officer = await refusedCase()
    await judge(await lodged(officer), 'no', 'paula', ['decision-reasonable'])
    assert.deepEqual(await letterKinds(officer), ['refused', 'appeal-dismissed'])
    // An appeal that changes nothing for the sponsor does not reach them.
    assert.deepEqual(await mailSinceRefusal(officer), { applicant: 2, sponsor: 0 })
    assert.equal((await lodge(officer)).statusCode, 409)
    const national = await refusedCase({ regime: 'national-security' })
    await judge(await lodged(national), 'no', 'paula', ['decision-reasonable'])
    assert.equal((await lodge(national, { route: 'internal' })).statusCode, 422)
    const second = await lodged(national)
    assert.match((await service.get(second, 'petra')).body, /Security Vetting Appeals Panel/)
    const again = await judge(second, 'yes', 'paula')
    assert.equal(again.statusCode, 403)
    assert.match(again.body, /Someone else must do this/)
    assert.equal((await judge(second, 'yes', 'petra')).statusCode, 303)
  })

  it('refuses whoever touched the case before, and everybody who is not of it', async () => {
    const id = await refusedCase()
    const appeal = await lodged(id)
    // Petra worked on this case before she came to the panel.
    await service.asOperator(async client => {
      await client.query('set role spine_owner')
      await client.query(`insert into spine.hands (matter, account, side) values ($1, $2, 'work')`, [id, await service.accountOf('petra')])
    })
    const answer = await judge(appeal, 'yes', 'petra')
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /Someone else must do this/)
    for (const person of ['dora', 'dan', 'vera', 'rhea', 'ada', 'amir'] as const)
      assert.equal((await judge(appeal, 'yes', person)).statusCode, 403, person)
    assert.deepEqual(await releasedOf(id), { turn: 'closed', outcome: 'refused' })
  })

  it('gives reasons and words, or 422', async () => {
    const appeal = await lodged(await refusedCase())
    const answer = await service.post(`${appeal}/decide`, { upheld: '', words: '' }, 'paula')
    assert.equal(answer.statusCode, 422)
    for (const field of ['upheld', 'reasons', 'words']) assert.match(answer.body, new RegExp(`href="#${field}"`))
  })
})

describe('residency that fell short', () => {
  it('is told by letter as no refusal, contested, and taken up again by the unit once the panel says so', async () => {
    const id = await as('vera', tx =>
      openCase(tx, {
        ...{ unit: 2, level: 'sc', regime: 'national-security', kind: 'new', receivedOn: today, applicant: amir },
        subject: { familyName: 'Invented', givenNames: 'Sam', born: calendarDate('1990-01-01') },
        form: {
          addresses: [{ from: addDays(today, -400), last: null, country: 'GB', overseasService: false, lines: '1 Street' }],
          relations: [],
        },
      }),
    )
    await as('vera', async tx =>
      decideResidency(tx, id, (await getCase(tx, id)).version, { goesOn: 'no', reasons: ['history-not-checkable'], words: 'Abroad' }),
    )
    assert.deepEqual(await letterKinds(id), ['not-progressed'])
    const early = await service.post(`/vetting/cases/${id}/take-up-again`, {}, 'rhea')
    assert.equal(early.statusCode, 409)
    const appeal = await lodged(id)
    assert.match((await service.get(appeal, 'paula')).body, /What was decided about residency/)
    await judge(appeal, 'yes', 'paula', ['new-information'])
    assert.deepEqual(await releasedOf(id), { turn: 'unit', outcome: null })
    assert.match((await service.get('/', 'rhea')).body, new RegExp(`href="${appeal}"[^>]*>Take up again`))
    assert.equal((await service.post(`/vetting/cases/${id}/take-up-again`, {}, 'rhea')).statusCode, 303)
    assert.equal(await as('rhea', async tx => (await getCase(tx, id)).state), 'checks')
    assert.equal((await service.post(`/vetting/cases/${id}/take-up-again`, {}, 'rhea')).statusCode, 409)
  })
})

describe('a clearance that was withdrawn', () => {
  it('is in force again at once when the panel upholds, and not by who had a part in the withdrawal', async () => {
    const id = await openReadyCase(as, { applicant: amir })
    const typed = { adverse: 'no', decision: 'grant', reasons: ['nothing-adverse'], rationale: 'x', ...NO_DAY }
    await as('dora', async tx => decide(tx, id, (await getCase(tx, id)).version, typed))
    const withdrawal = crypto.randomUUID()
    const appeal = crypto.randomUUID()
    await as('vera', async tx => {
      await sql`insert into vetting.withdrawals (id, clearance_id, unit_id, regime, why) select ${withdrawal}, id, unit_id, regime, 'x' from vetting.clearances where case_id = ${id}`.execute(
        tx,
      )
      await sql`insert into vetting.appeals (id, case_id, unit_id, about, route, window_ends, window_policy, grounds, due_on, withdrawal_id)
        select ${appeal}, ${id}, 2, 'withdrawal', 'regulations-2025', spine.today(), p.id, 'x', spine.today(), ${withdrawal}
        from spine.policy_on('vetting-window', 'appeal-days', spine.today()) p`.execute(tx)
    })
    await service.asOperator(async client => {
      await client.query('set role spine_owner')
      await client.query(`insert into spine.hands (matter, account, side) values ($1, $2, 'work')`, [
        withdrawal,
        await service.accountOf('paula'),
      ])
    })
    assert.equal((await judge(`/vetting/appeals/${appeal}`, 'yes', 'paula')).statusCode, 403)
    assert.equal((await judge(`/vetting/appeals/${appeal}`, 'yes', 'petra')).statusCode, 303)
    assert.deepEqual(
      await query(
        'select e.kind from vetting.clearance_events e join vetting.clearances k on k.id = e.clearance_id where k.case_id = $1',
        id,
      ),
      [{ kind: 'reinstated' }],
    )
  })
})

describe('what was overturned', () => {
  it('is followed up after the time of the rule, with what came later', async () => {
    const id = await refusedCase()
    const appeal = await lodged(id)
    await judge(appeal, 'yes')
    const path = `/vetting/overturns/${appeal.split('/').at(-1)}`
    const stands = async () => /How it stands<\/dt>[\s\S]*?<strong[^>]*>\s*([^<]+?)\s*</.exec((await service.get(path, 'vera')).body)?.[1]
    assert.equal(await stands(), 'Later')
    // As if the rule had asked for it at once.
    const administer = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) =>
      asUser(pool, { token: service.token(person), act: 'test.rule' }, work)
    const { rows } = await administer('ada', tx =>
      sql<{ id: string }>`select spine.ask_policy('vetting-overturn', 'follow-up-days', spine.today(), '0', 'For a test') as id`.execute(
        tx,
      ),
    )
    await administer('abel', tx => sql`select spine.approve_policy(${rows[0]?.id})`.execute(tx))
    assert.equal(await stands(), 'Follow up now')
    assert.equal((await service.post(path, { laterAdverse: '', words: '' }, 'vera')).statusCode, 422)
    assert.equal((await service.post(path, { laterAdverse: 'no', words: 'In post, two reviews passed' }, 'rhea')).statusCode, 403)
    assert.equal((await service.post(path, { laterAdverse: 'yes', words: 'Suspended since' }, 'vera')).statusCode, 303)
    assert.equal(await stands(), 'Followed up')
    const register = (await service.get('/vetting/overturns', 'vera')).body
    assert.match(register, /Adverse later<\/dt>\s*<dd>\s*1/)
    assert.equal((await service.get(path, 'victor')).statusCode, 404)
    assert.equal((await service.get('/vetting/overturns', 'paula')).statusCode, 403)
  })
})
