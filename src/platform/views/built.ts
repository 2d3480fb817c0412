/** Keeps what is dear to make (styles, compiled templates) in `build/` until the lock file or the assets change. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))

/** The kept text called `name`; made, and kept for the next run, when there is none for the present sources. */
export function keepBuilt(name: string, sources: readonly string[], make: () => string, folder = join(projectRoot, 'build')): string {
  const path = join(folder, `${fingerprint(sources)}-${name}`)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const text = make()
  keep(path, folder, text)
  return text
}

/** Written aside and renamed, so that two processes starting at once each read a whole file, whoever comes last. */
function keep(path: string, folder: string, text: string) {
  try {
    mkdirSync(folder, { recursive: true })
    const aside = `${path}.${process.pid}`
    writeFileSync(aside, text)
    renameSync(aside, path)
  } catch {
    // A read-only installation still works: it makes the text anew on each run.
  }
}

/** The lock file stands for the versions of every package; a copy without one falls back to the list of packages. */
function fingerprint(sources: readonly string[]): string {
  const lock = [join(projectRoot, 'package-lock.json'), join(projectRoot, 'package.json')].filter(existsSync).slice(0, 1)
  const assets = readdirSync(join(projectRoot, 'assets'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  const hash = createHash('sha256')
  for (const path of [...lock, ...assets, ...sources]) hash.update(path.slice(projectRoot.length)).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}
