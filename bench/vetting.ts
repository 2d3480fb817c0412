/**
 * `npm run bench:vetting`: what a vetting unit asks of a million cases, a tenth of them open, beside the same statements alone through a pool of the
 * same size. `--cases N` (1,000,000), `--rounds N` (7), `--seconds S` a round and contender (1.5), `--callers N` (32). `--folder F` keeps the cases
 * there for another run. Prints, and writes nothing else.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bootstrap, LOGINS } from '../src/platform/db/bootstrap.ts'
import { SUPERUSER } from '../src/platform/db/embedded/access.ts'
import { ensureDatabase, letIn } from '../src/platform/db/embedded/logins.ts'
import { startEmbedded } from '../src/platform/db/embedded/server.ts'
import { withClient } from '../src/platform/db/one-client.ts'
import { CONNECTIONS, openPool } from '../src/platform/db/pools.ts'
import { compare } from './beside.ts'
import { signIn } from './setting.ts'
import { contendersFor } from './vetting-contenders.ts'
import { populate } from './vetting-population.ts'

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1.5' },
    callers: { type: 'string', default: '32' },
    folder: { type: 'string' },
  },
})
const [rounds, seconds, callers] = [Number(options.rounds), Number(options.seconds), Number(options.callers)]

const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'muster-bench-')))
const server = await startEmbedded({ folder, log: () => undefined, settings: { shared_buffers: '256MB', max_wal_size: '2GB' } })
const url = (login: string) => server.url(login, 'bench')
try {
  await ensureDatabase(server, 'bench')
  await bootstrap(url(SUPERUSER))
  await letIn(server, LOGINS)
  if (!(await isFilled())) await populate(url, Number(options.cases))
  const token = await signIn(url, 'vera')
  const bare = openPool({ url: url(SUPERUSER), name: 'bare' })
  const service = openPool({ url: url('muster_service'), name: 'service' })
  console.log(`${CONNECTIONS} connections, ${callers} callers, ${rounds} rounds of ${seconds} s`)
  await compare(await contendersFor({ bare, service, token, operator: url(SUPERUSER) }), {
    rounds,
    seconds,
    callers,
    serverPid: server.pid,
  })
  await Promise.all([bare.end(), service.end()])
} finally {
  await server.stop()
  if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
}

function isFilled(): Promise<boolean> {
  return withClient(url(SUPERUSER), async operator => {
    const { rows } = await operator.query<{ there: boolean }>(`select to_regclass('bench.alone') is not null as there`)
    return rows[0]?.there === true
  })
}
