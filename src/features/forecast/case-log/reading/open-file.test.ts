import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createGzip, gzipSync } from 'node:zlib'
import { temporaryFolder } from '../../../../../test/support/temporary-folder.ts'
import { Problem } from '../../../../values/problem.ts'
import { type OpenedFile, openFile } from './open-file.ts'

const folder = await temporaryFolder()
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

async function contentOf(file: OpenedFile): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of file.chunks()) parts.push(chunk.slice())
  return Buffer.concat(parts).toString()
}

const refused = (words: RegExp, advice: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Problem)
  assert.match(error.message, words)
  assert.match(error.advice ?? '', advice)
  return true
}

describe('a file on disk', () => {
  const text = 'case,activity\n'.repeat(20_000)

  it('is read whole, as often as wanted, with its hash', async () => {
    const file = await openFile(await folder.write('plain.csv', text))
    assert.equal(file.name, 'plain.csv')
    assert.equal(Buffer.from(file.head).toString(), text.slice(0, 65_536))
    assert.equal(await file.digest(), sha256(text))
    assert.equal(await contentOf(file), text)
    assert.equal(await contentOf(file), text)
  })

  it('is unpacked by its content, whatever its name; the hash is of the packed bytes', async () => {
    const packed = Buffer.concat([gzipSync(text.slice(0, 100_000)), gzipSync(text.slice(100_000))])
    const file = await openFile(await folder.write('packed.csv', packed))
    assert.equal(Buffer.from(file.head).toString(), text.slice(0, 65_536))
    assert.equal(await contentOf(file), text)
    assert.equal(await file.digest(), sha256(packed))
  })

  it('tells how much of it has been read, up to all of it', async () => {
    const seen: [number, number][] = []
    const file = await openFile(await folder.write('progress.csv', text), (done, total) => seen.push([done, total]))
    await contentOf(file)
    assert.deepEqual(seen.at(-1), [text.length, text.length])
    assert.ok(seen.length > 1 && seen.every(([done], index) => index === 0 || done >= seen[index - 1]![0]))
  })

  it('is refused when it is missing, a folder or empty, also once unpacked', async () => {
    await mkdir(join(folder.path, 'cases'))
    await assert.rejects(openFile(join(folder.path, 'nowhere.csv')), refused(/There is no file/, /Check the name/))
    await assert.rejects(openFile(join(folder.path, 'cases')), refused(/is a folder/, /one file in it/))
    await assert.rejects(openFile(await folder.write('empty.csv', '')), refused(/"empty.csv" is empty/, /Export the log again/))
    await assert.rejects(openFile(await folder.write('hollow.gz', gzipSync(''))), refused(/"hollow.gz" is empty/, /Export/))
  })

  it('is refused when one may not read it', async t => {
    const path = await folder.write('secret.csv', text)
    await chmod(path, 0)
    if (process.getuid?.() === 0) t.diagnostic('not tried: whoever runs this test may read everything')
    else await assert.rejects(openFile(path), refused(/may not be read by you/, /owner/))
  })

  it('is refused when its compression is cut short or damaged', async () => {
    const packed = gzipSync(Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251)))
    const cut = await openFile(await folder.write('cut.gz', packed.subarray(0, packed.length - 500)))
    await assert.rejects(contentOf(cut), refused(/stops before its end/, /Copy or download it again/))
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, packed.length - 300, packed.length - 100)
    const file = await folder.write('damaged.gz', damaged)
    await assert.rejects(openFile(file).then(contentOf), refused(/is damaged/, /Copy or download it again/))
  })

  it('is not unpacked without end', async () => {
    const file = await openFile(await folder.write('bomb.gz', await zeros(300_000_000)))
    let unpacked = 0
    const readAll = async () => {
      for await (const chunk of file.chunks()) unpacked += chunk.length
    }
    await assert.rejects(readAll(), refused(/more than 200 times its size/, /Do not open it/))
    assert.ok(unpacked < 101_000_000, `${unpacked} bytes were let out`)
  })
})

async function zeros(count: number): Promise<Buffer> {
  const gzip = createGzip({ level: 9 })
  const parts: Buffer[] = []
  gzip.on('data', part => parts.push(part))
  const block = Buffer.alloc(1_000_000)
  for (let written = 0; written < count; written += block.length) {
    if (!gzip.write(block)) await new Promise(resolve => gzip.once('drain', resolve))
  }
  await new Promise<void>(resolve => gzip.end(resolve))
  return Buffer.concat(parts)
}
