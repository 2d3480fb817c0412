/** Dated rules at work: what was granted keeps the rule it was granted under, whatever two administrators decide later. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService } from '../../../test/support/service.ts'
import { behindTheWall, insertCase, vettingPool } from '../../../test/support/vetting.ts'
import { addDays, type CalendarDate, calendarDate } from '../../values/date.ts'
import { validFrom } from './decisions/rules.ts'
import { vettingPaths as paths } from './paths.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)

const ask = <Row extends Record<string, unknown>>(statement: string, values: unknown[] = []) =>
  service.asOperator(async client => (await client.query<Row>(statement, values)).rows)
const [{ today }] = (await ask<{ today: string }>('select spine.today()::text as today')) as [{ today: string }]
const TODAY = calendarDate(today)

const dayFields = (name: string, day: CalendarDate) => {
  const [year, month, dayOfMonth] = day.split('-') as [string, string, string]
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function change(rule: string, value: string, from: CalendarDate): Promise<void> {
  const asked = await service.post(
    `/administration/policies/${rule}`,
    { value, source: 'Minute of the board', ...dayFields('starts', from) },
    'ada',
  )
  assert.equal(asked.statusCode, 303, asked.body)
  const path = String(asked.headers.location)
  assert.equal((await service.post(`${path}/approve`, {}, 'ada')).statusCode, 403)
  assert.equal((await service.post(`${path}/approve`, {}, 'abel')).statusCode, 303)
}

/** Granted through the pages: UKSV's decision as somebody of the unit takes it down. */
async function grant(level: 'sc' | 'ctc'): Promise<string> {
  const id = await as('vera', tx => insertCase(tx, { state: 'decision', level }))
  const [row] = await ask<{ version: number }>('select version from vetting.cases where id = $1', [id])
  const answer = await service.post(
    paths.decide(id),
    { _version: String(row?.version), decision: 'grant', ...dayFields('on', TODAY) },
    'dora',
  )
  assert.equal(answer.statusCode, 303, answer.body)
  return id
}

const endOf = async (id: string): Promise<string | undefined> =>
  (await ask<{ until: string }>('select upper(valid)::text as until from vetting.clearances where case_id = $1', [id]))[0]?.until
const months = (many: number) => validFrom(TODAY, many).until

describe('the validity of a clearance', () => {
  it('of SC changes from next month by two people, and what is granted until then lasts as long as it did', async () => {
    const before = await grant('sc')
    assert.equal(await endOf(before), months(120))
    const nextMonth = calendarDate(`${addDays(calendarDate(`${today.slice(0, 7)}-28`), 5).slice(0, 7)}-01`)
    await change('vetting-validity/sc', '84', nextMonth)
    const meanwhile = await grant('sc')
    assert.deepEqual([await endOf(before), await endOf(meanwhile)], [months(120), months(120)])
    const rules = await ask<{ day: string; value: number }>(
      `select d::date::text as day, p.value from unnest($1::date[]) d, lateral spine.policy_on('vetting-validity', 'sc', d) p order by d`,
      [[addDays(nextMonth, -1), nextMonth]],
    )
    assert.deepEqual(rules, [
      { day: addDays(nextMonth, -1), value: 120 },
      { day: nextMonth, value: 84 },
    ])
    const page = (await service.get('/administration/policies/vetting-validity/sc', 'ada')).body
    assert.match(page, /Today: 120 months/)
    assert.match(page, /84 months/)
  })

  it('of CTC changes from today on: the next clearance is shorter, and names its rule; those before keep their end and theirs', async () => {
    const before = await grant('ctc')
    await change('vetting-validity/ctc', '36', TODAY)
    const after = await grant('ctc')
    assert.deepEqual([await endOf(before), await endOf(after)], [months(60), months(36)])
    const kept = await ask<{ value: number }>(
      `select p.value from unnest($1::uuid[]) with ordinality as c (id, place) join vetting.clearances l on l.case_id = c.id
        join spine.policies p on p.id = l.policy order by place`,
      [[before, after]],
    )
    assert.deepEqual(kept, [{ value: 60 }, { value: 36 }])
  })
})
