/** No route without saying what it does and for whom: the server does not start with one that forgot. */
import type { RouteOptions } from 'fastify'

const ACT = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/

export function checkDeclared(route: Pick<RouteOptions, 'method' | 'url' | 'config'>): void {
  const { act, who } = route.config ?? {}
  const name = `${route.method} ${route.url}`
  if (who === undefined) throw new Error(`${name} does not say who may come in: config.who`)
  if (act === undefined || !ACT.test(act)) throw new Error(`${name} does not say what is done there: config.act, as feature.verb`)
}
