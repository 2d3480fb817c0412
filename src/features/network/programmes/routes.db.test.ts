/** A programme through its pages: what is added, moved and reached, who may, and what was known before. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { fillRegister } from '../../../../test/support/register.ts'
import { openTestService } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import { networkPaths as paths } from '../paths.ts'
import { addCtoc } from './ctoc.ts'

const service = await openTestService()
await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 1 })
after(() => pool.end())

const day = (year: string, month: string, date: string) => ({ 'due-year': year, 'due-month': month, 'due-day': date })
const newProgramme = async (name: string) => {
  const answer = await service.post(paths.newProgramme, { name, about: 'Invented, for a test', source: '' }, 'nell')
  assert.equal(answer.statusCode, 303, answer.body)
  return String(answer.headers.location).split('/').at(-1) ?? ''
}
const newMilestone = async (programme: string, name: string, fields: Record<string, string> = {}) => {
  const typed = { name, ...day('2026', '6', '1'), why: 'The first plan', unit: '4', ...fields }
  const answer = await service.post(paths.newMilestone(programme), typed, 'nell')
  assert.equal(answer.statusCode, 303, answer.body)
  const page = await service.get(paths.programme(programme), 'nell')
  const id = new RegExp(`/network/programmes/milestones/([0-9a-f-]{36})">${name}<`).exec(page.body)?.[1]
  assert.ok(id, page.body)
  return id
}
const seenOn = async (path: string) => {
  const page = await service.get(path, 'nell')
  const [, seen] = /name="seen" value="([0-9a-f-]{36})"/.exec(page.body) ?? []
  assert.ok(seen, page.body)
  return seen
}
const move = async (id: string, typed: Record<string, string>, seen?: string) =>
  service.post(paths.moveMilestone(id), { seen: seen ?? (await seenOn(paths.moveMilestone(id))), ...typed }, 'nell')

describe('a milestone that moves', () => {
  it('keeps its earlier date with the reason, and shows by how much', async () => {
    const programme = await newProgramme('One building')
    const id = await newMilestone(programme, 'Command one has moved in')
    const answer = await move(id, { ...day('2026', '8', '1'), why: 'The lifts were not ready' })
    assert.equal(answer.headers.location, paths.milestone(id))

    const page = (await service.get(paths.programme(programme), 'vera')).body
    for (const said of ['1 Jun 2026', '1 Aug 2026', '61 days later', 'The lifts were not ready', 'Command one', 'Date has passed']) {
      assert.ok(page.includes(said), said)
    }
    const milestone = (await service.get(paths.milestone(id), 'nell')).body
    for (const said of ['The first plan', 'The lifts were not ready', 'Nell Invented', 'Holds now', '1 earlier date'])
      assert.ok(milestone.includes(said), said)
    const list = (await service.get(paths.programmes, 'vera')).body
    assert.match(list, /One building/)
    assert.match(list, /0 of 1/)
    const file = (await service.get(paths.programmeFile(programme), 'vera')).body
    assert.match(file, /2026-06-01,no,no,0,The first plan/)
    assert.match(file, /2026-08-01,no,no,61,The lifts were not ready/)
  })

  it('is not moved without a reason, to no date, to the same date, or over another’s move', async () => {
    const programme = await newProgramme('Refusals')
    const id = await newMilestone(programme, 'Moved in')
    const seen = await seenOn(paths.moveMilestone(id))
    const refusals = [
      [{ ...day('2026', '8', '1'), why: '' }, 'Enter the reason'],
      [{ ...day('2026', '2', '30'), why: 'Late' }, 'The date must be a real date'],
      [{ ...day('2026', '6', '1'), why: 'Late' }, 'This is the date it has already'],
    ] as const
    for (const [typed, said] of refusals) {
      const answer = await move(id, typed, seen)
      assert.equal(answer.statusCode, 422)
      assert.ok(answer.body.includes(said), said)
    }
    assert.equal((await move(id, { ...day('2026', '7', '1'), why: 'First' }, seen)).statusCode, 303)
    const late = await move(id, { ...day('2026', '9', '1'), why: 'Second' }, seen)
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /Somebody else has just given this milestone another date/)
    assert.doesNotMatch((await service.get(paths.milestone(id), 'nell')).body, /Second/)
  })

  it('moved by two at once is moved by one', async () => {
    const id = await newMilestone(await newProgramme('Race'), 'Moved in')
    const seen = await seenOn(paths.moveMilestone(id))
    const answers = await Promise.all(['7', '8', '9'].map(month => move(id, { ...day('2026', month, '1'), why: `To ${month}` }, seen)))
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409, 409])
  })

  it('is reached on a day with how that is known, and can turn out not to be', async () => {
    const id = await newMilestone(await newProgramme('Reached'), 'Moved in')
    const reach = async (typed: Record<string, string>) =>
      service.post(paths.reachMilestone(id), { seen: await seenOn(paths.reachMilestone(id)), ...typed }, 'nell')
    assert.match((await reach({ ...day('2099', '1', '1'), why: 'Said so' })).body, /must be today or earlier/)
    assert.equal((await reach({ ...day('2026', '6', '11'), why: 'Announced that day' })).statusCode, 303)
    const page = (await service.get(paths.milestone(id), 'nell')).body
    assert.ok(page.includes('Announced that day') && page.includes('10 days later'), page)
    assert.ok(!page.includes('Mark as reached'))
    assert.equal((await move(id, { ...day('2026', '6', '11'), why: 'It was the wrong building' })).statusCode, 303)
    assert.match((await service.get(paths.milestone(id), 'nell')).body, /Mark as reached/)
  })
})

describe('a programme', () => {
  it('is there once by its name, and takes no unit that is not', async () => {
    const programme = await newProgramme('Only one')
    const again = await service.post(paths.newProgramme, { name: 'Only one', about: '', source: '' }, 'nell')
    assert.equal(again.statusCode, 409)
    assert.match(again.body, /There is a programme with this name already/)
    const wrong = await service.post(paths.newMilestone(programme), { name: '', unit: '999', ...day('2026', '1', '1'), why: 'x' }, 'nell')
    assert.equal(wrong.statusCode, 422)
    for (const said of ['Enter what is to be reached', 'Select a unit from the list']) assert.ok(wrong.body.includes(said), said)
  })

  it('as known before it was recorded shows no date', async () => {
    const programme = await newProgramme('Unknown before')
    await newMilestone(programme, 'Moved in')
    const page = await service.get(`${paths.programme(programme)}?known=2020-01-01`, 'nell')
    assert.match(page.body, /Nothing of this programme was recorded by then/)
    assert.doesNotMatch((await service.get(`${paths.programmes}?known=2020-01-01`, 'nell')).body, /Unknown before/)
    assert.match((await service.get(`${paths.programmes}?known=2999-01-01`, 'nell')).body, /must be today or earlier/)
  })

  it('as known between two moves shows the date that was believed then, and neither reason nor end of what came later', async () => {
    const programme = await newProgramme('Remembered')
    const milestone = crypto.randomUUID()
    await service.asOperator(async client => {
      await client.query('begin')
      await client.query('select spine.enter($1, $2)', [service.token('nell'), 'test.past'])
      await client.query(`insert into network.milestones (id, programme, name, recorded_by, recorded_at)
        select '${milestone}', '${programme}', 'Moved in', id, '2026-01-01' from spine.accounts where subject = 'nell'`)
      await client.query(`insert into network.milestone_dates (milestone, due, reached, recorded, why, recorded_by)
        select '${milestone}', due, false, recorded, why, id from spine.accounts, (values
          ('2026-06-01'::date, '[2026-01-01,2026-03-01)'::tstzrange, 'Earlier plan'), ('2026-09-01', '[2026-03-01,)', 'Later plan')) as dates (due, recorded, why)
        where subject = 'nell'`)
      await client.query(`update network.programmes set recorded_at = '2026-01-01' where id = '${programme}'`)
      await client.query('commit')
    })
    const then = (await service.get(`${paths.programmeFile(programme)}?known=2026-02-01`, 'nell')).body.trim().split('\r\n')
    assert.equal(then.length, 2)
    assert.match(then[1] ?? '', /2026-06-01,no,no,0,Earlier plan,[^,]+,,$/)
    const page = (await service.get(`${paths.programme(programme)}?known=2026-02-01`, 'nell')).body
    assert.ok(page.includes('1 Jun 2026') && !page.includes('1 Sept') && !page.includes('Later plan'), page)
    assert.match((await service.get(paths.programme(programme), 'nell')).body, /92 days later/)
  })

  it('is the force’s own: read by its staff, kept by the keeper, nothing to a lead, a council or nobody', async () => {
    const programme = await newProgramme('Ours')
    const id = await newMilestone(programme, 'Moved in')
    for (const who of ['una', 'lewis', 'norman'] as const)
      for (const path of [paths.programmes, paths.programme(programme), paths.programmeFile(programme), paths.milestone(id)])
        assert.equal((await service.get(path, who)).statusCode, 403, `${who} ${path}`)
    for (const path of [paths.newProgramme, paths.newMilestone(programme), paths.moveMilestone(id), paths.reachMilestone(id)]) {
      assert.equal((await service.get(path, 'vera')).statusCode, 403, path)
      const typed = { seen: id, name: 'x', why: 'x', ...day('2026', '1', '1') }
      assert.equal((await service.post(path, typed, 'vera')).statusCode, 403, path)
    }
    assert.doesNotMatch((await service.get(paths.programme(programme), 'vera')).body, /Add a milestone/)
    const nowhere = crypto.randomUUID()
    for (const path of [paths.programme(nowhere), paths.programmeFile(nowhere), paths.milestone(nowhere), paths.moveMilestone(nowhere)])
      assert.equal((await service.get(path, 'nell')).statusCode, 404, path)
  })

  it('can be the published one to start with, once', async () => {
    for (const _ of [1, 2]) await asUser(pool, { token: service.token('nell'), act: 'test.ctoc' }, addCtoc)
    const list = (await service.get(paths.programmes, 'nell')).body
    assert.equal(list.match(/Counter Terrorism Operations Centre/g)?.length, 1)
    assert.match(list, /2 of 3/)
    const id = /href="\/network\/programmes\/([0-9a-f-]{36})">Counter Terrorism/.exec(list)?.[1] ?? ''
    const page = (await service.get(paths.programme(id), 'nell')).body
    for (const said of ['Empress State Building', 'about <time datetime="2021-06-30">', 'No date has moved', 'mi5.gov.uk'])
      assert.ok(page.includes(said), said)
  })
})
