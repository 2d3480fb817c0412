/** One request, one transaction, one person: `request.read` and `request.change`. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { forbidden, Problem, signedOut } from '../../values/problem.ts'
import { elapsed } from '../clock.ts'
import { isPassing } from '../db/problems.ts'
import { answered, once, recordRefusal, signedIn } from '../db/queries.ts'
import { asUser, type Wall } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'
import type { Answer } from './answers.ts'
import type { Person } from './app.ts'
import type { Who } from './declared.ts'
import { sendAnswer } from './send-answer.ts'

export type TokenOf = (request: FastifyRequest) => Buffer | undefined

/** Told of each transaction: what was done, and how long it took from waiting for a connection to the end. */
export type Observe = (act: string, seconds: number) => void

/** Most take a few milliseconds, so whoever looks for what is slow finds it in the log by this. */
const SLOW_SECONDS = 0.5

export function transactionsFor(pool: Pool, tokenOf: TokenOf, observe: Observe) {
  const askerOf = (request: FastifyRequest, wall = request.routeOptions.config.wall) => ({
    token: tokenOrSignedOut(tokenOf(request)),
    act: request.routeOptions.config.act ?? 'service.unknown',
    wall,
  })

  /** One transaction as the person who asks, timed. The act says which statements it was; their text might hold what somebody wrote. */
  async function asPerson<T>(request: FastifyRequest, work: (tx: Tx) => Promise<T>, wall?: Wall): Promise<T> {
    const asker = askerOf(request, wall)
    const began = elapsed()
    try {
      return await asUser(pool, asker, work)
    } finally {
      const seconds = (elapsed() - began) / 1000
      observe(asker.act, seconds)
      if (seconds >= SLOW_SECONDS) request.log.warn({ act: asker.act, seconds: Number(seconds.toFixed(3)) }, 'A slow transaction')
    }
  }

  function meet(request: FastifyRequest, person: Person): void {
    request.person = person
    letIn(person, request.routeOptions.config.who)
  }

  /** Looks who it is in the flight of the work's own first statement: what somebody without the role then reads is thrown away. */
  const enter = <T>(request: FastifyRequest, work: (tx: Tx) => Promise<T>, wall?: Wall): Promise<T> =>
    asPerson(
      request,
      async tx => {
        const [who, result] = await Promise.allSettled([signedIn(tx), work(tx)])
        if (who.status === 'rejected') throw who.reason
        meet(request, who.value)
        if (result.status === 'rejected') throw result.reason
        return result.value
      },
      wall,
    )

  const read = <T>(request: FastifyRequest, work: (tx: Tx) => Promise<T>, wall?: Wall): Promise<T> =>
    noting(request, () => onceMore(() => enter(request, work, wall)))

  async function change<T>(request: FastifyRequest, reply: FastifyReply, work: (tx: Tx) => Promise<T>, answer: (done: T) => Answer) {
    const key = keyOf(request)
    const fingerprint = fingerprintOf(request)
    const made = await noting(request, () =>
      onceMore(() =>
        asPerson(request, async tx => {
          const [who, earlier] = await Promise.all([signedIn(tx), once(tx, key, fingerprint)])
          meet(request, who)
          if (earlier) return earlier
          const now = answer(await work(tx))
          await answered(tx, key, now)
          return now
        }),
      ),
    )
    return sendAnswer(reply, made)
  }

  /** A refused act rolled back, and its entry with it; so the refusal is recorded in a transaction of its own. */
  async function noting<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Problem && RECORDED.has(error.kind)) {
        await enterAgain(request, tx => recordRefusal(tx, { kind: error.kind, rule: error.rule, path: request.routeOptions.url }))
      }
      throw error
    }
  }

  /** Without looking at roles: the refusal may be about those. */
  const enterAgain = (request: FastifyRequest, work: (tx: Tx) => Promise<void>): Promise<void> => asPerson(request, work)

  return { read, change, enter }
}

const RECORDED: ReadonlySet<string> = new Set(['forbidden', 'conflict'])

/** A deadlock or a connection lost before the commit: nothing was stored, and the key keeps a second try from counting twice. */
async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isPassing(error)) throw error
    return work()
  }
}

function letIn(person: Person, who: Who | undefined): void {
  if (who === 'public' || who === 'signed-in') return
  if (who?.some(role => person.roles.includes(role))) return
  throw forbidden('You cannot use this page', 'Your roles do not include it. If they should, ask an administrator.')
}

function tokenOrSignedOut(token: Buffer | undefined): Buffer {
  if (token) return token
  throw signedOut()
}

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function keyOf({ onceKey }: FastifyRequest): string {
  if (onceKey !== undefined && KEY.test(onceKey)) return onceKey
  throw new Problem(
    'invalid',
    'This request has no key of its own',
    'On a page, go back, load it again and send the form once more. A program sends a new UUID as Idempotency-Key with each change.',
    { rule: 'idempotency_key_missing' },
  )
}

/** The same key with other content, or for another version, is a mistake worth telling. Files stand in it by their digest. */
function fingerprintOf(request: FastifyRequest): Buffer {
  const body = JSON.stringify(request.body ?? null, (_, value) => (isFile(value) ? value.sha256 : value))
  const version = request.seenVersion === undefined ? '' : `\nversion ${request.seenVersion}`
  return createHash('sha256').update(`${request.method}\n${request.url}\n${body}${version}`).digest()
}

const isFile = (value: unknown): value is { sha256: string } =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'content' in value
