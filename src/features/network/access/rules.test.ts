import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differences, type LeadingAccount, type LeadingHolding } from './rules.ts'

const holding = (name: string, hasRole: boolean): LeadingHolding => ({
  ...{
    holding: `h-${name}`,
    account: `a-${name}`,
    name,
    seat: 's',
    roleName: 'Commander',
    unit: 4,
    unitName: 'Command one',
    unconfirmed: false,
    hasRole,
  },
})
const account = (name: string, holdsSomething: boolean): LeadingAccount => ({
  ...{ assignment: `r-${name}`, account: `a-${name}`, name, unit: 4, unitName: 'Command one', unconfirmed: false, holdsSomething },
})

describe('holding and access', () => {
  it('differ where somebody leads without access, and where somebody has access and holds nothing; agreement is not listed', () => {
    const { withoutRole, withoutHolding } = differences(
      [holding('both', true), holding('leads alone', false)],
      [account('both', true), account('access alone', false)],
    )
    assert.deepEqual([withoutRole.map(({ name }) => name), withoutHolding.map(({ name }) => name)], [['leads alone'], ['access alone']])
  })
})
