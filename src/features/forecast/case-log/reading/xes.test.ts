import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { temporaryFolder } from '../../../../../test/support/temporary-folder.ts'
import { Problem } from '../../../../values/problem.ts'
import { type EventMapping, OUTCOMES, type ReadingOptions } from '../rules.ts'
import { type OpenedFile, openFile } from './open-file.ts'
import { readXes } from './xes.ts'

const folder = await temporaryFolder()
const now = Date.parse('2026-11-24T12:00Z')
let files = 0

const opened = async (content: string | Uint8Array) => openFile(await folder.write(`log-${files++}.xes`, content))
const read = async (content: string | Uint8Array, options: Partial<ReadingOptions> = {}) =>
  readXes(await opened(content), { now, timeZone: 'UTC', ...options })

const attribute = (key: string, value: string, type = 'string') => `<${type} key="${key}" value="${value}"/>`
const event = (name: string, time: string, more = '') =>
  `<event>${attribute('concept:name', name)}${attribute('time:timestamp', time, 'date')}${more}</event>`
const trace = (id: string, ...inside: string[]) => `<trace>${attribute('concept:name', id)}${inside.join('')}</trace>`
const log = (...traces: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${traces.join('\n')}\n</log>\n`

const refused =
  (words: RegExp, advice = /./) =>
  (error: unknown) => {
    assert.ok(error instanceof Problem, String(error))
    assert.match(error.message, words)
    assert.match(error.advice ?? '', advice)
    return true
  }

/** The same file in chunks of so many bytes, so that every tag is cut in two somewhere. */
const inPieces = (file: OpenedFile, size: number): OpenedFile => ({
  ...file,
  async *chunks() {
    for await (const chunk of file.chunks()) for (let at = 0; at < chunk.length; at += size) yield chunk.slice(at, at + size)
  },
})

const DISCO = log(
  '<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>',
  '<global scope="trace"><string key="concept:name" value="name"/></global>',
  '<global scope="event"><string key="concept:name" value="name"/><date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>',
  '<classifier name="Activity" keys="concept:name"/>',
  '<string key="creator" value="Fluxicon Disco"/>',
  trace(
    'A',
    event('Received', '2026-01-05T09:00:00.000+00:00', attribute('org:role', 'CLERK') + attribute('(case)_level', 'CTC')),
    event('Decided', '2026-01-07T09:00:00.000+00:00', attribute('org:group', 'Unit 2') + attribute('(case)_level', 'CTC')),
  ),
  trace('B', event('Received', '2026-01-06T10:30:00.000+01:00', attribute('org:resource', 'r1') + attribute('(case)_level', 'SC'))),
)

describe('a XES log', () => {
  it('gives cases with their visits, people and parties; what is global or of the whole log is not an event', async () => {
    const { log: made, reading } = await read(DISCO)
    assert.deepEqual(made.cases.ids, ['A', 'B'])
    assert.deepEqual([...made.visits.end], ['2026-01-05T09:00Z', '2026-01-07T09:00Z', '2026-01-06T09:30Z'].map(Date.parse))
    assert.deepEqual(made.stages, ['Received', 'Decided'])
    assert.deepEqual(made.parties, ['CLERK', 'Unit 2'])
    assert.deepEqual(made.resources, ['r1'])
    assert.deepEqual(made.classes, ['CTC', 'SC'])
    assert.deepEqual(reading.counts, { rows: 3, used: 3, rejected: 0, duplicates: 0 })
    const { case: id, end, class: kind } = reading.mapping as EventMapping
    assert.deepEqual([reading.format, id, end, kind], ['xes', 'case:concept:name', 'time:timestamp', 'case:(case)_level'])
  })

  it('is read the same wherever the pieces in which it comes are cut', async () => {
    const file = await opened(DISCO)
    const whole = await readXes(file, { now })
    for (const size of [1, 2, 7, 64]) assert.deepEqual(await readXes(inPieces(file, size), { now }), whole)
  })

  it('is read the same by the scanner and by the XML parser', async () => {
    const plain = log(
      trace(
        'A &amp; B',
        event('caf\u00e9', '2026-01-05T09:00:00Z'),
        event('&lt;x&gt;', '2026-01-06T09:00:00Z', attribute('org:resource', '&#233;&#x41;')),
      ),
      trace('C', event('caf\u00e9', '2026-01-07T09:00:00Z')),
    )
    const scanned = await read(plain)
    assert.deepEqual(scanned.log.cases.ids, ['A & B', 'C'])
    assert.deepEqual(scanned.log.stages, ['caf\u00e9', '<x>'])
    assert.deepEqual(scanned.log.resources, ['\u00e9A'])
    // A document type without entities is harmless, yet only the parser reads a file that has one.
    const parsed = await read(plain.replace('<log', '<!DOCTYPE log>\n<log'))
    assert.deepEqual(parsed.log, scanned.log)
    const utf16 = await read(Buffer.from(`\ufeff${plain.replace('UTF-8', 'UTF-16')}`, 'utf16le'))
    assert.deepEqual(utf16.log, scanned.log)
    const latin1 = await read(Buffer.from(plain.replace('UTF-8', 'ISO-8859-1'), 'latin1'))
    assert.deepEqual(latin1.log, scanned.log)
    assert.deepEqual((await read(gzipSync(`\ufeff${plain}`))).log, scanned.log)
  })

  it('takes a namespace prefix, comments, lists, nested attributes and attributes of unknown names in its stride', async () => {
    const nested = '<string key="concept:name" value="Received"><string key="concept:name" value="inner"/><int key="n" value="2"/></string>'
    const list = '<list key="notes"><values><string key="time:timestamp" value="never"/></values></list>'
    const odd = `<?xml version='1.0'?><!-- > < -- made by hand --><x:log><x:trace><string key='concept:name' value='A'/><!-- a
      comment > over lines --><x:event>${nested}${list}<date
      key="time:timestamp" value="2026-01-05T09:00:00Z"></date></x:event></x:trace></x:log>`.replace(' < -- ', ' ')
    const { log: made } = await read(odd)
    assert.deepEqual([made.cases.ids, made.stages, made.visits.count], [['A'], ['Received'], 1])
  })

  it('pairs start with complete, and lets a trace say when it came in, was closed and how', async () => {
    const dates = attribute('startdate', '2026-01-01T00:00:00Z', 'date') + attribute('enddate', '2026-01-09T00:00:00Z', 'date')
    const { log: made, reading } = await read(
      log(
        trace(
          'A',
          dates,
          attribute('outcome', 'Granted'),
          attribute('REG_DATE', '2025-12-01T00:00:00Z', 'date'),
          event('Check', '2026-01-05T09:00:00Z', attribute('lifecycle:transition', 'START')),
          event('Check', '2026-01-06T09:00:00Z', attribute('lifecycle:transition', 'COMPLETE')),
        ),
        trace(
          'B',
          attribute('startdate', '2026-01-08T00:00:00Z', 'date'),
          event('Check', '2026-01-08T09:00:00Z', attribute('lifecycle:transition', 'start')),
        ),
        trace('C', attribute('startdate', '2026-01-09T00:00:00Z', 'date')),
      ),
    )
    assert.deepEqual(
      [...made.cases.received],
      ['2026-01-01', '2026-01-08', '2026-01-09'].map(day => Date.parse(day)),
    )
    assert.deepEqual([...made.cases.closed], [Date.parse('2026-01-09'), Number.NaN, Number.NaN])
    assert.deepEqual(
      [...made.cases.outcome].map(code => OUTCOMES[code]),
      ['granted', 'open', 'open'],
    )
    assert.deepEqual([...made.visits.start], ['2026-01-05T09:00Z', '2026-01-08T09:00Z'].map(Date.parse))
    assert.deepEqual([...made.visits.end], [Date.parse('2026-01-06T09:00Z'), Number.NaN])
    assert.equal(reading.closedBy, 'closing column')
  })

  it('passes over a day received that lies after the closing, and a day it cannot read', async () => {
    const { log: made, reading } = await read(
      log(
        trace(
          'A',
          attribute('startdate', '2026-02-01', 'date'),
          attribute('enddate', '2026-01-09', 'date'),
          event('x', '2026-01-05T09:00:00Z'),
        ),
        trace('B', attribute('startdate', 'soon', 'date'), event('x', '2026-01-06T09:00:00Z')),
      ),
    )
    assert.deepEqual([...made.cases.received], [Date.parse('2026-01-05T09:00Z'), Date.parse('2026-01-06T09:00Z')])
    assert.deepEqual(
      reading.passedOver.map(({ line, reason }) => [line, reason]),
      [
        [3, 'enddate lies before startdate: the first event counts as the day received'],
        [4, 'Cannot read the date "soon" in startdate'],
      ],
    )
  })

  it('takes other attributes for the parts when told, and says which there are when they are not there', async () => {
    const told = log(
      trace(
        'A',
        attribute('ref', 'V1'),
        attribute('kind', 'x'),
        `<event>${attribute('step', 'Check')}${attribute('when', '2026-01-05')}${attribute('who', 'r')}</event>`,
      ),
      trace(
        'B',
        attribute('ref', 'V2'),
        attribute('kind', 'y'),
        `<event>${attribute('step', 'Check')}${attribute('when', '2026-01-06')}</event>`,
      ),
    )
    const mapping = { case: 'case:ref', stage: 'step', end: 'when', resource: 'who', class: 'kind' }
    const { log: made } = await read(told, { mapping })
    assert.deepEqual([made.cases.ids, made.stages, made.resources, made.classes], [['V1', 'V2'], ['Check'], ['r'], ['x', 'y']])
    await assert.rejects(
      read(told, { mapping: { ...mapping, resource: 'whom' } }),
      refused(/called "whom" \(--resource\)/, /step; when; .*who/),
    )
  })

  it('lists each event it cannot use, with its line and the reason', async () => {
    const { log: made, reading } = await read(
      log(
        trace('A', event('x', '2026-01-05T09:00:00Z'), `<event>${attribute('concept:name', 'x')}</event>`, event('x', '05/01/2026')),
        trace(
          'B',
          event('x', '2026-11-25T00:00:01Z'),
          event('x', '2026-11-24T23:59:59Z'),
          event('x', '2026-01-05T09:00:00Z', attribute('start_timestamp', '2026-01-06', 'date')),
        ),
        event('x', '2026-01-05T09:00:00Z'),
      ),
    )
    assert.deepEqual(
      reading.rejected.map(({ line, reason }) => `${line} ${reason}`),
      [
        '3 The event has no time (time:timestamp)',
        '3 Cannot read the time "05/01/2026": it is not of the form 2026-01-31T09:30:00+00:00',
        '4 2026-11-25T00:00:01.000Z lies in the future',
        '4 The event ends (2026-01-05T09:00:00.000Z) before it starts (2026-01-06T00:00:00.000Z)',
        '5 The event stands outside any trace, so it belongs to no case',
      ],
    )
    assert.deepEqual(reading.counts, { rows: 7, used: 2, rejected: 5, duplicates: 0 })
    assert.equal(made.visits.count, 2)
  })

  it('numbers traces without a name, joins those of one name, leaves out the empty, and says so', async () => {
    const { log: made, reading } = await read(
      log(
        `<trace>${event('x', '2026-01-05T09:00:00Z')}</trace>`,
        trace('A', event('x', '2026-01-06T09:00:00Z')),
        trace('A', event('y', '2026-01-07T09:00:00Z')),
        trace('B'),
      ),
    )
    assert.deepEqual(made.cases.ids, ['trace 1', 'A'])
    assert.equal(made.cases.first[2]! - made.cases.first[1]!, 2)
    assert.deepEqual(reading.remarks.slice(0, 3), [
      '1 case has no name (concept:name) and got a number instead',
      '1 trace bears the name of an earlier one: taken for the same case',
      '1 trace holds no usable event: left out',
    ])
  })
})

describe('a hostile or broken XES file', () => {
  const good = trace('A', event('x', '2026-01-05T09:00:00Z'))

  it('may not declare entities of its own', async () => {
    const laughs = '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    await assert.rejects(read(log(good).replace('<log', `${laughs}<log`)), refused(/declares its own entities/, /ask whoever sent/))
    const outside = '<!DOCTYPE log [<!ENTITY % x SYSTEM "http://localhost/x.dtd"> %x;]>'
    await assert.rejects(read(log(good).replace('<log', `${outside}<log`)), refused(/declares its own entities/))
    await assert.rejects(
      read(log(trace('&b;', event('x', '2026-01-05T09:00:00Z')))),
      refused(/not well-formed XML at line 3: undefined entity/),
    )
  })

  it('may not nest without end, nor hold a text without end', async () => {
    const deep = '<string key="a" value="b">'.repeat(70) + '</string>'.repeat(70)
    await assert.rejects(read(log(good.replace('</event>', `${deep}</event>`))), refused(/more than 64 deep at line 3/))
    for (const size of [1_000_001, 3_000_000]) {
      await assert.rejects(
        read(log(trace('A', attribute('note', 'x'.repeat(size))))),
        refused(/one text of more than 1,000,000 characters near line 3/),
      )
    }
    assert.equal((await read(log(good, trace('B', attribute('note', 'x'.repeat(999_000)), event('x', '2026-01-05'))))).log.cases.count, 2)
    await assert.rejects(read(`<log><!--${'x'.repeat(2_000_000)}--></log>`), refused(/one text of more than 1,000,000/))
  })

  it('is refused with the line where it is not well-formed', async () => {
    const cases: [string, RegExp][] = [
      [log(good).slice(0, -7), /not well-formed XML at line 4: unclosed tag/],
      [log(good.replace('</trace>', '</log>')), /not well-formed XML at line 3/],
      [log(`${good}<trace`), /not well-formed XML at line 4/],
      [log(good.replace('key="time', 'key="x" key="time')), /not well-formed XML at line 3: duplicate attribute/],
      [log(good.replace('value="x"', 'value="x &amp"')), /not well-formed XML at line 5/],
      [log(good.replace('value="x"', 'value="<x"')), /not well-formed XML at line 3/],
    ]
    for (const [content, words] of cases) await assert.rejects(read(content), refused(words, /export the log again/))
    await assert.rejects(
      read(Buffer.from(log(trace('caf\u00e9', event('x', '2026-01-05'))), 'latin1')),
      refused(/not text in utf-8/, /Export it again as UTF-8/),
    )
    await assert.rejects(read(log(good).replace('UTF-8', 'klingon')), refused(/"klingon", which is not known/))
  })

  it('is refused when it is some other XML', async () => {
    await assert.rejects(
      read('<?xml version="1.0"?><definitions><process/></definitions>'),
      refused(/XML, but not an event log: it begins with <definitions>/),
    )
  })
})
