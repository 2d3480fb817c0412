/** What a person answered, put where the reading looks for it. */
import { invalid } from '../../../values/problem.ts'
import type { ReadingOptions } from './rules.ts'
import type { Undecided } from './undecided.ts'

/** The reading options with the answer in its place. */
export function settled(options: ReadingOptions, { question, flag }: Pick<Undecided, 'question' | 'flag'>, answer: string): ReadingOptions {
  if (question === 'dates') return { ...options, dates: answer === 'month-first' ? 'month-first' : 'day-first' }
  if (question === 'sheet') return { ...options, sheet: answer }
  if (question === 'object-type') return { ...options, objectType: answer }
  const part = /^--([a-z]+)/.exec(flag)?.[1]
  if (question === 'mapping' && part)
    return { ...options, mapping: { ...options.mapping, [part]: answer } as NonNullable<ReadingOptions['mapping']> }
  throw invalid('This cannot be settled by an answer', `Say it with ${flag}`)
}
