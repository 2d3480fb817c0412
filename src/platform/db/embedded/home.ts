/**
 * The folder an embedded server lives in: data, socket, secret and log.
 *
 * Every step can be cut short at any moment, and two processes can take it at once: things are made under another name and moved in one step,
 * and whoever comes second uses what is there.
 */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { passwordOf, SUPERUSER } from './access.ts'
import { isLiving, lifeOf } from './processes.ts'
import { makeOpen, type Way } from './ways.ts'

const run = promisify(execFile)

export const dataOf = (way: Way) => join(way.folder, 'data')
export const socketOf = (way: Way) => join(way.folder, 'socket')
export const logOf = (way: Way) => join(way.folder, 'postgresql.log')

/** Makes the folder ready and gives its secret. */
export function makeHome(way: Way): { secret: string } {
  // In `other-user` the server must pass through the folder; nothing in it but its own data and socket is open to it.
  const mode = way.owner ? 0o711 : 0o700
  if (way.owner) makeOpen(dirname(way.folder))
  mkdirSync(way.folder, { recursive: true, mode })
  chmodSync(way.folder, mode)
  giveFolder(way, socketOf(way))
  putLogAside(logOf(way))
  return { secret: keptSecret(way) }
}

function giveFolder(way: Way, path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (way.owner) chownSync(path, way.owner.uid, way.owner.gid)
}

function keptSecret(way: Way): string {
  const file = join(way.folder, 'secret')
  if (!existsSync(file)) {
    const making = `${file}.${process.pid}`
    writeFileSync(making, randomBytes(32).toString('base64url'), { mode: 0o600 })
    try {
      linkSync(making, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(making)
    }
  }
  return readFileSync(file, 'utf8')
}

const LARGEST_LOG = 10_000_000

function putLogAside(log: string): void {
  if (existsSync(log) && statSync(log).size > LARGEST_LOG) renameSync(log, `${log}.1`)
}

/** Makes the data directory where there is none. True if it was this call that made it. */
export async function makeData(way: Way, secret: string, isDurable: boolean): Promise<boolean> {
  const data = dataOf(way)
  if (existsSync(data)) return false
  clearUnfinished(way)
  const making = join(way.folder, `${UNFINISHED}${lifeOf(process.pid)}`)
  giveFolder(way, making)
  await initialise(way, making, passwordOf({ secret }, SUPERUSER), isDurable)
  try {
    renameSync(making, data)
    return true
  } catch (error) {
    rmSync(making, { recursive: true })
    if (!existsSync(data)) throw error
    return false
  }
}

const UNFINISHED = 'data.making.'

/** What a process left that was ended while it made the data directory. */
function clearUnfinished(way: Way): void {
  for (const name of readdirSync(way.folder)) {
    if (!name.startsWith(UNFINISHED) || isLiving(name.slice(UNFINISHED.length).replace(/\.password$/, ''))) continue
    rmSync(join(way.folder, name), { recursive: true })
  }
}

async function initialise(way: Way, data: string, password: string, isDurable: boolean): Promise<void> {
  const passwordFile = `${data}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (way.owner) chownSync(passwordFile, way.owner.uid, way.owner.gid)
  const [program, ...args] = way.command('initdb', [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorted by code point the same way everywhere: a collation's version never damages an index. Only Linux is sure to have C.UTF-8.
    `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
    '--data-checksums',
    ...(isDurable ? [] : ['--no-sync']),
  ])
  try {
    await run(program, args)
  } finally {
    rmSync(passwordFile)
  }
}
