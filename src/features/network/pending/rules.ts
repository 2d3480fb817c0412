/** What is recorded and has yet to come. */
import { holderName } from '../places/rules.ts'
import { type CalendarDate, kindWord, STANDINGS, type Standing } from '../rules.ts'

type Common = { day: CalendarDate; approximate: boolean; why: string }
export type Pending = Common &
  (
    | { what: 'opens' | 'renamed'; unit: number; name: string; kind: string }
    | { what: 'closes'; unit: number; name: string }
    | { what: 'moves'; unit: number; name: string; other: string | null }
    | { what: 'cover'; area: string; name: string; other: string | null }
    | {
        what: 'starts' | 'ends'
        holding: string
        seat: string
        person: string | null
        rank: string | null
        standing: Standing
        role: string
        place: string
      }
    | { what: 'milestone'; milestone: string; programme: string; name: string }
    | { what: 'access'; unit: number; name: string; other: string; approved: boolean }
  )

/** As a sentence without its day. */
export function pendingWords(change: Pending): string {
  switch (change.what) {
    case 'opens':
      return `${change.name} opens as a ${kindWord(change.kind)}`
    case 'renamed':
      return `Its name or kind becomes ${change.name}, ${kindWord(change.kind)}`
    case 'closes':
      return `${change.name} is closed`
    case 'moves':
      return `${change.name} moves below ${change.other ?? 'a unit not shown to you'}`
    case 'cover':
      return `${change.name} is policed by ${change.other ?? 'a unit not shown to you'}`
    case 'starts':
      return `${holderName({ name: change.person, rank: change.rank })} becomes ${rolePart(change)}`
    case 'ends':
      return `${holderName({ name: change.person, rank: change.rank })} is no longer ${rolePart(change)}`
    case 'milestone':
      return `${change.programme}: ${change.name} is due`
    case 'access':
      return `Who may see the records of ${change.name} follows it below ${change.other}${change.approved ? '' : ', if an administrator agrees'}`
  }
}

const rolePart = ({ standing, role, place }: { standing: Standing; role: string; place: string }): string =>
  `${standing === 'holder' ? '' : `${STANDINGS[standing].toLowerCase()} `}${role} of ${place}`

export const inOrder = (changes: readonly Pending[]): Pending[] =>
  [...changes].sort((a, b) => (a.day === b.day ? (pendingWords(a) < pendingWords(b) ? -1 : 1) : a.day < b.day ? -1 : 1))
