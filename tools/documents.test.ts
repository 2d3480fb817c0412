import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { brokenPromises, type FlagsOf } from './documents.ts'

const DECISION = '# Use paper\n\n## Context\n\nA.\n\n## Choice\n\nB.\n\n## Cost\n\nC.\n'
const flagsOf: FlagsOf = command => (command === 'report' ? new Set(['--html', '--json']) : undefined)

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'muster-documents-'))
  write('package.json', JSON.stringify({ scripts: { start: '', test: '', check: '' } }))
  write('src/values/date.ts', '')
  write('docs/decisions/0001-use-paper.md', DECISION)
})
afterEach(() => rmSync(root, { recursive: true }))

describe('the promises of documents', () => {
  it('hold when everything named is there', () => {
    write(
      'README.md',
      [
        '# Paper',
        'See [why](docs/decisions/0001-use-paper.md#choice), [here](#paper), [away](https://example.org) and `src/values/date.ts`.',
        'Type `npm ci && npm test`, `npm run check` or:',
        '```',
        'npx muster report log.xlsx --html out.html \\',
        '  --json > x.json',
        '```',
      ].join('\n'),
    )
    assert.deepEqual(brokenPromises(root, flagsOf), [])
  })

  const wrongs: [text: string, expected: RegExp][] = [
    ['[gone](docs/gone.md)', /links to docs\/gone\.md/],
    ['[gone](docs/decisions/0001-use-paper.md#because)', /no heading/],
    ['`src/values/gone.ts`', /names src\/values\/gone\.ts/],
    ['`node tools/gone.mjs`', /names tools\/gone\.mjs/],
    ['`npm run gone`', /npm gone/],
    ['`npm instal`', /npm instal/],
    ['`npx muster gone FILE`', /npx muster gone/],
    ['`npx muster report FILE --gone 3`', /report --gone/],
    ['```\nnpx muster report FILE \\\n  --gone\n```', /report --gone/],
  ]
  for (const [text, expected] of wrongs) {
    it(`do not hold in ${JSON.stringify(text)}`, () => {
      write('docs/how-to/try.md', text.replaceAll('](docs/', '](../'))
      write('README.md', text)
      const broken = brokenPromises(root, flagsOf).filter(line => line.startsWith('README.md'))
      assert.equal(broken.length, 1, broken.join('\n'))
      assert.match(broken[0]!, expected)
    })
  }
})

describe('decision records', () => {
  it('have each their own number', () => {
    write('docs/decisions/0001-use-slate.md', DECISION)
    assert.deepEqual(brokenPromises(root, flagsOf), [
      'docs/decisions/0001-use-slate.md: has the number of docs/decisions/0001-use-paper.md',
    ])
  })

  it('have a context, a choice and a cost', () => {
    write('docs/decisions/0002-use-slate.md', DECISION.replace('## Cost', '## Price'))
    assert.deepEqual(brokenPromises(root, flagsOf), ['docs/decisions/0002-use-slate.md: has no section Cost'])
  })

  it('are called by number and words', () => {
    write('docs/decisions/slate.md', DECISION)
    assert.match(brokenPromises(root, flagsOf)[0]!, /is not called like/)
  })
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
