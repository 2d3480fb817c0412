/** The right route for the regime and no other, within the window, and what a panel must say. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, calendarDate, dateOfDay } from '../../../values/date.ts'
import type { Outcome } from '../../../values/outcome.ts'
import { KINDS, type Kind, REGIMES, type Regime } from '../rules.ts'
import {
  ABOUTS,
  type About,
  followUpStanding,
  type Offer,
  ROUTES,
  type Route,
  readAppeal,
  readJudgement,
  readReview,
  routesFor,
  windowEnds,
} from './rules.ts'

const keys = <T extends object>(of: T) => Object.keys(of) as (keyof T)[]
const fieldsOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.errors.map(({ field }) => field))

describe('the route of an appeal', () => {
  it('is the Regulations for officers and specials, the practice for staff and others, internal first in national security vetting', () => {
    const of = (regime: Regime, about: About = 'refusal', kind: Kind = 'new') => routesFor({ regime, about, kind })
    assert.deepEqual(of('officer'), ['regulations-2025'])
    assert.deepEqual(of('officer', 'withdrawal'), ['regulations-2025'])
    assert.deepEqual(of('staff'), ['vetting-practice'])
    assert.deepEqual(of('staff', 'refusal', 'renewal'), ['vetting-practice', 'contract'])
    assert.deepEqual(of('non-police', 'withdrawal'), ['vetting-practice', 'contract'])
    assert.deepEqual(of('national-security'), ['internal'])
    assert.deepEqual(routesFor({ regime: 'national-security', about: 'refusal', kind: 'new', internalDismissed: true }), [
      'security-vetting-appeals-panel',
    ])
  })

  const grounds = fc.record({
    about: fc.constantFrom(...keys(ABOUTS)),
    regime: fc.constantFrom(...keys(REGIMES)),
    kind: fc.constantFrom(...keys(KINDS)),
    internalDismissed: fc.boolean(),
  })
  const RIGHT: Record<Regime, readonly Route[]> = {
    officer: ['regulations-2025', 'vetting-practice'],
    staff: ['vetting-practice', 'contract'],
    'non-police': ['vetting-practice', 'contract'],
    'national-security': ['internal', 'security-vetting-appeals-panel'],
  }

  it('is always one that the regime knows, and there always is one', () => {
    fc.assert(
      fc.property(grounds, ground => {
        const routes = routesFor(ground)
        assert.ok(routes.length > 0)
        for (const route of routes) assert.ok(RIGHT[ground.regime].includes(route), route)
        // Officers go by the practice only about residency, which the Regulations do not speak of.
        if (ground.regime === 'officer' && ground.about !== 'residency') assert.deepEqual(routes, ['regulations-2025'])
      }),
    )
  })

  it('that was not offered is refused, whoever sends it', () => {
    fc.assert(
      fc.property(grounds, fc.constantFrom(...keys(ROUTES)), (ground, route) => {
        const today = calendarDate('2026-03-02')
        const offer: Offer = { about: ground.about, routes: routesFor(ground), windowEnds: today, windowPolicy: 'p' }
        assert.equal(readAppeal({ route, grounds: 'It is wrong' }, offer, today).ok, offer.routes.includes(route))
      }),
    )
  })
})

describe('the window', () => {
  it('is open up to its last day, and says that day when it is too late', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 30_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 90 }),
        (day, days, after) => {
          const letter = dateOfDay(day)
          const offer: Offer = { about: 'refusal', routes: ['regulations-2025'], windowEnds: windowEnds(letter, days), windowPolicy: 'p' }
          assert.equal(readAppeal({ route: '', grounds: 'x' }, offer, addDays(letter, after)).ok, after <= days)
        },
      ),
    )
    const offer: Offer = { about: 'refusal', routes: ['internal'], windowEnds: calendarDate('2026-03-16'), windowPolicy: 'p' }
    const late = readAppeal({ route: '', grounds: 'x' }, offer, calendarDate('2026-03-17'))
    assert.ok(!late.ok)
    assert.match(late.errors[0]?.message ?? '', /ended on 16 March 2026/)
  })

  it('asks for grounds, and for a route where there are two', () => {
    const offer: Offer = {
      about: 'withdrawal',
      routes: ['vetting-practice', 'contract'],
      windowEnds: calendarDate('2026-03-16'),
      windowPolicy: 'p',
    }
    assert.deepEqual(fieldsOf(readAppeal({ route: '', grounds: ' ' }, offer, calendarDate('2026-03-01'))), ['route', 'grounds'])
  })
})

describe('what a panel decides', () => {
  it('needs an answer, a known reason and words', () => {
    assert.deepEqual(fieldsOf(readJudgement({ upheld: '', reasons: ['unknown'], words: '' }, ['disproportionate'])), [
      'upheld',
      'reasons',
      'words',
    ])
    assert.deepEqual(readJudgement({ upheld: 'no', reasons: ['disproportionate'], words: ' So it is ' }, ['disproportionate']), {
      ok: true,
      value: { upheld: false, reasons: ['disproportionate'], words: 'So it is' },
    })
  })
})

describe('following up what was overturned', () => {
  it('is due from its day on, until somebody has looked', () => {
    const due = calendarDate('2026-03-02')
    assert.equal(followUpStanding(due, null, addDays(due, -1)), 'coming')
    assert.equal(followUpStanding(due, null, due), 'due')
    assert.equal(followUpStanding(due, due, addDays(due, 1)), 'done')
  })

  it('needs an answer and words', () => {
    assert.deepEqual(fieldsOf(readReview({ laterAdverse: '', words: '' })), ['laterAdverse', 'words'])
    assert.equal(readReview({ laterAdverse: 'no', words: 'Nothing' }).ok, true)
  })
})
