import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ESLint } from 'eslint'

const ENGINE = 'src/features/forecast/engine'
const files: Record<string, { text: string; breaks: string[] }> = {
  'src/platform/floating.ts': { text: 'const later = async () => 1\nlater()', breaks: ['@typescript-eslint/no-floating-promises'] },
  'src/platform/misused.ts': {
    text: 'const later = async () => true\nif (later()) throw 1',
    breaks: ['@typescript-eslint/no-misused-promises'],
  },
  'src/platform/clock.ts': { text: 'export const now = () => Date.now() + new Date().getTime() + Math.random() + process.pid', breaks: [] },
  [`${ENGINE}/now.ts`]: { text: 'export const now = () => Date.now()', breaks: ['no-restricted-syntax'] },
  [`${ENGINE}/today.ts`]: { text: 'export const today = () => new Date()', breaks: ['no-restricted-syntax'] },
  [`${ENGINE}/day.ts`]: { text: 'export const day = (ms: number) => new Date(ms)', breaks: [] },
  [`${ENGINE}/deep/die.ts`]: { text: 'export const die = () => Math.random()', breaks: ['no-restricted-syntax'] },
  'src/features/forecast/runs/rules.ts': { text: 'export const home = () => process.env', breaks: ['no-restricted-globals'] },
  'src/features/forecast/runs/rules.test.ts': { text: 'export const home = () => process.env', breaks: [] },
}

let folder: string
let broken: Map<string, string[]>

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-lint-'))
  write('tsconfig.json', JSON.stringify({ compilerOptions: { lib: ['ES2024'], types: [], strict: true }, include: ['src'] }))
  for (const [file, { text }] of Object.entries(files)) write(file, text)
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: join(import.meta.dirname, '../eslint.config.mjs'),
    overrideConfig: [{ languageOptions: { parserOptions: { tsconfigRootDir: folder } } }],
  })
  const results = await eslint.lintFiles(Object.keys(files))
  broken = new Map(
    results.map(result => [result.filePath.slice(folder.length + 1), result.messages.map(message => String(message.ruleId))]),
  )
})
after(() => rmSync(folder, { recursive: true }))

describe('the lint rules', () => {
  for (const [file, { text, breaks }] of Object.entries(files)) {
    it(`${breaks.length > 0 ? `say ${breaks.join(', ')} of` : 'let pass'} ${file}: ${text.split('\n').at(-1)}`, () => {
      assert.deepEqual(broken.get(file), breaks)
    })
  }
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), `${text}\n`)
}
