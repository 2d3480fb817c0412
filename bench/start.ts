/**
 * `npm run bench:start`: from the command to the first page, on an empty folder and on one that a start has filled.
 *
 * `--times N` (5) starts on the filled folder. Prints seconds, writes nothing.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({ options: { times: { type: 'string', default: '5' } } })
const MUSTER = resolve(import.meta.dirname, '../bin/muster.mjs')

const folder = await mkdtemp(join(tmpdir(), 'muster-bench-start-'))
try {
  say('first start, empty folder', [await startOnce()])
  const again: Start[] = []
  for (let time = 0; time < Number(options.times); time += 1) again.push(await startOnce())
  say('start on an existing folder', again)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Seconds from the command until it said where it is, until it was ready, and until the first page had come. */
type Start = { said: number; ready: number; page: number }

async function startOnce(): Promise<Start> {
  const begun = performance.now()
  const since = () => (performance.now() - begun) / 1000
  const child = spawn(process.execPath, [MUSTER, 'start'], {
    env: { ...process.env, PORT: '0', MUSTER_DATA: join(folder, 'muster') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressSaidBy(child)
  const said = since()
  while (!(await fetch(new URL('/readyz', address))).ok);
  const ready = since()
  await (await fetch(address)).text()
  const page = since()
  child.kill('SIGINT')
  await once(child, 'exit')
  return { said, ready, page }
}

async function addressSaidBy({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The program has no output')
  for await (const line of createInterface({ input: stdout })) {
    const found = /^Muster is ready: (.+)$/.exec(line)
    if (found?.[1]) return found[1]
  }
  throw new Error('The program ended before it was ready')
}

function say(what: string, starts: readonly Start[]): void {
  const figures = (['said', 'ready', 'page'] as const).map(point => {
    const seconds = starts.map(start => start[point]).sort((a, b) => a - b)
    return `${point} ${(seconds[seconds.length >> 1] ?? 0).toFixed(2)} s (${seconds[0]?.toFixed(2)}-${seconds.at(-1)?.toFixed(2)})`
  })
  console.log(`${what.padEnd(30)} ${figures.join('   ')}`)
}
