import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseOutcome } from '../rules.ts'
import { isNotYet, outcomeReader } from './outcome-words.ts'

describe('a word of outcome', () => {
  const meanings: Record<CaseOutcome, string[]> = {
    granted: ['Granted', ' CLEARED ', 'Approved.', 'passed', 'Granted 2'],
    refused: ['Refused', 'not cleared', 'Rejected', 'FAILED', 'declined'],
    withdrawn: ['Withdrawn', 'withdrew', 'Applicant withdrew', 'applicant_withdrew'],
    discontinued: ['Discontinued', 'cancelled', 'Closed - no action', 'lapsed', 'NFA'],
    open: ['', 'Open', 'In progress', 'Pending', 'Awaiting references', 'With applicant', 'pending - line manager', 'TBC', '-'],
    completed: [],
  }
  for (const [outcome, words] of Object.entries(meanings)) {
    for (const word of words) it(`takes "${word}" as ${outcome}`, () => assert.equal(outcomeReader()(word), outcome))
  }

  for (const word of ['Grantham', 'Complete', 'Referred to panel', 'ungranted']) {
    it(`does not know "${word}"`, () => assert.equal(outcomeReader()(word), undefined))
  }

  it('means what was told, be it a known word', () => {
    const read = outcomeReader({ 'Referred to Panel': 'open', cleared: 'completed' })
    assert.deepEqual([read('referred to panel'), read('Cleared'), read('granted')], ['open', 'completed', 'granted'])
  })
})

describe('a cell that should hold a date', () => {
  for (const text of [
    'TBC',
    'n/a',
    'N/A',
    '-',
    '--',
    '?',
    '???',
    'Pending',
    'awaiting form',
    'not yet sent',
    'x',
    'to follow',
    'Chased 3 times',
    'N/K',
    'not known',
    'On hold',
  ]) {
    it(`says "not yet" with "${text}"`, () => assert.equal(isNotYet(text), true))
  }
  for (const text of ['31/02/2025', 'yes', 'received', 'xyz', 'May'])
    it(`says something else with "${text}"`, () => assert.equal(isNotYet(text), false))
})
