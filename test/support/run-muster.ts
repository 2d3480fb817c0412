/** Runs the command line as a person's shell would: a process of its own, its output caught, no terminal. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const MUSTER = fileURLToPath(new URL('../../bin/muster.mjs', import.meta.url))

export type Ran = { code: number | null; out: string; err: string }

/** Settings of the machine that runs the tests stay outside, so that a test means the same everywhere. */
type Circumstances = {
  cwd: string
  env?: Record<string, string>
  /** Whoever reads standard output has gone, as `head` has after its lines. */
  nobodyReads?: boolean
}

export function runMuster(words: readonly string[], { cwd, env = {}, nobodyReads = false }: Circumstances): Promise<Ran> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const child = spawn(process.execPath, [MUSTER, ...words], {
    cwd,
    env: { PATH, HOME, TMPDIR, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (nobodyReads) child.stdout.destroy()
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ran.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ran.err += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', code => resolve({ ...ran, code }))
  })
}
