import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { architectureRules, cruiseOptions } from './architecture-rules.ts'

const table = { features: { ledger: [], network: [], forecast: ['ledger'] }, programs: ['muster'], pure: ['rules.ts', 'engine/'] }

/** A small house in which everything is in order. */
const house: Record<string, string> = {
  'package.json': JSON.stringify({ type: 'module', dependencies: { zod: '*' }, devDependencies: { 'fast-check': '*' } }),
  'src/values/date.ts': 'export const day = 1',
  'src/platform/clock.ts': "import { day } from '../values/date.ts'\nexport const clock = day",
  'src/features/ledger/index.ts': 'export const record = 1\nexport type Entry = { id: string }',
  'src/features/ledger/rules.ts': 'export const rule = 1',
  'src/features/network/index.ts': 'export const unit = 1',
  'src/features/forecast/engine/kernel.ts': "import { day } from '../../../values/date.ts'\nexport const kernel = day",
  'src/features/forecast/runs/rules.ts': "import type { Entry } from '../../ledger/index.ts'\nexport type Run = { entry: Entry }",
  'src/features/forecast/runs/run.ts':
    "import { record } from '../../ledger/index.ts'\nimport { z } from 'zod'\nexport const run = [record, z]",
  'src/features/forecast/runs/rules.test.ts': "import fc from 'fast-check'\nexport const test = fc",
  'src/muster.ts':
    "import { run } from './features/forecast/runs/run.ts'\nimport { clock } from './platform/clock.ts'\nexport const muster = [run, clock]",
  'tools/make.ts': "import { muster } from '../src/muster.ts'\nexport const make = muster",
  'test/empty.ts': 'export const empty = 1',
}

/** Each adds one file that breaks one rule. */
const wrongs: { rule: string; file: string; text: string }[] = [
  { rule: 'no-cycles', file: 'src/values/date.ts', text: "import { two } from './two.ts'\nexport const day = two" },
  { rule: 'nothing-unknown', file: 'src/platform/lost.ts', text: "import { nothing } from './nothing.ts'\nexport const lost = nothing" },
  {
    rule: 'values-use-only-values',
    file: 'src/values/bad.ts',
    text: "import { clock } from '../platform/clock.ts'\nexport const bad = clock",
  },
  {
    rule: 'values-use-only-values',
    file: 'src/values/disk.ts',
    text: "import { readFileSync } from 'node:fs'\nexport const disk = readFileSync",
  },
  {
    rule: 'platform-uses-no-feature',
    file: 'src/platform/bad.ts',
    text: "import { unit } from '../features/network/index.ts'\nexport const bad = unit",
  },
  {
    rule: 'feature-is-listed',
    file: 'src/features/unheard/a.ts',
    text: "import { day } from '../../values/date.ts'\nexport const a = day",
  },
  {
    rule: 'forecast-uses-only-its-friends',
    file: 'src/features/forecast/a.ts',
    text: "import { unit } from '../network/index.ts'\nexport const a = unit",
  },
  {
    rule: 'forecast-uses-only-its-friends',
    file: 'src/features/forecast/b.ts',
    text: "import { rule } from '../ledger/rules.ts'\nexport const b = rule",
  },
  {
    rule: 'network-uses-only-its-friends',
    file: 'src/features/network/c.ts',
    text: "import type { Entry } from '../ledger/index.ts'\nexport type C = Entry",
  },
  {
    rule: 'pure-is-pure',
    file: 'src/features/forecast/engine/disk.ts',
    text: "import { readFileSync } from 'node:fs'\nexport const disk = readFileSync",
  },
  { rule: 'pure-is-pure', file: 'src/features/network/rules.ts', text: "import { z } from 'zod'\nexport const shape = z" },
  {
    rule: 'pure-is-pure',
    file: 'src/features/forecast/scores/rules.ts',
    text: "import { run } from '../runs/run.ts'\nexport const score = run",
  },
  {
    rule: 'pure-takes-types-from-doors',
    file: 'src/features/forecast/rules.ts',
    text: "import { record } from '../ledger/index.ts'\nexport const used = record",
  },
  {
    rule: 'nobody-uses-programs',
    file: 'src/platform/starts.ts',
    text: "import { muster } from '../muster.ts'\nexport const bad = muster",
  },
  {
    rule: 'source-stands-alone',
    file: 'src/platform/leans.ts',
    text: "import { make } from '../../tools/make.ts'\nexport const leans = make",
  },
  {
    rule: 'source-uses-no-development-package',
    file: 'src/platform/check.ts',
    text: "import fc from 'fast-check'\nexport const check = fc",
  },
]

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-house-'))
})
after(() => rmSync(folder, { recursive: true }))

describe('the architecture check', () => {
  it('finds nothing in a house in order', async () => {
    assert.deepEqual(await violations('in-order', {}), [])
  })

  for (const [index, { rule, file, text }] of wrongs.entries()) {
    it(`says ${rule} of ${file}`, async () => {
      const extra = rule === 'no-cycles' ? { 'src/values/two.ts': "import { day } from './date.ts'\nexport const two = day" } : {}
      const found = await violations(`wrong-${index}`, { [file]: text, ...extra })
      assert.ok(found.includes(rule), `found only: ${found.join(', ') || 'nothing'}`)
      assert.deepEqual([...new Set(found)], [rule], 'one wrong is one rule broken')
    })
  }
})

async function violations(name: string, extra: Record<string, string>): Promise<string[]> {
  const root = join(folder, name)
  for (const [file, text] of Object.entries({ ...house, ...extra })) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  for (const name of ['zod', 'fast-check']) {
    stubPackage(join(root, 'node_modules', name))
  }
  const { output } = await cruise(['src', 'tools', 'test'], {
    ...cruiseOptions,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: architectureRules(table) },
  })
  return (output as ICruiseResult).summary.violations.map(violation => violation.rule.name)
}

/** Enough of a package for an import to find it. */
function stubPackage(path: string): void {
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name: 'stub', type: 'module', main: 'index.js' }))
  writeFileSync(join(path, 'index.js'), 'export const z = 1\nexport default 1\n')
}
