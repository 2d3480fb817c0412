import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'

const module = new URL('find-browser.ts', import.meta.url).href
const isRoot = process.getuid?.() === 0

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-browser-'))
  symlinkSync('/bin/sh', join(folder, 'sh'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the browser finder', () => {
  it('takes the browser that a person chose', () => {
    command('mine', 'echo Mine 1')
    command('chromium', 'echo Chromium 2')
    const { out } = find({ CHROMIUM_PATH: join(folder, 'mine') })
    assert.match(out, /"version":"Mine 1"/)
  })

  it('goes past a browser that does not start, and says so', () => {
    command('mine', 'exit 1')
    command('chromium', 'echo Chromium 2')
    const { out } = find({ CHROMIUM_PATH: join(folder, 'mine') })
    assert.match(out, /mine does not start/)
    assert.match(out, /"version":"Chromium 2"/)
  })

  it('installs one when there is none, and says so first', { skip: isRoot ? false : 'only root may install' }, () => {
    command(
      'apt-get',
      `if [ "$1" = install ]; then printf '#!/bin/sh\\necho Installed 3\\n' > ${folder}/chromium; /bin/chmod +x ${folder}/chromium; fi`,
    )
    const { out } = find()
    assert.match(out, /installing chromium and fonts-liberation with apt-get/)
    assert.match(out, /"version":"Installed 3"/)
  })

  it('fails with what to type when there is none and none can be had', () => {
    const { code, err } = find()
    assert.equal(code, 1)
    assert.match(err, /Type: sudo apt-get install -y chromium fonts-liberation/)
  })
})

/** Runs the finder where only the commands of the folder are on the path, and Playwright has downloaded nothing. */
function find(extra: Record<string, string> = {}): { code: number | null; out: string; err: string } {
  const script = `import { findBrowser } from ${JSON.stringify(module)}; console.log(JSON.stringify(findBrowser(line => console.log(line))))`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: folder, PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none'), HOME: folder, ...extra },
  })
  return { code: status, out: stdout, err: stderr }
}

function command(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(folder, name), 0o755)
}
