/** The queue over HTTP: seen, filtered, paged, taken as a file and given out by its unit; by another unit and by outsiders not. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService } from '../../../../test/support/service.ts'
import { behindTheWall, openReadyCase, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { endVisit, openCase, startVisit } from '../cases/actions.ts'
import { lookAtCase } from '../cases/look.ts'
import { getCase } from '../cases/queries.ts'
import type { NewCase } from '../cases/rules.ts'
import { askApplicant, receiveAnswer } from '../requests/actions.ts'
import { getRequest } from '../requests/queries.ts'
import { recuse } from '../steps/actions.ts'
import { listVisits } from '../visits/queries.ts'
import { countQueue, listQueue } from './queries.ts'
import { type Asked, cursorOf, type QueueRow, readQueue, SORTS, type Sort } from './rules.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)
for (const person of ['vera', 'victor', 'rhea', 'dora', 'dan'] as const) await service.get('/', person)
const account = { rhea: await service.accountOf('rhea'), dan: await service.accountOf('dan'), dora: await service.accountOf('dora') }

const AT_HOME = {
  addresses: [{ from: calendarDate('1980-01-01'), last: null, country: 'GB', overseasService: false, lines: '1 Invented Street' }],
  relations: [],
}
/** In unit 2, with its form unless told otherwise. */
const open = (more: Partial<NewCase> = {}, hasForm = true): Promise<string> =>
  as('rhea', tx =>
    openCase(tx, {
      ...{ unit: 2, subject: { familyName: 'Invented', givenNames: 'Carol', born: calendarDate('1980-01-01') }, receivedOn: today },
      ...{ level: 'rv', regime: 'officer', kind: 'new', ...(hasForm ? { form: AT_HOME } : {}), ...more },
    }),
  )
const refOf = (id: string) => as('rhea', async tx => (await getCase(tx, id)).ref)
const versionOf = (id: string) => as('rhea', async tx => (await getCase(tx, id)).version)
const holderOf = (id: string) => as('rhea', async tx => (await getCase(tx, id)).allocatedTo)
const seen = async (id: string) => `${id}~${await versionOf(id)}`
const daysAgo = (days: number): Promise<CalendarDate> =>
  service.asOperator(async client =>
    calendarDate((await client.query<{ day: string }>(`select (spine.today() - ${days})::text as day`)).rows[0]?.day ?? ''),
  )
const asked = (typed: Record<string, unknown> = {}): Asked =>
  readQueue({
    ...{
      unit: '',
      level: [],
      state: [],
      stage: '',
      party: '',
      age: '',
      late: '',
      who: '',
      priority: '',
      red: '',
      sort: '',
      dir: '',
      after: '',
    },
    ...typed,
  } as never)
const listed = (typed: Record<string, unknown> = {}, most = 1000): Promise<QueueRow[]> =>
  as('vera', tx => listQueue(tx, 2, asked(typed), most))
const idsOf = async (typed: Record<string, unknown>) => new Set((await listed(typed)).map(({ id }) => id))
const entries = (kind: string) =>
  service.asOperator(
    async client =>
      (await client.query<{ n: number }>('select count(*)::int as n from ledger.entries where kind = $1', [kind])).rows[0]?.n ?? 0,
  )

describe('the queue', () => {
  it('shows a case with who holds it since when, each look an entry; another unit and outsiders do not see it', async () => {
    const id = await open({ subject: { familyName: 'Queued', givenNames: 'Only', born: calendarDate('1991-02-03') } })
    const before = await entries('queue-listed')
    const page = await service.get('/vetting/queue', 'rhea')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, new RegExp(`${await refOf(id)}</a><span class="muster-under">Only Queued`))
    assert.match(page.body, /role="status"/)
    assert.match(page.body, /aria-sort="ascending"/)
    assert.equal(await entries('queue-listed'), before + 1)
    assert.doesNotMatch((await service.get('/vetting/queue', 'victor')).body, /Queued/)
    assert.equal((await service.get('/vetting/queue?unit=2', 'victor')).statusCode, 404)
    for (const person of ['ada', 'audrey', 'nell', 'sonia', 'paula', 'norman'] as const)
      for (const path of ['/vetting', '/vetting/queue', '/vetting/queue.csv', '/vetting/search?q=Queued', '/vetting/workload'])
        assert.equal((await service.get(path, person)).statusCode, 403, `${person} ${path}`)
  })

  it('says whose turn it is as the clock of the case does', async () => {
    const waiting = await open({}, false)
    const atUnit = await open()
    const askedFor = await open()
    await as('rhea', tx => askApplicant(tx, askedFor, { wants: ['photograph'], words: '' }))
    const elsewhere = await open()
    await as('rhea', async tx => {
      for (const visit of await listVisits(tx, elsewhere)) if (visit.party === 'unit') await endVisit(tx, elsewhere, visit.id, 'clear')
    })
    const abroad = await open({ level: 'nppv1', regime: 'non-police' })
    await as('rhea', async tx => {
      for (const visit of await listVisits(tx, abroad)) await endVisit(tx, abroad, visit.id, 'clear')
      await startVisit(tx, abroad, { stage: 'other-force', party: 'other-force', partyName: 'Invented Force' })
    })
    const ready = await openReadyCase(as)
    const rows = new Map((await listed()).map(row => [row.id, row]))
    for (const id of [waiting, atUnit, askedFor, elsewhere, abroad, ready]) {
      const { clock } = await as('vera', tx => lookAtCase(tx, id))
      assert.equal(rows.get(id)?.party, clock.now, id)
      assert.ok((await idsOf({ party: clock.now })).has(id), `${id} waits for ${clock.now}`)
      for (const party of ['unit', 'applicant', 'other-force', 'agency', 'uksv', 'panel'])
        if (party !== clock.now) assert.ok(!(await idsOf({ party })).has(id), `${id} does not wait for ${party}`)
    }
    assert.equal(rows.get(abroad)?.partyName, 'Invented Force')
    assert.ok((await idsOf({ stage: 'decision' })).has(ready))
    assert.ok((await idsOf({ stage: 'request' })).has(askedFor))
    assert.ok((await idsOf({ stage: 'form' })).has(waiting))
    assert.ok(!(await idsOf({ stage: 'records' })).has(elsewhere))
  })

  it('is filtered by level, state, age, target, priority, holder and waivers, each filter taken away by a link', async () => {
    const old = await open({ receivedOn: await daysAgo(100), level: 'mv' })
    assert.ok((await idsOf({ age: 'over-50', late: 'yes' })).has(old))
    assert.ok(!(await idsOf({ age: 'to-10' })).has(old))
    assert.ok(!(await idsOf({ level: ['sc'] })).has(old))
    assert.ok((await idsOf({ level: ['sc', 'mv'], state: ['checks'], who: 'nobody' })).has(old))
    assert.ok(!(await idsOf({ who: 'somebody' })).has(old))
    const page = (await service.get('/vetting/queue?level=mv&state=checks&age=over-50&late=yes', 'vera')).body
    assert.match(page, new RegExp(await refOf(old)))
    assert.match(page, /Remove this filter<\/span> Age: More than 50 working days/)
    assert.match(page, /href="\/vetting\/queue\?state=checks&amp;age=over-50&amp;late=yes"/)
    const none = (await service.get('/vetting/queue?level=dv', 'vera')).body
    assert.match(none, /0 open cases with these filters/)
    assert.match(none, /No open case is like this/)
    // An old address with what is not known any more still works.
    assert.equal((await service.get('/vetting/queue?level=zz&sort=rank&after=nonsense&age=old', 'vera')).statusCode, 200)
  })

  it('comes page by page in every order, none twice and none left out, while cases come in', async () => {
    for (const level of ['rv', 'mv', 'nppv3'] as const)
      for (const days of [1, 1, 40]) await open({ level, receivedOn: await daysAgo(days) })
    for (const sort of Object.keys(SORTS) as Sort[])
      for (const dir of ['', 'desc']) {
        const whole = (await listed({ sort, dir })).map(({ id }) => id)
        const got: string[] = []
        for (let after = asked().after, more = true; more; ) {
          const rows = await as('vera', tx => listQueue(tx, 2, { ...asked({ sort, dir }), after }, 4))
          got.push(...rows.slice(0, 4).map(({ id }) => id))
          more = rows.length > 4
          after = rows[3] && cursorOf(rows[3], sort)
        }
        assert.deepEqual(got, whole, `${sort} ${dir}`)
      }
    assert.equal(await as('vera', tx => countQueue(tx, 2, asked())), (await listed()).length)
  })

  it('is had as a file, with what its page shows', async () => {
    const file = await service.get('/vetting/queue.csv?level=mv', 'rhea')
    assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8')
    const lines = file.body.trim().split('\r\n')
    assert.match(lines[0] ?? '', /^\uFEFF?case,family_name/)
    assert.equal(lines.length - 1, (await listed({ level: ['mv'] })).length)
    assert.ok(lines.slice(1).every(line => line.includes(',MV,')))
  })
})

describe('giving out many cases', () => {
  const give = (cases: string[], to: string, person: 'vera' | 'dora' | 'rhea' | 'victor' = 'vera') =>
    service.post('/vetting/queue/allocate', { case: cases, to }, person)

  it('does all of them at once and tells their new holder once', async () => {
    const cases = [await open(), await open(), await open()]
    const mails = () =>
      service.asOperator(async client => (await client.query('select from spine.outbox where account = $1', [account.dan])).rowCount ?? 0)
    const before = await mails()
    const answer = await give(await Promise.all(cases.map(seen)), account.dan)
    assert.equal(answer.statusCode, 303, answer.body.slice(0, 500))
    for (const id of cases) assert.equal(await holderOf(id), account.dan)
    assert.equal(await mails(), before + 1)
    assert.match((await service.get('/vetting', 'dan')).body, /Allocated to you: 3 cases/)
    assert.match((await service.get(`/vetting/queue?who=${account.dan}`, 'vera')).body, /Dan Invented/)
  })

  it('leaves all of them as they were where one has changed meanwhile, and says which', async () => {
    const [first, second] = [await open(), await open()]
    const picked = [await seen(first), await seen(second)]
    assert.equal((await give([picked[1] ?? ''], account.rhea)).statusCode, 303)
    const late = await give(picked, account.dan)
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /1 case has changed or was closed meanwhile/)
    assert.match(late.body, new RegExp(await refOf(second)))
    assert.equal(await holderOf(first), null)
    assert.equal(await holderOf(second), account.rhea)
  })

  it('by two at once, in different orders, ends with one of them', async () => {
    const cases = await Promise.all([open(), open(), open(), open()])
    const picked = await Promise.all(cases.map(seen))
    const [one, other] = await Promise.all([give(picked, account.dan, 'vera'), give(picked.toReversed(), account.rhea, 'dora')])
    assert.deepEqual([one.statusCode, other.statusCode].sort(), [303, 409])
    assert.equal(new Set(await Promise.all(cases.map(holderOf))).size, 1)
  })

  it('proposes by skill and load and changes nothing before somebody confirms; nobody gets a case of a person they know', async () => {
    const ready = await openReadyCase(as)
    const id = await open()
    await as('dan', tx => recuse(tx, ready, 'We were at school', account.dan))
    const page = (await service.get(`/vetting/queue/allocate?case=${await seen(ready)}&case=${await seen(id)}`, 'vera')).body
    assert.match(page, new RegExp(`value="${id}~2~${account.rhea}" selected`))
    assert.match(page, new RegExp(`value="${ready}~\\d+~(?!${account.dan})[^"]+" selected`))
    assert.match(page, /Can do: Identity and right to work, PNC and PND/)
    assert.equal(await holderOf(id), null)
    const refused = await service.post(
      '/vetting/queue/allocate',
      { give: [`${await seen(ready)}~${account.dan}`, `${await seen(id)}~${account.rhea}`] },
      'vera',
    )
    assert.equal(refused.statusCode, 409)
    assert.match(refused.body, /is for somebody who knows the person/)
    assert.equal(await holderOf(id), null)
    const given = await service.post(
      '/vetting/queue/allocate',
      { give: [`${await seen(ready)}~${account.dora}`, `${await seen(id)}~`] },
      'vera',
    )
    assert.equal(given.statusCode, 303)
    assert.equal(await holderOf(ready), account.dora)
    assert.equal(await holderOf(id), null)
    assert.match((await service.get('/vetting', 'dora')).body, /To be decided/)
  })

  it('is refused without anybody chosen, to outsiders of the unit, to strangers and by researchers', async () => {
    const id = await open()
    assert.equal((await give([await seen(id)], '')).statusCode, 422)
    assert.equal((await give([await seen(id)], await service.accountOf('victor'))).statusCode, 422)
    assert.equal((await give([await seen(id)], account.dan, 'victor')).statusCode, 404)
    assert.equal((await give([await seen(id)], account.dan, 'rhea')).statusCode, 403)
    assert.match((await service.get('/vetting/queue/allocate', 'vera')).body, /No case is selected/)
    assert.equal(await holderOf(id), null)
  })
})

describe('what else is there', () => {
  it('my cases say what waits: an answer that came, until something is done', async () => {
    const id = await open()
    await service.post('/vetting/queue/allocate', { case: [await seen(id)], to: account.rhea }, 'vera')
    const request = await as('rhea', tx => askApplicant(tx, id, { wants: ['photograph'], words: '' }))
    assert.doesNotMatch((await service.get('/vetting', 'rhea')).body, /Answered by the applicant/)
    await as('rhea', async tx => receiveAnswer(tx, id, request, (await getRequest(tx, id, request)).version))
    const page = (await service.get('/vetting', 'rhea')).body
    assert.match(page, new RegExp(`Answered by the applicant[\\s\\S]*${await refOf(id)}`))
  })

  it('keeps a view for its owner alone, by a name once', async () => {
    const save = (name: string, person: 'rhea' | 'dora' = 'rhea') =>
      service.post('/vetting/queue/views', { name, query: 'level=mv&sort=target' }, person)
    assert.equal((await save('Mine by target')).headers.location, '/vetting/queue?level=mv&sort=target')
    const page = (await service.get('/vetting/queue', 'rhea')).body
    assert.match(page, /href="\/vetting\/queue\?level=mv&amp;sort=target">\s*Mine by target/)
    assert.doesNotMatch((await service.get('/vetting/queue', 'dora')).body, /Mine by target/)
    const twice = await save('Mine by target')
    assert.equal(twice.statusCode, 409)
    assert.match(twice.body, /You have a view of this name already/)
    assert.equal((await save('  ')).statusCode, 422)
    assert.equal((await save('Mine by target', 'dora')).statusCode, 303)
    const drop = /action="(\/vetting\/queue\/views\/[^"]+\/drop)"/.exec(page)?.[1] ?? ''
    assert.equal((await service.post(drop, {}, 'dora')).statusCode, 404)
    assert.equal((await service.post(drop, {}, 'rhea')).statusCode, 303)
    assert.doesNotMatch((await service.get('/vetting/queue', 'rhea')).body, /Mine by target/)
  })

  it('finds by reference and by the beginning of a name in either order, within the unit', async () => {
    const id = await open({ subject: { familyName: 'McQuillan-Lee', givenNames: 'Zoë Ann', born: calendarDate('1980-01-01') } })
    const ref = await refOf(id)
    const finds = async (q: string, person: 'rhea' | 'victor' = 'rhea') =>
      (await service.get(`/vetting/search?q=${encodeURIComponent(q)}`, person)).body.includes(`${ref}</a>`)
    for (const q of [ref, ref.toLowerCase(), ref.slice(0, -2), 'mcquil', 'zoë mcquillan', 'McQuillan-Lee, zo', 'mcquillan-lee zoë ann'])
      assert.ok(await finds(q), q)
    for (const q of ['carol mcquillan', 'quillan', 'm', '']) assert.ok(!(await finds(q)), q)
    assert.ok(!(await finds(ref, 'victor')))
  })

  it('says how much everybody has, and never how fast', async () => {
    const page = (await service.get('/vetting/workload', 'vera')).body
    assert.match(page, /Dan Invented/)
    assert.match(page, /Nobody/)
    assert.doesNotMatch(page, /average|per (day|week)|median/i)
    assert.equal((await service.get('/vetting/workload', 'rhea')).statusCode, 403)
  })
})
