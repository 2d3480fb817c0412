/** Deciding over HTTP, by page and by machine: who may, who may not, what it needs, and that it looks the same outside whichever way it went. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, openReadyCase, vettingPool } from '../../../../test/support/vetting.ts'
import type { Problem } from '../../../values/problem.ts'
import { moveCase } from '../cases/actions.ts'
import { getCase } from '../cases/queries.ts'
import { recuse } from '../steps/actions.ts'
import { decide } from './actions.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const [amir, sonia] = [await service.accountOf('amir'), await service.accountOf('sonia')]
const outside = { applicant: amir, sponsor: sonia }

const NO_DAY = { 'on-day': '', 'on-month': '', 'on-year': '' }
const CLEAR = { adverse: 'no', decision: 'grant', 'grant-reasons': ['nothing-adverse'], rationale: 'All checks are clear' }
const OLD = { adverse: 'yes', decision: 'grant', 'grant-reasons': ['adverse-old'], rationale: 'Twenty years ago' }
const REFUSE = { adverse: 'yes', decision: 'refuse', 'refuse-reasons': ['dishonesty'], rationale: 'It was kept from us' }

const query = <Row extends object>(text: string, ...values: unknown[]) =>
  service.asOperator(async client => (await client.query<Row>(text, values)).rows)
const versionOf = async (id: string) =>
  (await query<{ version: number }>('select version from vetting.cases where id = $1', id))[0]?.version ?? 0
const stateOf = async (id: string) => (await query<{ state: string }>('select state from vetting.cases where id = $1', id))[0]?.state
const send = async (id: string, fields: Record<string, string | string[]>, person: PersonId, at = 'decide') =>
  service.post(`/vetting/cases/${id}/${at}`, { ...fields, _version: String(await versionOf(id)) }, person)
/** A program tells the version as If-Match. */
const call = async (id: string, body: object, person: PersonId, version?: number) =>
  service.app.inject({
    method: 'POST',
    url: `/api/vetting/cases/${id}/decisions`,
    headers: {
      cookie: service.cookieOf(person),
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'if-match': `"${version ?? (await versionOf(id))}"`,
    },
    payload: JSON.stringify(body),
  })

describe('a case with nothing adverse', () => {
  it('is granted by one person, with what follows from the rule of the day; the letter is there at once', async () => {
    const id = await openReadyCase(as, outside)
    const form = await service.get(`/vetting/cases/${id}/decide`, 'dora')
    assert.equal(form.statusCode, 200)
    assert.match(form.body, /Was anything adverse found\?/)
    const check = await send(id, CLEAR, 'dora', 'decide/check')
    assert.equal(check.statusCode, 200)
    assert.match(check.body, /Check your decision/)
    assert.equal(await stateOf(id), 'decision')
    const done = await send(id, CLEAR, 'dora')
    assert.equal(done.statusCode, 303, done.body.slice(0, 2000))
    const [row] = await query<{ state: string; months: string; rule: string; ours: string; same: boolean }>(
      `select c.state, p.value::text as months, p.kind || '/' || p.key as rule, (k.valid = daterange(spine.today(), (spine.today() + interval '120 months')::date))::text as ours,
        o.validity = k.policy as same from vetting.cases c join vetting.clearances k on k.case_id = c.id join spine.policies p on p.id = k.policy
        join vetting.outcomes o on o.case_id = c.id where c.id = $1`,
      id,
    )
    assert.deepEqual(row, { state: 'granted', months: '120', rule: 'vetting-validity/rv', ours: 'true', same: true })
    const page = await service.get(String(done.headers.location), 'rhea')
    assert.match(page.body, /by one decision maker/)
    const letter = /href="(\/vetting\/cases\/[^"]+\/letters\/[0-9a-f-]+)"/.exec(page.body)?.[1] ?? ''
    assert.match((await service.get(letter, 'rhea')).body, /You have been granted Recruitment vetting/)
    const pdf = await service.get(`${letter}/file`, 'rhea')
    assert.equal(pdf.headers['content-type'], 'application/pdf')
    assert.match(pdf.body.slice(0, 8), /^%PDF-1/)
  })

  it('needs reasons, a rationale and an answer: without them 422, on the form and for machines, and nothing is stored', async () => {
    const id = await openReadyCase(as)
    for (const at of ['decide', 'decide/check']) {
      const answer = await send(id, { ...CLEAR, 'grant-reasons': [], rationale: '' }, 'dora', at)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, /href="#grant-reasons">Select at least one reason to grant/)
      assert.match(answer.body, /href="#rationale">Enter the rationale/)
    }
    const answer = await call(id, { adverse: false, grant: true, rationale: 'All clear' }, 'dora')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /at least one reason/)
    assert.equal((await query('select from vetting.decisions where case_id = $1', id)).length, 0)
  })

  it('keeps what was typed when somebody goes back from checking', async () => {
    const id = await openReadyCase(as)
    const again = await send(id, { ...CLEAR, change: 'yes' }, 'dora', 'decide/check')
    assert.equal(again.statusCode, 200)
    assert.match(again.body, /All checks are clear/)
    assert.match(again.body, /value="nothing-adverse" checked/)
  })

  it('sent twice counts once', async () => {
    const id = await openReadyCase(as)
    const key = crypto.randomUUID()
    const fields = { ...CLEAR, _version: String(await versionOf(id)) }
    const answers = [
      await service.post(`/vetting/cases/${id}/decide`, fields, 'dora', key),
      await service.post(`/vetting/cases/${id}/decide`, fields, 'dora', key),
    ]
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [303, 303],
    )
    assert.equal((await query('select from vetting.clearances where case_id = $1', id)).length, 1)
  })
})

describe('a case with something adverse', () => {
  it('needs a second, different person, who reads what the first one thought; nothing leaves the unit before', async () => {
    const id = await openReadyCase(as, { ...outside, adverse: true })
    const before = await releasedOf(id)
    assert.equal((await send(id, CLEAR, 'dora')).statusCode, 422)
    assert.equal((await send(id, REFUSE, 'dora')).statusCode, 303)
    assert.equal(await stateOf(id), 'second-decision')
    assert.deepEqual(await releasedOf(id), before)
    assert.deepEqual(await mailOf(id), [])
    assert.match((await service.get(`/vetting/cases/${id}/decide`, 'dora')).body, /someone else must do this/)
    const seen = await service.get(`/vetting/cases/${id}/decide`, 'dan')
    assert.match(seen.body, /It was kept from us/)
    assert.equal((await send(id, REFUSE, 'dan')).statusCode, 303)
    assert.equal(await stateOf(id), 'refused')
    assert.deepEqual(await mailOf(id), [
      ['update', `/clearance/${id}`],
      ['update', `/clearance/requests/${id}`],
    ])
    const [{ body } = { body: '' }] = await query<{ body: string }>('select body::text from vetting.letters where case_id = $1', id)
    assert.match(body, /honesty or integrity/)
    assert.doesNotMatch(body, /kept from us/)
  })

  it('is refused to the first decision maker a second time, in the same words by page and by machine', async () => {
    const id = await openReadyCase(as, { adverse: true })
    await send(id, REFUSE, 'dora')
    const page = await send(id, REFUSE, 'dora')
    assert.equal(page.statusCode, 403)
    assert.match(page.body, /Someone else must do this/)
    const answer = await call(id, { adverse: true, grant: false, reasons: ['dishonesty'], rationale: 'x' }, 'dora')
    assert.equal(answer.statusCode, 403)
    assert.equal((answer.json() as { title: string }).title, 'Someone else must do this')
    assert.equal(await stateOf(id), 'second-decision')
  })

  it('comes to what the last seat decided, and stays adverse', async () => {
    const id = await openReadyCase(as, { adverse: true })
    await send(id, REFUSE, 'dora')
    await send(id, OLD, 'dan')
    assert.deepEqual(await query('select granted, adverse from vetting.outcomes where case_id = $1', id), [
      { granted: true, adverse: true },
    ])
    assert.equal(await stateOf(id), 'granted')
  })

  it('of which two want to be the second at once, has one second and one who is told that somebody was faster, every time', async () => {
    const typed = { adverse: 'yes', decision: 'refuse', reasons: ['dishonesty'], rationale: 'x', ...NO_DAY }
    for (let round = 0; round < 12; round += 1) {
      const id = await openReadyCase(as, { adverse: true })
      await send(id, REFUSE, 'dora')
      const version = await versionOf(id)
      const both = (['dan', 'vera'] as const).map(person => as(person, tx => decide(tx, id, version, typed)))
      const settled = await Promise.allSettled(both)
      assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      const [lost] = settled.flatMap(each => (each.status === 'rejected' ? [each.reason as Problem] : []))
      assert.match(lost?.kind ?? '', /^(?:conflict|stale)$/, String(lost))
      assert.equal((await query('select from vetting.decisions where case_id = $1', id)).length, 2)
    }
  })

  it('is not decided by who has not seen what the first one decided meanwhile', async () => {
    const id = await openReadyCase(as, { adverse: true })
    const early = String(await versionOf(id))
    await send(id, REFUSE, 'dora')
    for (const at of ['decide/check', 'decide']) {
      const late = await service.post(`/vetting/cases/${id}/${at}`, { ...OLD, _version: early }, 'dan')
      assert.equal(late.statusCode, 409)
      assert.match(late.body, /Somebody else has changed this/)
      assert.match(late.body, /It was kept from us/)
    }
    assert.equal(await stateOf(id), 'second-decision')
  })
})

describe('who may not decide', () => {
  it('researched it, knows the person, is of no deciding role, or of another unit', async () => {
    const worked = await openReadyCase(as)
    await as('dora', async tx => {
      await moveCase(tx, await getCase(tx, worked), 'checks')
      await tx
        .insertInto('vetting.traces')
        .values({ case_id: worked, unit_id: 2, stage: 'records', about: 'applicant', kind: 'conduct', words: 'x', adverse: false })
        .execute()
      await moveCase(tx, await getCase(tx, worked), 'decision')
    })
    const known = await openReadyCase(as)
    await as('dora', async tx => recuse(tx, known, 'We went to school together', await service.accountOf('dora')))
    for (const id of [worked, known]) {
      assert.equal((await send(id, CLEAR, 'dora')).statusCode, 403)
      const answer = await call(id, { adverse: false, grant: true, reasons: ['nothing-adverse'], rationale: 'x' }, 'dora')
      assert.equal(answer.statusCode, 403)
      assert.match(answer.body, /Someone else must do this/)
    }
    const id = await openReadyCase(as)
    const body = { adverse: false, grant: true, reasons: ['nothing-adverse'], rationale: 'x' }
    for (const person of ['rhea', 'ada', 'audrey', 'paula', 'sonia', 'amir', 'norman'] as const) {
      assert.equal((await call(id, body, person)).statusCode, 403, person)
      assert.equal((await send(id, CLEAR, person)).statusCode, 403, person)
      assert.equal((await service.get(`/vetting/cases/${id}/decide`, person)).statusCode, 403, person)
    }
    assert.equal((await call(id, body, 'victor')).statusCode, 404)
    assert.equal((await send(id, CLEAR, 'victor')).statusCode, 404)
    assert.equal((await service.get(`/vetting/cases/${id}/decision`, 'victor')).statusCode, 404)
    assert.equal(await stateOf(id), 'decision')
  })

  it('signed in too long ago, and is told to do so again', async () => {
    const id = await openReadyCase(as)
    const age = (text: string) =>
      service.asOperator(client => client.query(`update spine.sessions set signed_in_at = ${text} where account = $1`, [dora]))
    const dora = await service.accountOf('dora')
    await age(`now() - interval '1 day'`)
    const answer = await send(id, CLEAR, 'dora')
    await age('now()')
    assert.equal(answer.statusCode, 403)
    assert.match(answer.body, /Sign in again to do this/)
    assert.equal(await stateOf(id), 'decision')
  })

  it('comes when there is nothing to decide', async () => {
    const id = await openReadyCase(as)
    await as('rhea', async tx => moveCase(tx, await getCase(tx, id), 'checks'))
    assert.equal((await service.get(`/vetting/cases/${id}/decide`, 'dora')).statusCode, 409)
    assert.equal((await send(id, CLEAR, 'dora')).statusCode, 409)
  })
})

describe('from outside', () => {
  it('a grant looks the same whether one person decided or two: row, mail and letter', async () => {
    const one = await openReadyCase(as, outside)
    const two = await openReadyCase(as, { ...outside, adverse: true })
    await send(one, CLEAR, 'dora')
    await send(two, OLD, 'dora')
    await send(two, OLD, 'dan')
    const view = async (id: string) => {
      const { ref, ...row } = await releasedOf(id)
      const mail = await mailOf(id)
      const letters = await query<{ kind: string; body: string }>('select kind, body::text from vetting.letters where case_id = $1', id)
      return JSON.stringify({ row, mail, letters }).replaceAll(id, 'ID').replaceAll(String(ref), 'REF')
    }
    assert.equal(await view(one), await view(two))
    assert.match(await view(one), /"outcome":"granted"/)
  })
})

describe('national security vetting', () => {
  const national = { level: 'sc', regime: 'national-security' } as const
  const today = async () => {
    const [{ day } = { day: '' }] = await query<{ day: string }>('select spine.today()::text as day')
    return day
  }

  it('records what UKSV decided and when, and offers no field for anything else', async () => {
    const id = await openReadyCase(as, national)
    const form = await service.get(`/vetting/cases/${id}/decide`, 'dora')
    assert.match(form.body, /What did UKSV decide\?/)
    assert.doesNotMatch(form.body, /<textarea/)
    const answer = await call(id, { grant: true, decidedOn: await today(), rationale: 'What UKSV is said to have found' }, 'dora')
    assert.equal(answer.statusCode, 201, answer.body)
    const rows = await query<{ reasons: string[]; rationale: string }>(
      'select reasons, rationale from vetting.decisions where case_id = $1',
      id,
    )
    assert.deepEqual(rows[0]?.reasons, ['uksv-granted'])
    assert.match(rows[0]?.rationale ?? '', /^UKSV granted on /)
  })

  it('that UKSV refused is still recorded by two people', async () => {
    const id = await openReadyCase(as, national)
    const body = { grant: false, decidedOn: await today() }
    assert.deepEqual((await call(id, body, 'dora')).json(), { state: 'second-decision' })
    assert.equal((await call(id, body, 'dora')).statusCode, 403)
    assert.deepEqual((await call(id, body, 'dan')).json(), { state: 'refused' })
  })
})

describe('the rule of the day', () => {
  it('holds for what was granted under it, also when it is changed', async () => {
    const first = await openReadyCase(as)
    await send(first, CLEAR, 'dora')
    const kept = () => query('select valid::text, policy from vetting.clearances where case_id = $1', first)
    const before = await kept()
    const asked = await service.send(
      'POST',
      '/api/administration/policies',
      {
        kind: 'vetting-validity',
        key: 'rv',
        value: 60,
        from: (await query<{ d: string }>('select spine.today()::text as d'))[0]?.d,
        source: 'For a test',
      },
      'ada',
    )
    assert.equal(asked.statusCode, 201, asked.body)
    const { id: policy } = asked.json() as { id: string }
    assert.equal((await service.send('POST', `/api/administration/policies/${policy}/approve`, {}, 'abel')).statusCode, 200)
    const second = await openReadyCase(as)
    await send(second, CLEAR, 'dora')
    assert.deepEqual(await kept(), before)
    const [later] = await query<{ policy: string; months: number }>(
      'select policy, (extract(year from age(upper(valid), lower(valid))) * 12)::int as months from vetting.clearances where case_id = $1',
      second,
    )
    assert.deepEqual(later, { policy, months: 60 })
  })
})

describe('outcomes', () => {
  it('count what was discontinued apart from what was refused', async () => {
    const id = await openReadyCase(as, { level: 'mv' })
    await as('vera', async tx => moveCase(tx, await getCase(tx, id), 'discontinued', { why: 'Under investigation' }))
    const other = await openReadyCase(as, { level: 'mv', adverse: true })
    await send(other, REFUSE, 'dora')
    await send(other, REFUSE, 'dan')
    const page = await service.get('/vetting/outcomes', 'dora')
    assert.equal(page.statusCode, 200)
    const row = /MV<\/th>([\s\S]*?)<\/tr>/.exec(page.body)?.[1] ?? ''
    const cells = [...row.matchAll(/>\s*(\d+)\s*<\/td>/g)].map(([, n]) => Number(n))
    // Granted, refused, not progressed, discontinued, withdrawn.
    assert.deepEqual(cells, [0, 1, 0, 1, 0])
    assert.equal((await service.get('/vetting/outcomes', 'rhea')).statusCode, 403)
  })
})

describe('the ledger', () => {
  it('knows who read what was found, and who decided, and nothing of what it was', async () => {
    const id = await openReadyCase(as, { adverse: true })
    await service.get(`/vetting/cases/${id}/decide`, 'dora')
    await send(id, REFUSE, 'dora')
    const entries = await query<{ kind: string; said: string }>(
      `select e.kind, c.said from ledger.entries e join ledger.contents c on c.entry = e.id
        where e.kind in ('findings-read', 'decision-made') and c.said like '%' || $1 || '%'`,
      id,
    )
    assert.deepEqual([...new Set(entries.map(({ kind }) => kind))].sort(), ['decision-made', 'findings-read'])
    assert.doesNotMatch(JSON.stringify(entries), /dishonesty|kept from us|conviction/)
  })
})

async function releasedOf(id: string) {
  const [row] = await query<Record<string, unknown>>('select r.* from vetting.released r where case_id = $1', id)
  const { case_id: _, ...rest } = row ?? {}
  return rest
}

async function mailOf(id: string): Promise<string[][]> {
  const rows = await query<{ kind: string; path: string }>(
    `select kind, path from spine.outbox where path like '%' || $1 order by path`,
    id,
  )
  return rows.map(({ kind, path }) => [kind, path])
}
