/** What an application form says: where somebody lived, and their family and associates. It belongs to the case and is found nowhere else. */
import type { CalendarDate } from '../../../values/date.ts'

export type Address = {
  from: CalendarDate
  /** The last day, included; null where they live there still. */
  last: CalendarDate | null
  /** Two letters, as in ISO 3166: GB is the United Kingdom. */
  country: string
  /** Crown or Forces service abroad, or with somebody who serves. */
  overseasService: boolean
  lines: string
}

export type Relation = { kind: 'family' | 'associate'; relation: string; name: string; born: CalendarDate | null }

export type CaseForm = { addresses: readonly Address[]; relations: readonly Relation[] }
