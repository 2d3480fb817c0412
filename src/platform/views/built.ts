/** Keeps what is dear to make (styles, compiled templates) in `build/` until the lock file or the assets change. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))

/** The kept text called `name`; made, and kept for the next run, when there is none for the present sources and packages. */
export function keepBuilt(name: string, sources: readonly string[], make: () => string, folder = join(projectRoot, 'build')): string {
  const path = join(folder, `${fingerprint(sources)}-${name}`)
  const kept = readKept(path)
  if (kept !== undefined) return kept
  const text = make()
  keep(path, folder, name, text)
  return text
}

function readKept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Written aside and renamed, so that two processes starting at once each read a whole file, whoever comes last. */
function keep(path: string, folder: string, name: string, text: string) {
  try {
    mkdirSync(folder, { recursive: true })
    const stale = readdirSync(folder).filter(kept => kept.endsWith(`-${name}`) && join(folder, kept) !== path)
    const aside = `${path}.${process.pid}`
    writeFileSync(aside, text)
    renameSync(aside, path)
    for (const kept of stale) rmSync(join(folder, kept), { force: true })
  } catch {
    // A read-only installation still works: it makes the text anew on each run.
  }
}

/** The lock file stands for the versions of every package; a copy without one falls back to the list of packages. */
function fingerprint(sources: readonly string[]): string {
  const lock = [join(projectRoot, 'package-lock.json'), join(projectRoot, 'package.json')].filter(existsSync).slice(0, 1)
  const hash = createHash('sha256')
  for (const path of [...lock, ...sources]) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}
