import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTestService } from '../../../../test/support/service.ts'

const service = await openTestService()

type Page = { entries: { id: string; at: string; kind: string; name: string; subjects: string[]; erased: boolean }[]; next: string | null }
const search = async (query: string) => (await service.get(`/api/ledger/entries?${query}`, 'audrey')).json<Page>()

describe('the ledger', () => {
  it('is not for who is no auditor, not even an administrator', async () => {
    for (const person of ['ada', 'vera', 'norman'] as const)
      for (const path of ['/ledger', '/ledger.csv', '/api/ledger/entries'])
        assert.equal((await service.get(path, person)).statusCode, 403, `${person} ${path}`)
  })

  it('shows who did what, by who, kind and record', async () => {
    await service.get('/forecast/runs', 'vera')
    const byKind = await search('kind=runs-listed')
    assert.deepEqual(new Set(byKind.entries.map(({ name }) => name)), new Set(['Vera Invented']))
    const byWho = await search('who=vera')
    assert.ok(byWho.entries.length > byKind.entries.length)
    const account = await service.accountOf('vera')
    const about = await search(`about=${account}`)
    assert.ok(about.entries.length > 0 && about.entries.every(({ subjects }) => subjects.includes(account)))
    assert.ok(about.entries.some(({ kind }) => kind === 'role-approved'))
  })

  it('comes in pages that leave nothing out and show nothing twice, while entries are added', async () => {
    for (let n = 0; n < 60; n += 1) await service.get('/forecast/runs', 'vera')
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: Page = await search(`who=vera&kind=runs-listed&after=${after}`)
      seen.push(...page.entries.map(({ id }) => id))
      await service.get('/forecast/runs', 'vera')
      after = page.next
    }
    assert.ok(seen.length >= 60)
    assert.equal(new Set(seen).size, seen.length)
  })

  it('records each look at it, and at which entries', async () => {
    const first = await search('who=vera&kind=runs-listed')
    const [look] = (await search('kind=ledger-searched&who=audrey')).entries
    assert.deepEqual(
      look?.subjects,
      first.entries.map(({ id }) => id),
    )
  })

  it('says in the form what it cannot search for', async () => {
    const answer = await service.get('/ledger?who=Nobodyatall&to-day=40&to-month=1&to-year=2026', 'audrey')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Nobody here is called “Nobodyatall”/)
    assert.match(answer.body, /Last day must be a real date/)
  })

  it('gives what was found as a file', async () => {
    const file = await service.get('/ledger.csv?who=vera', 'audrey')
    assert.match(String(file.headers['content-type']), /text\/csv/)
    assert.equal(file.body.trim().split('\r\n').length - 1 > 60, true)
  })

  it('shows one entry, and whether what was said still gives its commitment', async () => {
    const [entry] = (await search('who=vera&kind=runs-listed')).entries
    const path = `/ledger/${entry?.at}/${entry?.id}`
    assert.match((await service.get(path, 'audrey')).body, /it has not been changed since/)
    await service.asOperator(async client => {
      await client.query('alter table ledger.contents disable trigger contents_never_change')
      await client.query(`update ledger.contents set said = replace(said, 'runs-listed', 'runs-lasted') where entry = $1`, [entry?.id])
      await client.query('alter table ledger.contents enable always trigger contents_never_change')
    })
    assert.match((await service.get(path, 'audrey')).body, /It has been changed\. Tell your security team/)
    assert.equal((await service.get(`/ledger/${entry?.at}/${await service.accountOf('vera')}`, 'audrey')).statusCode, 404)
    assert.equal((await service.get('/ledger/yesterday/it', 'audrey')).statusCode, 404)
  })
})
