import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { exampleReading } from '../../../../test/support/example-reading.ts'
import { prepareFile } from '../../../platform/files.ts'
import { settled } from '../case-log/settled.ts'
import { outcomeWord, timeZoneName, wholeNumber } from './flag-values.ts'
import { readMappingFile, saveMapping } from './mapping-file.ts'
import { readingOptions } from './reading-flags.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-flags-'))
})
after(() => rm(folder, { recursive: true }))

const NOW = Date.parse('2026-11-24T10:00:00Z')
const fileOf = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('what the flags say about reading', () => {
  it('is the zone of the police and the time now, where nothing is told', async () => {
    assert.deepEqual(await readingOptions({}, NOW), { now: NOW, timeZone: 'Europe/London' })
  })

  it('is the columns named, and nothing about the others', async () => {
    const { mapping } = await readingOptions({ case: 'URN', stage: ['Step'], end: 'When' }, NOW)
    assert.deepEqual(mapping, { case: 'URN', end: 'When', stage: 'Step' })
  })

  it('is one row per case when several stages are named', async () => {
    const { mapping } = await readingOptions({ case: 'URN', stage: ['ID checked', 'Decided'] }, NOW)
    assert.deepEqual(mapping, { case: 'URN', shape: 'cases', stages: ['ID checked', 'Decided'] })
  })

  it('refuses several stage columns for rows that are events', async () => {
    await assert.rejects(readingOptions({ shape: 'events', stage: ['a', 'b'] }, NOW), /--stage is given more than once/)
  })

  it('takes the mapping file, with the flags before it', async () => {
    const mapping = await fileOf(
      'ours.json',
      JSON.stringify({
        mapping: { shape: 'cases', case: 'Ref', received: 'In', stages: ['A'] },
        dates: 'day-first',
        timeZone: 'UTC',
        outcomes: { Ok: 'granted' },
      }),
    )
    const options = await readingOptions({ mapping, case: 'URN', dates: 'month-first', outcomeWord: { Gone: 'withdrawn' } }, NOW)
    assert.deepEqual(options, {
      now: NOW,
      timeZone: 'UTC',
      dates: 'month-first',
      mapping: { shape: 'cases', case: 'URN', received: 'In', stages: ['A'] },
      outcomes: { Ok: 'granted', Gone: 'withdrawn' },
    })
  })

  it('replaces the stages of a mapping file by the stage that is named', async () => {
    const mapping = await fileOf(
      'stages.json',
      JSON.stringify({ mapping: { shape: 'cases', case: 'Ref', received: 'In', stages: ['A', 'B'] } }),
    )
    assert.deepEqual((await readingOptions({ mapping, stage: ['C'] }, NOW)).mapping, {
      shape: 'cases',
      case: 'Ref',
      received: 'In',
      stages: ['C'],
    })
  })

  it('leaves columns of the other shape out', async () => {
    const mapping = await fileOf('other.json', JSON.stringify({ mapping: { shape: 'cases', case: 'Ref', received: 'In', stages: ['A'] } }))
    assert.deepEqual((await readingOptions({ mapping, shape: 'events' }, NOW)).mapping, { shape: 'events' })
  })

  it('counts --as-of in the zone of the mapping file', async () => {
    const mapping = await fileOf('zone.json', JSON.stringify({ timeZone: 'Asia/Tokyo' }))
    const flags = { mapping, asOf: { text: '2026-01-31', wall: Date.parse('2026-01-31T23:59:59.999Z') } }
    assert.equal((await readingOptions(flags, NOW)).asOf, Date.parse('2026-01-31T14:59:59.999Z'))
  })
})

describe('a mapping file', () => {
  it('holds what was used, and reads back as the same settings', async () => {
    const path = join(folder, 'saved.json')
    const reading = exampleReading()
    await saveMapping(await prepareFile(path), reading, { now: NOW, outcomes: { NFA: 'discontinued' }, closingStage: 'Decided' })
    const { madeBy, ...kept } = await readMappingFile(path)
    assert.equal(madeBy, 'muster --save-mapping')
    assert.deepEqual(kept, {
      mapping: reading.mapping,
      dates: 'day-first',
      sheet: 'Cases 2024-26',
      timeZone: 'Europe/London',
      closingStage: 'Decided',
      outcomes: { NFA: 'discontinued' },
    })
    assert.doesNotMatch(await readFile(path, 'utf8'), /sha256|rejected/)
  })

  const wrong: [string, string, RegExp][] = [
    ['not JSON', '{', /is not JSON/],
    ['a list', '[]', /is not right/],
    ['a misspelt setting', '{"date": "day-first"}', /is not right/],
    ['an order that is none', '{"dates": "year-first"}', /is not right at dates/],
    ['a column that is a number', '{"mapping": {"shape": "events", "case": 4}}', /is not right at mapping\.case/],
    ['a zone that is none', '{"timeZone": "Mars/Olympus"}', /names a time zone that is not known/],
  ]
  for (const [what, text, message] of wrong) {
    it(`is refused with its name when it is ${what}`, async () => {
      const mapping = await fileOf('wrong.json', text)
      await assert.rejects(
        readingOptions({ mapping }, NOW),
        error => error instanceof Error && message.test(error.message) && error.message.includes(mapping),
      )
    })
  }

  it('is refused when it is not there', async () => {
    await assert.rejects(readingOptions({ mapping: join(folder, 'none.json') }, NOW), /cannot be read/)
  })
})

describe('values of flags', () => {
  it('are numbers within bounds', () => {
    assert.equal(wholeNumber(1, 64)('4'), 4)
    for (const text of ['0', '65', '4.5', '-1', '4x', '', '1e1']) assert.throws(() => wholeNumber(1, 64)(text), /whole number from 1 to 64/)
  })

  it('are zones that have a name', () => {
    assert.equal(timeZoneName('Europe/London'), 'Europe/London')
    for (const text of ['Mars/Olympus', '+01:00', '']) assert.throws(() => timeZoneName(text), /time zone such as/)
  })

  it('are words of outcomes, gathered, with an equals sign allowed in the word', () => {
    assert.deepEqual(outcomeWord('a=b = Refused ', outcomeWord('Cleared=granted')), { Cleared: 'granted', 'a=b': 'refused' })
    for (const text of ['Cleared', '=granted', 'Cleared=fine']) assert.throws(() => outcomeWord(text), /Meanings: open, granted/)
  })
})

describe('an answer to a question', () => {
  const options = { now: NOW, mapping: { stage: 'Step' } }

  it('is put where the question belongs', () => {
    assert.equal(settled(options, { question: 'dates', flag: '--dates day-first' }, 'month-first').dates, 'month-first')
    assert.equal(settled(options, { question: 'sheet', flag: '--sheet X' }, 'Cases').sheet, 'Cases')
    assert.equal(settled(options, { question: 'object-type', flag: '--case-type x' }, 'applications').objectType, 'applications')
    assert.deepEqual(settled(options, { question: 'mapping', flag: '--case COLUMN' }, 'URN').mapping, { stage: 'Step', case: 'URN' })
  })

  it('is refused where there is no place for it', () => {
    assert.throws(
      () => settled(options, { question: 'outcomes', flag: '--outcome-word "X=granted"' }, 'x'),
      /cannot be settled by an answer/,
    )
  })
})
