/** Generates `src/platform/db/database.generated.ts`: the tables as TypeScript sees them, read from a freshly made database. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SUPERUSER, urlOf } from '../src/platform/db/embedded/access.ts'
import { copyTemplate, startThrowAwayServer } from '../test/support/throw-away-server.ts'

const target = fileURLToPath(new URL('../src/platform/db/database.generated.ts', import.meta.url))
const program = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))

// The same as the driver's parsers in platform/db/types.ts.
const MAPPING = { date: 'string', int8: 'number', daterange: 'string', tstzrange: 'string', interval: 'string' }

const server = await startThrowAwayServer()
try {
  const url = urlOf(server.access, SUPERUSER, await copyTemplate(server.access))
  const options = ['--dialect', 'postgres', '--url', url, '--out-file', target, '--exclude-pattern', '(graphile_worker|migrations).*']
  execFileSync(process.execPath, [program, ...options, '--type-mapping', JSON.stringify(MAPPING), '--log-level', 'error'], {
    stdio: 'inherit',
  })
  writeFileSync(
    target,
    readFileSync(target, 'utf8')
      .replaceAll(/^\/\*\*[\s\S]*?\*\/\n/gm, '')
      .replace(/^/, '// Generated from the database by tools/generate-database-types.ts.\n'),
  )
} finally {
  await server.stop()
}
