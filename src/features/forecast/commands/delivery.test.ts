import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { commandLine } from './delivery.ts'

describe('the command that a page says it was made by', () => {
  const paths = ['/home/somebody/log.csv', '/out/page.html']

  it('names no folder of the person who made it', () => {
    assert.equal(
      commandLine(['report', '/home/somebody/log.csv', '--html=/out/page.html'], paths),
      'muster report log.csv --html=page.html',
    )
  })

  it('keeps every other word, quoted where the shell needs it', () => {
    assert.equal(
      commandLine(['report', '/home/somebody/log.csv', '--time-zone', 'Europe/London', '--title', 'Cases 2024/26'], paths),
      'muster report log.csv --time-zone Europe/London --title "Cases 2024/26"',
    )
  })
})
