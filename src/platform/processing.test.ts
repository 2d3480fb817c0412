import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkProcessings, type Processing } from './processing.ts'

const said: Processing = {
  name: 'Accounts',
  controller: 'The force',
  regime: 'UK GDPR',
  condition: 'Public task',
  policyDocument: 'Records policy',
  dpia: 'DPIA 1',
  retention: 'closed account',
}

describe('a processing', () => {
  it('is let in when all is said, and where nothing is processed', () => checkProcessings({ accounts: [said], calendar: [] }))

  it('stops the start with every blank named', () =>
    assert.throws(
      () => checkProcessings({ accounts: [{ ...said, dpia: ' ', condition: '' }], mail: [{ ...said, name: 'Mail', regime: '' }] }),
      {
        message:
          /accounts: "Accounts" does not say its condition[\s\S]*accounts: "Accounts" does not say its dpia[\s\S]*mail: "Mail" does not say its regime/,
      },
    ))
})
