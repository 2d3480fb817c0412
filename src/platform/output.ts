/** The only writer to the terminal: what a program prints, and what it may assume about where that goes. */
import { once } from 'node:events'
import type { Config } from './config.ts'
import type { Style } from './terminal/style.ts'
import { wrap } from './terminal/text.ts'

export type Output = {
  /** How text on standard output may look. */
  style: Style
  /** Standard error is a terminal: progress may be drawn on it. */
  showsProgress: boolean
  /** Somebody is there to answer a question. */
  canAsk: boolean
  /** Results: standard output. */
  print(text: string): Promise<void>
  /** Everything else: standard error. Lines are wrapped for a terminal; whatever a file put into them cannot command it. */
  say(text: string): void
}

const NARROWEST = 40
/** Longer lines are hard to follow with the eye. */
const WIDEST = 140

export function openOutput(
  config: Config,
  { stdin, stdout, stderr }: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'> = process,
): Output {
  // "muster report log.csv | head" closes the pipe early: that is the reader's wish, not a fault.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const width = (stdout.isTTY ? stdout.columns : config.columns) || 80
  return {
    style: {
      width: Math.min(WIDEST, Math.max(NARROWEST, width)),
      colour: stdout.isTTY === true && config.colourAllowed,
      unicode: config.unicode,
    },
    showsProgress: stderr.isTTY === true,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    async print(text) {
      if (!stdout.write(text)) await once(stdout, 'drain')
    },
    say: text => {
      stderr.write(
        text
          .split('\n')
          .flatMap(line => fitted(stderr, config.unicode, line))
          .join('\n'),
      )
    },
  }
}

function fitted({ isTTY, columns }: NodeJS.WriteStream, unicode: boolean, line: string): string[] {
  if (line === '') return ['']
  // A program that reads standard error wants a message in one piece.
  const width = isTTY ? Math.max(NARROWEST, columns || 80) : Number.POSITIVE_INFINITY
  const indent = line.length - line.trimStart().length
  return wrap({ width, colour: false, unicode }, line, indent)
}
