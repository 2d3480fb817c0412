/** What can be known of a process that is not ours to ask: whether it lives, since when, and by which words it was started. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A name for this one life of a process: `pid.start`. Process numbers are used again, after a restart of a container nearly at once.
 * The start is 0 where the system does not tell it.
 */
export const lifeOf = (pid: number): string => `${pid}.${startOf(pid) ?? 0}`

export function isLiving(life: string): boolean {
  const [pid, start] = life.split('.').map(Number)
  if (pid === undefined || !Number.isSafeInteger(pid) || pid <= 0) return false
  if (process.platform === 'linux') return startOf(pid) === start
  return answers(pid)
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Clock ticks since the machine's start; undefined once the process has ended, even if nobody has collected it. */
function startOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name that may hold blanks and brackets, so the others are counted from its end.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return ENDED.has(fields[0] ?? '') ? undefined : Number(fields[19])
  } catch {
    return undefined
  }
}

const ENDED = new Set(['Z', 'X'])

/** The command a process was started with; empty if it has ended or may not be seen. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
