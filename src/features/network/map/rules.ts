/** Which figures the map has, and what is asked of it. */
import type { CalendarDate } from '../../../values/date.ts'
import type { Reason } from '../../../values/outcome.ts'
import { type AsAt, type AskedAsAt, dayOf, readAsAt } from '../as-at/rules.ts'
import { type Scope, seesAllOf, seesSome } from '../coverage/gaps/rules.ts'
import { USUAL_SINCE } from '../leads/rules.ts'
import type { Area, RoleKind } from '../rules.ts'

export type Counted = 'leads' | 'without' | 'sharing'
export type Figure =
  | { key: 'unit'; name: string }
  | { key: Counted; name: string }
  | {
      key: `role-${string}`
      name: string
      role: RoleKind
    }

/** Those that can be worked out from what the reader may see, in the order in which they are offered. */
export function figuresFor(scope: Scope, kinds: readonly RoleKind[]): Figure[] {
  const seesRole = (kind: RoleKind) => seesAllOf(scope, kind) || seesSome(scope)
  const seesLeads = kinds.filter(({ leads }) => leads !== null).every(seesRole)
  return [
    { key: 'unit', name: 'Units' },
    ...kinds.filter(seesRole).map(role => ({ key: `role-${role.key}` as const, name: role.name, role })),
    ...(seesLeads ? COUNTED : []),
  ]
}

const COUNTED: readonly Figure[] = [
  { key: 'leads', name: 'Number of different leads' },
  { key: 'without', name: 'Days without a lead' },
  { key: 'sharing', name: 'Boroughs that share a lead' },
]

/** Whether it is counted over days, and not as it stands on one. */
export const isOverDays = ({ key }: Figure): boolean => key === 'leads' || key === 'without'

export type AskedMap = AskedAsAt & { figure?: string | undefined; since?: string | undefined } & {
  [Field in `since-${'day' | 'month' | 'year'}`]?: string | undefined
}
export type MapAsked = { figure: string; since: CalendarDate; asAt: AsAt }

/** What cannot be is told and passed over. */
export function readMapAsked(asked: AskedMap, today: CalendarDate): { asked: MapAsked; errors: Reason[] } {
  const { asAt, errors } = readAsAt(asked, today)
  const typed = dayOf(asked, 'since', 'The day to count from', errors)
  const isTurned = typed !== undefined && typed > asAt.at
  if (isTurned) errors.push({ field: 'since-day', message: 'The day to count from must be the day looked at or earlier' })
  const wanted = typed ?? USUAL_SINCE
  const isLater = wanted > asAt.at
  return { asked: { figure: asked.figure ?? 'unit', since: isLater ? asAt.at : wanted, asAt }, errors }
}

/** The part of an address after its path; the same address asks the same again. */
export const mapQuery = ({ figure, since, asAt: { at, known } }: MapAsked): string =>
  `?figure=${encodeURIComponent(figure)}&since=${since}&at=${at}${known === null ? '' : `&known=${known}`}`

/** One borough on the day. */
export type Borough = {
  area: Area
  /** Null where the reader may not see who polices it. */
  unit: { id: number; name: string; label: string; confirmed: boolean } | null
  /** The first day on which this unit polices it. */
  since: CalendarDate | null
  approximate: boolean
}

/** "CN" as the force writes it, or the first letters of the name. */
export const labelOf = ({ forceCode, name }: { forceCode: string | null; name: string }): string =>
  forceCode ??
  [...name.matchAll(/\b[A-Za-z]/g)]
    .map(([letter]) => letter.toUpperCase())
    .join('')
    .slice(0, 3)
