/** What queries are written with: Kysely, over the one connection that the transaction holds. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type { PoolClient } from 'pg'
import type { DB } from './database.generated.ts'
import { type Result, send } from './statements.ts'

/** One transaction, entered as somebody. Only `asUser` and `asService` make one. */
export type Tx = Transaction<DB>

/** `close` refuses what is sent afterwards: the commit is on its way. */
export function transactionOn(client: PoolClient): { tx: Tx; close: () => void } {
  const connection = new OneConnection(client)
  // Kysely's own provider for a single connection puts queries in a row, and the pipeline would be lost.
  const provider = { provideConnection: <T>(consumer: (one: DatabaseConnection) => Promise<T>) => consumer(connection) }
  const executor = new DefaultQueryExecutor(compiler, adapter, provider)
  return { tx: new Transaction<DB>({ config: { dialect }, dialect, driver, executor }), close: () => connection.close() }
}

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
const driver: Driver = new DummyDriver()
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db: ConstructorParameters<typeof PostgresIntrospector>[0]) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class OneConnection implements DatabaseConnection {
  readonly #client: PoolClient
  #closed = false

  constructor(client: PoolClient) {
    this.#client = client
  }

  close(): void {
    this.#closed = true
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#closed) throw new Error('A statement came after the commit was sent: the work had not waited for it')
    const { command, rowCount, rows } = await this.#send(query)
    // Kysely counts rows only where it is told so, and then as a bigint.
    return CHANGES.has(command) ? { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows as R[] }
  }

  async #send({ sql, parameters }: CompiledQuery): Promise<Result> {
    try {
      return await send(this.#client, sql, parameters)
    } catch (error) {
      // The error was made where the answer is read; of use is where the question came from.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  // biome-ignore lint/correctness/useYield: a cursor would keep the connection from the statements that come after it.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('A request reads its rows a page at a time; there is no streaming inside its transaction')
  }
}
