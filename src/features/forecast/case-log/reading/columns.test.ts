import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { ColumnMapping } from '../rules.ts'
import { CASE, CLOSED, END, plainName, RECEIVED, STAGE } from './column-names.ts'
import { type Column, findCaseColumn, findColumns } from './columns.ts'

const words = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  filled: 10,
  dates: 0,
  notYet: 0,
  distinct: 5,
  sameInCase: false,
  ...more,
})
const dates = (name: string, more: Partial<Column> = {}): Column => words(name, { dates: 10, ...more })
const ofCase = { sameInCase: true }

function find(columns: Column[], repeats: number, told = {}): ColumnMapping {
  const names = columns.map(column => column.name)
  return findColumns(columns, findCaseColumn(names, told), repeats, told).mapping
}

describe('the columns of an event log', () => {
  it('are found in exports of pm4py and other XES tools', () => {
    const columns = [
      words('case:concept:name'),
      words('concept:name'),
      dates('time:timestamp'),
      dates('start_timestamp'),
      words('org:resource'),
      words('org:role'),
      words('lifecycle:transition'),
    ]
    assert.deepEqual(find(columns, 0.8), {
      ...{ shape: 'events', case: 'case:concept:name', stage: 'concept:name', end: 'time:timestamp', start: 'start_timestamp' },
      ...{ lifecycle: 'lifecycle:transition', resource: 'org:resource', party: 'org:role' },
    })
  })

  it('are found in exports of Disco', () => {
    const columns = [
      words('Case ID'),
      words('Activity'),
      words('Resource'),
      dates('Start Timestamp'),
      dates('Complete Timestamp'),
      words('Variant'),
      words('(case) Channel', ofCase),
    ]
    assert.deepEqual(find(columns, 0.8), {
      ...{ shape: 'events', case: 'Case ID', stage: 'Activity', end: 'Complete Timestamp', start: 'Start Timestamp' },
      ...{ resource: 'Resource', class: '(case) Channel' },
    })
  })

  it('are found in files of the Tartu tools and of bupaR', () => {
    assert.deepEqual(
      find([words('case_id'), words('activity'), words('resource'), dates('start_time'), dates('end_time'), dates('enable_time')], 0.8),
      {
        ...{
          shape: 'events',
          case: 'case_id',
          stage: 'activity',
          end: 'end_time',
          start: 'start_time',
          queued: 'enable_time',
          resource: 'resource',
        },
      },
    )
    assert.deepEqual(find([words('case_id'), words('activity_id'), words('lifecycle_id'), dates('timestamp'), words('resource_id')], 0.8), {
      ...{ shape: 'events', case: 'case_id', stage: 'activity_id', end: 'timestamp', lifecycle: 'lifecycle_id', resource: 'resource_id' },
    })
  })

  it('take a status for the stage only where a case has several rows', () => {
    assert.equal((find([words('URN'), words('Status'), dates('Date')], 0.7) as { stage?: string }).stage, 'Status')
    const wide = find([words('URN'), words('Status'), dates('Date received'), dates('Date closed')], 0)
    assert.deepEqual(wide, { shape: 'cases', case: 'URN', received: 'Date received', closed: 'Date closed', stages: [], outcome: 'Status' })
  })

  it('do not take for the class of a case what changes within it', () => {
    const columns = [words('case id'), words('activity'), dates('time'), words('type'), words('category', ofCase)]
    assert.equal(find(columns, 0.8).class, 'category')
  })
})

describe('the columns of a list of cases', () => {
  const columns = [
    ...[words('Vetting ref'), words('Applicant name'), words('Clearance type'), dates('Form received'), dates('Sent to references')],
    ...[
      dates('Returned from references', { notYet: 4, dates: 3, filled: 7 }),
      dates('Target date'),
      dates('Date of birth'),
      words('Researcher'),
    ],
    ...[words('Notes'), dates('Date of decision'), words('Decision'), dates('Expiry date')],
  ]
  const mapping: ColumnMapping = {
    ...{
      shape: 'cases',
      case: 'Vetting ref',
      received: 'Form received',
      closed: 'Date of decision',
      outcome: 'Decision',
      class: 'Clearance type',
    },
    ...{ stages: ['Sent to references', 'Returned from references'], resource: 'Researcher' },
  }

  it('are found by the words that forces use', () => assert.deepEqual(find(columns, 0.01), mapping))

  it('leave out what was planned and what is about the person, and say so', () => {
    const { remarks } = findColumns(columns, 0, 0)
    assert.equal(remarks.length, 2)
    assert.match(remarks[0]!, /Planned.*"Target date"/)
    assert.match(remarks[1]!, /"Date of birth", "Expiry date"/)
  })

  it('are as told, and nothing told is used twice', () => {
    const told = { received: 'Sent to references', closed: 'returned FROM references', outcome: '', stages: ['Form received'] }
    assert.deepEqual(find(columns, 0, told), {
      ...{ shape: 'cases', case: 'Vetting ref', received: 'Sent to references', closed: 'Returned from references' },
      ...{ stages: ['Form received'], resource: 'Researcher', class: 'Clearance type' },
    })
  })

  it('are found again from the whole mapping, as it is when remembered', () => {
    assert.deepEqual(find(columns, 0.01, mapping), mapping)
    assert.equal(find(columns, 0.01, { stage: undefined, class: 'Notes' }).shape, 'cases')
  })

  it('ask for what no name shows', () => {
    assert.throws(() => find([words('Colour'), dates('Form received')], 0), {
      question: 'mapping',
      message: /reference of the case.*"Colour", "Form received"/,
    })
    assert.throws(() => find([words('URN'), dates('Alpha'), dates('Beta')], 0), {
      ...{ question: 'mapping', advice: 'Say which with --received "Alpha"' },
    })
    assert.throws(() => find([dates('When'), words('Colour', { distinct: 2 }), words('Person', { distinct: 9 })], 0), {
      advice: 'Say which with --case "Person"',
    })
    assert.throws(() => find(columns, 0, { closed: 'Done' }), {
      message: 'There is no column "Done"',
      advice: /"Vetting ref", "Applicant name"/,
    })
  })
})

describe('any known name', () => {
  const dress = fc.constantFrom(
    (name: string) => name.toUpperCase(),
    (name: string) => name.replaceAll(' ', '_'),
    (name: string) => name.replaceAll(' ', ':'),
    (name: string) => ` ${name}  `,
    (name: string) => name.replace(/ ([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  )

  it('is known in capitals, with underscores or colons, and in camelCase', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASE, ...STAGE, ...END, ...RECEIVED, ...CLOSED), dress, (name, wear) =>
        assert.equal(plainName(wear(name)), name),
      ),
    )
  })

  it('is found wherever its column stands', () => {
    const parts = fc.record({ case: fc.constantFrom(...CASE), received: fc.constantFrom(...RECEIVED), closed: fc.constantFrom(...CLOSED) })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 5 }), (names, turn) => {
        const columns = [words(names.case), dates(names.received), dates(names.closed), words('free text'), words('other')]
        const turned = columns.map((_, at) => columns[(at + turn) % columns.length]!)
        const { case: found, received, closed } = find(turned, 0) as Record<string, string>
        assert.deepEqual([found, received, closed], [names.case, names.received, names.closed])
      }),
    )
  })
})
