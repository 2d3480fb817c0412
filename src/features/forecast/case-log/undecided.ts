/** Something the file does not settle and that is never guessed: a person is asked for it, or the reading is refused. */
import { Problem } from '../../../values/problem.ts'

export type Question = 'dates' | 'mapping' | 'object-type' | 'sheet' | 'outcomes'

export class Undecided extends Problem {
  readonly question: Question
  /** What the person may answer; empty where any text will do. */
  readonly choices: readonly string[]
  /** The option of the command line that settles it, with an example value. */
  readonly flag: string

  constructor(question: Question, message: string, flag: string, choices: readonly string[] = []) {
    super('invalid', message, `Say which with ${flag}`)
    this.question = question
    this.flag = flag
    this.choices = choices
  }
}
