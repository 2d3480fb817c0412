/** Describes what programs may call, as OpenAPI 3.1, from the very schemas that check the calls. */
import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { version } from '../version.ts'
import type { App } from './app.ts'

export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Muster',
        version: version(),
        description:
          'Every change carries an Idempotency-Key. What several may change is read with an ETag, which a change sends back as If-Match; 412 says that somebody else was quicker. Problems are application/problem+json; each type is a page under /problems/.',
      },
      tags: [],
    },
    transform: given =>
      jsonSchemaTransform({ ...given, schema: given.url.startsWith('/api/') ? given.schema : { ...given.schema, hide: true } }),
    transformObject: jsonSchemaTransformObject,
  })
  app.get('/api/openapi.json', { schema: { hide: true }, config: { act: 'service.describe', who: 'public' } }, async (_, reply) =>
    reply.send(app.swagger()),
  )
}
