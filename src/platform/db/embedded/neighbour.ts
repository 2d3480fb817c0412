/**
 * Whose server runs on a data directory already.
 *
 * A server outlives a supervisor that was killed, and that orphan is ours to stop. But a second start in the same folder must not stop the
 * server of the first: so each server carries its supervisor's life among the words it was started with.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { elapsed } from '../../clock.ts'
import { commandOf, isLiving } from './processes.ts'

export type Neighbour = { pid: number; supervisor: string | undefined; isOrphan: boolean }

/** A setting of our own on the server's command line. */
export const SUPERVISOR_SETTING = 'muster.supervisor'

export function findNeighbour(data: string): Neighbour | undefined {
  const pid = recordedPid(data)
  if (pid === undefined) return undefined
  const command = commandOf(pid)
  if (!runsOn(command, data)) return undefined
  const supervisor = new RegExp(`${SUPERVISOR_SETTING}=([\\d.]+)`).exec(command)?.[1]
  return { pid, supervisor, isOrphan: supervisor !== undefined && !isLiving(supervisor) }
}

function recordedPid(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** The words as `serverArguments` puts them: the blank after them keeps `/a/data` apart from `/a/data-of-another`. */
const runsOn = (command: string, data: string) => `${command} `.includes(` -D ${data} `)

const PATIENCE = 30_000

/** Stops an orphan as its supervisor would have: quickly, but with a checkpoint; at once if it will not. */
export async function stopOrphan(data: string, { pid }: Neighbour): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!runsOn(commandOf(pid), data)) return
    process.kill(pid, signal)
    const until = elapsed() + PATIENCE
    while (runsOn(commandOf(pid), data) && elapsed() < until) await sleep(20)
  }
}

/**
 * Removes the note of a server that is gone, where its process number belongs to another program by now. PostgreSQL would believe that the
 * program is the server and refuse. It still finds by itself whether an old server's processes hold the data's shared memory.
 */
export function forgetRecycledPid(data: string): void {
  const pid = recordedPid(data)
  if (pid === undefined) return
  const command = commandOf(pid)
  if (command !== '' && !/\bpostgres\b/.test(command)) rmSync(join(data, 'postmaster.pid'), { force: true })
}
