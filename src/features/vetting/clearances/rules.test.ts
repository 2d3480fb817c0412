import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate } from '../../../values/date.ts'
import { LEVELS, type Level } from '../rules.ts'
import { checkEvent, isHeld, NOTED, queryOf, readAsked, readEvent, STANDINGS, type Standing } from './rules.ts'

const standings = Object.keys(STANDINGS) as Standing[]
const ID = '0b0e7f5a-8f0c-4c6e-9d5a-0123456789ab'

describe('what may become of a clearance', () => {
  it('is suspended and put in force again, or ends; nothing is noted of one that is not held', () => {
    assert.equal(checkEvent('in-force', 'suspended').ok, true)
    assert.equal(checkEvent('suspended', 'reinstated').ok, true)
    assert.equal(checkEvent('in-force', 'reinstated').ok, false)
    for (const standing of standings.filter(each => !isHeld(each)))
      for (const kind of NOTED) assert.equal(checkEvent(standing, kind).ok, false)
    const again = checkEvent('suspended', 'suspended')
    assert.match(again.ok ? '' : (again.errors[0]?.message ?? ''), /it can only become in force again or ended/)
  })

  it('needs a reason, and is never a withdrawal: that goes by its steps', () => {
    assert.equal(readEvent({ kind: 'ended', why: ' ' }).ok, false)
    assert.equal(readEvent({ kind: 'withdrawn', why: 'Now' }).ok, false)
    assert.deepEqual(readEvent({ kind: 'ended', why: ' Left ' }), { ok: true, value: { kind: 'ended', why: 'Left' } })
  })
})

describe('a question about clearances', () => {
  it('is for those in force where nothing is said, and passes over what is not known', () => {
    const asked = readAsked({ unit: 'x', level: 'none', state: '', due: '', after: '2026-02-31~nothing' })
    assert.deepEqual(asked, { unit: undefined, level: undefined, standing: 'in-force', isDue: false, after: undefined })
  })

  it('comes back from its address as it was', () => {
    const cursor = { until: calendarDate('2027-01-31'), id: ID }
    fc.assert(
      fc.property(
        fc
          .record<{
            unit: number | undefined
            level: Level | undefined
            standing: Standing | undefined
            isDue: boolean
            after: typeof cursor | undefined
          }>({
            unit: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
            level: fc.option(fc.constantFrom(...(Object.keys(LEVELS) as Level[])), { nil: undefined }),
            standing: fc.option(fc.constantFrom(...standings), { nil: undefined }),
            isDue: fc.boolean(),
            after: fc.constantFrom(undefined, cursor),
          })
          .map(asked => ({ ...asked })),
        asked => {
          const fields = new URLSearchParams(queryOf(asked, asked.after))
          const typed = (name: string) => fields.get(name) ?? ''
          const read = readAsked({
            unit: typed('unit'),
            level: typed('level'),
            state: typed('state'),
            due: typed('due'),
            after: typed('after'),
          })
          assert.deepEqual(read, asked)
        },
      ),
    )
  })
})
