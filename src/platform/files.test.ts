import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { prepareFile } from './files.ts'

let folder = ''
const at = (name: string) => join(folder, name)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('an output file', () => {
  it('is written whole, and asking leaves nothing behind', async () => {
    const file = await prepareFile(at('a.html'))
    assert.deepEqual(await readdir(folder), [])
    await file.write('done')
    assert.deepEqual(await readdir(folder), ['a.html'])
    assert.equal(await readFile(at('a.html'), 'utf8'), 'done')
  })

  it('replaces an older one', async () => {
    await writeFile(at('a.html'), 'old')
    await (await prepareFile(at('a.html'))).write('new')
    assert.equal(await readFile(at('a.html'), 'utf8'), 'new')
  })

  it('is written where a link points, and the link stays', async () => {
    await writeFile(at('real.html'), 'old')
    await symlink(at('real.html'), at('link.html'))
    await (await prepareFile(at('link.html'))).write('new')
    assert.equal(await readFile(at('real.html'), 'utf8'), 'new')
    assert.equal((await readdir(folder)).length, 2)
  })

  it('is refused when it is a folder, or in one that is not there', async () => {
    await mkdir(at('sub'))
    await assert.rejects(prepareFile(at('sub')), /is a folder/)
    await assert.rejects(prepareFile(at('none/a.html')), /there is no folder/)
    await writeFile(at('file'), '')
    await assert.rejects(prepareFile(at('file/a.html')), /cannot be written/)
  })

  it('is refused when it is what is read, under whatever name', async () => {
    await writeFile(at('log.csv'), 'a')
    await symlink(at('log.csv'), at('link.csv'))
    for (const name of ['log.csv', 'link.csv', './log.csv'])
      await assert.rejects(prepareFile(at(name), [at('log.csv')]), /it would be lost/)
    await assert.rejects(prepareFile(at('log.csv'), [at('link.csv')]), /it would be lost/)
    assert.equal(await readFile(at('log.csv'), 'utf8'), 'a')
  })

  it('is refused in a folder where one may not write', async t => {
    // Nothing is forbidden to root by permissions.
    if (process.getuid?.() === 0) return t.diagnostic('run as root: permissions cannot be tried')
    await chmod(folder, 0o500)
    await assert.rejects(prepareFile(at('a.html')), /cannot be written/)
    await chmod(folder, 0o700)
  })

  it('may be a device, which is written to and never replaced', async t => {
    if (process.platform === 'win32') return t.diagnostic('no /dev/null here')
    await (await prepareFile('/dev/null')).write('gone')
    assert.equal(await readFile('/dev/null', 'utf8'), '')
  })
})
