/** A program that does not start, for a reason that whoever runs it can mend: a setting, the database, the port. */
import { Problem } from '../../values/problem.ts'

export class CannotStart extends Problem {
  constructor({ kind, message, advice, errors, rule }: Problem) {
    super(kind, message, advice, { errors, rule })
  }
}
