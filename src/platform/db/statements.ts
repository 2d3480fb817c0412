/** Sends statements to one connection without waiting for the one before: a transaction's opening and its first query travel together. */
import type { Writable } from 'node:stream'
import type { PoolClient, QueryResult } from 'pg'

/** What stays prepared on a connection. Beyond that a statement is sent unnamed: filters put together at run time have no end. */
const MOST_PREPARED = 500
/** A statement met for the second time will come again. */
const names = new Map<string, string | undefined>()
let prepared = 0

/** Named statements are parsed and planned once for a connection; that is a third of a short query's cost. */
export function send(client: PoolClient, text: string, values: readonly unknown[] = []): Promise<QueryResult> {
  const name = nameOf(text)
  return name === undefined ? client.query(text, [...values]) : client.query({ name, text, values: [...values] })
}

function nameOf(text: string): string | undefined {
  if (!names.has(text)) {
    if (names.size < MOST_PREPARED) names.set(text, undefined)
    return undefined
  }
  const known = names.get(text)
  if (known !== undefined) return known
  prepared += 1
  names.set(text, `s${prepared}`)
  return `s${prepared}`
}

/**
 * What is sent until the present turn has run dry goes out in one write. Each write costs the client as much as all else about a short query,
 * and wakes the server once more.
 */
export function inOneWrite(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: Writable } }).connection
  stream.cork()
  // A tick asked for by a microtask comes when all microtasks have run: by then the work has sent its first statement.
  queueMicrotask(() => process.nextTick(() => stream.uncork()))
}
