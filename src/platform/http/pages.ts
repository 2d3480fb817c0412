/** Sends a page, with what surrounds it for the person who asked. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { Problem } from '../../values/problem.ts'
import type { Tx } from '../db/tx.ts'
import { renderPage } from '../views/page.tsx'
import { type Assets, isFor, type NavigationItem } from '../views/surroundings.ts'
import type { App, Person } from './app.ts'
import { keyFor } from './forms.ts'
import { takeNotice } from './notice.ts'

type Options = {
  assets: Assets
  navigation: readonly NavigationItem[]
  development: boolean
  /** Enters as the person without anything else to do. */
  enter: (request: FastifyRequest, work: (tx: Tx) => Promise<void>) => Promise<void>
  hasToken: (request: FastifyRequest) => boolean
  userOf: (request: FastifyRequest) => string
}

export function sendPages(app: App, options: Options): void {
  app.decorateReply('page', async function (this: FastifyReply, content: VNode) {
    const { request } = this
    const { who } = request.routeOptions.config
    // A page that needs nothing from the database is still only for those whom its route names: entering says whether this is one of them.
    if (who !== undefined && who !== 'public' && this.statusCode < 400 && !request.person)
      await options.enter(request, async () => undefined)
    const person = await whoIsThere(request, options)
    const html = renderPage(content, {
      path: request.url,
      person,
      navigation: person ? options.navigation.filter(item => isFor(item, person)) : [],
      csrf: this.generateCsrf({ userInfo: options.userOf(request) }),
      key: keyFor(request),
      nonce: this.cspNonce.script,
      development: options.development,
      assets: options.assets,
      notice: takeNotice(request, this),
    })
    return this.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
  })
}

/** A page that needed nothing from the database, or a problem page: it still shows who is signed in, and works when that cannot be asked. */
export async function whoIsThere(
  request: FastifyRequest,
  { enter, hasToken }: Pick<Options, 'enter' | 'hasToken'>,
): Promise<Person | undefined> {
  if (request.person || !hasToken(request)) return request.person
  try {
    await enter(request, async () => undefined)
  } catch (error) {
    if (!(error instanceof Problem)) request.log.error({ err: error }, 'Who is signed in could not be asked')
  }
  return request.person
}
