/** What a structure file would change: units to open, days to correct, who came after whom. Or why it cannot be: nothing is done by halves. */
import { common, type Period } from '../../../../values/period.ts'
import type { Belief } from '../../facts/rules.ts'
import { type Planned, planned, type Refusal } from '../rules.ts'
import { type Change, changeTo, corrected, hullOf, reachingTo } from './corrections.ts'
import { groupBy } from './group-by.ts'
import { checkAgreement } from './structure-checks.ts'
import {
  type Belonging,
  type Covering,
  type Description,
  type HeldStructure,
  isSaidAlike,
  isSameBelonging,
  isSameCovering,
  isSameDescription,
  NO_STRUCTURE,
  type StructurePlan,
} from './structure-held.ts'
import { type CoverByArea, daysByUnit, type Living, lifeOf } from './structure-lives.ts'
import { openings } from './structure-openings.ts'
import { checkOutcome } from './structure-outcome.ts'
import type { StructureRow } from './structure-rows.ts'
import { successionsAfter } from './structure-successions.ts'

export function planStructure(rows: readonly StructureRow[], held: HeldStructure): Planned<StructurePlan> {
  const disagreeing = checkAgreement(rows)
  if (disagreeing.length > 0) return planned(NO_STRUCTURE, disagreeing)

  const cover = coverAfter(rows, held)
  const [before, after] = [daysByUnit(held.cover), daysByUnit(cover)]
  const refused: Refusal[] = []
  const living = [...groupBy(rows, ({ code }) => code)].map(([code, lines]): Living => {
    const unit = { code, rows: lines, held: held.units.get(code) }
    const { life, refused: faults } = lifeOf(unit, { before: before.get(code) ?? [], after: after.get(code) ?? [] })
    refused.push(...faults)
    return { ...unit, life }
  })
  const opened = openings(living, held)
  const belongings = living.map(unit => ({ unit, after: belongingAfter(unit) }))
  refused.push(...opened.refused)
  if (refused.length === 0) refused.push(...checkOutcome({ rows, living, cover, held, belongings }))

  const parents = belongings.flatMap(({ unit, after: belief }) => changeTo(unit.code, unit.held?.parents ?? [], belief, isSameBelonging))
  return planned(
    {
      kind: 'structure',
      bodies: opened.bodies,
      units: opened.units,
      organisations: opened.organisations,
      descriptions: [...opened.roots, ...living.flatMap(descriptionChange)],
      parents,
      cover: [...cover].flatMap(([area, belief]) => changeTo(area, held.cover.get(area) ?? [], belief, isSameCovering)),
      successions: successionsAfter({ rows, cover, living, held }),
      moves: parents.flatMap(change => moveOf(change, held)),
      names: namesOf(living, held),
    },
    refused,
  )
}

function namesOf(living: readonly Living[], { units, areas }: HeldStructure): Record<string, string> {
  return Object.fromEntries([
    ...[...areas.values()].map(({ code, name }) => [code, name]),
    ...[...units.values()].map(({ code, name }) => [code, name]),
    ...living.map(({ code, rows }) => [code, rows[0]?.unit.name ?? code]),
  ])
}

/** Of every area, also those of which the file says nothing. */
function coverAfter(rows: readonly StructureRow[], { cover }: HeldStructure): CoverByArea {
  const after = new Map<string, readonly Belief<Covering>[]>(cover)
  for (const [area, lines] of groupBy(
    rows.filter(({ relation }) => relation === 'polices'),
    ({ area: code }) => code,
  )) {
    const wanted = lines.map(({ valid, code, approximate }) => ({ during: valid, value: { unit: code, approximate } }))
    after.set(area, corrected(cover.get(area) ?? [], wanted, isSameCovering))
  }
  return after
}

const saidDays = ({ rows, life }: Living): Period => hullOf(rows.map(({ valid }) => valid)) ?? life

const approximateEnds = ({ rows, life }: Living) => ({
  from: rows.some(({ valid, approximate }) => approximate && valid.from === life.from),
  until: rows.some(({ valid, approximate }) => approximate && valid.until === life.until),
})

function descriptionChange(unit: Living): Change<Description>[] {
  const { code, rows, held, life } = unit
  const said = rows[0]?.unit
  const facts = held?.descriptions ?? []
  const ends = approximateEnds(unit)
  if (!said) return []
  if (facts.length === 0) {
    const value = { ...said, approximate: ends.from || ends.until }
    return changeTo(code, [], [{ valid: life, value }], isSameDescription)
  }
  const reaching = reachingTo(facts, life, ends)
  const wanted = reaching.flatMap(({ valid, value }) => {
    const days = common(valid, saidDays(unit))
    if (!days || isSaidAlike(value, said)) return []
    // Another name or kind holds in the days that the file says; whether it is confirmed was never a matter of days.
    const during = value.name === said.name && value.kind === said.kind ? valid : days
    return [{ during, value: { ...said, approximate: value.approximate } }]
  })
  return changeTo(code, facts, corrected(reaching, wanted, isSameDescription), isSameDescription)
}

/** What the unit belongs to afterwards; nothing for one that stands for itself. */
function belongingAfter(unit: Living): Belief<Belonging>[] {
  const { rows, held, life } = unit
  const parent = rows[0]?.belongsTo ?? null
  if (parent === null) return []
  const ends = approximateEnds(unit)
  const facts = held?.parents ?? []
  if (facts.length === 0) return [{ valid: life, value: { parent, approximate: ends.from || ends.until } }]
  const reaching = reachingTo(facts, life, ends)
  const wanted = within(reaching, saidDays(unit)).flatMap(({ valid, value }) =>
    value.parent === parent ? [] : [{ during: valid, value: { parent, approximate: rows.some(({ approximate }) => approximate) } }],
  )
  return corrected(reaching, wanted, isSameBelonging)
}

function within<Value>(beliefs: readonly Belief<Value>[], days: Period): Belief<Value>[] {
  return beliefs.flatMap(({ valid, value }) => {
    const both = common(valid, days)
    return both ? [{ valid: both, value }] : []
  })
}

/** The last of what it now belongs to is where its roles are to reach from. */
function moveOf({ subject, add }: Change<Belonging>, { units, today }: HeldStructure): StructurePlan['moves'] {
  const last = add.at(-1)
  const below = units.get(subject)?.below
  if (!last || last.valid.until !== null || below === undefined || below === null || below === last.value.parent) return []
  return [{ code: subject, below: last.value.parent, from: last.valid.from ?? today }]
}
