/** The command line: what it offers, and what its exit codes say. */
import { Command, CommanderError } from 'commander'
import { forecastCommand, reportCommand, type Surroundings, Undecided } from './features/forecast/index.ts'
import { now } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { openOutput } from './platform/output.ts'
import { ask } from './platform/question.ts'
import { CannotStart } from './platform/running/cannot-start.ts'
import { version } from './platform/version.ts'
import { programCommands } from './program-commands.ts'
import { Problem } from './values/problem.ts'

const EXIT = { done: 0, fault: 1, wrongCommand: 2, unusableFile: 3, undecided: 4, cannotStart: 5 } as const

const MEANINGS: Record<keyof typeof EXIT, string> = {
  done: 'done',
  fault: "a fault of Muster's own (MUSTER_DEBUG=1 shows its stack)",
  wrongCommand: 'the command was wrong',
  unusableFile: 'a file cannot be used: a log not read, an output not written',
  undecided: 'something must be decided first, and nobody was there to be asked',
  cannotStart: 'a program cannot start: a setting, the database or the port is wrong',
}

const AFTER_HELP = `
Exit codes:
${exitCodes()
  .map(([code, meaning]) => `  ${code}  ${meaning}`)
  .join('\n')}

Results go to standard output; progress, questions and troubles to standard
error. NO_COLOR turns colour off.`

export function createProgram(surroundings: Surroundings): Command {
  const program = new Command('muster')
    .description(
      'Runs the staffing of specialist policing as a service, and makes an honest report and forecast from a log of cases: for those two no database is needed, and nothing is sent anywhere.',
    )
    .version(version())
    .exitOverride()
    .showHelpAfterError('(--help lists what there is)')
    .addHelpText('afterAll', AFTER_HELP)

  for (const command of [reportCommand(surroundings), forecastCommand(surroundings), ...programCommands(surroundings)]) {
    program.addCommand(command.copyInheritedSettings(program))
  }
  return program
}

export function exitCodes(): [number, string][] {
  return (Object.keys(EXIT) as (keyof typeof EXIT)[]).map(name => [EXIT[name], MEANINGS[name]])
}

export async function main(words: readonly string[] = process.argv.slice(2)): Promise<void> {
  const config = readConfig()
  const output = openOutput(config)
  try {
    await createProgram({
      config,
      output,
      now,
      ask: (question, choices) => ask(output, question, choices),
      typed: words,
    }).parseAsync(words, { from: 'user' })
    process.exitCode = EXIT.done
  } catch (error) {
    process.exitCode = exitCodeOf(error)
    output.say(wordsFor(error, words, config.debug))
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongCommand
  if (error instanceof Undecided) return EXIT.undecided
  if (error instanceof CannotStart) return EXIT.cannotStart
  return error instanceof Problem ? EXIT.unusableFile : EXIT.fault
}

/** What is said on standard error; commander has already said its own. */
function wordsFor(error: unknown, words: readonly string[], debug: boolean): string {
  if (error instanceof CommanderError) return error.code === 'commander.missingArgument' && words.includes('--json') ? JSON_TOOK_IT : ''
  if (error instanceof Problem) {
    return `${[error.message, ...choices(error), ...(error.advice ? [error.advice] : [])].join('\n')}\n`
  }
  const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
  const stack = debug && error instanceof Error ? error.stack : 'Run it again with MUSTER_DEBUG=1 to see where.'
  return `Sorry, there is a problem with Muster\n${cause}\n${stack}\n`
}

/** Where the message does not name them all already. */
const choices = (problem: Problem): string[] =>
  problem instanceof Undecided && !problem.choices.every(choice => problem.message.includes(choice))
    ? [`It may be: ${problem.choices.join(', ')}`]
    : []

const JSON_TOOK_IT =
  'A word after --json is taken as the name of the file to write. Put the log first, or write --json - for standard output.\n'

if (import.meta.main) await main()
