/** Cases over the database alone: opened, moved by the table of moves, never over another's work, and released without what vetting found. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { openTestService } from '../../../../test/support/service.ts'
import { behindTheWall, vettingPool } from '../../../../test/support/vetting.ts'
import { getToday } from '../../../platform/db/queries.ts'
import { addDays, type CalendarDate, calendarDate } from '../../../values/date.ts'
import type { Problem } from '../../../values/problem.ts'
import type { CaseForm } from '../form/rules.ts'
import { listVisits } from '../visits/queries.ts'
import { endVisit, moveCase, openCase, release, startVisit, takeForm } from './actions.ts'
import { getCase } from './queries.ts'
import type { NewCase } from './rules.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)
const today = await as('vera', getToday)

const livedHere = (from: CalendarDate): CaseForm => ({
  addresses: [{ from, last: null, country: 'GB', overseasService: false, lines: '1 Invented Street' }],
  relations: [{ kind: 'family', relation: 'Parent', name: 'Pat Invented', born: null }],
})
const asked = (more: Partial<NewCase> = {}): NewCase => ({
  unit: 2,
  subject: { familyName: 'Invented', givenNames: 'Carol', born: calendarDate('1990-01-01') },
  level: 'rv',
  regime: 'officer',
  kind: 'new',
  receivedOn: today,
  ...more,
})
const refused = (kind: string, words: RegExp) => (error: unknown) => {
  assert.equal((error as Problem).kind, kind, String(error))
  assert.match((error as Problem).message, words)
  return true
}
const releasedOf = (id: string) =>
  service.asOperator(
    async client =>
      (await client.query('select r.*, r.xmin::text from vetting.released r where case_id = $1', [id])).rows[0] as Record<string, unknown>,
  )

describe('a case', () => {
  it('opened with its form begins the checks of its level; released are level, day and whose turn it is', async () => {
    const id = await as('vera', tx => openCase(tx, asked({ form: livedHere(calendarDate('1990-01-01')) })))
    const { found, visits } = await as('vera', async tx => ({ found: await getCase(tx, id), visits: await listVisits(tx, id) }))
    assert.equal(found.state, 'checks')
    assert.match(found.ref, /^IC-V1\/\d\d\/[2-9B-Z]{6}$/)
    assert.deepEqual(visits.map(({ stage }) => stage).sort(), [
      'counter-corruption',
      'finance',
      'identity',
      'local-intelligence',
      'records',
    ])
    assert.ok(visits.every(({ result }) => result === null))
    const { turn, level, ref } = await releasedOf(id)
    assert.deepEqual({ turn, level, ref }, { turn: 'unit', level: 'rv', ref: found.ref })
  })

  it('opened without its form waits for the applicant, and goes on when the form is there', async () => {
    const id = await as('rhea', tx => openCase(tx, asked()))
    assert.equal((await releasedOf(id)).turn, 'applicant')
    assert.equal(await as('rhea', tx => takeForm(tx, id, 1, livedHere(calendarDate('2000-01-01')))), 'checks')
    assert.equal((await releasedOf(id)).turn, 'unit')
    const visits = await as('rhea', tx => listVisits(tx, id))
    assert.equal(visits.find(({ stage }) => stage === 'form')?.result, 'returned')
  })

  it('that falls short of the residency of its level waits for a decision about that; one day tells', async () => {
    const state = async (from: CalendarDate) => {
      const id = await as('vera', tx => openCase(tx, asked({ level: 'sc', regime: 'national-security', form: livedHere(from) })))
      return as('vera', async tx => (await getCase(tx, id)).state)
    }
    const fiveYears = calendarDate(`${Number(today.slice(0, 4)) - 5}${today.endsWith('-02-29') ? '-02-28' : today.slice(4)}`)
    assert.equal(await state(fiveYears), 'checks')
    assert.equal(await state(addDays(fiveYears, 1)), 'residency')
  })

  it('is refused where the level is unknown, the law does not fit or the day is to come', async () => {
    const open = (more: Partial<NewCase>) => as('vera', tx => openCase(tx, asked(more)))
    await assert.rejects(open({ level: 'tv' as 'rv' }), refused('invalid', /no such level/))
    await assert.rejects(open({ level: 'sc' }), refused('invalid', /national security vetting/))
    await assert.rejects(open({ receivedOn: addDays(today, 1) }), refused('invalid', /today or earlier/))
    await assert.rejects(
      as('victor', tx => openCase(tx, asked())),
      refused('not-found', /./),
    )
  })

  it('does not skip a state, and says what is possible', async () => {
    const id = await as('vera', tx => openCase(tx, asked()))
    await assert.rejects(
      as('vera', async tx => moveCase(tx, await getCase(tx, id), 'granted')),
      refused('conflict', /can only become residency to be decided, checks under way, discontinued or withdrawn/),
    )
  })

  it('is not moved over another’s work', async () => {
    const id = await as('vera', tx => openCase(tx, asked()))
    await as('vera', async tx => moveCase(tx, await getCase(tx, id), 'discontinued', { seen: 1, why: 'The post fell away' }))
    await assert.rejects(
      as('rhea', async tx => moveCase(tx, { ...(await getCase(tx, id)), state: 'intake' }, 'withdrawn', { seen: 1, why: 'x' })),
      refused('stale', /Somebody else/),
    )
  })

  it('ends a stage once, and nothing in a closed case', async () => {
    const id = await as('vera', tx => openCase(tx, asked({ form: livedHere(calendarDate('1990-01-01')) })))
    await as('rhea', tx => startVisit(tx, id, { stage: 'other-force', party: 'other-force', partyName: 'Invented Force' }))
    const visit = (await as('rhea', tx => listVisits(tx, id))).find(({ stage }) => stage === 'other-force')?.id ?? ''
    await as('rhea', tx => endVisit(tx, id, visit, 'clear'))
    await assert.rejects(
      as('rhea', tx => endVisit(tx, id, visit, 'trace')),
      refused('conflict', /already/),
    )
    await as('vera', async tx => moveCase(tx, await getCase(tx, id), 'discontinued', { why: 'x' }))
    await assert.rejects(
      as('rhea', tx => startVisit(tx, id, { stage: 'interview', party: 'applicant' })),
      refused('conflict', /closed/),
    )
  })

  it('is opened by many at once under references of their own', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => as('vera', tx => openCase(tx, asked()))))
    const refs = await as('vera', async tx => Promise.all(ids.map(async id => (await getCase(tx, id)).ref)))
    assert.equal(new Set(refs).size, 12)
  })
})

describe('what is released', () => {
  it('does not change by one byte while vetting works, whatever it finds', async () => {
    const id = await as('vera', tx => openCase(tx, asked({ form: livedHere(calendarDate('1990-01-01')) })))
    const before = await releasedOf(id)
    await as('rhea', async tx => {
      for (const { id: visit } of await listVisits(tx, id)) await endVisit(tx, id, visit, 'trace')
      await moveCase(tx, await getCase(tx, id), 'decision')
    })
    await as('dora', async tx => moveCase(tx, await getCase(tx, id), 'second-decision'))
    assert.deepEqual(await releasedOf(id), before)
    await as('vera', tx => release(tx, id, { outcome: 'refused' }))
    const { turn, outcome } = await releasedOf(id)
    assert.deepEqual({ turn, outcome }, { turn: 'closed', outcome: 'refused' })
  })
})
