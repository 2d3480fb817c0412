/** What is no log, or is one made to do harm, is refused in plain words, by the documented code, in bounded time and memory. */
import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { HOSTILE, makeFolder, ODD, writeSparse } from '../support/hostile-files.ts'
import { runMeasured } from '../support/run-measured.ts'
import { runMuster } from '../support/run-muster.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MOST_MEGABYTES = 500
// Of the processor, not of the clock: a busy machine is no fault of the reader.
const MOST_CPU_SECONDS = 10

describe('a file that is no log', async () => {
  const folder = await temporaryFolder()

  async function isRefused(file: string, code: number, says: RegExp): Promise<void> {
    const ran = await runMeasured(['report', file], folder.path)
    assert.deepEqual([ran.code, ran.out], [code, ''])
    assert.match(ran.err, says)
    assert.doesNotMatch(ran.err, /\n {4}at |Sorry/)
    assert.ok(ran.mostMegabytes < MOST_MEGABYTES, `${ran.mostMegabytes} MB`)
    assert.ok(ran.cpuSeconds < MOST_CPU_SECONDS, `${ran.cpuSeconds} s of processor time`)
  }

  for (const { name, content, code, says } of HOSTILE)
    it(`is refused with ${code}: ${name}`, async () => isRefused(await folder.write(name, content), code, says))

  it('is refused when it is a folder', async () => isRefused(await makeFolder(folder, 'folder.csv'), 3, /is a folder/))

  it('is refused at two gigabytes of nothing', async () => {
    await isRefused(await writeSparse(folder, 'sparse.csv', ''), 3, /neither text nor a workbook/)
    await isRefused(await writeSparse(folder, 'sparse.xlsx', 'PK\u0003\u0004'), 3, /larger than 100 MB/)
    await isRefused(await writeSparse(folder, 'sparse.xes', '<?xml version="1.0"?><log>'), 3, /line 1/)
  })

  it('is refused when one may not read it', async t => {
    const file = await folder.write('secret.csv', HOSTILE[0]!.content)
    chmodSync(file, 0)
    if (process.getuid?.() === 0) return t.diagnostic('Run by root, who may read everything: not tried.')
    await isRefused(file, 3, /secret\.csv/)
  })
})

describe('a file that only looks wrong', async () => {
  const folder = await temporaryFolder()
  for (const { name, content, words = [] } of ODD) {
    it(`is read whole: ${name}`, async () => {
      const { code, out, err } = await runMuster(['report', await folder.write(name, content), '--json', ...words], { cwd: folder.path })
      assert.deepEqual([code, err], [0, ''])
      assert.equal(JSON.parse(out).log.cases, 30)
    })
  }
})

describe('a log that would command the reader', async () => {
  const folder = await temporaryFolder()
  const rows = (stage: string, at: number) => `C${at}<script>alert(1)</script>,"${stage}",2026-01-${10 + (at % 9)}\n`
  const log = (stage: string) =>
    `Case,Stage,Time\n${Array.from({ length: 40 }, (_, at) => rows(stage, at >> 1).repeat(1 + (at % 2))).join('')}`

  it('puts no code on the page', async () => {
    const file = await folder.write('script.csv', log('</style><script>alert(2)</script><img src=x onerror=alert(3)>'))
    const { code } = await runMuster(['report', file, '--html', 'page.html'], { cwd: folder.path })
    assert.equal(code, 0)
    const page = await readFile(join(folder.path, 'page.html'), 'utf8')
    assert.match(page, /&lt;script>alert\(2\)|&lt;script&gt;alert\(2\)/)
    assert.doesNotMatch(page, /<script|<img/i)
  })

  it('puts no control code on the terminal', async () => {
    const file = await folder.write(
      'escape.csv',
      log(`Check ${'of the long and tiresome records '.repeat(3)}\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e`),
    )
    const { code, out } = await runMuster(['report', file], { cwd: folder.path })
    assert.equal(code, 0)
    assert.match(out, /Check of the long/)
    assert.doesNotMatch(out, /[^\P{Cc}\n]|\u202e/u)
  })
})
