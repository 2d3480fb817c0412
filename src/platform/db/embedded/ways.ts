/**
 * How PostgreSQL is started by somebody who may be root, whom it refuses.
 *
 * Root runs it in a user namespace, where root is `nobody` and files stay root's own: that works below a 0700 folder and changes nothing on
 * the machine. Containers may forbid namespaces; then it runs as an existing unprivileged user, who must be able to reach the programs and the
 * data. The modes of folders that are not ours are never changed, so both may have to lie elsewhere.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../../../values/problem.ts'
import type { Binaries } from './binaries.ts'

export type WayName = 'direct' | 'user-namespace' | 'other-user'

export type Way = {
  name: WayName
  /** Holds `bin`, `lib` and `share`, where PostgreSQL's user can reach them. */
  programs: string
  /** Holds everything of this server; not always the folder that was asked for. */
  folder: string
  /** Who owns the data, where that is not us. */
  owner?: Owner
  /** The words that start a program of PostgreSQL. */
  command(program: 'initdb' | 'postgres', args: readonly string[]): [string, ...string[]]
}
type Owner = { uid: number; gid: number }

export type Asked = {
  folder: string
  binaries: Binaries
  /** Takes this way and no other. */
  way?: WayName | undefined
  /** Where programs and data lie when the unprivileged user cannot reach them where they are. */
  openFolder?: string | undefined
}

const OPEN_FOLDER = '/var/lib/muster'
const NAMESPACE = ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--'] as const

export function chooseWay(asked: Asked): Way {
  const isRoot = process.getuid?.() === 0
  const wanted = asked.way ?? (isRoot ? undefined : 'direct')
  if (wanted === 'direct') return direct(asked)
  if (wanted === 'other-user') return otherUser(asked)
  const inNamespace = namespace(asked)
  if (wanted === 'user-namespace' || works(inNamespace)) return inNamespace
  return otherUser(asked)
}

const direct = ({ folder, binaries }: Asked): Way => ({
  name: 'direct',
  programs: binaries.folder,
  folder,
  command: (program, args) => [join(binaries.folder, 'bin', program), ...args],
})

const namespace = ({ folder, binaries }: Asked): Way => ({
  name: 'user-namespace',
  programs: binaries.folder,
  folder,
  command: (program, args) => [...NAMESPACE, join(binaries.folder, 'bin', program), ...args],
})

function otherUser({ folder, binaries, openFolder = OPEN_FOLDER }: Asked): Way {
  const owner = unprivilegedUser()
  const as = (words: string[]): [string, ...string[]] => [
    'setpriv',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--',
    ...words,
  ]
  const runs = (...words: string[]) => succeeds(as(words))

  // A program that root starts as somebody else is found with root's rights, but no longer finds its own libraries: so somebody else looks.
  const programs = runs('test', '-x', join(binaries.folder, 'bin', 'postgres')) ? binaries.folder : copyOf(binaries, openFolder)
  const reachable = runs('test', '-x', existingParent(folder))
  const way: Way = {
    name: 'other-user',
    programs,
    folder: reachable ? folder : join(openFolder, `data-${shortNameOf(folder)}`),
    owner,
    command: (program, args) => as([join(programs, 'bin', program), ...args]),
  }
  if (works(way)) return way
  throw new Problem(
    'forbidden',
    'PostgreSQL refuses to run as root, and neither a user namespace nor an unprivileged user works here.',
    `Start Muster as an ordinary user, or let the user ${owner.uid} read ${programs}, or set DATABASE_URL to a server of your own.`,
  )
}

const works = (way: Way): boolean => succeeds(way.command('postgres', ['--version']))

const succeeds = ([program, ...args]: [string, ...string[]]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** PostgreSQL's own user where the machine has one, else `nobody`: never a new user, which would be a change of the machine. */
function unprivilegedUser(): Owner {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([known]) => known === name) ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}

/** Copied under another name and moved in one step, so that a copy cut short is never taken for the whole. */
function copyOf({ folder, version }: Binaries, openFolder: string): string {
  const copy = join(openFolder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  makeOpen(openFolder)
  const making = `${copy}.${process.pid}`
  cpSync(realpathSync(folder), making, { recursive: true, verbatimSymlinks: true })
  chmodSync(making, 0o755)
  try {
    renameSync(making, copy)
  } catch (error) {
    rmSync(making, { recursive: true })
    // Another process was quicker with the same copy.
    if (!existsSync(copy)) throw error
  }
  return copy
}

export function makeOpen(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

/** The same folder gives the same name, by whatever link it is reached. */
function shortNameOf(folder: string): string {
  const parent = existingParent(folder)
  return createHash('sha256')
    .update(realpathSync(parent) + folder.slice(parent.length))
    .digest('hex')
    .slice(0, 12)
}

function existingParent(folder: string): string {
  const parent = dirname(folder)
  return existsSync(parent) ? parent : existingParent(parent)
}
