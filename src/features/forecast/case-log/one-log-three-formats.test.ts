/** One log written as CSV, as XES and as OCEL gives one and the same `CaseLog`: what a figure is may not hang on how it was exported. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { readLog } from './read-log.ts'
import type { CaseLog } from './rules.ts'

type Event = { stage: string; end: string; start: string; lifecycle: string; resource: string; party: string }
type Case = { id: string; level: string; received: string; closed: string; events: Event[] }
type Written = { content: string; objectType?: string }

const folder = await temporaryFolder()
const now = Date.parse('2026-11-24T12:00Z')

// The three standards' names, so that no reader has to guess. Events of one case stay together, as XES must have them.
const COLUMNS = [
  'case:concept:name',
  'concept:name',
  'time:timestamp',
  'start_timestamp',
  'lifecycle:transition',
  'org:resource',
  'org:role',
]
const CASE_COLUMNS = ['case:level', 'case:startdate', 'case:enddate']

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const rowOf = ({ id, level, received, closed }: Case, { stage, end, start, lifecycle, resource, party }: Event) =>
  [id, stage, end, start, lifecycle, resource, party, level, received, closed].map(cell).join(',')

function asCsv(cases: Case[]): Written {
  const rows = cases.flatMap(each => each.events.map(event => rowOf(each, event)))
  return { content: [[...COLUMNS, ...CASE_COLUMNS].join(','), ...rows, ''].join('\n') }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const attribute = (type: string, key: string, value: string) => (value === '' ? '' : `<${type} key="${key}" value="${escaped(value)}"/>`)

function asXes(cases: Case[]): Written {
  const events = ({ events: own }: Case) =>
    own.map(
      ({ stage, end, start, lifecycle, resource, party }) =>
        `<event>${attribute('string', 'concept:name', stage)}${attribute('date', 'time:timestamp', end)}` +
        `${attribute('date', 'start_timestamp', start)}${attribute('string', 'lifecycle:transition', lifecycle)}` +
        `${attribute('string', 'org:resource', resource)}${attribute('string', 'org:role', party)}</event>`,
    )
  const traces = cases.map(
    each =>
      `<trace>${attribute('string', 'concept:name', each.id)}${attribute('string', 'level', each.level)}` +
      `${attribute('date', 'startdate', each.received)}${attribute('date', 'enddate', each.closed)}${events(each).join('\n')}</trace>`,
  )
  return { content: `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016">\n${traces.join('\n')}\n</log>` }
}

const given = (record: Record<string, string>) =>
  Object.entries(record)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ name, value }))

function asOcel(cases: Case[]): Written {
  const objects = cases.map(({ id, level, received, closed }) => ({
    id,
    type: 'case',
    attributes: given({ level, startdate: received, enddate: closed }).map(pair => ({ ...pair, time: '1970-01-01T00:00:00Z' })),
  }))
  const events = cases.flatMap(({ id, events: own }) =>
    own.map(({ stage, end, start, lifecycle, resource, party }) => ({
      type: stage,
      time: end,
      attributes: given({ start_timestamp: start, 'lifecycle:transition': lifecycle, 'org:resource': resource, 'org:role': party }),
      relationships: [{ objectId: id, qualifier: 'case' }],
    })),
  )
  // A thing that every event touches must not get in the way of the cases.
  const all = { id: 'the force', type: 'force', attributes: [] }
  const touching = events.map(event => ({ ...event, relationships: [...event.relationships, { objectId: all.id, qualifier: '' }] }))
  return {
    content: JSON.stringify({ objectTypes: [{ name: 'case' }, { name: 'force' }], objects: [...objects, all], events: touching }),
    objectType: 'case',
  }
}

async function read(name: string, { content, objectType }: Written): Promise<CaseLog> {
  const { log } = await readLog(await folder.write(name, content), {
    now,
    timeZone: 'Europe/London',
    ...(objectType !== undefined && { objectType }),
  })
  return log
}

const DAY = 86_400_000
const FROM = Date.UTC(2025, 0, 6, 9)
const iso = (time: number, offset: number) =>
  `${new Date(time + offset * 3_600_000).toISOString().slice(0, 23)}${offset === 0 ? 'Z' : `+0${offset}:00`}`

/** Times are told in different zones, some events twice, some names need quoting or escaping. */
const anEvent = fc.record({
  stage: fc.constantFrom('Form checked', 'Records, local', 'Interview "A"', 'R&D <review>', 'caf\u00e9'),
  after: fc.integer({ min: 0, max: 20 * DAY }),
  work: fc.option(fc.integer({ min: 0, max: 3 * DAY }), { nil: undefined }),
  lifecycle: fc.constantFrom('', 'start', 'complete', 'COMPLETE', 'schedule'),
  resource: fc.constantFrom('', 'r1', 'r2', '007'),
  party: fc.constantFrom('', 'Unit', 'Applicant'),
  offset: fc.integer({ min: 0, max: 3 }),
  twice: fc.boolean(),
})

const aCase = fc.record({
  level: fc.constantFrom('CTC', 'SC'),
  day: fc.integer({ min: 0, max: 300 }),
  lasted: fc.option(fc.integer({ min: 0, max: 60 * DAY }), { nil: undefined }),
  events: fc.array(anEvent, { minLength: 1, maxLength: 6 }),
})

function written(id: string, drawn: typeof aCase extends fc.Arbitrary<infer T> ? T : never, hasDates: boolean): Case {
  const received = FROM + drawn.day * DAY
  const events = drawn.events.flatMap(({ after, work, offset, twice, ...rest }) => {
    const end = iso(received + after, offset)
    // A lifecycle word and a start in one row say two things at once; no export has both.
    const start = work === undefined || rest.lifecycle !== '' ? '' : iso(received + after - work, offset)
    const event = { ...rest, end, start }
    return twice ? [event, event] : [event]
  })
  const closed = drawn.lasted === undefined ? '' : iso(received + drawn.lasted, 0)
  return { id, level: drawn.level, received: hasDates ? iso(received, 0) : '', closed: hasDates ? closed : '', events }
}

const aLog = fc
  .record({ hasDates: fc.boolean(), cases: fc.array(aCase, { minLength: 2, maxLength: 8 }) })
  .map(({ hasDates, cases }) => cases.map((drawn, index) => written(`V-${100 + index}`, drawn, hasDates)))

describe('one log in three formats', () => {
  it('gives one result', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(aLog, async cases => {
        const name = `log-${run++ % 8}`
        const csv = await read(`${name}.csv`, asCsv(cases))
        assert.equal(csv.cases.count, cases.length)
        assert.deepEqual(await read(`${name}.xes`, asXes(cases)), csv)
        assert.deepEqual(await read(`${name}.json`, asOcel(cases)), csv)
      }),
      { numRuns: 150 },
    )
  })
})
