/** Sends statements to one connection in flights: what belongs together travels in one message and comes back in one answer. */
import type { Writable } from 'node:stream'
import pg, { type PoolClient, types } from 'pg'

export type Result = { command: string; rowCount: number | null; rows: Record<string, unknown>[] }

/** What stays prepared on a connection. Beyond that a statement is sent unnamed: filters put together at run time have no end. */
const MOST_PREPARED = 500
/** A statement met for the second time will come again. */
const names = new Map<string, string>()
let prepared = 0

/** Empty at first. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  if (known === undefined) {
    if (names.size < MOST_PREPARED) names.set(text, '')
    return ''
  }
  prepared += 1
  names.set(text, `s${prepared}`)
  return `s${prepared}`
}

/** The flights that still take statements on board. */
const boarding = new WeakMap<PoolClient, Flight>()

/** Goes out when the present turn has run dry, with all else that was sent on this connection in it. */
export function send(client: PoolClient, text: string, values: readonly unknown[] = []): Promise<Result> {
  let flight = boarding.get(client)
  if (!flight) {
    const opened = new Flight(client)
    flight = opened
    boarding.set(client, opened)
    // A tick asked for by a microtask comes when all microtasks have run: by then the work has sent its first statements.
    queueMicrotask(() => process.nextTick(() => depart(client, opened)))
  }
  return flight.take(text, values)
}

/**
 * Settles when the server has answered all of the flight that is boarding. Without a `begin` on board the flight is a transaction of its own,
 * which the server commits at its end, or undoes where anything in it failed.
 */
export const landing = (client: PoolClient): Promise<void> => boarding.get(client)?.landing() ?? Promise.resolve()

/** Nothing of the flight that is boarding goes out. After it has left, this does nothing. */
export function callOff(client: PoolClient, error: unknown): void {
  boarding.get(client)?.callOff(error)
}

function depart(client: PoolClient, flight: Flight): void {
  boarding.delete(client)
  client.query(flight)
}

type Column = { name: string; parse: (text: string) => unknown }
/**
 * What a connection knows under a name. `sent`: parsed by a message that is still on its way; `doubtful`: perhaps parsed, perhaps passed over
 * because of an error before it. Once the columns are known the server need not describe them again: a prepared statement keeps them.
 */
type Known = { state: 'sent' | 'doubtful' | 'known'; columns: readonly Column[] }
const knownOn = new WeakMap<PoolClient, Map<string, Known>>()

type Statement = {
  text: string
  /** Empty: not to be kept. */
  name: string
  values: readonly unknown[]
  columns: readonly Column[]
  rows: Record<string, unknown>[]
  /** A value of ours that could not be read. The statement itself was done, so the flight goes on. */
  fault?: { error: unknown }
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/** What the driver has and its types do not tell. */
type Wire = {
  stream: Writable
  parse(message: { name: string; text: string }): void
  bind(message: { statement: string; values: readonly unknown[] }): void
  describe(message: { type: 'P' }): void
  execute(): void
  close(message: { type: 'S'; name: string }): void
  sync(): void
}
type Described = { fields: readonly { name: string; dataTypeID: number }[] }
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils

/**
 * Several statements as one query of the driver's, with one Sync behind them all. A Sync behind each would cost the server another write and
 * the client another answer to wait for: as much as all else about a short statement. After an error the server passes over the rest.
 */
class Flight extends pg.Query {
  readonly #known: Map<string, Known>
  readonly #statements: Statement[] = []
  #answered = 0
  #landed: { resolve: () => void; reject: (error: unknown) => void } | undefined
  #calledOff: Error | undefined

  constructor(client: PoolClient) {
    super('')
    const known = knownOn.get(client) ?? new Map<string, Known>()
    knownOn.set(client, known)
    this.#known = known
  }

  take(text: string, values: readonly unknown[]): Promise<Result> {
    const written = this.#written(values)
    return new Promise((resolve, reject) => {
      this.#statements.push({ text, name: nameOf(text), values: written, columns: [], rows: [], resolve, reject })
    })
  }

  landing(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#landed = { resolve, reject }
    })
  }

  callOff(error: unknown): void {
    this.#calledOff ??= error instanceof Error ? error : new Error('The work failed', { cause: error })
  }

  /** A value that cannot be written keeps all of the flight on the ground: what was to go with it may not go without it. */
  #written(values: readonly unknown[]): unknown[] {
    try {
      return values.map(value => prepareValue(value))
    } catch (error) {
      this.callOff(error)
      return []
    }
  }

  override submit = (connection: unknown): Error | null => {
    if (this.#calledOff) return this.#calledOff
    const wire = connection as Wire
    wire.stream.cork()
    for (const statement of this.#statements) this.#write(wire, statement)
    wire.sync()
    wire.stream.uncork()
    return null
  }

  #write(wire: Wire, statement: Statement): void {
    const { name, text, values } = statement
    const known = name === '' ? undefined : this.#known.get(name)
    if (known?.state === 'doubtful') wire.close({ type: 'S', name })
    if (!known || known.state === 'doubtful') {
      wire.parse({ name, text })
      if (name !== '') this.#known.set(name, { state: 'sent', columns: [] })
    }
    wire.bind({ statement: name, values })
    if (known?.state === 'known') statement.columns = known.columns
    else wire.describe({ type: 'P' })
    wire.execute()
  }

  // From here on what the driver calls as the answer comes in.

  handleRowDescription({ fields }: Described): void {
    const statement = this.#statements[this.#answered]
    if (statement) statement.columns = fields.map(({ name, dataTypeID }) => ({ name, parse: types.getTypeParser(dataTypeID, 'text') }))
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const statement = this.#statements[this.#answered]
    if (!statement || statement.fault) return
    try {
      statement.rows.push(rowOf(statement.columns, fields))
    } catch (error) {
      statement.fault = { error }
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const statement = this.#statements[this.#answered]
    if (!statement) return
    this.#answered += 1
    const { name, columns, rows, fault } = statement
    if (name !== '' && this.#known.get(name)?.state !== 'known') this.#known.set(name, { state: 'known', columns })
    if (fault) statement.reject(fault.error)
    else statement.resolve({ ...tagOf(text), rows })
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleReadyForQuery(): void {
    this.#landed?.resolve()
  }

  /** Of the statement whose answer is awaited, of the commit that the Sync is, or of the connection. */
  handleError(error: unknown): void {
    const [failed, ...skipped] = this.#statements.slice(this.#answered)
    this.#answered = this.#statements.length
    if (failed) {
      this.#doubt(failed)
      failed.reject(error)
    }
    for (const statement of skipped) {
      if (this.#known.get(statement.name)?.state !== 'known') this.#doubt(statement)
      statement.reject(new Error('A statement before this one failed', { cause: error }))
    }
    this.#landed?.reject(error)
  }

  #doubt({ name }: Statement): void {
    if (name !== '') this.#known.set(name, { state: 'doubtful', columns: [] })
  }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [place, { name, parse }] of columns.entries()) {
    const field = fields[place]
    row[name] = field === null || field === undefined ? null : parse(field)
  }
  return row
}

/** `SELECT 5`, `INSERT 0 1`, `COMMIT`. */
function tagOf(text: string): { command: string; rowCount: number | null } {
  const [command = '', ...numbers] = text.split(' ')
  const last = numbers.at(-1)
  return { command, rowCount: last === undefined ? null : Number(last) }
}
