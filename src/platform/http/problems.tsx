/** Answers what went wrong: people get a page, machines `application/problem+json` (RFC 9457), and faults go to the log whole. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Reason } from '../../values/outcome.ts'
import { forbidden, Problem, type ProblemKind } from '../../values/problem.ts'
import { ProblemPage, type Remedy } from '../views/problem-pages.tsx'
import type { App } from './app.ts'
import { isApi } from './forms.ts'
import { reasonsOf } from './invalid-input.ts'

export const STATUS: Readonly<Record<ProblemKind, number>> = {
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  invalid: 422,
  stale: 412,
  'too-many': 429,
  unavailable: 503,
  'signed-out': 401,
  'not-this-way': 405,
}

/** Where somebody signs in to come back to a path: because nobody is signed in, or afresh although somebody is. */
type SignIn = { path: (request: FastifyRequest, path: string) => string; again: (path: string) => string }

export function answerProblems(app: App, signIn: SignIn): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply, signIn))
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(app, request.url)
    if (allowed.length === 0) return answer(NO_SUCH_PAGE, request, reply, signIn)
    return answer(NOT_THIS_WAY, request, reply.header('allow', allowed.join(', ')), signIn)
  })
}

const NO_SUCH_PAGE = new Problem('not-found', 'Page not found', 'Check the address, or start from the home page.')
/** Nothing is deleted by a person, so most often this is what DELETE is answered with. */
const NOT_THIS_WAY = new Problem(
  'not-this-way',
  'This cannot be done to this address',
  'What is over is closed or ended from its page; nothing is deleted.',
)

/** By which methods there is something at this address. */
function methodsAt(app: App, url: string): string[] {
  const path = url.split('?')[0] ?? url
  const fits = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`).test(path)
  return [...new Set(app.inventory.filter(route => route.url !== '*' && fits(route.url)).map(({ method }) => method))].sort()
}

async function answer(error: unknown, request: FastifyRequest, reply: FastifyReply, signIn: SignIn) {
  const problem = problemFrom(error)
  if (problem === undefined) request.log.error({ err: error }, 'A fault')
  else request.log.info({ problem: problem.kind, rule: problem.rule }, problem.message)

  if (isApi(request)) return sendDocument(reply, problem, request)
  if (problem?.kind === 'signed-out') return reply.redirect(signIn.path(request, request.method === 'GET' ? request.url : '/'), 303)
  const status = problem ? STATUS[problem.kind] : 500
  return reply
    .code(status)
    .page(<ProblemPage status={status} problem={problem} reference={request.id} remedy={remedyFor(problem, request, signIn)} />)
}

/** By the rule that refused: what a fresh sign-in can mend. The provider would else let the same one count again. */
const SIGN_IN_MENDS: Readonly<Record<string, string>> = {
  sign_in_too_old: 'Sign in again',
  strength_too_low: 'Sign in again',
  no_open_account: 'Sign in as somebody else',
}

function remedyFor(problem: Problem | undefined, request: FastifyRequest, signIn: SignIn): Remedy | undefined {
  const text = SIGN_IN_MENDS[problem?.rule ?? '']
  return text === undefined ? undefined : { text, href: signIn.again(pageBefore(request)) }
}

/** The page with the form that was sent; browsers name it to ours alone. */
function pageBefore({ headers: { referer } }: FastifyRequest): string {
  const url = URL.parse(referer ?? '')
  return url === null ? '/' : `${url.pathname}${url.search}`
}

function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const errors = reasonsOf(error)
  if (errors.length > 0) return new Problem('invalid', 'What was sent is not complete or not right', undefined, { errors })
  return fromServer(error as FastifyError)
}

/** What the server itself refuses, before any feature was asked. */
function fromServer({ statusCode, code }: FastifyError): Problem | undefined {
  if (code?.startsWith('FST_CSRF'))
    return forbidden('This form could not be trusted', 'Go back, load the page again and send it once more. Nothing was changed.')
  if (statusCode === 413)
    return new Problem('invalid', 'The file is too large', 'Send a smaller file, or compress it with gzip.', { rule: 'too-large' })
  if (statusCode === 429) return new Problem('too-many', 'Too many requests', 'Wait a minute and try again.')
  if (statusCode === 415) return new Problem('invalid', 'This kind of content is not taken here')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem('invalid', 'The request could not be read', undefined, { rule: code })
  return undefined
}

function sendDocument(reply: FastifyReply, problem: Problem | undefined, request: FastifyRequest) {
  const status = problem ? STATUS[problem.kind] : 500
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(documentOf(problem, status, request.id)))
}

/** The members of RFC 9457; `errors` points into the body as JSON Pointers. */
const documentOf = (problem: Problem | undefined, status: number, reference: string) => ({
  type: `/problems/${problem?.kind ?? 'fault'}`,
  title: problem?.message ?? 'Sorry, there is a problem with the service',
  status,
  ...(problem?.advice === undefined ? {} : { detail: problem.advice }),
  ...(problem?.rule === undefined ? {} : { rule: problem.rule }),
  ...(problem && problem.errors.length > 0 ? { errors: problem.errors.map(pointed) } : {}),
  reference,
})

const pointed = ({ field, message }: Reason) => ({ pointer: `/${field.replaceAll('-', '/')}`, detail: message })
