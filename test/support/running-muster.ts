/** A program of Muster as its operator runs it: a process of its own, awaited until it says that it is ready. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

const MUSTER = fileURLToPath(new URL('../../bin/muster.mjs', import.meta.url))
const PATIENCE_MS = 90_000

type Child = ChildProcessByStdio<null, Readable, Readable>

export class RunningMuster {
  readonly child: Child
  /** What it has said so far. */
  said = ''

  constructor(child: Child) {
    this.child = child
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.said += text
      })
  }

  /** Throws with all that it said when it ends before. */
  async until(sign: RegExp): Promise<RegExpExecArray> {
    const begun = Date.now()
    for (;;) {
      const found = sign.exec(this.said)
      if (found) return found
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`It ended before ${sign}:\n${this.said}`)
      if (Date.now() - begun > PATIENCE_MS) throw new Error(`It never said ${sign}:\n${this.said}`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  /** Gives its exit code, or undefined where the signal itself ended it. */
  async end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | undefined> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'exit')
      this.child.kill(signal)
      await gone
    }
    return this.child.exitCode ?? undefined
  }
}

/** Only these settings: whatever the machine that runs the tests has set stays outside. */
export function startMuster(program: 'start' | 'service' | 'worker', settings: Record<string, string>): RunningMuster {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const env = { PATH, HOME, TMPDIR, LC_ALL: 'C.UTF-8', ...settings }
  const running = new RunningMuster(spawn(process.execPath, [MUSTER, program], { env, stdio: ['ignore', 'pipe', 'pipe'] }))
  after(() => running.end('SIGKILL'))
  return running
}
