/**
 * Completes package-lock.json after a change of dependencies.
 *
 * When a registry does not hold another platform's optional binary, `npm install` leaves it out of the lock and `npm ci` then
 * refuses the whole lock as incomplete. Each missing binary gets an entry that names its version and platform, so that it is
 * skipped where it does not fit and asked for by the machine it was made for.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'netbsd', 'openbsd', 'sunos', 'aix']
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

const added = []
for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`
    const known = lock.packages[path]
    if (known?.version || !/^\d/.test(version)) continue
    const words = name.split('/').at(-1).split('-')
    const os = OS.find(word => words.includes(word))
    const cpu = CPU.find(word => words.includes(word))
    if (!os && !cpu) continue
    const libc = words.some(word => word.startsWith('musl')) ? 'musl' : words.some(word => word.startsWith('gnu')) ? 'glibc' : undefined
    lock.packages[path] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(libc && os === 'linux' && { libc: [libc] }),
      optional: true,
      ...(os && { os: [os] }),
    }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(added.length ? `added ${added.length}: ${added.join(', ')}\n` : 'package-lock.json is complete\n')
