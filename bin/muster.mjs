#!/usr/bin/env node
/** `npx muster`: starts the command line on the runtime that the project pins, whatever Node the machine has. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import('../tools/tsx-hook.mjs')
  const { main } = await import('../src/muster.ts')
  await main()
} else {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (!existsSync(pinned)) {
    process.stderr.write(`Muster needs Node 24 or newer; this is ${process.version}. Run "npm ci" first, or install Node 24.\n`)
    process.exit(1)
  }
  const { status } = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
