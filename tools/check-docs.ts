/** Tries what the documents promise and names each promise that does not hold. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { brokenPromises } from './documents.ts'

const root = resolve(import.meta.dirname, '..')
const known = new Map<string, ReadonlySet<string> | undefined>()

const broken = brokenPromises(root, command => {
  if (!known.has(command)) known.set(command, askForHelp(command))
  return known.get(command)
})
for (const line of broken) process.stderr.write(`${line}\n`)
process.exitCode = broken.length > 0 ? 1 : 0

/** The flags that the command's own help shows. */
function askForHelp(command: string): ReadonlySet<string> | undefined {
  const { status, stdout } = spawnSync(process.execPath, ['bin/muster.mjs', command, '--help'], { cwd: root, encoding: 'utf8' })
  // Help for an unknown command is the help of all: it does not name the command in its usage.
  if (status !== 0 || !stdout.includes(`muster ${command}`)) return undefined
  return new Set([...stdout.matchAll(/--[a-z][a-z-]*/g)].map(match => match[0]))
}
