/** A log that could be read and of which nothing can be made, with how it was read: whoever corrects the mapping must see that. */
import { Problem } from '../../../values/problem.ts'
import type { Reading } from './rules.ts'

export class Unusable extends Problem {
  readonly reading: Reading

  constructor({ message, advice }: Problem, reading: Reading) {
    super('invalid', message, advice)
    this.reading = reading
  }
}
