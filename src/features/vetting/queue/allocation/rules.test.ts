/** Who is proposed for which case. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { STAGES } from '../../rules.ts'
import { type Member, membersOf, needsOf, propose, readGiven, readSeen, seenText, type ToGive } from './rules.ts'

const member = (name: string, more: Partial<Member> = {}): Member => ({
  ...{ account: name.toLowerCase(), name, skills: ['identity', 'records'], share: 1, isAway: false, open: 0 },
  ...more,
})
const toGive = (ref: string, more: Partial<ToGive> = {}): ToGive => ({
  ...{ id: ref, ref, state: 'checks', stages: ['records'], allocatedTo: null, recused: new Set(), workers: new Set(), deciders: new Set() },
  ...more,
})
const to = (cases: ToGive[], members: Member[]) => propose(cases, members).map(each => each.to)

describe('a proposal', () => {
  it('goes to whoever has the least for their hours, counting what it gives out itself', () => {
    const members = [member('Ann', { open: 4 }), member('Ben', { open: 2, share: 0.4 }), member('Cy', { open: 3 })]
    assert.deepEqual(to([toGive('1'), toGive('2'), toGive('3')], members), ['cy', 'ann', 'cy'])
    assert.deepEqual(propose([toGive('1')], members)[0]?.reasons, [
      'Can do: PNC and PND',
      '3 open cases',
      'The least for their hours, of 3 who could take it',
    ])
  })

  it('leaves out who cannot do it, is away, knows the person, or had another part; and says so where nobody is left', () => {
    const each = toGive('1', { recused: new Set(['ben']) })
    const members = [member('Ann', { skills: ['identity'] }), member('Ben'), member('Cy', { isAway: true })]
    assert.deepEqual(propose([each], members)[0], {
      ...{ id: '1', ref: '1', to: null },
      reasons: ['1 person cannot do what is open', '1 person is on leave', '1 person knows the person'],
    })
    assert.deepEqual(propose([each], [])[0]?.reasons, ['Nobody is in the unit’s staff list'])
  })

  it('never gives a decision to who worked on the case or sits on its other seat, nor work to who decided', () => {
    const both = { skills: ['decision', 'records'] }
    const decide = toGive('1', { state: 'second-decision', workers: new Set(['ann']), deciders: new Set(['ben']) })
    assert.deepEqual(to([decide], [member('Ann', both), member('Ben', both), member('Cy', { ...both, open: 9 })]), ['cy'])
    assert.deepEqual(to([toGive('2', { deciders: new Set(['ann']) })], [member('Ann', both), member('Ben', { ...both, open: 9 })]), ['ben'])
    assert.deepEqual(needsOf(decide), ['decision'])
    // Nothing is open in it, and still it is no work for who only decides.
    assert.deepEqual(to([toGive('3', { stages: [] })], [member('Ann', { skills: ['decision'] }), member('Ben', { open: 9 })]), ['ben'])
  })

  it('takes what people can do from the staff list, and from their roles where there is none', () => {
    const colleagues = [
      { account: 'ann', name: 'Ann', roles: ['vetting-researcher'] },
      { account: 'dan', name: 'Dan', roles: ['vetting-decision-maker'] },
    ]
    const names = (staff: ReadonlyMap<string, { skills: string[]; share: number; isAway: boolean }>) =>
      membersOf(colleagues, staff, new Map([['ann', 7]]), ['records']).map(({ name, skills, open }) => ({ name, skills, open }))
    assert.deepEqual(names(new Map()), [
      { name: 'Ann', skills: ['records'], open: 7 },
      { name: 'Dan', skills: ['decision'], open: 0 },
    ])
    assert.deepEqual(names(new Map([['dan', { skills: ['records'], share: 0.5, isAway: false }]])), [
      { name: 'Dan', skills: ['records'], open: 0 },
    ])
  })

  const people = fc.constantFrom('ann', 'ben', 'cy', 'dee')
  const groups = fc.uniqueArray(people).map(each => new Set(each))
  const stages = fc.uniqueArray(fc.constantFrom(...Object.keys(STAGES)))
  const cases = fc.array(
    fc.record({
      state: fc.constantFrom('intake', 'residency', 'checks', 'decision', 'second-decision' as const),
      ...{ stages, recused: groups, workers: groups, deciders: groups },
    }),
  )
  const members = fc.uniqueArray(
    fc.record({
      ...{ account: people, skills: stages, share: fc.constantFrom(0.2, 0.5, 1), isAway: fc.boolean(), open: fc.nat(30) },
    }),
    { selector: ({ account }) => account },
  )

  it('whatever the cases and people, names only who may and can, spreads the load, and comes out the same again', () => {
    fc.assert(
      fc.property(cases, members, (given, staff) => {
        const all = given.map((each, at) => toGive(String(at), each as Partial<ToGive>))
        const team = staff.map(each => ({ ...each, name: each.account }))
        const proposed = propose(all, team)
        assert.deepEqual(propose(all, team), proposed)
        assert.deepEqual(propose(all, team.toReversed()), proposed)
        assert.equal(proposed.length, all.length)
        const open = new Map(team.map(each => [each.account, each.open]))
        for (const [at, each] of proposed.entries()) {
          assert.ok(each.reasons.length > 0)
          const wanted = all[at]
          const able = team.filter(
            ({ account, skills, isAway }) =>
              wanted &&
              !isAway &&
              !wanted.recused.has(account) &&
              (needsOf(wanted).length === 0
                ? skills.some(skill => skill !== 'decision')
                : needsOf(wanted).every(need => skills.includes(need))) &&
              !(needsOf(wanted)[0] === 'decision' && wanted.state !== 'checks'
                ? wanted.workers.has(account) || wanted.deciders.has(account)
                : wanted.deciders.has(account)),
          )
          assert.equal(each.to === null, able.length === 0)
          const taker = able.find(({ account }) => account === each.to)
          if (!taker) continue
          const load = (one: (typeof team)[number]) => (open.get(one.account) ?? 0) / one.share
          assert.ok(able.every(other => load(taker) <= load(other)))
          open.set(taker.account, (open.get(taker.account) ?? 0) + 1)
        }
      }),
    )
  })
})

describe('cases that were picked', () => {
  it('are each there once, and what is none is passed over', () => {
    const id = '3fa85f64-5717-4562-b3fc-2c963f66afa6'
    assert.deepEqual(readSeen([`${id}~3`, `${id}~4`, 'x~1', `${id}`, `${id}~-1`]), [{ id, version: 4 }])
    assert.equal(seenText({ id, version: 3 }), `${id}~3`)
    const given = readGiven([`${id}~3~ann`])
    assert.ok(given.ok)
    assert.deepEqual(given.value, [{ id, version: 3, to: 'ann' }])
    assert.ok(!readGiven([`${id}~3~`]).ok)
  })
})
