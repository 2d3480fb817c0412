/** Administration over HTTP: two people for each role and rule, by page, by machine and by the database's own words. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTestService, type PersonId } from '../../../test/support/service.ts'
import { openPool } from '../../platform/db/pools.ts'
import { asUser } from '../../platform/db/transaction.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { policyWords } from './policies/naming/rules.ts'

const service = await openTestService()
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => pool.end())
const as = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) => asUser(pool, { token: service.token(person), act: 'test.admin' }, work)

const WHY = { why: 'New in post' }
const countEntries = (kind: string) =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>('select count(*)::int as n from ledger.entries where kind = $1', [kind])).rows[0]?.n ?? 0,
  )
const today = () =>
  service.asOperator(async client => (await client.query<{ day: string }>('select spine.today()::text as day')).rows[0]?.day ?? '')

async function openAccount(subject: string): Promise<string> {
  const answer = await service.post(
    '/administration/accounts',
    { subject, name: `${subject} Invented`, standing: 'staff', email: '' },
    'ada',
  )
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 1000))
  return String(answer.headers.location)
}

/** Gives the address of what was asked for. */
async function askRole(account: string, role: string, person: PersonId = 'ada'): Promise<string> {
  const answer = await service.post(`${account}/roles`, { role, unit: '2', ...WHY }, person)
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  const page = await service.get(account, person)
  const [, path] = /href="(\/administration\/roles\/[0-9a-f-]+)">[^<]*<span[^>]*> for Vetting unit one/.exec(page.body) ?? []
  assert.ok(path)
  return path
}

describe('a role', () => {
  it('is asked for by one administrator, approved by another, and counts at once; whoever gets it has mail', async () => {
    const account = await openAccount('rosa')
    const role = await askRole(account, 'vetting-manager')
    assert.match((await service.get(role, 'ada')).body, /You asked for it, so another administrator must approve it/)
    assert.match((await service.get('/', 'abel')).body, /Approve or leave: Vetting manager for rosa Invented/)
    assert.doesNotMatch((await service.get('/', 'ada')).body, /Approve or leave/)
    const approved = await service.post(`${role}/approve`, {}, 'abel')
    assert.equal(approved.statusCode, 303)
    assert.match((await service.get(account, 'ada')).body, /In force/)
    const outbox = (await service.get('/administration/outbox', 'ada')).body
    assert.match(outbox, /Role given/)
    assert.match(outbox, /This mail says no more on purpose/)
  })

  it('that waits is shown with a name, so each look at the list is recorded: home page, overview and machine', async () => {
    await askRole(await openAccount('looked-at'), 'auditor')
    for (const path of ['/', '/administration', '/api/administration/roles']) {
      const before = await countEntries('asked-roles-listed')
      assert.match((await service.get(path, 'abel')).body, /looked-at Invented/, path)
      assert.equal(await countEntries('asked-roles-listed'), before + 1, path)
    }
  })

  it('is approved soon after a sign-in alone; an older one is made afresh from the page that says so', async () => {
    const role = await askRole(await openAccount('too-late'), 'auditor')
    const signedIn = (ago: string) =>
      service.asOperator(client =>
        client.query(
          `update spine.sessions set signed_in_at = now() - $1::interval where account = (select id from spine.accounts where subject = 'abel')`,
          [ago],
        ),
      )
    await signedIn('5 hours')
    const refused = await service.post(`${role}/approve`, {}, 'abel')
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, /Sign in again to do this/)
    assert.match(refused.body, /href="\/sign-in\?again=yes&amp;return=%2F"/)
    await signedIn('1 minute')
    assert.equal((await service.post(`${role}/approve`, {}, 'abel')).statusCode, 303)
  })

  it('for oneself is refused by page, by machine and by SQL, whoever approves', async () => {
    const own = await service.accountOf('ada')
    const before = await countEntries('refused')
    const page = await service.post(`/administration/accounts/${own}/roles`, { role: 'vetting-manager', unit: '2', ...WHY }, 'ada')
    assert.equal(page.statusCode, 403)
    assert.match(page.body, /Someone else must do this/)
    const machine = await service.send(
      'POST',
      '/api/administration/roles',
      { account: own, role: 'vetting-manager', unit: 2, ...WHY },
      'ada',
    )
    assert.equal(machine.statusCode, 403)
    assert.match(machine.body, /Someone else must do this/)
    await assert.rejects(
      as('ada', tx => sql`select spine.ask_assignment(spine.me(), 'vetting-manager', 2, daterange(spine.today(), null), 'x')`.execute(tx)),
      /Someone else must do this/,
    )
    // Another asks for it: the one it is about still cannot approve it, nor can who asked.
    const asked = await askRole(`/administration/accounts/${own}`, 'vetting-manager', 'abel')
    const id = asked.split('/').at(-1)
    for (const person of ['ada', 'abel'] as const) {
      assert.equal((await service.post(`${asked}/approve`, {}, person)).statusCode, 403, person)
      assert.equal((await service.send('POST', `/api/administration/roles/${id}/approve`, {}, person)).statusCode, 403, person)
      await assert.rejects(
        as(person, tx => sql`select spine.approve_assignment(${id})`.execute(tx)),
        /Someone else must do this/,
      )
    }
    assert.ok((await countEntries('refused')) >= before + 6, 'each refusal is recorded')
    assert.equal((await service.get('/forecast/runs', 'ada')).statusCode, 403)
  })

  it('is written by nobody directly: not its rows, nor the hands in it', async () => {
    const own = await service.accountOf('ada')
    for (const statement of [
      sql`insert into spine.assignments (account, role, unit, valid, why) values (${own}, 'vetting-manager', 2, daterange(spine.today(), null), 'x')`,
      sql`update spine.assignments set role = 'vetting-manager'`,
      sql`insert into spine.hands (matter, account, side) values (gen_random_uuid(), ${own}, 'approve')`,
    ])
      await assert.rejects(
        as('ada', tx => statement.execute(tx)),
        /permission denied/,
      )
  })

  it('sent twice is asked for once; asked for badly says what is wrong and keeps what was typed', async () => {
    const account = await openAccount('sent-twice')
    const key = '0b4b2c1e-0000-4000-8000-000000000001'
    const fields = { role: 'auditor', unit: '1', ...WHY }
    const [first, second] = [
      await service.post(`${account}/roles`, fields, 'ada', key),
      await service.post(`${account}/roles`, fields, 'ada', key),
    ]
    assert.equal(first.headers.location, second.headers.location)
    assert.equal((await service.get(account, 'ada')).body.match(/Waits for approval/g)?.length, 1)
    const badly = await service.post(
      `${account}/roles`,
      { role: '', unit: '', why: '', 'from-day': '31', 'from-month': '2', 'from-year': '2027' },
      'ada',
    )
    assert.equal(badly.statusCode, 422)
    for (const said of ['Select a role', 'Select the unit', 'Enter the reason', 'The first day must be a real date'])
      assert.match(badly.body, new RegExp(said))
    assert.match(badly.body, /value="31"/)
  })

  it('is ended by one administrator, for a reason, at the next click', async () => {
    const account = await openAccount('ended')
    const role = await askRole(account, 'auditor')
    await service.post(`${role}/approve`, {}, 'abel')
    assert.equal((await service.post(`${role}/end`, { why: ' ' }, 'ada')).statusCode, 422)
    assert.equal((await service.post(`${role}/end`, { why: 'Moved away' }, 'ada')).statusCode, 303)
    assert.match((await service.get(role, 'ada')).body, /Moved away/)
    assert.equal((await service.post(`${role}/end`, { why: 'Again' }, 'ada')).statusCode, 409)
  })
})

describe('an account', () => {
  it('is one for one person, and is closed, not taken away', async () => {
    const account = await openAccount('only-one')
    const again = await service.post('/administration/accounts', { subject: 'only-one', name: 'Two', standing: 'staff', email: '' }, 'ada')
    assert.equal(again.statusCode, 409)
    assert.match(again.body, /An open account already signs in like this/)
    assert.equal((await service.post(`${account}/close`, { why: 'Left the force' }, 'ada')).statusCode, 303)
    assert.match((await service.get(account, 'ada')).body, /Left the force/)
    assert.equal(
      (await service.app.inject({ method: 'DELETE', url: account, headers: { cookie: service.cookieOf('ada') } })).statusCode,
      405,
    )
  })

  it('is found by a part of its name, and each look is recorded', async () => {
    const before = await countEntries('accounts-listed')
    const page = (await service.get('/administration/accounts?q=victor', 'ada')).body
    assert.match(page, /Victor Invented/)
    assert.doesNotMatch(page, /Vera Invented/)
    assert.equal(await countEntries('accounts-listed'), before + 1)
  })

  it('is told its mail address by an administrator, who then sees it no more', async () => {
    const account = await openAccount('mailed')
    assert.equal((await service.post(`${account}/contact`, { email: 'nonsense' }, 'ada')).statusCode, 422)
    assert.equal((await service.post(`${account}/contact`, { email: 'mailed@example.police.uk' }, 'ada')).statusCode, 303)
    assert.doesNotMatch((await service.get(account, 'ada')).body, /mailed@example/)
  })

  it('has its sessions ended by an administrator', async () => {
    const account = `/administration/accounts/${await service.accountOf('norman')}`
    const [, path] = /action="([^"]+\/end)"/.exec((await service.get(account, 'ada')).body) ?? []
    assert.ok(path)
    assert.equal((await service.get('/sessions', 'norman')).statusCode, 200)
    await service.post(path, {}, 'ada')
    assert.equal((await service.get('/sessions', 'norman')).statusCode, 303)
  })
})

describe('a rule', () => {
  it('is changed by two, from a day on, and what is in force until then stays', async () => {
    const [year, month, day] = (await today()).split('-')
    const starts = { 'starts-day': day ?? '', 'starts-month': month ?? '', 'starts-year': year ?? '' }
    const path = '/administration/policies/session/idle-minutes'
    assert.equal((await service.post(path, { value: '2', source: '', ...starts }, 'ada')).statusCode, 422)
    const asked = await service.post(path, { value: '45', source: 'Minute of the board', ...starts }, 'ada')
    assert.equal(asked.statusCode, 303, asked.body.slice(0, 1000))
    const change = String(asked.headers.location)
    assert.match((await service.get(path, 'ada')).body, /Today: 30 minutes/)
    assert.equal((await service.post(`${change.replace('/asked/', '/asked/')}/approve`, {}, 'ada')).statusCode, 403)
    assert.equal((await service.post(`${change}/approve`, {}, 'abel')).statusCode, 303)
    assert.match((await service.get(path, 'ada')).body, /Today: 45 minutes/)
    assert.match((await service.get('/administration/policies', 'ada')).body, /45 minutes/)
  })

  it('has words whatever it is, and stands in an area of the page', async () => {
    const { rows } = await service.asOperator(client =>
      client.query<{ kind: string; key: string }>('select distinct kind, key from spine.policies'),
    )
    for (const { kind, key } of rows) assert.notEqual(policyWords(kind, key).says, '', `${kind}/${key}`)
    const page = (await service.get('/administration/policies', 'ada')).body
    assert.doesNotMatch(page, /Other rules/)
    for (const { kind, key } of rows) assert.ok(page.includes(policyWords(kind, key).name), `${kind}/${key}`)
  })

  it('that lists codes takes no slip: a check that nobody knows, or words for a code', async () => {
    const [year = '', month = '', day = ''] = (await today()).split('-')
    const typed = { source: 'Minute', 'starts-day': day, 'starts-month': month, 'starts-year': year }
    const ask = (rule: string, value: string) => service.post(`/administration/policies/${rule}`, { ...typed, value }, 'ada')
    assert.match((await ask('vetting-checks/rv', 'identity\nrecord')).body, /“record” is none of: identity, records/)
    assert.match((await ask('vetting-reasons/grant', 'Nothing adverse')).body, /is not a code/)
    assert.equal((await ask('vetting-validity/sc', '0')).statusCode, 422)
    assert.equal((await ask('vetting-reasons/grant', 'nothing-adverse\nadverse-old')).statusCode, 303)
  })

  it('can be asked for and approved by machines, under the same rule', async () => {
    const body = { kind: 'forecast', key: 'upload-days', value: 60, from: await today(), source: 'Minute' }
    const asked = await service.send('POST', '/api/administration/policies', body, 'ada')
    assert.equal(asked.statusCode, 201, asked.body)
    const { id } = asked.json<{ id: string }>()
    assert.equal((await service.send('POST', `/api/administration/policies/${id}/approve`, {}, 'ada')).statusCode, 403)
    assert.equal((await service.send('POST', `/api/administration/policies/${id}/approve`, {}, 'abel')).statusCode, 200)
    assert.equal((await service.send('POST', '/api/administration/policies', { ...body, value: 0 }, 'ada')).statusCode, 422)
  })

  it('that proclaims a bank holiday takes a working day away, and the calendar says where it is from', async () => {
    const [year = '', month = '', day = ''] = (await today()).split('-')
    const next = Number(year) + 1
    const working = (body: string) => Number(/has (\d+) working days/.exec(body)?.[1])
    const before = working((await service.get(`/administration/calendar?year=${next}`, 'ada')).body)
    // The second Monday of May is never a bank holiday by the published list.
    const may = new Date(Date.UTC(next, 4, 8))
    while (may.getUTCDay() !== 1) may.setUTCDate(may.getUTCDate() + 1)
    const monday = may.toISOString().slice(0, 10)
    const typed = {
      value: `${monday} = Invented jubilee`,
      source: 'Proclamation',
      'starts-day': day,
      'starts-month': month,
      'starts-year': year,
    }
    const asked = await service.post('/administration/policies/calendar/extra-bank-holidays', typed, 'ada')
    const approved = await service.post(`${asked.headers.location}/approve`, {}, 'abel')
    assert.equal(approved.statusCode, 303, approved.body.replaceAll(/<[^>]+>/g, ' '))
    const page = (await service.get(`/administration/calendar?year=${next}`, 'ada')).body
    assert.equal(working(page), before - 1)
    assert.match(page, /Invented jubilee/)
    assert.match(page, /A rule approved here/)
    assert.equal((await service.get('/administration/calendar?year=1900', 'ada')).statusCode, 404)
  })
})

describe('a move of a unit', () => {
  const askMove = (unit: number, below: number) =>
    as('nell', async tx => {
      const { rows } = await sql<{ id: string }>`select spine.ask_move(${unit}, ${below}, spine.today(), 'Reorganised') as id`.execute(tx)
      return rows[0]?.id ?? ''
    })
  const parentOf = (unit: number) =>
    service.asOperator(
      async client => (await client.query<{ parent: number }>('select parent from spine.units where id = $1', [unit])).rows[0]?.parent,
    )

  it('waits until an administrator approves it: on the home page, among the units, by page', async () => {
    const id = await askMove(3, 4)
    assert.match((await service.get('/', 'abel')).body, /Approve or leave: Vetting unit two moves below Command one/)
    assert.match(
      (await service.get('/administration/units', 'ada')).body,
      /Moves that wait[\s\S]*Vetting unit two[\s\S]*Waits for approval/,
    )
    const page = await service.get(`/administration/moves/${id}`, 'ada')
    assert.match(page.body, /Reorganised/)
    assert.equal(await parentOf(3), 1)
    assert.equal((await service.post(`/administration/moves/${id}/approve`, {}, 'ada')).statusCode, 303)
    assert.equal(await parentOf(3), 4)
    assert.match((await service.get(`/administration/moves/${id}`, 'ada')).body, /Done/)
    assert.doesNotMatch((await service.get('/', 'abel')).body, /moves below/)
    assert.equal((await service.post(`/administration/moves/${id}/approve`, {}, 'abel')).statusCode, 409)
  })

  it('is approved by machine too, and refused to who gains by it, whoever may not approve, and where there is none', async () => {
    const id = await askMove(3, 5)
    const listed = (await service.get('/api/administration/moves', 'ada')).json<{ moves: { id: string }[] }>()
    assert.deepEqual(
      listed.moves.map(move => move.id),
      [id],
    )
    const path = `/api/administration/moves/${id}/approve`
    for (const person of ['nell', 'vera', 'una'] as const)
      assert.equal((await service.send('POST', path, {}, person)).statusCode, 403, person)
    // An administrator for the unit alone under which it is to come.
    const asked = await service.send(
      'POST',
      '/api/administration/roles',
      { account: await service.accountOf('victor'), role: 'administrator', unit: 5, ...WHY },
      'ada',
    )
    await service.send('POST', `/api/administration/roles/${asked.json<{ id: string }>().id}/approve`, {}, 'abel')
    const gaining = await service.send('POST', path, {}, 'victor')
    assert.equal(gaining.statusCode, 403)
    assert.match(gaining.body, /Someone else must do this/)
    assert.equal((await service.send('POST', path, {}, 'ada')).statusCode, 200)
    assert.equal(await parentOf(3), 5)
    const none = '00000000-0000-4000-8000-000000000000'
    assert.equal((await service.send('POST', `/api/administration/moves/${none}/approve`, {}, 'ada')).statusCode, 404)
    assert.equal((await service.post(`/administration/moves/${none}/approve`, {}, 'ada')).statusCode, 404)
  })

  it('is all that administrators do with units: the register opens and closes them', async () => {
    assert.equal((await service.get('/administration/units/new', 'ada')).statusCode, 404)
    assert.equal((await service.post('/administration/units', { code: 'X', name: 'X', below: '1' }, 'ada')).statusCode, 405)
  })
})

describe('a legal hold', () => {
  it('is placed by one and lifted by two', async () => {
    const matter = await service.accountOf('vera')
    assert.equal((await service.post('/administration/holds', { matter: 'x', why: '' }, 'ada')).statusCode, 422)
    assert.equal((await service.post('/administration/holds', { matter, why: 'Inquiry 7' }, 'ada')).statusCode, 303)
    const [, lift] =
      /action="(\/administration\/holds\/[0-9a-f-]+)\/lift"/.exec((await service.get('/administration/holds', 'ada')).body) ?? []
    assert.ok(lift)
    assert.equal((await service.post(`${lift}/lift`, { why: '' }, 'ada')).statusCode, 422)
    assert.equal((await service.post(`${lift}/lift`, { why: 'Inquiry ended' }, 'ada')).statusCode, 303)
    assert.equal((await service.post(`${lift}/approve`, {}, 'ada')).statusCode, 403)
    assert.equal((await service.post(`${lift}/approve`, {}, 'abel')).statusCode, 303)
    assert.match((await service.get('/administration/holds', 'ada')).body, /Lifted/)
  })
})

describe('jobs', () => {
  it('are seen by an administrator: what waits, and nothing of what it is about', async () => {
    const page = await service.get('/administration/jobs', 'ada')
    assert.match(page.body, /Send mail/)
    assert.equal((await service.post('/administration/jobs/999999999/retry', {}, 'ada')).statusCode, 409)
  })

  it('that have failed for good wait on the home page and in their list, and are tried again from there', async () => {
    await service.asOperator(async client => {
      const { rows } = await client.query<{ id: string }>(`select id from graphile_worker.add_job('remind-nobody', max_attempts := 1)`)
      await client.query(`update graphile_worker._private_jobs set attempts = 1, last_error = 'It went wrong' where id = $1`, [rows[0]?.id])
    })
    assert.match((await service.get('/', 'ada')).body, /1 job has failed/)
    const list = (await service.get('/administration/jobs', 'ada')).body
    assert.match(list, /Remind nobody[\s\S]*It went wrong[\s\S]*Failed[\s\S]*1 of 1/)
    const [, retry = ''] = /action="(\/administration\/jobs\/\d+\/retry)"/.exec(list) ?? []
    assert.equal((await service.post(retry, {}, 'vera')).statusCode, 403)
    assert.equal((await service.post(retry, {}, 'ada')).statusCode, 303)
    assert.doesNotMatch((await service.get('/', 'ada')).body, /has failed/)
    assert.equal(await countEntries('job-retried'), 1)
  })
})

describe('an administrator', () => {
  it('sees no report, no forecast and no entry of the ledger', async () => {
    for (const path of ['/forecast/runs', '/forecast/uploads/new', '/ledger', '/api/forecast/runs'])
      assert.equal((await service.get(path, 'ada')).statusCode, 403, path)
  })
})
