/** The database that a program brings with it: its server started, prepared and migrated, so that it is always as this release needs it. */
import { bootstrap, LOGINS, type Login } from '../bootstrap.ts'
import { migrate } from '../migrate.ts'
import { SUPERUSER } from './access.ts'
import { ensureDatabase, letIn } from './logins.ts'
import { startEmbedded } from './server.ts'
import type { WayName } from './ways.ts'

type Options = {
  folder: string
  way: WayName | undefined
  log: (line: string) => void
  /** Done as superuser once all tables are there, such as inventing people; must bear being done again. */
  prepare?: (url: string) => Promise<void>
}

export type OwnDatabase = {
  url(login: Login): string
  /** Known to who may read the folder. */
  secret: string
  stop(): Promise<void>
  /** Without a checkpoint: the next start takes longer, and nothing is lost. */
  stopAtOnce(): void
}

const NAME = 'muster'

export async function openOwnDatabase({ folder, way, log, prepare }: Options): Promise<OwnDatabase> {
  const server = await startEmbedded({ folder, log, ...(way && { way }) })
  try {
    await ensureDatabase(server, NAME)
    if (await bootstrap(server.url(SUPERUSER, NAME))) log('Prepared the database.')
    await letIn(server, LOGINS)
    await migrate({ url: server.url('muster_migrator', NAME), log })
    await prepare?.(server.url(SUPERUSER, NAME))
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    url: login => server.url(login, NAME),
    secret: server.access.secret,
    stop: () => server.stop(),
    stopAtOnce: () => void process.kill(server.pid, 'SIGQUIT'),
  }
}
