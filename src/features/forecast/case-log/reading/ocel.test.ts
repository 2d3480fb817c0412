import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { temporaryFolder } from '../../../../../test/support/temporary-folder.ts'
import { Problem } from '../../../../values/problem.ts'
import type { EventMapping, ReadingOptions } from '../rules.ts'
import { Undecided } from '../undecided.ts'
import { withinLimit } from './object-log.ts'
import { readOcel } from './ocel.ts'
import { openFile } from './open-file.ts'

const folder = await temporaryFolder()
const now = Date.parse('2026-11-24T12:00Z')
let files = 0
const read = async (content: string | object, options: Partial<ReadingOptions> = {}) => {
  const path = await folder.write(`log-${files++}`, typeof content === 'string' ? content : JSON.stringify(content))
  return readOcel(await openFile(path), { now, timeZone: 'UTC', ...options })
}

/** Two applications; one interview serves both; a recruiter takes part; the job is advertised before anybody applies. */
const FIRST = {
  'ocel:global-log': { 'ocel:object-types': ['application', 'recruiter', 'vacancy'] },
  'ocel:objects': {
    a1: { 'ocel:type': 'application', 'ocel:ovmap': { level: 'CTC', startdate: '2026-01-01' } },
    a2: { 'ocel:type': 'application', 'ocel:ovmap': { level: 'SC' } },
    a3: { 'ocel:type': 'application', 'ocel:ovmap': {} },
    v: { 'ocel:type': 'vacancy', 'ocel:ovmap': {} },
    r: { 'ocel:type': 'recruiter', 'ocel:ovmap': {} },
  },
  'ocel:events': {
    e0: { 'ocel:activity': 'advertise', 'ocel:timestamp': '2026-01-01T09:00:00Z', 'ocel:omap': ['v'], 'ocel:vmap': {} },
    e1: { 'ocel:activity': 'apply', 'ocel:timestamp': '2026-01-05T09:00:00Z', 'ocel:omap': ['a1', 'v'], 'ocel:vmap': {} },
    e2: { 'ocel:activity': 'apply', 'ocel:timestamp': '2026-01-05 10:00:00+00:00', 'ocel:omap': ['a2', 'v', 'a2'], 'ocel:vmap': {} },
    e3: {
      'ocel:activity': 'interview',
      'ocel:timestamp': '2026-01-09T09:00:00Z',
      'ocel:omap': ['a1', 'a2', 'r'],
      'ocel:vmap': { 'org:role': 'Unit' },
    },
    e4: { 'ocel:activity': 'offer', 'ocel:timestamp': 'tomorrow', 'ocel:omap': ['a1'], 'ocel:vmap': {} },
  },
}

const entries = (record: object) => Object.entries(record) as [string, Record<string, never>][]
const pairs = (record: object) => Object.entries(record).map(([name, value]) => ({ name, value }))

const SECOND = {
  objectTypes: FIRST['ocel:global-log']['ocel:object-types'].map(name => ({ name, attributes: [] })),
  eventTypes: [],
  objects: entries(FIRST['ocel:objects']).map(([id, of]) => ({
    id,
    type: of['ocel:type'],
    attributes: pairs(of['ocel:ovmap']!).map(pair => ({ ...pair, time: '1970-01-01T00:00:00Z' })),
  })),
  events: entries(FIRST['ocel:events']).map(([id, of]) => ({
    id,
    type: of['ocel:activity'],
    time: of['ocel:timestamp'],
    attributes: pairs(of['ocel:vmap']!),
    relationships: (of['ocel:omap'] as unknown as string[]).map(objectId => ({ objectId, qualifier: '' })),
  })),
}

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<log>
  <object-types>${SECOND.objectTypes.map(({ name }) => `<object-type name="${name}"><attributes/></object-type>`).join('')}</object-types>
  <event-types><event-type name="apply"><attributes><attribute name="org:role" type="string"/></attributes></event-type></event-types>
  <objects>${SECOND.objects
    .map(({ id, type, attributes }) => {
      const own = attributes.map(({ name, time, value }) => `<attribute name="${name}" time="${time}">${value}</attribute>`)
      return `<object id="${id}" type="${type}"><attributes>${own.join('')}</attributes></object>`
    })
    .join('')}</objects>
  <events>${SECOND.events
    .map(({ id, type, time, attributes, relationships }) => {
      const own = attributes.map(({ name, value }) => `<attribute name="${name}">${value}</attribute>`)
      const to = relationships.map(({ objectId }) => `<relationship object-id="${objectId}" qualifier="of"/>`)
      return `<event id="${id}" type="${type}" time="${time}"><attributes>${own.join('')}</attributes><objects>${to.join('')}</objects></event>`
    })
    .join('')}</events>
</log>`

describe('an object-centric log', () => {
  it('asks which type of object is the case, with what each would give', async () => {
    for (const content of [FIRST, SECOND, XML]) {
      await assert.rejects(read(content), error => {
        assert.ok(error instanceof Undecided)
        assert.equal(error.question, 'object-type')
        assert.deepEqual(error.choices, ['application', 'recruiter', 'vacancy'])
        assert.match(error.message, /application \(3 cases, 5 events\); recruiter \(1 cases?, 1 events?\); vacancy \(1 cases?, 3 events\)/)
        assert.equal(error.advice, 'Say which with --case-type application')
        return true
      })
    }
  })

  it('is flattened to the type that was told, and warns of events counted in several cases', async () => {
    const { log, reading } = await read(FIRST, { objectType: 'application' })
    assert.deepEqual(log.cases.ids, ['a1', 'a2'])
    assert.deepEqual(log.stages, ['apply', 'interview'])
    assert.deepEqual([...log.cases.received], [Date.parse('2026-01-01'), Date.parse('2026-01-05T10:00Z')])
    assert.deepEqual([log.classes, log.parties], [['CTC', 'SC'], ['Unit']])
    assert.deepEqual(reading.counts, { rows: 5, used: 4, rejected: 1, duplicates: 0 })
    assert.deepEqual(
      reading.rejected.map(({ line }) => line),
      [5],
    )
    assert.deepEqual(reading.remarks.slice(0, 3), [
      '1 of 5 events touches nothing of type "application": left out',
      '1 event belongs to several cases (up to 2) and counted once in each: 1 row more than there were events',
      '1 object of type "application" without a usable event: left out',
    ])
  })

  it('gives the same in version 1.0, in version 2.0 and as XML', async () => {
    const [first, second, xml] = await Promise.all([FIRST, SECOND, XML].map(content => read(content, { objectType: 'application' })))
    assert.deepEqual(second!.log, first!.log)
    assert.deepEqual(xml!.log, first!.log)
    assert.deepEqual([second!.reading.counts, xml!.reading.counts], [first!.reading.counts, first!.reading.counts])
    assert.deepEqual([second!.reading.remarks, xml!.reading.remarks], [first!.reading.remarks, first!.reading.remarks])
  })

  it('takes another type of object for the person when told, and names the types when there is no such', async () => {
    const { log, reading } = await read(SECOND, { objectType: 'application', mapping: { resource: 'recruiter' } })
    assert.deepEqual(log.resources, ['r'])
    assert.equal((reading.mapping as EventMapping).resource, 'recruiter')
    const refused = (words: RegExp) => (error: unknown) => error instanceof Problem && words.test(`${error.message} ${error.advice}`)
    await assert.rejects(read(SECOND, { objectType: 'applicant' }), refused(/"applicant" \(--case-type\).*application; recruiter; vacancy/))
    await assert.rejects(read(SECOND, { objectType: 'application', mapping: { class: 'rank' } }), refused(/"rank" \(--class\)/))
  })

  it('needs no telling where there is one type, and the value of the latest time counts', async () => {
    const attributes = [
      { name: 'level', time: '2026-01-02T00:00:00Z', value: 'SC' },
      { name: 'level', time: '2026-01-01T00:00:00Z', value: 'CTC' },
    ]
    const objects = [
      { id: 'constructor', type: 'case', attributes },
      {
        id: '__proto__',
        type: 'case',
        attributes: [
          { name: '__proto__', value: 7 },
          { name: 'level', value: 5 },
        ],
      },
    ]
    const events = objects.map(({ id }) => ({ type: 'toString', time: '2026-02-01T00:00:00Z', relationships: [{ objectId: id }] }))
    const { log } = await read(JSON.stringify({ objects, events }))
    assert.deepEqual([log.cases.ids, log.stages, log.classes], [['constructor', '__proto__'], ['toString'], ['SC', '5']])
  })

  it('is refused when it is damaged or other JSON, with what to do', async () => {
    const refused = (words: RegExp) => (error: unknown) => {
      assert.ok(error instanceof Problem && error.advice !== undefined)
      assert.match(error.message, words)
      return true
    }
    await assert.rejects(read(JSON.stringify(SECOND).slice(0, -30)), refused(/cannot be read as one/))
    await assert.rejects(read('{"cases": []}'), refused(/not an object-centric event log/))
    await assert.rejects(read('[1, 2]'), refused(/not an object-centric event log/))
    await assert.rejects(read(`{"a":${'['.repeat(200_000)}`), refused(/cannot be read as one/))
    await assert.rejects(read({ objects: [], events: [] }), refused(/without any object/))
    await assert.rejects(read({ objects: [], events: [null, 3, { relationships: 'x' }] }), refused(/without any object/))
    await assert.rejects(read(XML.replace('<log>', '<!DOCTYPE log [<!ENTITY a "b">]><log>')), refused(/declares its own entities/))
  })

  it('is refused above 200 MB, and read no further', async () => {
    const block = new Uint8Array(1_000_000)
    let given = 0
    async function* chunks() {
      for (; given < 1_000; given++) yield block
    }
    const file = withinLimit({ name: 'large.json', path: '', head: block, chunks, digest: async () => '' })
    const readAll = async () => {
      for await (const _ of file.chunks());
    }
    await assert.rejects(
      readAll(),
      error => error instanceof Problem && /"large.json".*more than 200 MB/.test(error.message) && /XES or CSV/.test(error.advice ?? ''),
    )
    assert.equal(given, 200)
  })
})
