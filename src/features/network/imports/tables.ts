/** What a file would change, as tables: the same ones on the page and as files. */
import { dayName } from '../../../values/figures.ts'
import { lastDay, type Period } from '../../../values/period.ts'
import type { Belief } from '../facts/rules.ts'
import { kindName, STANDINGS } from '../rules.ts'
import type { Change } from './engine/corrections.ts'
import { happensToCover, happensToHolding, happensToParent, happensToUnit, type Plan } from './engine/counts.ts'
import type { Happening } from './engine/happens.ts'
import type { HeldBy, HoldingsPlan } from './engine/holdings-held.ts'
import type { Description, StructurePlan } from './engine/structure-held.ts'
import type { Refusal } from './rules.ts'

export type ShownTable = {
  id: string
  caption: string
  head: readonly string[]
  /** A list stands on lines of its own. */
  rows: readonly (readonly (string | readonly string[])[])[]
}

/** Those with something in them, in the order in which they are read. */
export const tablesOf = (plan: Plan): ShownTable[] =>
  (plan.kind === 'structure' ? structureTables(plan) : holdingsTables(plan)).filter(({ rows }) => rows.length > 0).map(byFirstCells)

/** Each is looked through by name. */
const byFirstCells = ({ rows, ...table }: ShownTable): ShownTable => ({
  ...table,
  rows: [...rows].sort((a, b) => BRITISH.compare(wordsOf(a), wordsOf(b))),
})
const BRITISH = new Intl.Collator('en-GB')
const wordsOf = (row: ShownTable['rows'][number]) => row.slice(0, 3).join(' ')

export const refusedTable = (refused: readonly Refusal[]): ShownTable => ({
  id: 'refused',
  caption: 'Lines that cannot be used',
  head: ['Line', 'Column', 'What is wrong'],
  rows: refused.map(({ line, column, message }) => [String(line), column, message]),
})

function structureTables(plan: StructurePlan): ShownTable[] {
  const name = (code: string) => plan.names[code] ?? code
  const isNew = new Set([...plan.bodies, ...plan.units].map(({ code }) => code))
  const known = <Value>(changes: readonly Change<Value>[]) => changes.filter(({ subject }) => !isNew.has(subject))
  const covering = ({ valid, value }: StructurePlan['cover'][number]['add'][number]) =>
    `${name(value.unit)}, ${daysOf(valid, value.approximate)}`
  const belonging = ({ valid, value }: StructurePlan['parents'][number]['add'][number]) =>
    `${name(value.parent)}, ${daysOf(valid, value.approximate)}`
  return [
    openedTable(plan, name),
    {
      ...{ id: 'cover', caption: 'Who polices which borough', head: ['Borough', 'What happens', 'Now', 'Would be'] },
      rows: plan.cover.map(change => [name(change.subject), HAPPENS[happensToCover(change)], ...nowAndThen(change, covering)]),
    },
    {
      ...{ id: 'units', caption: 'Units that are there already', head: ['Unit', 'What happens', 'Now', 'Would be'] },
      rows: known(plan.descriptions).map(change => [
        name(change.subject),
        HAPPENS[happensToUnit(change)],
        ...nowAndThen(change, described(change)),
      ]),
    },
    {
      ...{ id: 'parents', caption: 'What units belong to', head: ['Unit', 'What happens', 'Now', 'Would be'] },
      rows: known(plan.parents).map(change => [name(change.subject), HAPPENS[happensToParent(change)], ...nowAndThen(change, belonging)]),
    },
    {
      ...{ id: 'moves', caption: 'Roles that would reach elsewhere, once an administrator agrees', head: ['Unit', 'Below', 'From'] },
      rows: plan.moves.map(({ code, below, from }) => [name(code), name(below), dayName(from)]),
    },
    {
      ...{ id: 'successions', caption: 'Which unit comes after which', head: ['Unit', 'Followed by', 'From'] },
      rows: plan.successions.add.map(({ before, after, onDay, approximate }) => [
        name(before),
        name(after),
        about(dayName(onDay), approximate),
      ]),
    },
    {
      ...{ id: 'organisations', caption: 'Organisations', head: ['Organisation', 'Kind', 'Borough'] },
      rows: plan.organisations.map(({ code, kind, area }) => [name(code), kindName(kind), area === null ? 'None' : name(area)]),
    },
  ]
}

function openedTable(plan: StructurePlan, name: (code: string) => string): ShownTable {
  const added = new Map(plan.descriptions.map(({ subject, add }) => [subject, add[0]]))
  return {
    ...{ id: 'opened', caption: 'Units to be opened', head: ['Unit', 'Code', 'Kind', 'Belongs to', 'Exists', 'Name'] },
    rows: [...plan.bodies.map(body => ({ ...body, below: null })), ...plan.units].map(({ code, below }) => {
      const fact = added.get(code)
      return [
        ...[name(code), code, fact ? kindName(fact.value.kind) : '', below === null ? 'Stands for itself' : name(below)],
        ...[fact ? daysOf(fact.valid, fact.value.approximate) : '', fact?.value.confirmed === false ? 'Unconfirmed' : 'Confirmed'],
      ]
    }),
  }
}

function holdingsTables({ holdings, seats, people, alike }: HoldingsPlan): ShownTable[] {
  const names = new Map(holdings.map(({ roleKind, place, roleName, placeName }) => [`${roleKind} ${place}`, { roleName, placeName }]))
  return [
    {
      ...{ id: 'alike', caption: 'New people whose name is there already with another rank', head: ['Name', 'Rank', 'There as'] },
      rows: alike.map(({ name, rank, others }) => [name, rank ?? 'None', others.map(other => other ?? 'No rank')]),
    },
    {
      ...{ id: 'holdings', caption: 'Who holds which role', head: ['Role', 'Where', 'Standing', 'What happens', 'Now', 'Would be'] },
      rows: holdings.map(change => [
        ...[change.roleName, change.placeName, STANDINGS[change.standing]],
        HAPPENS[happensToHolding(change)],
        ...nowAndThen(change, held),
      ]),
    },
    {
      ...{ id: 'people', caption: 'People to be entered', head: ['Name', 'Rank'] },
      rows: people.map(({ name, rank }) => [name, rank ?? 'None']),
    },
    {
      ...{ id: 'seats', caption: 'Roles to be opened in a place', head: ['Role', 'Where'] },
      rows: seats.map(({ roleKind, place }) => {
        const known = names.get(`${roleKind} ${place}`)
        return [known?.roleName ?? roleKind, known?.placeName ?? place]
      }),
    },
  ]
}

/** The days, and what of the rest differs between now and then. */
function described({ close, add }: Change<Description>): (belief: Belief<Description>) => string {
  const all = [...close, ...add].map(({ value }) => value)
  const differs = (of: (value: Description) => unknown) => new Set(all.map(of)).size > 1
  return ({ valid, value }) =>
    [
      value.name,
      differs(({ kind }) => kind) && kindName(value.kind),
      differs(({ forceCode }) => forceCode) && `code ${value.forceCode ?? 'not known'}`,
      differs(({ confirmed }) => confirmed) && (value.confirmed ? 'confirmed' : 'unconfirmed'),
      daysOf(valid, value.approximate),
      differs(({ source }) => source) && `source: ${value.source ?? 'none'}`,
    ]
      .filter(Boolean)
      .join(', ')
}

const held = ({ valid, value: { holder, approximate } }: Belief<HeldBy>) =>
  `${[holder.rank, holder.name].filter(Boolean).join(' ')}, ${daysOf(valid, approximate)}`

const nowAndThen = <Value>({ close, add }: Change<Value>, words: (belief: Belief<Value>) => string): (readonly string[])[] => [
  close.length === 0 ? ['Nothing'] : close.map(words),
  add.length === 0 ? ['Nothing'] : add.map(words),
]

const HAPPENS: Readonly<Record<Happening, string>> = {
  added: 'Added',
  moved: 'Moved',
  ended: 'Ended',
  corrected: 'Corrected',
  'taken back': 'Taken back',
}

const about = (day: string, approximate: boolean) => (approximate ? `about ${day}` : day)

function daysOf(valid: Period, approximate: boolean): string {
  const last = lastDay(valid)
  if (valid.from === null && last === null) return 'always'
  if (valid.from === null) return `up to ${about(dayName(last ?? ''), approximate)}`
  const first = about(dayName(valid.from), approximate)
  return last === null ? `from ${first}` : `${first} to ${about(dayName(last), approximate)}`
}
