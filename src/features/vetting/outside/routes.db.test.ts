/** The pages for people outside: used once well, once badly, and as somebody who may not. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { fillForm, openAskedCase, type Person } from '../../../../test/support/applicants.ts'
import { OutsideBrowser, signInFirst, takeMail } from '../../../../test/support/outside.ts'
import { openTestService } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { askApplicant } from '../requests/actions.ts'
import { decideResidency } from '../residency/actions.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

const ann: Person = { name: 'Ann Invented', email: 'ann@example.com', post: 'POST-A' }
const bob: Person = { name: 'Bob Invented', email: 'bob@example.com', post: 'POST-B' }
let annCase = ''
let bobCase = ''
const annsBrowser = new OutsideBrowser(service)
const bobsBrowser = new OutsideBrowser(service)

before(async () => {
  annCase = await openAskedCase(service, ann)
  bobCase = await openAskedCase(service, bob)
  await takeMail(service)
  await signInFirst(service, annsBrowser, ann.email)
  await signInFirst(service, bobsBrowser, bob.email)
})

describe('a sponsor', () => {
  it('asks, is told what is missing, and sees their own requests alone', async () => {
    const refused = await service.post('/clearance/requests/new', {}, 'sonia')
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /Enter the person’s name/)
    const list = await service.get('/clearance/requests', 'sonia')
    assert.match(list.body, /POST-A/)
    assert.match(list.body, /Waiting for the form/)
    assert.equal((await service.get(`/clearance/requests/${annCase}`, 'sonia')).statusCode, 200)
    for (const person of ['vera', 'norman', 'amir'] as const)
      assert.equal((await service.get('/clearance/requests', person)).statusCode, 403)
  })

  it('finds nothing of the case itself', async () => {
    for (const path of [`/vetting/cases/${annCase}`, '/vetting/clearance-requests'])
      assert.equal((await service.get(path, 'sonia')).statusCode, 403)
    assert.equal((await service.get(`/clearance/${annCase}`, 'sonia')).statusCode, 404)
  })

  it('is told when the unit opens no case, and why', async () => {
    const asked = { personName: 'Cay', email: 'cay@example.com', level: 'rv', regime: 'staff', postRef: 'POST-C', unit: '2' }
    assert.equal((await service.post('/clearance/requests/new', asked, 'sonia')).statusCode, 303)
    const waiting = await service.get('/vetting/clearance-requests', 'vera')
    const [, id = ''] = /clearance-requests\/([0-9a-f-]{36})"[^>]*>\s*Cay/.exec(waiting.body) ?? []
    assert.equal((await service.get(`/vetting/clearance-requests/${id}`, 'victor')).statusCode, 404)
    assert.equal((await service.post(`/vetting/clearance-requests/${id}/turn-down`, { why: '', _version: '1' }, 'vera')).statusCode, 422)
    assert.equal(
      (await service.post(`/vetting/clearance-requests/${id}/turn-down`, { why: 'They hold it already', _version: '1' }, 'vera'))
        .statusCode,
      303,
    )
    assert.match((await service.get('/clearance/requests', 'sonia')).body, /They hold it already/)
    assert.equal((await service.get(`/vetting/clearance-requests/${id}`, 'vera')).statusCode, 409)
  })
})

describe('an applicant', () => {
  it('sees their own application and no other', async () => {
    const list = await annsBrowser.get('/clearance')
    assert.match(list.body, new RegExp(annCase))
    assert.doesNotMatch(list.body, new RegExp(bobCase))
    assert.match(list.body, /Your applications/)
    for (const path of ['', '/send', '/copy', '/copy.json', '/withdraw', '/form/about', '/form/addresses/add'])
      assert.equal((await bobsBrowser.get(`/clearance/${annCase}${path}`)).statusCode, 404, path)
    assert.equal(
      (await bobsBrowser.send(`/clearance/${annCase}/withdraw`, { sure: 'yes' }, `/clearance/${bobCase}/withdraw`)).statusCode,
      404,
    )
    for (const path of [`/vetting/cases/${annCase}`, '/vetting/clearance-requests', '/clearance/requests'])
      assert.equal((await annsBrowser.get(path)).statusCode, 403)
  })

  it('is told what is wrong in each part, and nothing is sent that is not whole', async () => {
    const form = `/clearance/${annCase}/form`
    const about = await annsBrowser.send(`${form}/about`, { fullName: '' })
    assert.equal(about.statusCode, 422)
    assert.match(about.body, /Enter your full name/)
    assert.equal((await annsBrowser.send(`${form}/addresses/add`, { lines: '1 Invented Street' })).statusCode, 422)
    const finished = await annsBrowser.send(`${form}/addresses`, { finished: 'yes' })
    assert.equal(finished.statusCode, 422)
    assert.match(finished.body, /Say where you lived from/)
    assert.equal((await annsBrowser.send(`${form}/family`, {})).statusCode, 422)
    const sent = await annsBrowser.send(`/clearance/${annCase}/send`, {})
    assert.equal(sent.statusCode, 422)
    assert.match(sent.body, /Finish “Consent”/)
    assert.equal((await annsBrowser.get(`${form}/everything`)).statusCode, 422)
  })

  it('changes and removes what they wrote, and never over another window of their own', async () => {
    const list = `/clearance/${annCase}/form/family`
    assert.equal((await annsBrowser.send(`${list}/add`, { name: 'May', relation: 'mother' })).headers.location, list)
    assert.equal((await annsBrowser.send(`${list}/0`, { name: 'Mary', relation: 'mother' })).headers.location, list)
    assert.match((await annsBrowser.get(list)).body, /Mary/)
    const stale = await annsBrowser.send(`${list}/add`, { name: 'Late', relation: 'brother', _version: '1' })
    assert.equal(stale.statusCode, 409)
    assert.match(stale.body, /in another window/)
    assert.equal((await annsBrowser.send(`${list}/0/remove`, {}, list)).statusCode, 303)
    assert.doesNotMatch((await annsBrowser.get(list)).body, /Mary|Late/)
    assert.equal((await annsBrowser.get(`${list}/0`)).statusCode, 404)
  })

  it('sends a whole form once; the sponsor sees at once that it has come, and the unit takes it in', async () => {
    await fillForm(annsBrowser, annCase)
    assert.match((await annsBrowser.get(`/clearance/${annCase}`)).body, /Not yet sent/)
    assert.equal((await annsBrowser.send(`/clearance/${annCase}/send`, {})).statusCode, 303)
    assert.match((await annsBrowser.get(`/clearance/${annCase}`)).body, /With the vetting unit/)
    assert.match((await service.get(`/clearance/requests/${annCase}`, 'sonia')).body, /With the vetting unit/)
    assert.equal((await annsBrowser.get(`/clearance/${annCase}/form/about`)).statusCode, 409)
    assert.match((await annsBrowser.get(`/clearance/${annCase}/send`)).body, /What you sent/)
    const staff = await service.get(`/vetting/cases/${annCase}/form`, 'rhea')
    assert.match(staff.body, /The applicant sent their form/)
    assert.match(staff.body, /1 Invented Street/)
    assert.match(staff.body, /Invented Engineering/)
  })

  it('brings files that are what they say, and answers what was asked', async () => {
    const asked = await as('rhea', tx => askApplicant(tx, annCase, { wants: ['proof-of-address', 'explanation'], words: 'Of last year' }))
    assert.match((await annsBrowser.get(`/clearance/${annCase}`)).body, /Information we have asked you for/)
    assert.match((await service.get(`/clearance/requests/${annCase}`, 'sonia')).body, /Waiting for information/)
    const page = `/clearance/${annCase}/requests/${asked}`
    assert.equal((await bobsBrowser.get(page)).statusCode, 404)
    assert.equal((await annsBrowser.send(page, { answer: ' ' })).statusCode, 422)
    const wrong = await annsBrowser.upload(`${page}/files`, { name: 'letter.pdf', content: Buffer.from('<script>') }, page)
    assert.equal(wrong.statusCode, 422)
    assert.match(wrong.body, /Its content decides/)
    const large = await annsBrowser.upload(`${page}/files`, { name: 'large.pdf', content: Buffer.alloc(30 * 2 ** 20, 32) }, page)
    assert.equal(large.statusCode, 422)
    assert.equal((await annsBrowser.upload(`${page}/files`, { name: 'letter.pdf', content: PDF }, page)).headers.location, page)
    assert.match((await annsBrowser.get(page)).body, /letter\.pdf/)
    assert.equal((await annsBrowser.send(page, { answer: 'It is in the letter' })).statusCode, 303)
    assert.match((await service.get(`/clearance/requests/${annCase}`, 'sonia')).body, /With the vetting unit/)
    assert.equal((await annsBrowser.send(page, { answer: 'Again', _version: '2' }, `/clearance/${annCase}/withdraw`)).statusCode, 409)
    assert.match((await service.get(`/vetting/cases/${annCase}`, 'rhea')).body, /It is in the letter/)
  })

  it('takes a copy of what they gave and were told, in which nobody else is', async () => {
    const file = await annsBrowser.get(`/clearance/${annCase}/copy.json`)
    const copy = file.json<{ form: { about: { fullName: string } }; askedFor: { answer: string; files: { name: string }[] }[] }>()
    assert.equal(copy.form.about.fullName, 'Ann Invented')
    assert.equal(copy.askedFor[0]?.files[0]?.name, 'letter.pdf')
    for (const person of ['rhea', 'vera', 'sonia'] as const) assert.ok(!file.body.includes(await service.accountOf(person)))
    assert.match((await annsBrowser.get(`/clearance/${annCase}/copy`)).body, /All we have from you/)
  })

  it('cannot change what is released but their own doing, not even by SQL', async () => {
    const account = await service.asOperator(async client => {
      const { rows } = await client.query<{ applicant: string }>('select applicant from vetting.cases where id = $1', [bobCase])
      return rows[0]?.applicant ?? ''
    })
    await service.asOperator(async client => {
      const token = Buffer.from(bobsBrowser.cookies.get('muster') ?? '', 'base64url')
      const attempt = async (statement: string, values: string[]) => {
        await client.query('begin')
        try {
          await client.query(`select spine.enter($1, 'test.outside')`, [token])
          await client.query('set local role vetting_person')
          return (await client.query(statement, values)).rowCount
        } finally {
          await client.query('rollback')
        }
      }
      const granted = `update vetting.released set outcome = 'granted', outcome_on = spine.today(), turn = 'closed' where case_id = $1`
      await assert.rejects(attempt(granted, [bobCase]), /only what you did yourself/)
      assert.equal(await attempt(granted, [annCase]), 0)
      await assert.rejects(
        attempt('update vetting.released set sponsor = $2 where case_id = $1', [bobCase, account]),
        /only what you did yourself/,
      )
      for (const table of ['cases', 'traces', 'visits', 'decisions', 'notes', 'subjects'])
        assert.equal(await attempt(`select from vetting.${table}`, []), 0, table)
    })
  })

  it('withdraws; the unit is asked to close, and closes', async () => {
    assert.equal((await bobsBrowser.send(`/clearance/${bobCase}/withdraw`, {})).statusCode, 422)
    assert.equal((await bobsBrowser.send(`/clearance/${bobCase}/withdraw`, { sure: 'yes', words: 'Another post' })).statusCode, 303)
    assert.match((await bobsBrowser.get(`/clearance/${bobCase}`)).body, /You withdrew this application/)
    const home = await service.get('/', 'vera')
    assert.match(home.body, /Close: the applicant withdrew from case/)
    assert.doesNotMatch((await service.get('/', 'victor')).body, /the applicant withdrew/)
  })

  it('contests that residency fell short', async () => {
    const eve: Person = { name: 'Eve Invented', email: 'eve@example.com', post: 'POST-E' }
    const id = await openAskedCase(service, eve)
    const browser = new OutsideBrowser(service)
    await signInFirst(service, browser, eve.email)
    await fillForm(browser, id, { country: 'FR' })
    await browser.send(`/clearance/${id}/send`, {})
    const staff = await service.get(`/vetting/cases/${id}/form`, 'rhea')
    // As it stands in the fields, but for the boxes that nobody ticked.
    const shown = [...staff.body.matchAll(/<input[^>]*name="([a-z]+-\d+-(?:day|month|year)|addresses|relations)"[^>]*value="([^"]*)"/g)]
    const fields = Object.fromEntries(shown.map(([, name = '', value = '']) => [name, value]))
    const taken = await service.post(
      `/vetting/cases/${id}/form`,
      { ...fields, 'lines-0': '1 Rue Inventée', 'country-0': 'FR', relations: '0', _version: versionOf(staff.body) },
      'rhea',
    )
    assert.equal(taken.statusCode, 303, taken.body)
    await as('rhea', async tx => {
      const { version } = await tx.selectFrom('vetting.cases').select('version').where('id', '=', id).executeTakeFirstOrThrow()
      await decideResidency(tx, id, version, { goesOn: 'no', reasons: ['history-not-checkable'], words: 'Abroad all the time' })
    })
    const page = await browser.get(`/clearance/${id}`)
    assert.match(page.body, /Not taken further/)
    assert.match(page.body, /Contest this/)
    assert.equal((await browser.send(`/clearance/${id}/appeal`, { grounds: '' })).statusCode, 422)
    assert.equal((await browser.send(`/clearance/${id}/appeal`, { grounds: 'I served abroad' })).statusCode, 303)
    assert.match((await browser.get(`/clearance/${id}`)).body, /Your appeal was received/)
    assert.equal((await browser.get(`/clearance/${id}/appeal`)).statusCode, 404)
    // The applicant held the case until they sent the form; what it lay in the unit since is the unit's time.
    const [held] = await service.asOperator(async client => {
      const { rows } = await client.query<{ same: boolean }>(
        `select r.ended_at = date_trunc('milliseconds', f.sent_at) as same from vetting.visits v join vetting.results r on r.visit_id = v.id
          join vetting.forms f on f.case_id = v.case_id and f.sent_at is not null where v.case_id = $1 and v.stage = 'form'`,
        [id],
      )
      return rows
    })
    assert.equal(held?.same, true)
    const ref = /IC-V1\/\d\d\/\w{6}/.exec(page.body)?.[0] ?? 'none'
    assert.ok((await service.get('/vetting/appeals', 'paula')).body.includes(ref))
    const letter = /href="(\/clearance\/[^"]+\/letters\/[^"]+)"/.exec(page.body)?.[1] ?? ''
    assert.match((await browser.get(letter)).body, /will not be taken further/)
    assert.equal((await browser.get(`${letter}/file`)).headers['content-type'], 'application/pdf')
    assert.equal((await annsBrowser.get(letter)).statusCode, 404)
  })
})

describe('an invitation', () => {
  it('is given by staff of the unit alone, and once more makes a new account; the one of before sees nothing any more', async () => {
    const staff = await service.get(`/vetting/cases/${annCase}/invite`, 'vera')
    assert.match(staff.body, /Invite again/)
    assert.equal((await service.post(`/vetting/cases/${annCase}/invite`, { email: 'x@y.zz', _version: '1' }, 'norman')).statusCode, 403)
    assert.equal((await service.post(`/vetting/cases/${annCase}/invite`, { email: 'x@y.zz', _version: '1' }, 'victor')).statusCode, 404)
    assert.equal(
      (await service.post(`/vetting/cases/${annCase}/invite`, { email: 'no', _version: versionOf(staff.body) }, 'vera')).statusCode,
      422,
    )
    assert.equal(
      (await service.post(`/vetting/cases/${annCase}/invite`, { email: 'ann@new.example', _version: versionOf(staff.body) }, 'vera'))
        .statusCode,
      303,
    )
    assert.equal((await annsBrowser.get(`/clearance/${annCase}`)).statusCode, 404)
    const again = new OutsideBrowser(service)
    await signInFirst(service, again, 'ann@new.example')
    assert.match((await again.get(`/clearance/${annCase}`)).body, /Your application/)
  })

  it('leaves no name and no address in the account or the ledger', async () => {
    const rows = await service.asOperator(async client => [
      ...(await client.query<{ all: string }>(`select accounts::text as all from spine.accounts where standing = 'outside'`)).rows,
      ...(await client.query<{ all: string }>('select said as all from ledger.contents')).rows,
      ...(await client.query<{ all: string }>('select outbox::text as all from spine.outbox')).rows,
    ])
    const text = rows.map(({ all }) => all).join('\n')
    for (const word of ['ann@', 'bob@', 'eve@', 'Ann Invented', createHash('sha256').update(ann.email).digest('hex')])
      assert.ok(!text.includes(word), word)
  })
})

const versionOf = (body: string): string => /name="_version" value="(\d+)"/.exec(body)?.[1] ?? ''
