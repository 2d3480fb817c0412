/** One attempt to start the server: it answers, or it has ended and its log says why. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type Access, SUPERUSER, urlOf } from './access.ts'
import { dataOf, logOf } from './home.ts'
import { SUPERVISOR_SETTING } from './neighbour.ts'
import { type Settings, serverArguments } from './settings.ts'
import type { Way } from './ways.ts'

export type Running = {
  pid: number
  ended: Promise<void>
  hasEnded(): boolean
  /** Asks the server to end and keeps this program alive until it has. */
  end(signal: 'SIGINT' | 'SIGTERM'): Promise<void>
}
export type Launched = { running: Running } | { failed: string }

export async function launch(way: Way, access: Access, supervisor: string, settings: Settings): Promise<Launched> {
  const before = sizeOf(logOf(way))
  const running = spawnServer(way, serverArguments({ data: dataOf(way), host: access.host, port: access.port, supervisor }, settings))
  const isUp = await Promise.race([untilReady(running, access, supervisor), running.ended.then(() => false)])
  return isUp ? { running } : { failed: readFileSync(logOf(way)).subarray(before).toString() }
}

/** Apart from our own terminal, so that Ctrl-C reaches us alone and we stop it last; its log goes to a file, which outlives us where a pipe would not. */
function spawnServer(way: Way, args: readonly string[]): Running {
  const log = openSync(logOf(way), 'a', 0o600)
  const [program, ...words] = way.command('postgres', args)
  const child = spawn(program, words, { detached: true, stdio: ['ignore', log, log], cwd: '/' })
  closeSync(log)
  child.unref()
  let isOver = false
  const ended = new Promise<void>((resolve, reject) => child.once('exit', () => resolve()).once('error', reject)).finally(() => {
    isOver = true
  })
  return {
    pid: child.pid ?? 0,
    ended,
    hasEnded: () => isOver,
    async end(signal) {
      child.ref()
      child.kill(signal)
      await ended
    },
  }
}

/** Connecting is the only sign that counts; a large recovery may take minutes, so only the server's end gives up. */
async function untilReady(running: Running, access: Access, supervisor: string): Promise<boolean> {
  for (let step = 5; !running.hasEnded(); step = Math.min(50, step + 1)) {
    if (await answersAs(supervisor, access)) return true
    await sleep(step)
  }
  return false
}

/** A server that another start left at the same address may answer too, so it is asked whose it is. */
async function answersAs(supervisor: string, access: Access): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(access, SUPERUSER, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ theirs: string }>('select current_setting($1, true) as theirs', [SUPERVISOR_SETTING])
    return rows[0]?.theirs === supervisor
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
