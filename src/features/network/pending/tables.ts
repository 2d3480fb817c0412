/** Pending changes as they go into a file. */
import { type Pending, pendingWords } from './rules.ts'

export const pendingTable = (changes: readonly Pending[]) => ({
  head: ['day', 'approximate', 'change', 'why'],
  rows: changes.map(change => [change.day, change.approximate ? 'yes' : 'no', pendingWords(change), change.why]),
})
