/** What a file of applicants would open. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '../../../values/date.ts'
import { linesOf } from './csv-file.ts'
import { type Known, personKey, planIntake, readLines } from './plan.ts'
import { type Alike, COLUMNS, type Column, chosenOf, type Line } from './rules.ts'

const today = calendarDate('2026-06-15')
const NOBODY: Known = { today, hasRules: () => true, alikeOf: () => undefined }
const RIGHT: Record<Column, string> = {
  ...{ family_name: 'Invented', given_names: 'Carol', born: '1991-04-03', email: '', phone: '', level: 'RV', regime: 'officer', kind: '' },
  ...{ sponsor_reference: '', received: '' },
}
const line = (at: number, cells: Partial<Record<Column, string>> = {}): Line => ({ line: at, cells: { ...RIGHT, ...cells } })
const messages = (cells: Partial<Record<Column, string>>, known = NOBODY) =>
  planIntake([line(2, cells)], known).refused.map(({ column, message }) => `${column}: ${message}`)

describe('a line of a file', () => {
  it('opens a case, with what is left out taken as usual', () => {
    const { good, refused } = planIntake(
      [line(2, { born: '3/4/1991', level: 'nppv 2f', regime: 'Non-Police', sponsor_reference: 'CT/17' })],
      NOBODY,
    )
    assert.deepEqual(refused, [])
    assert.deepEqual(good, [
      {
        ...{ line: 2, person: { familyName: 'Invented', givenNames: 'Carol', born: '1991-04-03' }, level: 'nppv2f', regime: 'non-police' },
        ...{ kind: 'new', receivedOn: today, sponsorRef: 'CT/17' },
      },
    ])
  })

  it('is refused with everything that is wrong with it, at its column', () => {
    assert.deepEqual(
      messages({
        family_name: '',
        born: '31/02/1991',
        level: 'TV',
        regime: 'army',
        kind: 'x',
        received: '2026-06-16',
        email: 'a@b',
        phone: 'x',
      }),
      [
        'family_name: The family name is missing',
        'born: “31/02/1991” is no date such as 1991-04-03 or 03/04/1991',
        'email: This is no email address such as name@example.org',
        'phone: This is no phone number such as 020 7946 0000',
        'level: There is no level “TV”',
        'regime: It must be officer, staff, non-police or national-security',
        'kind: It must be new, renewal, transferee, rejoiner, change or aftercare',
        'received: The day of receipt must be today or earlier',
      ],
    )
    assert.match(messages({ level: 'SC' }).join(), /SC is national security vetting/)
    assert.match(messages({ family_name: '=1+1' }).join(), /begins like a formula/)
    assert.match(messages({}, { ...NOBODY, hasRules: () => false }).join(), /RV had no rules on the day of receipt/)
  })

  it('is refused where an earlier line has the person, and left to somebody where the records seem to', () => {
    const twice = planIntake([line(2), line(3, { family_name: 'INVENTED', level: 'MV' })], NOBODY)
    assert.deepEqual([twice.good.length, twice.refused[0]?.message], [1, 'The same person as line 2. Open a second case from their record'])
    const alike = (openLevels: Alike['openLevels']): Alike => ({
      id: 'x',
      familyName: 'Invented',
      givenNames: 'Carol',
      born: calendarDate('1991-04-03'),
      openLevels,
    })
    const known = planIntake([line(2)], { ...NOBODY, alikeOf: () => alike(['mv']) })
    assert.deepEqual([known.good.length, known.known.length, known.refused.length], [0, 1, 0])
    assert.match(messages({}, { ...NOBODY, alikeOf: () => alike(['rv']) }).join(), /has an open case at RV already/)
  })

  it('of a refused person does not stand in the way of a good one that follows', () => {
    assert.equal(planIntake([line(2, { level: 'zz' }), line(3)], NOBODY).good.length, 1)
  })
})

describe('a plan', () => {
  const cell = (right: string[], wrong: string[]) =>
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })
  const lines = fc
    .array(
      fc.record({
        ...{
          family_name: cell(['Ash', 'Birch', 'Cedar'], ['', '=x']),
          given_names: cell(['Ann', 'Ben'], ['']),
          born: cell(['1990-01-01', '02/02/1980'], ['soon', '2190-01-01']),
        },
        ...{
          level: cell(['RV', 'mv', 'SC'], ['XX']),
          regime: cell(['officer', 'staff', 'national-security'], ['']),
          received: cell(['', '2026-01-05'], ['2027-01-01']),
        },
      }),
      { maxLength: 40 },
    )
    .map(rows => rows.map((cells, at) => line(at + 2, cells)))
  const known = fc
    .record({ alike: fc.subarray(['ash|ann|1990-01-01', 'birch|ben|1980-02-02']), open: fc.subarray(['rv', 'mv'] as const) })
    .map(
      ({ alike, open }): Known => ({
        ...NOBODY,
        alikeOf: person => (alike.includes(personKey(person)) ? { id: personKey(person), ...person, openLevels: open } : undefined),
      }),
    )

  it('puts every line in one place, and no person in two', () => {
    fc.assert(
      fc.property(lines, known, (all, there) => {
        const { good, known: perhaps, refused } = planIntake(all, there)
        const places = [good.map(each => each.line), perhaps.map(each => each.line), [...new Set(refused.map(each => each.line))]]
        assert.deepEqual(
          places.flat().toSorted((a, b) => a - b),
          all.map(each => each.line),
        )
        const people = [...good, ...perhaps].map(({ person }) => personKey(person))
        assert.equal(new Set(people).size, people.length)
        assert.ok(perhaps.every(({ alike, level }) => !alike.openLevels.includes(level)))
      }),
    )
  })

  it('takes of what was chosen only what can be taken, and of known people only those that were ticked', () => {
    fc.assert(
      fc.property(
        lines,
        known,
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 45 })),
        fc.array(fc.integer({ min: 1, max: 45 })),
        (all, there, isAll, some, ticks) => {
          const plan = planIntake(all, there)
          const { fresh, joined } = chosenOf(plan, { all: isAll, lines: new Set(some), known: new Set(ticks) })
          assert.deepEqual(
            fresh.map(each => each.line),
            plan.good.map(each => each.line).filter(at => isAll || some.includes(at)),
          )
          assert.ok(joined.every(each => ticks.includes(each.line) && plan.known.includes(each)))
        },
      ),
    )
  })
})

describe('lines as they are typed', () => {
  it('are numbers and ranges', () => {
    const read = (typed: string) => {
      const outcome = readLines(typed, 10)
      return outcome.ok ? [...outcome.value] : outcome.errors[0]?.message
    }
    assert.deepEqual(read('2-4, 6;9-99'), [2, 3, 4, 6, 9, 10])
    for (const typed of ['', '4-2', 'all', '2-']) assert.match(String(read(typed)), /lines/)
  })
})

describe('a file', () => {
  it('is read by its headings, whatever separates them, and with its lines', () => {
    const rows = linesOf(
      'Family name;Given-names;born;level;regime\r\n"In;vented";Carol;1991-04-03;RV;staff\r\n\r\nTwo;Ann;1990-01-01;MV;staff',
    )
    assert.ok(rows.ok)
    assert.deepEqual(
      rows.value.map(({ line: at, cells }) => [at, cells.family_name, cells.kind]),
      [
        [2, 'In;vented', ''],
        [4, 'Two', ''],
      ],
    )
    assert.deepEqual(
      Object.keys(rows.value[0]?.cells ?? {}),
      COLUMNS.map(({ name }) => name),
    )
  })

  it('that is none is refused with what to do', () => {
    const why = (outcome: ReturnType<typeof linesOf>) => (outcome.ok ? '' : outcome.errors[0]?.message)
    assert.match(String(why(linesOf('a,b\n1,2'))), /These columns are missing: family_name, given_names, born, level, regime/)
    assert.match(String(why(linesOf('family_name,given_names,born,level,regime\n'))), /no rows/)
    assert.match(String(why(linesOf('family_name,given_names,born,level,regime\n"a'))), /never closed/)
  })
})
