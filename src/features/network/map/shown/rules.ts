/** What a borough's tile says of a figure: in a few words, in few letters, in full for whoever listens, and as a cell of the table. */
import type { CalendarDate } from '../../../../values/date.ts'
import { count, counted, dayName } from '../../../../values/figures.ts'
import type { BoroughLeads } from '../../leads/rules.ts'
import type { RoleKind } from '../../rules.ts'
import { type Band, bandsOf, type LegendItem, shadeOf, type Tone } from '../engine/tiles.ts'
import type { Borough, Counted, Figure } from '../rules.ts'

export type Shown = { words: string; mark: string; says: string; cell: string | number; tone: Tone }

export type RoleState = { state: 'held' | 'none' | 'unseen' } | { state: 'attended' | 'vacant'; since: CalendarDate | null; about: boolean }

const STATES: Record<RoleState['state'], { words: string; mark: string; legend: string }> = {
  held: { words: 'In post', mark: '✓', legend: 'In post' },
  attended: { words: 'Covered', mark: 'Cov', legend: 'Vacant, somebody covers' },
  vacant: { words: 'Vacant', mark: 'Vac', legend: 'Vacant' },
  none: { words: 'Not required', mark: '–', legend: 'Not required' },
  unseen: { words: 'Not shown', mark: '?', legend: 'Not shown to you' },
}

export function shownRole(role: Pick<RoleKind, 'name'>, state: RoleState): Shown {
  const { words, mark } = STATES[state.state]
  const said = stateWords(state)
  return { words, mark, says: `${role.name} ${said}`, cell: said.charAt(0).toUpperCase() + said.slice(1), tone: state.state }
}

function stateWords(state: RoleState): string {
  if (!('since' in state)) return STATES[state.state].legend.toLowerCase()
  const since = state.since === null ? '' : ` since ${state.about ? 'about ' : ''}${dayName(state.since)}`
  return `vacant${since}${state.state === 'attended' ? ', covered meanwhile' : ''}`
}

export const UNSEEN: Shown = { words: 'Not shown', mark: '?', says: 'not shown to you', cell: 'Not shown to you', tone: 'unseen' }

/** The City is policed by nobody of whom the figures tell. */
const OWN_FORCE: Shown = {
  ...{ words: 'Own force', mark: '–', says: 'a police force of its own', cell: 'A police force of its own', tone: 'own-force' },
}
export const shownOwnForce = (figure: Figure, shown: Shown): Shown =>
  figure.key === 'unit' && shown.tone !== 'unseen' ? { ...shown, tone: 'own-force', says: OWN_FORCE.says } : OWN_FORCE

/** Null where there is nobody to count for. */
export function countFor(key: Counted, leads: BoroughLeads, sharing: number): number | null {
  if (key === 'leads') return leads.record.leads
  if (key === 'without') return leads.record.daysWithout
  return leads.record.now === null ? null : sharing
}

type Counting = { key: Counted; value: number | null; leads: BoroughLeads; since: CalendarDate; values: readonly number[] }

/** Where the reader does not see all days, the tile says from when it counts: fewer days are not fewer leads. */
export function shownCount({ key, value, leads, since, values }: Counting): Shown {
  if (value === null) return { words: 'No lead', mark: 'None', says: 'no lead', cell: 'No lead', tone: 'vacant' }
  const from = leads.whole ? since : (leads.seen[0]?.from ?? since)
  const words = countWords(key, value)
  return {
    ...{ words, mark: shortCount(value), says: SAYS[key](value, dayName(from)), tone: `shade-${shadeOf(value, bandsOf(values))}` },
    cell: leads.whole || key === 'sharing' ? value : `${count(value)} (since ${dayName(from)})`,
  }
}

const countWords = (key: Counted, value: number): string =>
  key === 'sharing' ? (value === 1 ? 'Own lead' : `Shared by ${value}`) : counted(value, key === 'leads' ? 'lead' : 'day')

const SAYS: Record<Counted, (value: number, from: string) => string> = {
  leads: (value, from) => `${counted(value, 'different lead')} since ${from}`,
  without: (value, from) => `${counted(value, 'day')} without a lead since ${from}`,
  sharing: value => (value === 1 ? 'a lead of its own' : `a lead shared by ${value} boroughs`),
}

/** Four digits fit on the smallest tile. */
const shortCount = (value: number): string => (value < 10_000 ? String(value) : `${Math.round(value / 1000)}k`)

/** What the tones of these tiles mean, each with how many boroughs have it. */
export function legendOf(figure: Figure, shown: readonly Shown[], values: readonly number[]): LegendItem[] {
  const item = (tone: Tone, text: string): LegendItem[] => {
    const boroughs = shown.filter(each => each.tone === tone).length
    return boroughs > 0 ? [{ tone, text: `${text}: ${counted(boroughs, 'borough')}` }] : []
  }
  const bands = bandsOf(values)
  const shades = bands.flatMap(band => item(`shade-${shadeOf(band.least, bands)}`, rangeWords(figure.key as Counted, band)))
  const states =
    'role' in figure
      ? (Object.keys(STATES) as RoleState['state'][]).flatMap(state => item(state, STATES[state].legend))
      : [...item('vacant', 'No lead'), ...item('unseen', 'Not shown to you')]
  const own = shown.some(({ tone }) => tone === 'own-force')
  return [...shades, ...states, ...(own ? [{ tone: 'own-force' as const, text: 'A police force of its own' }] : [])]
}

const rangeWords = (key: Counted, { least, most }: Band): string =>
  least === most ? countWords(key, least) : `${count(least)} to ${countWords(key, most).replace('Shared by ', '')}`

type Over = { figure: Figure; boroughs: readonly Borough[]; shown: readonly Shown[]; values: readonly number[] }

/** What it comes to over all boroughs of the force; nothing where there is nothing to say. */
export function headlineOf({ figure, boroughs, shown, values }: Over): string | undefined {
  if (figure.key === 'unit') return unitsHeadline(boroughs)
  if ('role' in figure) return roleHeadline(shown)
  if (values.length === 0) return undefined
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (figure.key === 'sharing') return most === 1 ? 'Each has its own' : `Up to ${most} share one`
  return least === most
    ? `${countWords(figure.key as Counted, most)} each`
    : `${count(least)} to ${countWords(figure.key as Counted, most)}`
}

function unitsHeadline(boroughs: readonly Borough[]): string | undefined {
  const policed = boroughs.filter(({ area, unit }) => !area.ownForce && unit !== null)
  const units = new Set(policed.map(({ unit }) => unit?.id)).size
  return units === 0 ? undefined : `${counted(units, 'unit')} for ${counted(policed.length, 'borough')}`
}

function roleHeadline(shown: readonly Shown[]): string | undefined {
  const times = (...tones: Tone[]) => shown.filter(({ tone }) => tones.includes(tone)).length
  const all = times('held', 'attended', 'vacant')
  return all === 0 ? undefined : `In post for ${times('held')} of ${counted(all, 'borough')}`
}
