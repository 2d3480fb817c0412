/** The two sides of a comparison, as an address carries them (`?before=2017-06-01&after=proposal:ID:2`) and as the form's fields do. */
import { type CalendarDate, calendarDate } from '../../../../values/date.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { dayOf, fieldsOf } from '../../as-at/rules.ts'

export type Side =
  | { day: CalendarDate }
  | {
      proposal: string
      /** Null: the latest. */
      version: number | null
    }
export type Sides = { before: Side; after: Side; known: CalendarDate | null }

/** The last summer of the 32 borough commands, and the first new year with all of the Basic Command Units. */
export const USUAL: Sides = { before: { day: calendarDate('2017-06-01') }, after: { day: calendarDate('2020-01-01') }, known: null }

const NAMES = ['before', 'after'] as const
type Name = (typeof NAMES)[number]
const CALLED = { before: 'The day before the change', after: 'The day after the change' } as const
const PROPOSAL = /^proposal:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([1-9]\d{0,5}))?$/

/** `before` as the address has it, or `before-day` and so on with `before-proposal` as the form sends them. */
export type AskedSides = {
  [Field in Name | 'known' | `${Name}-proposal` | `${Name | 'known'}-${'day' | 'month' | 'year'}`]?: string | undefined
}

/** What is neither day nor proposal is told, and the usual one stands there. */
export function readSides(asked: AskedSides, today: CalendarDate): { sides: Sides; errors: Reason[] } {
  const errors: Reason[] = []
  const [before, after] = NAMES.map(name => sideIn(asked, name, errors) ?? USUAL[name]) as [Side, Side]
  const known = dayOf(asked, 'known', 'The day by which it was known', errors) ?? null
  if (known !== null && known > today)
    errors.push({ field: 'known-day', message: 'The day by which it was known must be today or earlier' })
  return { sides: { before, after, known: known !== null && known < today ? known : null }, errors }
}

function sideIn(asked: AskedSides, name: Name, errors: Reason[]): Side | undefined {
  const text = asked[`${name}-proposal`] || asked[name] || ''
  const [, proposal, version] = PROPOSAL.exec(text) ?? []
  if (proposal !== undefined) return { proposal, version: version === undefined ? null : Number(version) }
  const day = dayOf(asked, name, CALLED[name], errors)
  return day === undefined ? undefined : { day }
}

/** Whether the form was sent: then the plain address is better, because people pass it on. */
export const isFromForm = (asked: AskedSides): boolean => Object.keys(asked).some(field => /-(?:day|proposal)$/.test(field))

export const sideText = (side: Side): string =>
  'day' in side ? side.day : `proposal:${side.proposal}${side.version === null ? '' : `:${side.version}`}`

/** The part of an address after its path. */
export const sidesQuery = ({ before, after, known }: Sides): string =>
  `?before=${sideText(before)}&after=${sideText(after)}${known === null ? '' : `&known=${known}`}`

/** What stands in the fields: what was typed, or what the address says. */
export function typedSides(sides: Sides, asked: AskedSides): Record<string, string> {
  const day = (name: Name) => ('day' in sides[name] ? sides[name].day : undefined)
  const proposal = (name: Name) => asked[`${name}-proposal`] ?? ('day' in sides[name] ? '' : sideText(sides[name]))
  return {
    ...fieldsOf('before', asked, day('before')),
    ...fieldsOf('after', asked, day('after')),
    ...fieldsOf('known', asked, sides.known ?? undefined),
    ...{ 'before-proposal': proposal('before'), 'after-proposal': proposal('after') },
  }
}
