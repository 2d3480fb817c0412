/** Generates `db/schema.sql`: what bootstrap and migrations together make, as a freshly made database tells it. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SUPERUSER, urlOf } from '../src/platform/db/embedded/access.ts'
import { withClient } from '../src/platform/db/one-client.ts'
import { dumpSchema } from '../src/platform/db/schema-dump.ts'
import { copyTemplate, startThrowAwayServer } from '../test/support/throw-away-server.ts'

const server = await startThrowAwayServer()
try {
  const name = await copyTemplate(server.access)
  const text = await withClient(urlOf(server.access, SUPERUSER, name), dumpSchema)
  writeFileSync(fileURLToPath(new URL('../db/schema.sql', import.meta.url)), text)
} finally {
  await server.stop()
}
