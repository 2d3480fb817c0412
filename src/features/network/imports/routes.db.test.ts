/** Bringing files, through the routes and against the real policies: seen first, applied whole or not at all, and only by whoever keeps the register. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CAMDEN, CITY, fillRegister, ISLINGTON } from '../../../../test/support/register.ts'
import { openTestService, type PersonId } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asService } from '../../../platform/db/transaction.ts'
import { networkPaths as paths } from '../paths.ts'
import { importErasures } from './erasure.ts'

const service = await openTestService()
await fillRegister(service)

const HEAD = 'relation,area_code,area,unit_code,unit,unit_kind,belongs_to,first_day,last_day,approximate,force_code,confirmed,source'
const line = (area: string, code: string, first: string, last = '') =>
  `polices,${area},,${code},Command ${code},bcu,IC,${first},${last},no,,no,"Invented, for a test"`
const structure = (...lines: string[]) => [HEAD, ...lines].join('\n')
const HOLDINGS = 'role_kind,place,standing,person,rank,first_day,last_day,source'

async function bring(kind: string, text: string | Buffer, person: PersonId = 'nell', name = 'file.csv') {
  return service.upload(paths.imports, { name, content: Buffer.from(text) }, { kind }, person)
}

async function brought(kind: string, text: string | Buffer): Promise<string> {
  const response = await bring(kind, text)
  assert.equal(response.statusCode, 303, response.body)
  return String(response.headers.location)
}

const see = async (address: string, person: PersonId = 'nell') => (await service.get(address, person)).body
const digestIn = (page: string) => /name="plan" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''

async function applyShown(address: string) {
  return service.post(`${address}/apply`, { plan: digestIn(await see(address)) }, 'nell')
}

const rows = (statement: string, values: unknown[] = []) =>
  service.asOperator(async client => (await client.query<Record<string, unknown>>(statement, values)).rows)
const coverOf = (area: string) =>
  rows(
    `select u.code, c.valid::text as days from network.cover c join spine.units u on u.id = c.unit where area = $1 and upper_inf(recorded) order by valid`,
    [area],
  )
const facts = async () =>
  (
    await rows(`select (select count(*) from network.units) + (select count(*) from network.cover) + (select count(*) from network.holdings)
      + (select count(*) from network.seats) + (select count(*) from network.people) + (select count(*) from spine.units) as n`)
  )[0]?.n

describe('a structure file', () => {
  it('changes nothing when it is brought, is seen in words, and is then applied whole', async () => {
    const before = await facts()
    const address = await brought('structure', structure(line(CAMDEN, 'IC-B9', '2027-04-01'), line(ISLINGTON, 'IC-B9', '2027-04-01')))
    const page = await see(address)
    assert.match(page, /What this file would change/)
    assert.match(page, /Command IC-B9, from 1 April 2027/)
    assert.match(page, /Unconfirmed/)
    assert.equal(await facts(), before)

    const response = await applyShown(address)
    assert.equal(response.statusCode, 303, response.body)
    assert.deepEqual((await coverOf(CAMDEN)).at(-1), { code: 'IC-B9', days: '[2027-04-01,)' })
    assert.match(await see(address), /This file was applied/)
    const [entry] = await rows(`select count(*)::int as n from ledger.contents where said like '%import-applied%'`)
    assert.equal(entry?.n, 1)
  })

  it('brought again says that there is nothing to change', async () => {
    const address = await brought('structure', structure(line(CAMDEN, 'IC-B9', '2027-04-01'), line(ISLINGTON, 'IC-B9', '2027-04-01')))
    const page = await see(address)
    assert.match(page, /There is nothing to change/)
    assert.equal(digestIn(page), '')
  })

  it('is applied once', async () => {
    const address = await brought(
      'structure',
      structure(line(CAMDEN, 'IC-B9', '2027-05-01'), line(CAMDEN, 'IC-B4', '2027-04-01', '2027-04-30')),
    )
    const digest = digestIn(await see(address))
    assert.equal((await service.post(`${address}/apply`, { plan: digest }, 'nell')).statusCode, 303)
    const again = await service.post(`${address}/apply`, { plan: digest }, 'nell')
    assert.equal(again.statusCode, 409)
    assert.match(again.body, /was applied already/)
  })

  it('is not applied when the register has changed since it was looked at: what it would change now is shown', async () => {
    const first = await brought('structure', structure(line(CAMDEN, 'IC-B6', '2028-01-01')))
    const stale = digestIn(await see(first))
    assert.equal((await applyShown(await brought('structure', structure(line(CAMDEN, 'IC-B7', '2028-01-01'))))).statusCode, 303)
    const refused = await service.post(`${first}/apply`, { plan: stale }, 'nell')
    assert.equal(refused.statusCode, 409)
    assert.match(refused.body, /The register has changed since you looked/)
    assert.match(refused.body, /Command IC-B7, from 1 January 2028/)
    assert.equal((await coverOf(CAMDEN)).at(-1)?.code, 'IC-B7')
  })

  it('with lines that cannot be right names each with its line and column, and nothing can be applied', async () => {
    const before = await facts()
    const address = await brought(
      'structure',
      structure(
        line('E09000099', 'IC-X', '2027-01-01'),
        line(CAMDEN, 'IC-X', '2027-02-01', '2027-01-01'),
        line(CITY, 'IC-X', '31/02/2027'),
      ),
    )
    const page = await see(address)
    assert.match(page, /3 lines cannot be used/)
    assert.match(page, /no borough of London with the ONS code “E09000099”/)
    assert.match(page, /The last day is before the first/)
    assert.match(page, /“31\/02\/2027” is no date/)
    assert.equal((await service.post(`${address}/apply`, { plan: digestIn(page) }, 'nell')).statusCode, 409)
    assert.equal(await facts(), before)
    const file = await service.get(`${address}/refused.csv`, 'nell')
    assert.match(file.body, /2,area_code,/)
  })

  it('for the City is refused where it is not the City’s own force', async () => {
    assert.match(await see(await brought('structure', structure(line(CITY, 'IC-B7', '2029-01-01')))), /policed by a force of its own/)
  })
})

describe('a file of holdings', () => {
  const holding = (person: string, first: string, last = '') => `protect-officer,IC-B2,holder,${person},Constable,${first},${last},Invented`

  it('opens what is needed, is seen first, and each look at it is recorded', async () => {
    const address = await brought(
      'holdings',
      [HOLDINGS, holding('Rowan Hale', '2024-01-01', '2025-06-30'), holding('Sorrel Marsh', '2025-07-01')].join('\n'),
    )
    const page = await see(address)
    assert.match(page, /Constable Rowan Hale, 1 January 2024 to 30 June 2025/)
    assert.equal((await applyShown(address)).statusCode, 303)
    const held = await rows(
      `select p.name, h.valid::text as days, h.why from network.holdings h join network.people p on p.id = h.person order by h.valid`,
    )
    assert.deepEqual(held, [
      { name: 'Rowan Hale', days: '[2024-01-01,2025-07-01)', why: 'Imported from file.csv' },
      { name: 'Sorrel Marsh', days: '[2025-07-01,)', why: 'Imported from file.csv' },
    ])
    const [looks] = await rows(`select count(*)::int as n from ledger.contents where said like '%import-read%'`)
    assert.ok(Number(looks?.n) >= 2)
  })

  it('never ends somebody else’s holding by the way, and ends one that it names', async () => {
    const over = await brought('holdings', [HOLDINGS, holding('Linden Brook', '2026-01-01')].join('\n'))
    assert.match(await see(over), /In the register Sorrel Marsh has this place in some of these days/)
    const both = await brought(
      'holdings',
      [HOLDINGS, holding('Linden Brook', '2026-01-01'), holding('Sorrel Marsh', '2025-07-01', '2025-12-31')].join('\n'),
    )
    assert.equal((await applyShown(both)).statusCode, 303)
  })

  it('with 3 bad rows among 5,000 names just these', async () => {
    const good = Array.from({ length: 5000 }, (_, at) => {
      const year = 1900 + Math.floor(at / 50)
      const day = 1 + (at % 25)
      return `borough-superintendent,${CAMDEN},${at % 50 < 25 ? 'deputy' : 'cover'},Person ${at},,${year}-03-${String(day).padStart(2, '0')},${year}-03-${String(day).padStart(2, '0')},`
    })
    good[10] = good[10]!.replace('deputy', 'assistant')
    good[2000] = good[2000]!.replace('borough-superintendent', 'sheriff')
    good[4999] = good[4999]!.replace('1999-03', '1999-13')
    const page = await see(await brought('holdings', [HOLDINGS, ...good].join('\r\n')))
    assert.match(page, /3 lines cannot be used/)
    for (const at of [12, 2002, 5001]) assert.match(page, new RegExp(`>${at}</th>`))
  })

  it('refuses a formula where a name belongs, and shows no cell as one', async () => {
    const address = await brought('holdings', [HOLDINGS, holding('=HYPERLINK(1)', '2020-01-01')].join('\n'))
    assert.match(await see(address), /begins like a formula/)
    assert.doesNotMatch((await service.get(`${address}/refused.csv`, 'nell')).body, /^=|,=/m)
  })
})

describe('what is no such file', () => {
  const refused = async (kind: string, content: string | Buffer, name = 'file.csv') => {
    const response = await bring(kind, content, 'nell', name)
    assert.equal(response.statusCode, 422)
    return response.body
  }

  it('is refused on the form, and nothing is stored', async () => {
    const count = async () => (await rows('select count(*)::int as n from network.imports'))[0]?.n
    const before = await count()
    assert.match(await refused('', structure(line(CAMDEN, 'A', ''))), /Select what the file holds/)
    assert.match(await refused('structure', ''), /is empty|Select a CSV file/)
    assert.match(await refused('structure', Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), 'book.xlsx'), /workbook/)
    assert.match(await refused('structure', 'a,b\n1,2\n'), /These columns are missing: relation, area_code/)
    assert.match(await refused('structure', `${HOLDINGS}\nx,y,holder,z,,2020-01-01,,\n`), /The columns are those of holdings/)
    assert.match(await refused('structure', Buffer.alloc(5 * 2 ** 20 + 1, 'a')), /smaller than 5 MB/)
    assert.equal(await count(), before)
  })
})

describe('imports', () => {
  it('are for whoever keeps the register', async () => {
    const address = await brought('structure', structure(line(CAMDEN, 'IC-Z', '2030-01-01')))
    for (const person of ['una', 'lewis', 'audrey', 'ada', 'norman'] as const) {
      assert.equal((await service.get(paths.imports, person)).statusCode, 403)
      assert.equal((await service.get(address, person)).statusCode, 403)
      assert.equal((await bring('structure', structure(line(CAMDEN, 'IC-Z', '2030-01-01')), person)).statusCode, 403)
      assert.equal((await service.post(`${address}/apply`, { plan: digestIn(await see(address)) }, person)).statusCode, 403)
    }
    assert.equal((await service.get(paths.imports)).statusCode, 303)
    assert.equal((await service.get(paths.import('00000000-0000-4000-8000-000000000000'), 'nell')).statusCode, 404)
  })
})

describe('the text of a file', () => {
  const pool = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 1 })
  after(() => pool.end())
  const erase = () =>
    asService(
      pool,
      { service: 'retention', act: 'retention.erase' },
      async tx => (await Promise.all(importErasures.map(each => each.erase(tx))))[0] ?? 0,
    )

  it('is erased when its days are over, and what was brought stays to be seen', async () => {
    const address = await brought('structure', structure(line(CAMDEN, 'IC-Y', '2031-01-01')))
    const id = address.split('/').at(-1)
    assert.equal(await erase(), 0)
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('select spine.enter($1, $2)', [service.token('nell'), 'test.backdate'])
      await client.query(`update network.imports set brought_at = now() - interval '31 days' where id = $1`, [id])
      await client.query('commit')
    })
    assert.equal(await erase(), 1)
    assert.deepEqual(await rows('select from network.import_texts where import = $1', [id]), [])
    assert.match(await see(address), /Its text was erased/)
    assert.equal((await service.post(`${address}/apply`, { plan: '' }, 'nell')).statusCode, 409)
  })
})
