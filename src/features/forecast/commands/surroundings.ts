/** What a command is given of the world around it: settings, somewhere to print, the time. Passed in, so that a command can be tried without them. */
import type { Config } from '../../../platform/config.ts'
import type { Output } from '../../../platform/output.ts'

export type Surroundings = {
  config: Config
  output: Output
  /** Milliseconds since 1970, UTC. */
  now: () => number
  /** Asks the person one question; undefined when they leave. */
  ask: (question: string, choices: readonly string[]) => Promise<string | undefined>
  /** The words of the command as typed, for telling how a page was made. */
  typed: readonly string[]
}
