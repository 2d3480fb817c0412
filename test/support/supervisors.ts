/** Starts `embedded-supervisor.ts` as processes of their own, and ends what a test leaves. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('embedded-supervisor.ts', import.meta.url))

export type Told = { pid: number; way: string; folder: string; url: string; refused?: string }
export type Supervisor = {
  child: ChildProcess
  told: Promise<Told>
  end(signal: NodeJS.Signals): Promise<void>
  /** What a terminal does at Ctrl-C: the signal goes to everything that was started from it and did not leave its group. */
  interrupt(): Promise<void>
}

/** `before` are words put in front of the command, such as those that make it another user's. */
export function startSupervisor(folder: string, options: object = {}, before: readonly string[] = []): Supervisor {
  const [program = process.execPath, ...args] = [...before, process.execPath, PROGRAM, folder, JSON.stringify(options)]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const exited = once(child, 'exit')
  after(() => child.kill('SIGTERM'))
  return {
    child,
    told: firstLine(child),
    async end(signal) {
      child.kill(signal)
      await exited
    },
    async interrupt() {
      process.kill(-(child.pid ?? 0), 'SIGINT')
      await exited
    },
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<Told> {
  if (!stdout) throw new Error('The supervisor has no output.')
  const [line] = (await once(createInterface(stdout), 'line')) as [string]
  return JSON.parse(line) as Told
}
