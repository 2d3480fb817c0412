/** The only reader of the environment: what the person's machine and shell settings say about how to run. */
import { availableParallelism } from 'node:os'

export type Config = {
  /** MUSTER_DEBUG: show the stack of a fault. */
  debug: boolean
  /** False with NO_COLOR, or on a terminal that says it cannot. */
  colourAllowed: boolean
  /** False where the locale cannot show block characters and accents. */
  unicode: boolean
  /** COLUMNS, for output that is not a terminal's. */
  columns: number | undefined
  /** Worker threads where none are asked for. */
  threads: number
}

type Environment = Record<string, string | undefined>

export const readConfig = (env: Environment = process.env, platform = process.platform, cores = availableParallelism()): Config => ({
  debug: isSet(env.MUSTER_DEBUG) && env.MUSTER_DEBUG !== '0',
  // https://no-color.org: any value that is not empty.
  colourAllowed: !isSet(env.NO_COLOR) && env.TERM !== 'dumb',
  unicode: speaksUnicode(env, platform),
  columns: wholeNumber(env.COLUMNS),
  // More than four gains little on the logs seen and takes a shared machine from its other users.
  threads: Math.max(1, Math.min(4, cores)),
})

/** Windows and macOS terminals take UTF-8 whatever the locale variables say; elsewhere the first of the three that is set decides. */
function speaksUnicode(env: Environment, platform: string): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet) ?? ''
  return /utf-?8/i.test(locale)
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''

const wholeNumber = (value: string | undefined): number | undefined => (isSet(value) && /^\d{1,4}$/.test(value) ? Number(value) : undefined)
