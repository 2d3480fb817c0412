/** What was believed before: facts that were superseded, with who recorded them and what came instead. */
import type { Period } from '../../../values/period.ts'
import { kindWord } from '../rules.ts'

export type Said = { by: string | null; isMe: boolean; at: string; why: string }

export type OldBelief = {
  id: string
  about: 'description' | 'parent' | 'cover' | 'succession'
  /** Of a description its name; else the other unit or the borough. */
  name: string | null
  kind: string | null
  valid: Period
  approximate: boolean
  recorded: Said
  /** `why` and `by` are empty where nothing came instead. */
  superseded: { at: string; by: string | null; isMe: boolean; why: string | null }
}

const OTHER = 'a unit not shown to you'

/** From the unit's page; on a borough's page the unit is what changes. */
export function beliefWords({ about, name, kind }: Pick<OldBelief, 'about' | 'name' | 'kind'>): string {
  switch (about) {
    case 'description':
      return `${name ?? OTHER}, ${kindWord(kind ?? '')}`
    case 'parent':
      return `Belongs to ${name ?? OTHER}`
    case 'cover':
      return `Polices ${name ?? OTHER}`
    case 'succession':
      return `Comes after ${name ?? OTHER}`
  }
}

/** Names of accounts are not everybody's to read. */
export const sayer = ({ by, isMe }: { by: string | null; isMe: boolean }): string => (isMe ? 'You' : (by ?? 'A network editor'))
