/** Frees the jobs of processes that are gone. Every process holds a lock that ends with it; whoever can take it knows that the other is dead. */
import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import { Client } from 'pg'
import type { Log } from '../log.ts'

type Options = { url: string; log: Log; seconds: number }

/** A process locks a job and its own name at about the same time; so young a lock says nothing. */
const YOUNG = '5 seconds'

/** One connection holds the names of this process's worker pools as long as it lives. */
export async function startReaper({ url, log, seconds }: Options) {
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  let keeper = await connect()
  let stopped = false

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: url, application_name: 'muster reaper', keepAlive: true })
    client.on('error', err => log.warn({ err }, 'The connection that says this process lives broke'))
    await client.connect()
    for (const name of names) await client.query(HOLD, [name])
    return client
  }

  events.on('pool:create', ({ workerPool: { id } }) => {
    names.add(id)
    // Not waited for: the event cannot, and a job must be five seconds old before anybody takes it away.
    keeper.query(HOLD, [id]).catch(err => log.warn({ err }, 'This process could not say that it lives'))
  })

  const reap = async () => {
    try {
      for (const name of await freeTheDead(keeper, [...names])) log.warn({ process: name }, 'Freed the jobs of a process that is gone')
    } catch (err) {
      log.warn({ err }, 'The connection that says this process lives is made again')
      await keeper.end().catch(() => undefined)
      keeper = await connect().catch(() => keeper)
    }
  }
  const timer = setInterval(() => void (stopped || reap()), seconds * 1000)

  return {
    events,
    async stop() {
      stopped = true
      clearInterval(timer)
      await keeper.end()
    },
  }
}

const HOLD = `select pg_advisory_lock(hashtextextended('muster queue ' || $1, 0))`

async function freeTheDead(keeper: Client, own: readonly string[]): Promise<string[]> {
  const { rows } = await keeper.query<{ name: string }>(
    `with others as (
      select distinct locked_by as name from graphile_worker._private_jobs
      where locked_by is not null and locked_by <> all ($1) and locked_at < now() - $2::interval
    )
    select name from others where pg_try_advisory_lock(hashtextextended('muster queue ' || name, 0))`,
    [own, YOUNG],
  )
  for (const { name } of rows) {
    await keeper.query('select graphile_worker.force_unlock_workers(array[$1])', [name])
    await keeper.query(`select pg_advisory_unlock(hashtextextended('muster queue ' || $1, 0))`, [name])
  }
  return rows.map(({ name }) => name)
}
