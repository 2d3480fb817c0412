/** The database's working days are those of `src/values`, day for day. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../src/values/date.ts'
import { ENGLAND_WORKING_DAYS } from '../../src/values/england-bank-holidays.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../src/values/working-day.ts'
import { openTrial, value } from './trial.ts'

const trial = await openTrial()
const { knownFrom } = ENGLAND_WORKING_DAYS
const aDay = fc.integer({ min: 0, max: 9000 }).map(days => addDays(knownFrom, days))

describe('the calendar', () => {
  it('holds the same working days', async () => {
    const rows = await trial.as(
      'nobody',
      async client =>
        (await client.query<{ day: string; working: boolean }>('select day::text, working from spine.calendar order by day')).rows,
    )
    assert.equal(rows.length, 10_227)
    const different = rows.filter(({ day, working }, index) => {
      const expected = addDays(knownFrom, index)
      return day !== expected || working !== isWorkingDay(ENGLAND_WORKING_DAYS, expected)
    })
    assert.deepEqual(different, [])
  })

  it('counts between days, and onwards, as the pages do', () =>
    trial.as('nobody', client =>
      fc.assert(
        fc.asyncProperty(aDay, aDay, fc.integer({ min: 0, max: 250 }), async (first, last, days) => {
          const { rows } = await client.query<{ between: number; onwards: string }>(
            'select spine.working_days_between($1, $2) as between, spine.add_working_days($1, $3)::text as onwards',
            [first, last, days],
          )
          assert.equal(rows[0]?.between, workingDaysBetween(ENGLAND_WORKING_DAYS, first, last))
          assert.equal(rows[0]?.onwards, addWorkingDays(ENGLAND_WORKING_DAYS, first, days))
        }),
        { numRuns: 60 },
      ),
    ))

  it('does not guess beyond its end', async () => {
    assert.equal(await trial.as('nobody', client => value(client, `select spine.working_days_between('2030-01-01', '2040-01-01')`)), null)
  })

  it('left an entry when it was built', async () => {
    const count = await trial.asOperator(operator =>
      value(operator, `select count(*)::int from ledger.entries where kind = 'calendar-rebuilt'`),
    )
    assert.equal(count, 1)
  })
})
