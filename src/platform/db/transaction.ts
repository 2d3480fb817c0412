/** The only place that opens a transaction: it says who is asking, takes that kind of role, and lets go of both at its end. */
import type { Pool, PoolClient } from 'pg'
import { toProblem } from './problems.ts'
import { callOff, landing, type Result, send } from './statements.ts'
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
  transact(pool, client => enterAsPerson(client, asker), work, AT_ONCE)

/** One transaction as a named service; the pool's login must be one that may act as it. */
export const asService = <T>(pool: Pool, { service, act, wall }: ServiceAsker, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(pool, client => [send(client, enterService(roleOf('job', wall)), [service, act])], work)

// The role follows the entering in one statement: two statements would cost the client as much again as entering does.
const enter = (role: string) => `select spine.enter($1, $2), set_config('role', '${role}', true)`
const enterService = (role: string) => `select spine.enter_service($1, $2), set_config('role', '${role}', true)`
const roleOf = (kind: 'person' | 'job', wall: Wall | undefined) => (wall === undefined ? kind : `${wall}_${kind}`)
const PURPOSE = `select set_config('spine.purpose', $1, true)`

function enterAsPerson(client: PoolClient, { token, act, purpose, wall }: Asker): Promise<Result>[] {
  const entering = send(client, enter(roleOf('person', wall)), [token, act])
  return purpose === undefined ? [entering] : [entering, send(client, PURPOSE, [purpose])]
}

type Opening = (client: PoolClient) => Promise<Result>[]

async function transact<T>(pool: Pool, open: Opening, work: (tx: Tx) => Promise<T>, { run, undone } = IN_FLIGHTS): Promise<T> {
  const client = await pool.connect().catch(error => {
    throw toProblem(error)
  })
  let broken = false
  try {
    return await run(client, open, work)
  } catch (error) {
    broken = !(await undone(client))
    throw toProblem(error)
  } finally {
    client.release(broken)
  }
}

async function runInFlights<T>(client: PoolClient, open: Opening, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Nothing waits here: the opening and the first query of the work go out in one flight.
  const opening = Promise.all([send(client, 'begin'), ...open(client)])
  const { tx, close } = transactionOn(client)
  const result = await bothOf(opening, begun(work, tx)).finally(close)
  committed(await send(client, 'commit'))
  return result
}

/** A flight without `begin` is a transaction by itself: the server begins it with the first statement and commits it at the end, all or nothing. */
async function runAtOnce<T>(client: PoolClient, open: Opening, work: (tx: Tx) => Promise<T>): Promise<T> {
  const opening = Promise.all(open(client))
  const committing = landing(client)
  const { tx, close } = transactionOn(client)
  const working = begun(work, tx)
  close()
  // It leaves only when the turn has run dry, so work that failed without waiting for the database still keeps it on the ground.
  working.catch(error => callOff(client, error))
  const [result] = await Promise.allSettled([bothOf(opening, working), committing])
  if (result.status === 'rejected') throw result.reason
  await committing
  return result.value
}

/** A promise, too, of work that throws at once. */
const begun = async <T>(work: (tx: Tx) => Promise<T>, tx: Tx): Promise<T> => work(tx)

/** A statement failed and the work went on as if it had not: PostgreSQL then rolls back and calls that a success. */
function committed({ command }: Result): void {
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
  send(client, 'rollback').then(
    () => true,
    () => false,
  )

const IN_FLIGHTS = { run: runInFlights, undone: rolledBack }
// The server undid the flight itself; a connection that broke, the pool knows and does not keep.
const AT_ONCE = { run: runAtOnce, undone: () => Promise.resolve(true) }
