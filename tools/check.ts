/** `npm run check`: everything that can be checked without running the product, two checks at a time, one line each. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const bin = (name: string) => `node_modules/${name}`
const CRUISED = ['src', 'tools', 'test', 'bench', 'db'].filter(folder => existsSync(resolve(root, folder)))

type Check = { name: string; arguments: string[] }

/** The longest first, so that two at a time end together. */
const checks: readonly Check[] = [
  { name: 'promises and pure files', arguments: [bin('eslint/bin/eslint.js'), '.'] },
  { name: 'generated files', arguments: ['tools/check-generated.ts'] },
  { name: 'types', arguments: [bin('typescript7/bin/tsc'), '-p', '.'] },
  {
    name: 'architecture',
    arguments: [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', ...CRUISED],
  },
  { name: 'unused code', arguments: [bin('knip/bin/knip.js'), '--no-config-hints'] },
  { name: 'format and lint', arguments: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'documents', arguments: ['tools/check-docs.ts'] },
]

const waiting = [...checks]
let failed = 0
await Promise.all([work(), work()])
process.stdout.write(failed === 0 ? 'Every check passed.\n' : `${failed} of ${checks.length} checks failed.\n`)
process.exitCode = failed === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const began = performance.now()
    const { code, output } = await run(check.arguments)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (code !== 0) failed += 1
    process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${check.name.padEnd(24)} ${seconds.padStart(5)} s\n`)
    if (code !== 0) process.stdout.write(`${output.trimEnd()}\n\n`)
  }
}

function run(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', fail)
    child.on('close', code => done({ code: code ?? 1, output }))
  })
}
