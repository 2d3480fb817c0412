/** `npm run generate`: runs every generator of `generators.ts`, in order, in this tree. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { generators } from './generators.ts'

const root = resolve(import.meta.dirname, '..')

for (const { script, makes } of generators) {
  const { status } = spawnSync(process.execPath, ['--import', './tools/tsx-hook.mjs', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) {
    process.stderr.write(`${script} failed\n`)
    process.exitCode = 1
    break
  }
  for (const file of makes) process.stdout.write(`${file}\n`)
}
