import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkEveryFeatureSays, checkProcessings, type Processing } from './processing.ts'

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

  it('stops the start where a feature that does something says nothing, and not where it says that it keeps nothing', () => {
    const acts = ['service.start', 'sign-in.ask', 'sessions.list', 'accounts.open', 'calendar.see', 'mail.send', 'mail.list']
    checkEveryFeatureSays({ accounts: [said], calendar: [], mail: [] }, acts)
    assert.throws(() => checkEveryFeatureSays({ accounts: [said], calendar: [] }, acts), { kind: 'invalid', message: /mail: does not say/ })
  })
})
