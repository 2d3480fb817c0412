/** In one word, what a change does to its subject. */
import type { Change } from './corrections.ts'

export type Happening = 'added' | 'moved' | 'ended' | 'corrected' | 'taken back'

/** `whose`: what two beliefs must share to be about the same. */
export function happening<Value>({ close, add }: Change<Value>, whose: (value: Value) => string): Happening {
  if (close.length === 0) return 'added'
  if (add.length === 0) return 'taken back'
  const [before, after] = [close, add].map(beliefs => [...new Set(beliefs.map(({ value }) => whose(value)))].sort().join('\n'))
  if (before !== after) return 'moved'
  const [was, is] = [close.at(-1)?.valid, add.at(-1)?.valid]
  const ends = was?.from === is?.from && was?.until === null && is?.until !== null
  return close.length === 1 && add.length === 1 && ends ? 'ended' : 'corrected'
}
