/** Withdrawals over HTTP: no step left out, another person decides, the holder is told by letter, the right route of appeal, a record that stays. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, grantClearance, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { addDays } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import type { Regime } from '../rules.ts'
import { STEP_ORDER, type Step } from './rules.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const amir = await service.accountOf('amir')
const sonia = await service.accountOf('sonia')
const today = await as('vera', getToday)
const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)

const open = (clearance: string, person: PersonId = 'rhea', why = 'A finding of misconduct. Invented') =>
  service.post(`/vetting/clearances/${clearance}/withdrawal`, { why }, person)
async function opened(clearance: string): Promise<string> {
  const answer = await open(clearance)
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 1500))
  return String(answer.headers.location)
}
const FIELDS: Partial<Record<Step, Record<string, string>>> = {
  representations: { heard: 'heard', accompaniedBy: 'Frida Invented, police friend' },
  decision: { withdrawIt: 'yes' },
}
const take = (withdrawal: string, step: Step, person: PersonId = 'rhea', fields: Record<string, string> = {}) =>
  service.post(
    `${withdrawal}/steps`,
    { step, words: `${step}, invented`, heard: '', accompaniedBy: '', withdrawIt: '', ...FIELDS[step], ...fields },
    person,
  )
async function takeUpTo(withdrawal: string, last: Step): Promise<void> {
  for (const step of STEP_ORDER.slice(0, STEP_ORDER.indexOf(last) + 1)) {
    const answer = await take(withdrawal, step, step === 'decision' ? 'dan' : 'rhea')
    assert.equal(answer.statusCode, 303, `${step}: ${answer.body.slice(0, 1500)}`)
  }
}
const letters = (caseId: string) =>
  query<{ kind: string; body: { parts: object[]; appeal?: { routes: string[]; about: string; withdrawal: string } } }>(
    'select kind, body from vetting.letters where case_id = $1 order by written_at',
    caseId,
  )
const mails = async (account: string) =>
  (await query<{ n: number }>(`select count(*)::int as n from spine.outbox where account = $1 and kind = 'update'`, account))[0]?.n ?? 0
const idOf = (path: string) => path.split('/').at(-1) ?? ''

describe('a withdrawal', () => {
  it('goes by its steps: short cuts are refused with the step that is next, and by the database', async () => {
    const { id } = await grantClearance(as)
    const withdrawal = await opened(id)
    for (const step of STEP_ORDER.slice(1)) {
      const answer = await take(withdrawal, step, 'dan')
      assert.equal(answer.statusCode, 409, step)
      assert.match(answer.body, /the next step is “assessment”/)
    }
    const values = { withdrawal_id: idOf(withdrawal), unit_id: 2, step: 5, words: 'Now', withdraw_it: true }
    await assert.rejects(
      as('dan', tx => tx.insertInto('vetting.withdrawal_steps').values(values).execute()),
      { rule: 'no_step_left_out' },
    )
    await takeUpTo(withdrawal, 'notice')
    const answer = await take(withdrawal, 'decision', 'dan')
    assert.match(answer.body, /the next step is “representations”/)
    assert.equal((await take(withdrawal, 'notice')).statusCode, 409)
  })

  it('waits for the holder, or names who came with them', async () => {
    const { id } = await grantClearance(as)
    const withdrawal = await opened(id)
    await takeUpTo(withdrawal, 'notice')
    const early = await take(withdrawal, 'representations', 'rhea', { heard: 'gone-by' })
    assert.equal(early.statusCode, 422)
    assert.match(early.body, new RegExp(`can answer until ${dayName(addDays(today, 14))}`))
    assert.equal((await take(withdrawal, 'representations', 'rhea', { accompaniedBy: '' })).statusCode, 422)
    assert.equal((await take(withdrawal, 'representations')).statusCode, 303)
  })

  it('is decided by somebody else than whoever took a step, and by nobody without that role', async () => {
    const { id } = await grantClearance(as)
    const withdrawal = await opened(id)
    for (const step of ['assessment', 'harm-test', 'notice'] as const) await take(withdrawal, step)
    assert.equal((await take(withdrawal, 'representations', 'dora')).statusCode, 303)
    assert.equal((await take(withdrawal, 'decision', 'rhea')).statusCode, 403)
    const again = await take(withdrawal, 'decision', 'dora')
    assert.equal(again.statusCode, 403)
    assert.match(again.body, /Someone else must do this/)
    const values = { withdrawal_id: idOf(withdrawal), unit_id: 2, step: 5, words: 'Now', withdraw_it: true }
    await assert.rejects(
      as('dora', tx => tx.insertInto('vetting.withdrawal_steps').values(values).execute()),
      { rule: 'one_side_per_person' },
    )
    assert.match((await service.get('/', 'dan')).body, /withdrawals? of clearances to be decided/)
    assert.equal((await take(withdrawal, 'decision', 'dan')).statusCode, 303)
    assert.equal((await take(withdrawal, 'told')).statusCode, 303)
  })

  it('is never decided by a researcher, not even by one who had no part, nor by SQL', async () => {
    const { id } = await grantClearance(as)
    const withdrawal = String((await open(id, 'dora')).headers.location)
    for (const step of STEP_ORDER.slice(0, 4)) assert.equal((await take(withdrawal, step, 'dora')).statusCode, 303)
    assert.equal((await take(withdrawal, 'decision', 'rhea')).statusCode, 403)
    const values = { withdrawal_id: idOf(withdrawal), unit_id: 2, step: 5, words: 'Now', withdraw_it: false }
    await assert.rejects(
      as('rhea', tx => tx.insertInto('vetting.withdrawal_steps').values(values).execute()),
      { kind: 'not-found' },
    )
  })

  it('takes the clearance away when it decides so, by letter with the right route, and tells the holder alone', async () => {
    for (const [regime, level, routes] of [
      ['officer', 'rv', ['regulations-2025']],
      ['staff', 'rv', ['vetting-practice', 'contract']],
      ['non-police', 'nppv3', ['vetting-practice', 'contract']],
      ['national-security', 'sc', ['internal']],
    ] as const satisfies readonly (readonly [Regime, string, readonly string[]])[]) {
      const { id, caseId } = await grantClearance(as, { regime, level, applicant: amir, sponsor: sonia })
      const withdrawal = await opened(id)
      const [toHolder, toSponsor] = [await mails(amir), await mails(sonia)]
      await takeUpTo(withdrawal, 'decision')
      assert.equal(await mails(amir), toHolder + 2)
      assert.equal(await mails(sonia), toSponsor)
      const sent = await letters(caseId)
      assert.deepEqual(
        sent.map(({ kind }) => kind),
        ['withdrawal-notice', 'withdrawn'],
      )
      const { appeal } = sent[1]?.body ?? {}
      assert.deepEqual([appeal?.about, appeal?.routes, appeal?.withdrawal], ['withdrawal', routes, idOf(withdrawal)])
      const page = await service.get(`/vetting/clearances/${id}`, 'rhea')
      assert.match(page.body, /Withdrawn/)
      assert.match((await service.get(`/vetting/cases/${caseId}/appeal`, 'rhea')).body, /Last day to appeal/)
    }
  })

  it('can be appealed each time: one that was reinstated by a panel may be withdrawn again', async () => {
    const { id, caseId } = await grantClearance(as)
    const appeal = async () => {
      await takeUpTo(await opened(id), 'told')
      return service.post(`/vetting/cases/${caseId}/appeal`, { route: '', grounds: 'I was not heard' }, 'rhea')
    }
    const first = await appeal()
    assert.equal(first.statusCode, 303)
    const judged = await service.post(
      `${first.headers.location}/decide`,
      { upheld: 'yes', reasons: ['new-information'], words: 'New' },
      'paula',
    )
    assert.equal(judged.statusCode, 303, judged.body.slice(0, 1500))
    assert.match((await service.get(`/vetting/clearances/${id}`, 'rhea')).body, /In force again/)
    assert.equal((await appeal()).statusCode, 303)
  })

  it('leaves the clearance as it is when it decides so', async () => {
    const { id, caseId } = await grantClearance(as)
    const withdrawal = await opened(id)
    await takeUpTo(withdrawal, 'representations')
    assert.equal((await take(withdrawal, 'decision', 'dan', { withdrawIt: 'no' })).statusCode, 303)
    assert.deepEqual(await query('select from vetting.clearance_events where clearance_id = $1', id), [])
    assert.deepEqual(
      (await letters(caseId)).map(({ kind }) => kind),
      ['withdrawal-notice'],
    )
  })

  it('goes on after the holder has left, and its record stays', async () => {
    const { id } = await grantClearance(as)
    const withdrawal = await opened(id)
    await takeUpTo(withdrawal, 'notice')
    assert.equal((await service.post(`/vetting/clearances/${id}/events`, { kind: 'ended', why: 'Left' }, 'dan')).statusCode, 303)
    assert.match((await service.get(withdrawal, 'rhea')).body, /no longer has the clearance/)
    for (const step of ['representations', 'decision', 'told'] as const)
      assert.equal((await take(withdrawal, step, step === 'decision' ? 'dan' : 'rhea')).statusCode, 303)
    const { body } = await service.get(withdrawal, 'rhea')
    assert.match(body, /All steps have been taken/)
    assert.deepEqual(
      [...body.matchAll(/id="step-([a-z-]+)"/g)].map(([, step]) => step),
      STEP_ORDER,
    )
    assert.equal((await open(id)).statusCode, 409)
  })

  it('is one at a time, says why, and is not there for another unit', async () => {
    const { id } = await grantClearance(as)
    assert.equal((await open(id, 'rhea', '')).statusCode, 422)
    const withdrawal = await opened(id)
    assert.equal((await open(id, 'dora')).statusCode, 409)
    assert.equal((await service.get(withdrawal, 'victor')).statusCode, 404)
    assert.equal((await take(withdrawal, 'assessment', 'victor')).statusCode, 404)
    for (const person of ['ada', 'norman', 'sonia', 'amir'] as const)
      assert.equal((await service.get(withdrawal, person)).statusCode, 403, person)
    const listed = await service.get('/vetting/withdrawals', 'rhea')
    assert.match(listed.body, new RegExp(`href="${withdrawal}"`))
    assert.doesNotMatch((await service.get('/vetting/withdrawals', 'victor')).body, new RegExp(withdrawal))
  })
})
