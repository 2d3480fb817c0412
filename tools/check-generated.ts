/** Makes every generated file again, in a copy of the tree, and names those that differ from what is committed. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { generators } from './generators.ts'

const root = resolve(import.meta.dirname, '..')
const LEFT_OUT = new Set(['.git', 'node_modules', 'build', 'out', 'data'])

const copy = mkdtempSync(join(tmpdir(), 'muster-generated-'))
try {
  copyTree()
  const differing = generators.flatMap(({ script, makes }) => (run(script) ? makes.filter(file => !isSame(file)) : [`${script} failed`]))
  for (const line of differing) process.stderr.write(`${line}\n`)
  if (differing.length > 0) process.stderr.write('Type "npm run generate" and look at the difference.\n')
  process.exitCode = differing.length > 0 ? 1 : 0
} finally {
  rmSync(copy, { recursive: true })
}

function copyTree(): void {
  for (const entry of readdirSync(root)) if (!LEFT_OUT.has(entry)) cpSync(join(root, entry), join(copy, entry), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // What is no longer made must not pass because it was copied.
  for (const file of generators.flatMap(generator => generator.makes)) rmSync(join(copy, file), { force: true })
}

function run(script: string): boolean {
  const { status } = spawnSync(process.execPath, ['--import', './tools/tsx-hook.mjs', script], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return status === 0
}

function isSame(file: string): boolean {
  const [committed, made] = [root, copy].map(folder => join(folder, file))
  if (!existsSync(committed!) || !existsSync(made!)) return false
  return unpacked(committed!).equals(unpacked(made!))
}

/** Another machine's zlib may pack the same content into other bytes. */
function unpacked(path: string): Buffer {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
