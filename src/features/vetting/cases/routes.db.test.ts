/** Cases over HTTP: opened, looked at and worked on by the unit; once well, once badly, and by others not at all. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { calendarDate } from '../../../values/date.ts'
import { listVisits } from '../visits/queries.ts'
import { openCase } from './actions.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)

const NEW = {
  ...{ givenNames: 'Carol', familyName: 'Invented', 'born-day': '3', 'born-month': '4', 'born-year': '1991' },
  ...{ level: 'rv', regime: 'officer', kind: 'new', sponsorRef: 'CT/D/17' },
  ...{ addresses: '1', 'lines-0': '1 Invented Street', 'country-0': 'GB', 'from-0-day': '1', 'from-0-month': '1', 'from-0-year': '2010' },
}
async function open(typed: Record<string, string> = NEW, person: PersonId = 'rhea', key: string = randomUUID()): Promise<string> {
  const answer = await service.post('/vetting/cases/new', { ...typed, sure: 'yes' }, person, key)
  assert.equal(answer.statusCode, 303, answer.body.slice(0, 2000))
  return String(answer.headers.location)
}
const idOf = (path: string) => path.split('/').at(-1) ?? ''
const count = (statement: string, values: unknown[] = []) =>
  service.asOperator(
    async client => (await client.query<{ n: number }>(`select count(*)::int as n from (${statement}) found`, values)).rows[0]?.n ?? 0,
  )
const entries = (kind: string) => count('select from ledger.entries where kind = $1', [kind])
const versionIn = (body: string) => /name="_version" value="(\d+)"/.exec(body)?.[1] ?? ''
const visitOf = async (path: string, stage: string) =>
  (await as('rhea', tx => listVisits(tx, idOf(path)))).find(each => each.stage === stage)?.id ?? ''
async function endAll(path: string, person: PersonId = 'rhea'): Promise<void> {
  for (const visit of await as(person, tx => listVisits(tx, idOf(path))))
    if (visit.result === null)
      assert.equal((await service.post(`${path}/visits/${visit.id}/end`, { result: 'clear' }, person)).statusCode, 303)
}

describe('opening a case', () => {
  it('shows what was typed before it counts, and opens the case once however often it is sent', async () => {
    const before = await count('select from vetting.cases')
    const check = await service.post('/vetting/cases/new', NEW, 'rhea')
    assert.equal(check.statusCode, 200)
    assert.match(check.body, /Check before opening the case/)
    assert.match(check.body, /Long enough/)
    assert.equal(await count('select from vetting.cases'), before)
    const key = randomUUID()
    assert.equal(await open(NEW, 'rhea', key), await open(NEW, 'rhea', key))
    assert.equal(await count('select from vetting.cases'), before + 1)
  })

  it('says what is wrong at its field, an unknown level among it, and stores nothing', async () => {
    const before = await count('select from vetting.subjects')
    const answer = await service.post('/vetting/cases/new', { ...NEW, level: 'tv', 'born-day': '31' }, 'rhea')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /href="#level">Select the level/)
    assert.match(answer.body, /The date of birth must be a real date/)
    assert.match(answer.body, /value="1 Invented Street"|1 Invented Street<\/textarea>/)
    assert.equal(await count('select from vetting.subjects'), before)
  })

  it('shows who might be the same person, and opens the case of a known person from their record', async () => {
    await open({ ...NEW, familyName: 'Alikeson' })
    const check = await service.post('/vetting/cases/new', { ...NEW, familyName: 'ALIKESON' }, 'rhea')
    assert.match(check.body, /Is it one of these people\?/)
    const [, subject = ''] = /cases\/new\?subject=([0-9a-f-]{36})/.exec(check.body) ?? []
    const page = await service.get(`/vetting/cases/new?subject=${subject}`, 'rhea')
    assert.match(page.body, /Carol Alikeson/)
    const before = await count('select from vetting.subjects')
    const { givenNames: _, familyName: __, ...rest } = NEW
    await open({ ...rest, subject })
    assert.equal(await count('select from vetting.subjects'), before)
    assert.doesNotMatch((await service.get(`/vetting/cases/new?subject=${subject}`, 'victor')).body, /Alikeson/)
  })

  it('gives another row when asked, without losing what was typed', async () => {
    const answer = await service.post('/vetting/cases/new', { ...NEW, 'add-address': 'yes' }, 'rhea')
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /id="lines-1"/)
    assert.match(answer.body, /1 Invented Street<\/textarea>/)
  })

  it('without a form waits for it; taking the form in begins the checks', async () => {
    const path = await open({ ...NEW, 'lines-0': '', 'from-0-day': '', 'from-0-month': '', 'from-0-year': '' })
    assert.match((await service.get(path, 'rhea')).body, /Form awaited/)
    const page = (await service.get(`${path}/form`, 'rhea')).body
    const bad = await service.post(`${path}/form`, { _version: versionIn(page), addresses: '1' }, 'rhea')
    assert.equal(bad.statusCode, 422)
    assert.match(bad.body, /Enter at least one address/)
    assert.equal((await service.post(`${path}/form`, { ...NEW, _version: versionIn(page) }, 'rhea')).statusCode, 303)
    assert.match((await service.get(path, 'rhea')).body, /Checks under way/)
  })

  it('is for a vetting unit alone', async () => {
    for (const person of ['ada', 'audrey', 'nell', 'sonia', 'paula', 'norman'] as const)
      assert.equal((await service.get('/vetting/cases/new', person)).statusCode, 403, person)
  })
})

describe('the page of a case', () => {
  it('is there for the unit, each look an entry; for another unit it is not there', async () => {
    const path = await open()
    const before = await entries('case-read')
    const page = await service.get(path, 'dora')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /Carol Invented/)
    assert.match(page.body, /Waits for: Vetting unit/)
    assert.equal(await entries('case-read'), before + 1)
    for (const page of [
      '',
      '/timeline',
      '/form',
      '/findings',
      '/notes',
      '/close',
      '/requests',
      '/priority',
      '/waivers',
      '/residency',
      '/visits',
      '/recuse',
    ])
      assert.equal((await service.get(`${path}${page}`, 'victor')).statusCode, 404, page)
    assert.equal((await service.get(path, 'ada')).statusCode, 403)
  })

  it('counts working days, those of the unit apart', async () => {
    const ago = await service.asOperator(
      async client =>
        (
          await client.query<{ day: string }>(
            `select max(day)::text as day from spine.calendar where n = (select n - 10 from spine.calendar where day = spine.today())`,
          )
        ).rows[0]?.day ?? '',
    )
    const id = await as('rhea', tx =>
      openCase(tx, {
        ...{
          unit: 2,
          subject: { familyName: 'Invented', givenNames: 'Old', born: calendarDate('1980-01-01') },
          level: 'rv',
          regime: 'staff',
          kind: 'new',
        },
        receivedOn: calendarDate(ago),
      }),
    )
    const page = (await service.get(`/vetting/cases/${id}`, 'rhea')).body
    // Since then the form is awaited, so none of it is the unit's.
    assert.match(page, /<dd>10<span class="muster-unit"> working days/)
    assert.match(page, /<dd>0<span class="muster-unit"> working days/)
    assert.match(page, /Applicant<\/th><td[^>]*>10<\/td><td[^>]*>100%/)
  })

  it('shows findings on a page of their own, each look an entry of its own kind; the words are nowhere else', async () => {
    const path = await open()
    const visit = await visitOf(path, 'records')
    assert.equal((await service.post(`${path}/visits/${visit}/end`, { result: 'trace' }, 'rhea')).headers.location, `${path}/traces`)
    const bad = await service.post(`${path}/traces`, { stage: 'records' }, 'rhea')
    assert.equal(bad.statusCode, 422)
    const found = { stage: 'records', about: 'family', kind: 'conviction', adverse: 'yes', words: 'Words that are found here alone' }
    assert.equal((await service.post(`${path}/traces`, found, 'rhea')).statusCode, 303)
    const before = await entries('findings-read')
    assert.match((await service.get(`${path}/findings`, 'dora')).body, /Words that are found here alone/)
    assert.equal(await entries('findings-read'), before + 1)
    for (const page of ['', '/timeline', '/form', '/notes'])
      assert.doesNotMatch((await service.get(`${path}${page}`, 'dora')).body, /found here alone/)
  })
})

describe('a case', () => {
  it('is ready only when its checks are done; then it can go back', async () => {
    const path = await open()
    const early = await service.post(`${path}/ready`, { _version: '2' }, 'rhea')
    assert.equal(early.statusCode, 409)
    assert.match(early.body, /Still to be done: Identity and right to work; PNC and PND/)
    await endAll(path)
    const page = (await service.get(path, 'rhea')).body
    assert.equal((await service.post(`${path}/ready`, { _version: versionIn(page) }, 'rhea')).statusCode, 303)
    assert.match((await service.get(path, 'dora')).body, /Ready to be decided/)
    assert.equal((await service.post(`${path}/back`, { _version: '3' }, 'dora')).statusCode, 303)
    assert.match((await service.get(path, 'dora')).body, /Checks under way/)
  })

  it('answers an illegal move with what is possible', async () => {
    const path = await open()
    const answer = await service.post(`${path}/back`, { _version: '2' }, 'rhea')
    assert.equal(answer.statusCode, 409)
    assert.match(answer.body, /it can only become ready to be decided, discontinued or withdrawn by the applicant/)
  })

  it('that two people change at once is shown to the second as it is now, and nothing is overwritten', async () => {
    const path = await open()
    await service.get('/', 'dan')
    const dan = await service.accountOf('dan')
    assert.equal((await service.post(`${path}/allocate`, { to: dan, _version: '2' }, 'vera')).statusCode, 303)
    const late = await service.post(`${path}/close`, { how: 'discontinued', why: 'The post fell away', _version: '2' }, 'dora')
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /What is stored now/)
    assert.match(late.body, /Dan Invented/)
    assert.match(late.body, /The post fell away/)
    assert.match((await service.get('/', 'dan')).body, /1 case allocated to you/)
  })

  it('that is discontinued is told as that and nothing more, and takes no further work', async () => {
    const path = await open()
    assert.equal(
      (await service.post(`${path}/close`, { how: 'discontinued', why: 'Under investigation', _version: '2' }, 'rhea')).statusCode,
      303,
    )
    assert.match((await service.get(path, 'rhea')).body, /It was not refused/)
    const released = await service.asOperator(
      async client =>
        (await client.query('select * from vetting.released where case_id = $1', [idOf(path)])).rows[0] as Record<string, unknown>,
    )
    assert.equal(released.outcome, 'discontinued')
    assert.doesNotMatch(JSON.stringify(released), /investigation/)
    assert.equal((await service.post(`${path}/requests`, { wants: 'photograph', words: '' }, 'rhea')).statusCode, 409)
  })

  it('is neither worked on nor decided by who said that they know the person', async () => {
    const path = await open()
    assert.equal((await service.post(`${path}/recuse`, { why: '' }, 'dan')).statusCode, 422)
    assert.equal((await service.post(`${path}/recuse`, { why: 'We were at school' }, 'dan')).statusCode, 303)
    const refused = await service.post(`${path}/visits/${await visitOf(path, 'records')}/end`, { result: 'clear' }, 'dan')
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, /Someone else must do this/)
  })

  it('begins a stage besides once at a time', async () => {
    const path = await open()
    const stage = { stage: 'other-force', party: '', partyName: 'Invented Force' }
    assert.equal((await service.post(`${path}/visits`, stage, 'rhea')).statusCode, 303)
    assert.match((await service.get(path, 'rhea')).body, /With another force \(Invented Force\) since/)
    assert.equal((await service.post(`${path}/visits`, stage, 'rhea')).statusCode, 422)
    assert.equal((await service.post(`${path}/visits`, { ...stage, stage: 'decision' }, 'rhea')).statusCode, 422)
    assert.ok(today)
  })
})
