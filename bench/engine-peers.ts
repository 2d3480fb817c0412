/** The engines that the bench runs: Muster's own, C built from source, and SimPy in two styles; each as a process of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Measured = {
  events: number
  /** Processor seconds of all threads, without starting and reading the tables. */
  seconds: number
  checksum: string
  replications: number
  /** Seconds on the wall for the same stretch, and peak memory of the whole process, where the engine tells. */
  wall: number
  megabytes: number
}

export type Peer = {
  name: string
  /** For about a second of running, so that starting up weighs little; SimPy takes that for one replication. */
  replications: number
  /** Whether it must finish every case on the same tick. */
  exact: boolean
  /** How many times as fast Muster must be, and shall be. */
  bar: number
  goal: number
  run(cases: number, replications: number, threads?: number): Measured
}

const PEERS = fileURLToPath(new URL('./peers/', import.meta.url))
const ENGINE = fileURLToPath(new URL('../tools/engine-m1.ts', import.meta.url))
/** Debian's own: another Python earlier on the path does not see Debian's SimPy. */
const PYTHON = '/usr/bin/python3'

export const engine: Peer = {
  name: 'Muster',
  replications: 200,
  exact: true,
  bar: 1,
  goal: 1,
  run: (cases, replications, threads = 0) =>
    measure(
      process.execPath,
      [ENGINE, '--n', `${cases}`, '--reps', `${replications}`, '--threads', `${threads}`],
      replications,
      'cpuSeconds',
    ),
}

/** Builds or installs what can be, and says of the rest why not. */
export function preparePeers(): { peers: Peer[]; missing: { name: string; why: string }[] } {
  install()
  const missing: { name: string; why: string }[] = []
  const peers = [engine]
  const program = buildC()
  if (program) peers.push(peerInC(program))
  else missing.push({ name: 'C', why: 'gcc is not installed or failed' })
  if (hasSimPy()) peers.push(peerInSimPy('exact', 60, 100), peerInSimPy('idiomatic', 300, 600))
  else missing.push({ name: 'SimPy', why: 'python3-simpy3 is not installed' })
  return { peers, missing }
}

const succeeds = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const hasSimPy = () => succeeds(PYTHON, ['-c', 'import simpy'])
const hasCompiler = () => succeeds('gcc', ['--version'])

function install(): void {
  if (process.getuid?.() !== 0 || (hasSimPy() && hasCompiler())) return
  succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'gcc', 'libc6-dev', 'python3-simpy3'])
}

function buildC(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const program = join(folder, 'c_m1')
  const built = succeeds('gcc', ['-O3', '-march=native', '-o', program, join(PEERS, 'c_m1.c')])
  return built && existsSync(program) ? program : null
}

const peerInC = (program: string): Peer => ({
  name: 'C, buckets',
  replications: 200,
  exact: true,
  bar: 0.4,
  goal: 0.9,
  run: (cases, replications) => measure(program, [join(PEERS, 'm1.txt'), `${cases}`, `${replications}`], replications, 'seconds'),
})

const peerInSimPy = (mode: 'exact' | 'idiomatic', bar: number, goal: number): Peer => ({
  name: `SimPy, ${mode}`,
  replications: 1,
  exact: mode === 'exact',
  bar,
  goal,
  run: (cases, replications) =>
    // Without -B Python would leave compiled files among the sources.
    measure(
      PYTHON,
      ['-B', join(PEERS, 'simpy_m1.py'), '--mode', mode, '--n', `${cases}`, '--reps', `${replications}`],
      replications,
      'seconds',
    ),
})

function measure(command: string, args: string[], replications: number, secondsField: string): Measured {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
  const printed = JSON.parse(stdout) as Record<string, unknown>
  return {
    events: Number(printed.events),
    seconds: Number(printed[secondsField]),
    checksum: String(printed.checksum),
    replications,
    wall: Number(printed.wallSeconds ?? 0),
    megabytes: Number(printed.peakMegabytes ?? 0),
  }
}
