import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readConfig } from './config.ts'
import { openProgress } from './progress.ts'
import { pick } from './question.ts'

const config = (env: Record<string, string>, platform: NodeJS.Platform = 'linux', cores = 8) => readConfig(env, platform, cores)

describe('the settings of the machine', () => {
  it('allow colour unless NO_COLOR has a value or the terminal is dumb', () => {
    assert.equal(config({}).colourAllowed, true)
    assert.equal(config({ NO_COLOR: '' }).colourAllowed, true)
    assert.equal(config({ NO_COLOR: '1' }).colourAllowed, false)
    assert.equal(config({ TERM: 'dumb' }).colourAllowed, false)
  })

  it('take the first locale that is set', () => {
    assert.equal(config({ LANG: 'en_GB.UTF-8' }).unicode, true)
    assert.equal(config({ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }).unicode, false)
    assert.equal(config({ LC_ALL: '', LC_CTYPE: 'C.utf8' }).unicode, true)
    assert.equal(config({}).unicode, false)
    assert.equal(config({}, 'win32').unicode, true)
  })

  it('use all processors up to four', () => {
    assert.deepEqual(
      [1, 2, 64].map(cores => config({}, 'linux', cores).threads),
      [1, 2, 4],
    )
  })

  it('show stacks only when asked', () => {
    assert.deepEqual(
      ['1', '0', ''].map(value => config({ MUSTER_DEBUG: value }).debug),
      [true, false, false],
    )
  })
})

describe('an answer typed at a question', () => {
  const choices = ['day-first', 'month-first']
  it('is a choice by number or by word', () => {
    assert.equal(pick(' 2 ', choices), 'month-first')
    assert.equal(pick('Day-First', choices), 'day-first')
  })

  it('is nothing when it is none of them', () => {
    for (const typed of ['', '0', '3', 'first', '1.5']) assert.equal(pick(typed, choices), undefined)
  })

  it('is any text where there are no choices, but not none', () => {
    assert.equal(pick(' URN ', []), 'URN')
    assert.equal(pick('  ', []), undefined)
  })

  it('prefers a word to a number: columns may be called "2"', () => {
    assert.equal(pick('2', ['a', 'b', '2']), '2')
  })
})

describe('progress', () => {
  it('asks for no time and draws nothing where standard error is no terminal', () => {
    const style = { width: 80, colour: false, unicode: true }
    const progress = openProgress({ showsProgress: false, style }, () => assert.fail('the clock was read'))
    progress.report('Reading', 0.5)
    progress.done()
  })
})
