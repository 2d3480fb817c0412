/** No route without saying what it does and for whom: the server does not start with one that forgot. */
import type { RouteOptions } from 'fastify'

/** Who may come in at all: the rows they then find are the database's matter. */
export type Who = 'public' | 'signed-in' | readonly string[]

const ACT = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/

export type Declared = { method: string; url: string; act: string; who: Who; upload: boolean; guardsItself: boolean }

/** Gives what the route declares, one for each of its methods. */
export function checkDeclared(route: Pick<RouteOptions, 'method' | 'url' | 'config'>): Declared[] {
  const { act, who, upload, guardsItself = false } = route.config ?? {}
  const name = `${route.method} ${route.url}`
  if (who === undefined) throw new Error(`${name} does not say who may come in: config.who`)
  if (act === undefined || !ACT.test(act)) throw new Error(`${name} does not say what is done there: config.act, as feature.verb`)
  return [route.method].flat().map(method => ({ method, url: route.url, act, who, upload: upload !== undefined, guardsItself }))
}
