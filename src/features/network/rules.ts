/** The nouns of the register, as every part of it speaks of them. */
import type { CalendarDate } from '../../values/date.ts'
import type { Period } from '../../values/period.ts'

export const UNIT_KINDS: Readonly<Record<string, string>> = {
  force: 'Force',
  command: 'Command',
  bcu: 'Basic Command Unit',
  'borough-command': 'Borough command',
  team: 'Team',
  'vetting-unit': 'Vetting unit',
  centre: 'Centre',
  'local-authority': 'Local authority',
  organisation: 'Organisation',
}

export const kindName = (kind: string): string => UNIT_KINDS[kind] ?? kind

/** Within a sentence: a name that is written large stays so. */
export const kindWord = (kind: string): string => (kind === 'bcu' ? kindName(kind) : kindName(kind).toLowerCase())

/** "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

export const STANDINGS = { holder: 'Holder', deputy: 'Deputy', cover: 'Covering' } as const
export type Standing = keyof typeof STANDINGS

/** A borough, or the City. Rows and columns of the map of tiles count from 1. */
export type Area = { code: string; name: string; ownForce: boolean; row: number; column: number }

/** What a unit is on one day. `life` has all its days, as believed then. */
export type Unit = {
  id: number
  code: string
  name: string
  kind: string
  forceCode: string | null
  confirmed: boolean
  source: string | null
  /** The days for which this name and kind hold. */
  valid: Period
  approximate: boolean
  parent: number | null
}

/** That a unit polices an area, in some days. */
export type Cover = { id: string; area: string; unit: number; valid: Period; approximate: boolean }

export type RoleKind = {
  key: string
  name: string
  place: 'unit' | 'area'
  published: boolean
  /** The borough's lead is who holds the lowest number that day. */
  leads: number | null
  about: string
}

export type Holding = {
  id: string
  seat: string
  roleKind: string
  standing: Standing
  person: string
  /** Null where this reader may not know it. */
  name: string | null
  rank: string | null
  unit: number | null
  area: string | null
  valid: Period
  approximate: boolean
  source: string | null
}

/** As an instant, when it was recorded and, where it is believed no more, until when. */
export type Recorded = { from: string; until: string | null; why: string; by: string | null }

export type { CalendarDate }
