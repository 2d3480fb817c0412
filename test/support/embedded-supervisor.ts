/** A program that runs an embedded server until it is ended, for tests that end it: `FOLDER [OPTIONS as JSON]`. Prints one line of JSON. */
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { type StartOptions, startEmbedded } from '../../src/platform/db/embedded/server.ts'

const [folder = '', options = '{}'] = process.argv.slice(2)

try {
  const server = await startEmbedded({ folder, log: () => undefined, ...(JSON.parse(options) as Partial<StartOptions>) })
  say({ pid: server.pid, way: server.way, folder: server.folder, url: server.url(SUPERUSER, 'postgres') })
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
  // The server alone keeps no program alive.
  setInterval(() => undefined, 60_000)
} catch (error) {
  say({ refused: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
