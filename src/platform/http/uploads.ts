/** Files that a form brings: only where a route takes them, only from who may use it, and never more than it says. */
import { createHash } from 'node:crypto'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../values/problem.ts'
import type { App, UploadedFile } from './app.ts'

/** Files are held in memory while their request lasts. */
const MOST_BYTES = 64 * 2 ** 20

/** `signIn` enters as the person, and throws when there is nobody. */
export async function takeUploads(app: App, signIn: (request: FastifyRequest) => Promise<void>): Promise<void> {
  // Before the body is read: who is not signed in must not be able to fill the memory.
  app.addHook('onRequest', async request => {
    if (!request.headers['content-type']?.startsWith('multipart/')) return
    if (request.routeOptions.config.upload === undefined) throw new Problem('invalid', 'No file is taken here')
    await signIn(request)
  })
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { fileSize: MOST_BYTES, files: 1, fields: 50, fieldSize: 100_000, parts: 60 },
    async onFile(this: FastifyRequest, part: MultipartFile) {
      Object.assign(part, { value: await readFile(part, this.routeOptions.config.upload ?? 0) })
    },
  })
}

async function readFile(part: MultipartFile, most: number): Promise<UploadedFile> {
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of part.file as AsyncIterable<Buffer>) {
    bytes += piece.length
    // Read on to the end, or the browser never hears the answer; but keep nothing of it.
    if (bytes > most) pieces.length = 0
    else pieces.push(piece)
    hash.update(piece)
  }
  if (bytes > most || part.file.truncated) throw tooLarge(most)
  return { name: part.filename, type: part.mimetype, content: Buffer.concat(pieces), sha256: hash.digest('hex') }
}

function tooLarge(most: number): Problem {
  const message = `The file must be smaller than ${Math.floor(most / 2 ** 20)} MB`
  return new Problem('invalid', message, 'Compress it with gzip, or send fewer rows.', {
    rule: 'too-large',
    errors: [{ field: 'file', message }],
  })
}
