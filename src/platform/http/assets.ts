/** Serves styles, script and icon under names that change with their content, so browsers may keep them for good. */
import type { App } from './app.ts'

type Files = ReadonlyMap<string, { type: string; body: Buffer }>

export function serveAssets(app: App, files: Files): void {
  for (const [path, { type, body }] of files) {
    app.get(path, { logLevel: 'warn', config: { act: 'service.assets', who: 'public', rateLimit: false } }, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(body),
    )
  }
}
