/** Reads a log; what the file leaves open is asked of the person at the terminal, where there is one. */
import { openProgress } from '../../../platform/progress.ts'
import type { ReadingOptions, ReadLog } from '../case-log/rules.ts'
import { settled } from '../case-log/settled.ts'
import { Undecided } from '../case-log/undecided.ts'
import type { Surroundings } from './surroundings.ts'

export type Answered = { read: ReadLog; options: ReadingOptions }

export async function readAsking(path: string, told: ReadingOptions, surroundings: Surroundings): Promise<Answered> {
  let options = told
  const asked = new Set<string>()
  for (;;) {
    try {
      const read = await readShowing(path, options, surroundings)
      return { read, options }
    } catch (error) {
      // The same question a second time means that the answer did not help: then it is said, not asked for ever.
      if (!(error instanceof Undecided) || !surroundings.output.canAsk || asked.has(error.message)) throw error
      asked.add(error.message)
      const answer = await surroundings.ask(error.message, error.choices)
      if (answer === undefined) throw error
      options = settled(options, error, answer)
      surroundings.output.say(`(To be asked no more: ${flagWith(error, answer)}, or --save-mapping FILE.)\n\n`)
    }
  }
}

async function readShowing(path: string, options: ReadingOptions, { output }: Surroundings): Promise<ReadLog> {
  // Loaded when it is needed: help and slips on the command line are answered at once.
  const { readLog } = await import('../case-log/read-log.ts')
  const progress = openProgress(output)
  try {
    return await readLog(path, options, (read, total) => progress.report('Reading the file', total > 0 ? read / total : 0))
  } finally {
    progress.done()
  }
}

const flagWith = ({ flag }: Undecided, answer: string): string =>
  `${flag.split(' ')[0]} ${/\W/.test(answer.replaceAll('-', '')) ? `"${answer}"` : answer}`
