/** The only place that opens a transaction: it says who is asking, takes that kind of role, and lets go of both at its end. */
import type { Pool, PoolClient, QueryResult } from 'pg'
import { toProblem } from './problems.ts'
import { inOneWrite, send } from './statements.ts'
import { type Tx, transactionOn } from './tx.ts'

/** What lies behind a wall is granted to roles of its own, and no transaction takes two: nothing is read across. */
export type Wall = 'vetting'

export type Asker = {
  /** The session's token, as the cookie brought it. */
  token: Buffer
  /** What is being done, as `forecast.upload`; it stands in every entry. */
  act: string
  /** Why, where the task itself does not say. It means nothing to policies. */
  purpose?: string | undefined
  wall?: Wall | undefined
}
export type ServiceAsker = { service: string; act: string; wall?: Wall | undefined }

/** One transaction as the person whose session this is. Throws a `Problem` where the person can do something about it. */
export const asUser = <T>(pool: Pool, asker: Asker, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(pool, client => enterAsPerson(client, asker), work)

/**
 * The same in a single flight, for work that sends all its statements before it waits for any: the commit goes out right behind them.
 * A statement sent later is refused as a fault.
 */
export const asUserAtOnce = <T>(pool: Pool, asker: Asker, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(pool, client => enterAsPerson(client, asker), work, runAtOnce)

/** One transaction as a named service; the pool's login must be one that may act as it. */
export const asService = <T>(pool: Pool, { service, act, wall }: ServiceAsker, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(pool, client => [send(client, enterService(roleOf('job', wall)), [service, act])], work)

// The role follows the entering in one statement: two statements would cost the client as much again as entering does.
const enter = (role: string) => `select spine.enter($1, $2), set_config('role', '${role}', true)`
const enterService = (role: string) => `select spine.enter_service($1, $2), set_config('role', '${role}', true)`
const roleOf = (kind: 'person' | 'job', wall: Wall | undefined) => (wall === undefined ? kind : `${wall}_${kind}`)
const PURPOSE = `select set_config('spine.purpose', $1, true)`

function enterAsPerson(client: PoolClient, { token, act, purpose, wall }: Asker): Promise<QueryResult>[] {
  const entering = send(client, enter(roleOf('person', wall)), [token, act])
  return purpose === undefined ? [entering] : [entering, send(client, PURPOSE, [purpose])]
}

type Opening = (client: PoolClient) => Promise<QueryResult>[]

async function transact<T>(pool: Pool, open: Opening, work: (tx: Tx) => Promise<T>, running = run): Promise<T> {
  const client = await pool.connect().catch(error => {
    throw toProblem(error)
  })
  let broken = false
  try {
    return await running(client, open, work)
  } catch (error) {
    broken = !(await rolledBack(client))
    throw toProblem(error)
  } finally {
    client.release(broken)
  }
}

async function run<T>(client: PoolClient, open: Opening, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Nothing waits here: the opening and the first query of the work go out as one message.
  inOneWrite(client)
  const opening = Promise.all([client.query('begin'), ...open(client)])
  const result = await bothOf(opening, work(transactionOn(client).tx))
  committed(await client.query('commit'))
  return result
}

async function runAtOnce<T>(client: PoolClient, open: Opening, work: (tx: Tx) => Promise<T>): Promise<T> {
  inOneWrite(client)
  const opening = Promise.all([client.query('begin'), ...open(client)])
  const { tx, close } = transactionOn(client)
  const working = work(tx)
  close()
  const committing = client.query('commit')
  const [result] = await Promise.allSettled([bothOf(opening, working), committing])
  if (result.status === 'rejected') throw result.reason
  committed(await committing)
  return result.value
}

/** A statement failed and the work went on as if it had not: PostgreSQL then rolls back and calls that a success. */
function committed({ command }: QueryResult): void {
  if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}: a failed statement was passed over`)
}

/** Where both fail the opening is the cause, and the work only met the aborted transaction. */
async function bothOf<T>(opening: Promise<unknown>, working: Promise<T>): Promise<T> {
  const [opened, worked] = await Promise.allSettled([opening, working])
  if (opened.status === 'rejected') throw opened.reason
  if (worked.status === 'rejected') throw worked.reason
  return worked.value
}

/** False when the connection cannot be used any more. */
const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )
