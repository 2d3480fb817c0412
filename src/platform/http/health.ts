/** For whoever runs the service: whether the process lives, whether it can serve, and its figures. */
import type { Pool } from 'pg'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { App } from './app.ts'

/** Each gives nothing when all is well, or says what is not. */
export type ReadinessCheck = () => Promise<string | undefined>

export function answerHealth(app: App, checks: readonly ReadinessCheck[]): void {
  const quiet = { logLevel: 'silent', config: { act: 'service.health', who: 'public', rateLimit: false } } as const
  app.get('/healthz', quiet, async (_, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  app.get('/readyz', quiet, async (_, reply) => {
    const wrong = (await Promise.all(checks.map(check => check().catch(() => 'a check could not be made')))).filter(
      said => said !== undefined,
    )
    return reply
      .code(wrong.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: wrong.length === 0, wrong })
  })
}

/** Answers within a second, or counts as not there. */
export const databaseAnswers =
  (pool: Pool): ReadinessCheck =>
  async () => {
    try {
      await pool.query('select 1')
      return undefined
    } catch {
      return 'the database does not answer'
    }
  }

/** Anything that stands open in the database and must not: not told in detail to whoever asks, only to the log. */
export const doorsAreShut =
  (pool: Pool, log: (detail: unknown) => void): ReadinessCheck =>
  async () => {
    const { rows } = await pool.query('select door, object from spine.open_doors')
    if (rows.length === 0) return undefined
    log(rows)
    return 'the database stands open somewhere: see the log'
  }

/** Times by route, never by address: addresses hold ids; and of the transactions in them, by what was done. */
export function measureRequests(app: App): { registry: Registry; observeTransaction: (act: string, seconds: number) => void } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'muster_request_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const transaction = new Histogram({
    name: 'muster_transaction_seconds',
    help: 'Time of a transaction, with the wait for a connection',
    labelNames: ['act'],
    buckets: BUCKETS,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  return { registry, observeTransaction: (act, seconds) => transaction.observe({ act }, seconds) }
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
