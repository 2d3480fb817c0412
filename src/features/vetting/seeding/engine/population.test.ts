import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDate, daysBetween } from '../../../../values/date.ts'
import { checkMove, isOpen, LEVELS, NATIONAL_SECURITY } from '../../rules.ts'
import type { CaseHistory, Crew, RuleOn } from './history.ts'
import { stateOf } from './history.ts'
import { createIds, digitsOf } from './ids.ts'
import { dateOf } from './moments.ts'
import { LONG_HOLDERS, SHARES } from './parameters.ts'
import { MARK } from './people.ts'
import { type Invented, inventPopulation } from './population.ts'

const crew: Crew = {
  unit: { id: 2, code: 'IC-V1', name: 'Vetting unit one' },
  manager: 'manager',
  researchers: [
    { account: 'r1', from: 0, until: null },
    { account: 'r2', from: 0, until: 20_000 },
  ],
  deciders: ['d1', 'd2', 'd3'],
  panel: ['p1', 'p2'],
  sponsor: 'sponsor',
}
const LISTS: Record<string, unknown> = {
  'vetting-reasons/grant': ['nothing-adverse', 'adverse-old', 'adverse-minor'],
  'vetting-reasons/refuse': ['conviction', 'conduct'],
  'vetting-reasons/residency': ['history-checkable', 'history-not-checkable'],
  'vetting-reasons/appeal': ['decision-reasonable', 'new-information'],
  'vetting-wants/items': ['proof-of-identity', 'explanation'],
  'vetting-window/appeal-days': 14,
  'vetting-window/appeal-decision-days': 28,
  'vetting-window/request-days': 10,
  'vetting-window/reminder-days': 5,
  'vetting-review/annual-months': 12,
  'vetting-review/change-days': 28,
  'vetting-renewal/lead-days': 120,
  'vetting-overturn/follow-up-days': 365,
}
const BY_KIND: Record<string, (level: string) => unknown> = {
  'vetting-residency': () => 5,
  'vetting-validity': level => (level.startsWith('nppv') ? 36 : 84),
  'vetting-checks': level =>
    (NATIONAL_SECURITY as readonly string[]).includes(level)
      ? ['identity', 'records', 'national-security']
      : ['identity', 'records', 'local-intelligence', 'finance', 'counter-corruption'],
}
const ruleOn: RuleOn = <Value>(kind: string, key: string) => {
  const value = LISTS[`${kind}/${key}`] ?? BY_KIND[kind]?.(key)
  assert.notEqual(value, undefined, `${kind}/${key}`)
  return { id: `${kind}/${key}`, value: value as Value }
}
const TODAY = calendarDate('2026-11-28')
const invent = (seed: number, people: number): Invented[] => [
  ...inventPopulation({ seed, people, today: TODAY, crew, ruleOn, casesBefore: 0, subjectsBefore: 0 }),
]
const casesOf = (people: readonly Invented[]): CaseHistory[] => people.flatMap(({ cases }) => cases)
const seeds = fc.integer({ min: 1, max: 1_000_000 })

describe('invented people', () => {
  it('are the same for the same seed and day, and others for another', () => {
    fc.assert(
      fc.property(seeds, seed => {
        assert.deepEqual(invent(seed, 12), invent(seed, 12))
        assert.notDeepEqual(invent(seed, 12), invent(seed + 1, 12))
      }),
      { numRuns: 20 },
    )
  })

  it('are all marked as invented, relatives too, and can be reached nowhere', () => {
    for (const { subjects, cases } of invent(7, 300)) {
      for (const { familyName, email, phone } of subjects) {
        assert.ok(familyName.endsWith(MARK))
        assert.ok(email === null || email.endsWith('@example.org'))
        assert.ok(phone === null || phone.startsWith('07700 900'))
      }
      for (const { relations } of cases) for (const { name } of relations) assert.ok(name.endsWith(MARK))
    }
  })

  it('never share an id or a reference', () => {
    const cases = casesOf([...invent(3, 400), ...invent(4, 400)])
    assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length)
    const own = casesOf(invent(3, 400))
    assert.equal(new Set(own.map(({ ref }) => ref)).size, own.length)
    const ids = createIds(5)
    assert.match(ids(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    const digits = Array.from({ length: 20_000 }, (_, n) => digitsOf(n).join(','))
    assert.equal(new Set(digits).size, digits.length)
  })
})

describe('an invented case', () => {
  const forEvery = (check: (made: CaseHistory) => void) =>
    fc.assert(
      fc.property(seeds, seed => {
        casesOf(invent(seed, 15)).forEach(check)
      }),
      { numRuns: 60 },
    )

  it('goes only the ways that a case may go, and never backwards in time', () =>
    forEvery(({ path }) => {
      for (const [at, step] of path.slice(1).entries()) {
        const before = path[at]
        assert.ok(before)
        assert.ok(checkMove(before.state, step.state).ok, `${before.state} to ${step.state}`)
        assert.ok(step.at >= before.at)
      }
    }))

  it('holds nothing of today or later', () =>
    forEvery(made => {
      const moments = [...made.path, ...made.traces, ...made.seats, ...made.notes].map(({ at }) => at)
      moments.push(...made.visits.flatMap(({ from, end }) => (end ? [from, end.at] : [from])))
      for (const moment of moments) assert.ok(dateOf(moment) < TODAY)
    }))

  it('is decided by nobody who worked on it, by two where it is adverse, and appealed to others', () =>
    forEvery(({ visits, traces, requests, seats, outcome, appeals, residency }) => {
      const workers = new Set([...visits.map(({ end }) => end?.by), ...[...traces, ...requests].map(({ by }) => by), residency?.by])
      const deciders = seats.map(({ by }) => by)
      assert.equal(new Set(deciders).size, deciders.length)
      for (const by of deciders) assert.ok(!workers.has(by))
      if (outcome) assert.equal(seats.length, outcome.adverse ? 2 : 1)
      for (const appeal of appeals) {
        assert.ok(appeal.lodgedOn <= appeal.windowEnds)
        assert.ok(!appeal.outcome || ![...workers, ...deciders].includes(appeal.outcome.by))
      }
    }))

  it('has a clearance if and only if it was granted, at first or on appeal; and of what UKSV finds, nothing', () =>
    forEvery(made => {
      const upheld = made.appeals.some(({ about, outcome }) => about === 'refusal' && outcome?.upheld)
      assert.equal(made.clearance !== null, stateOf(made) === 'granted' || upheld)
      if (NATIONAL_SECURITY.includes(made.level)) assert.deepEqual(made.traces, [])
    }))
})

describe('their volumes', () => {
  const people = invent(11, 6000)
  const cases = casesOf(people)
  const recent = cases.filter(({ received }) => dateOf(received) >= '2023-01-01')
  const decided = recent.filter(({ outcome }) => outcome !== null)
  const share = (part: number, whole: number, low: number, high: number, what: string) =>
    assert.ok(part / whole >= low && part / whole <= high, `${what}: ${part} of ${whole} is not within ${low} and ${high}`)

  it('are about one and a third cases a person, of every level', () => {
    share(cases.length, people.length, 1.15, 1.5, 'cases')
    for (const level of Object.keys(LEVELS))
      assert.ok(
        cases.some(made => made.level === level),
        level,
      )
  })

  it('keep to the shares they are made from', () => {
    const force = decided.filter(({ level }) => !NATIONAL_SECURITY.includes(level))
    share(force.filter(({ outcome }) => outcome?.adverse).length, force.length, SHARES.adverse - 0.04, SHARES.adverse + 0.03, 'adverse')
    share(force.filter(({ outcome }) => !outcome?.granted).length, force.length, 0.04, 0.075, 'refused')
    share(
      cases.filter(({ received }) => dateOf(received) < '2023-01-01').length,
      people.length,
      0.18,
      LONG_HOLDERS.share + 0.03,
      'from before',
    )
    share(recent.filter(made => isOpen(stateOf(made))).length, recent.length, 0.03, 0.15, 'open')
  })

  it('take the 4 to 12 weeks of typical recruitment vetting', () => {
    const days = decided
      .filter(({ level, kind }) => level === 'rv' && kind === 'new')
      .map(made => daysBetween(dateOf(made.received), dateOf(made.path.at(-1)?.at ?? 0)))
      .sort((a, b) => a - b)
    const [p10, p50, p90] = [0.1, 0.5, 0.9].map(q => days[Math.floor(q * days.length)] ?? 0)
    assert.ok((p10 ?? 0) >= 14 && (p50 ?? 0) >= 28 && (p50 ?? 0) <= 60 && (p90 ?? 0) <= 100, `${p10}, ${p50}, ${p90}`)
  })
})
