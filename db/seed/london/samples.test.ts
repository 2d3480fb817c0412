import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { londonHoldings } from './holdings.ts'
import { londonStructure } from './structure.ts'

type Row = Readonly<Record<string, string>>
const rowsOf = (text: string) => parse(text, { columns: true }) as Row[]
const shipped = (name: string) => readFileSync(resolve(import.meta.dirname, '../../../samples', name), 'utf8')
const structure = rowsOf(londonStructure())
const holdings = rowsOf(londonHoldings())

describe('the start-up data of London', () => {
  it('is what the generator makes today', () => {
    assert.equal(shipped('london-structure.csv'), londonStructure())
    assert.equal(shipped('invented-london-holdings.csv'), londonHoldings())
  })

  it('has the published membership: 32 boroughs in 12 BCUs of 2 to 4, each with its command before', () => {
    const of = (kind: string) => structure.filter(row => row.unit_kind === kind)
    const sizes = new Map<string, number>()
    for (const { unit_code = '' } of of('bcu')) sizes.set(unit_code, (sizes.get(unit_code) ?? 0) + 1)
    assert.deepEqual([...sizes.values()].sort(), [2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4])
    assert.deepEqual(new Set(of('borough-command').map(row => row.area_code)), new Set(of('bcu').map(row => row.area_code)))
    assert.equal(structure.filter(row => row.relation === 'council').length, 33)
  })

  it('marks what nobody has published', () => {
    for (const row of structure.filter(({ unit_kind }) => unit_kind === 'bcu'))
      assert.deepEqual([row.approximate, row.confirmed], ['yes', 'no'])
  })
})

describe('the invented holdings', () => {
  const now = (role: string, standing = 'holder') =>
    new Set(holdings.filter(row => row.role_kind === role && row.standing === standing && row.last_day === '').map(row => row.place))

  it('say of every person and row that they are invented, and give nobody two names alike', () => {
    for (const { person, source } of holdings) assert.match(`${person} ${source}`, /\(invented\) Invented/)
    assert.equal(new Set(holdings.map(({ person }) => person)).size, holdings.length)
  })

  it('leave one BCU without a Protect officer and one whose officer is away, and two boroughs without a superintendent', () => {
    assert.equal(now('ct-protect-officer').size, 11)
    assert.deepEqual([...now('ct-protect-officer', 'cover')], ['MPS-BCU-SN'])
    assert.ok(now('ct-protect-officer').has('MPS-BCU-SN'))
    assert.equal(now('borough-superintendent').size, 30)
    assert.equal(now('bcu-commander').size, 12)
  })

  it('have borough commanders to the change only, and one superintendent who is still to come', () => {
    const last = holdings.filter(row => row.role_kind === 'borough-commander').map(row => row.last_day ?? '')
    assert.equal(last.filter(day => day === '2018-12-31').length, 32)
    assert.ok(last.every(day => day !== '' && day <= '2018-12-31'))
    assert.deepEqual(
      holdings.filter(row => (row.first_day ?? '') > '2026-12-31').map(row => [row.place, row.first_day]),
      [['E09000007', '2027-03-01']],
    )
  })
})
