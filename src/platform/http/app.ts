/** What a feature's routes are written with: the types of the server, of a request that knows who asks, and of what a route must declare. */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { VNode } from 'preact'
import type { Registry } from 'prom-client'
import type { Reason } from '../../values/outcome.ts'
import type { Wall } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'
import type { Answer } from './answers.ts'
import type { Declared, Who } from './declared.ts'

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>
export type Routes = (app: App) => Promise<void>

/** The person whose session this is, as the database knows them. */
export type Person = {
  account: string
  name: string
  roles: readonly string[]
  /** Not of the staff: an applicant, say. */
  isOutside: boolean
  /** ISO instants: when the session ends if nothing more is asked, and in any case. */
  idleEndsAt: string
  endsAt: string
}

export type UploadedFile = { name: string; type: string; content: Buffer; sha256: string }

/** Shows a form: empty, or again with what was typed and what is wrong with it. */
export type Show = (request: FastifyRequest, reply: FastifyReply, errors?: readonly Reason[]) => Promise<unknown>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is done here, as `forecast.upload`: it stands in every ledger entry. */
    act?: string
    who?: Who
    /** Behind which wall its rows lie; without it none of a walled feature's rows are reached. */
    wall?: Wall
    /** The most bytes of files that a form of this route may bring. */
    upload?: number
    /** Its forms and calls come from no page of ours; what it is sent it checks by itself. */
    guardsItself?: true
  }
  interface FastifyRequest {
    /** Known once a transaction was entered. */
    person: Person | undefined
    /** For pages that are open to everybody and show more to some: undefined for who is not signed in. */
    whoIsThere(): Promise<Person | undefined>
    /** The key that makes a form or call sent twice have its effect once. */
    onceKey: string | undefined
    /** Which version of a row it was made from; `seenVersion` asks for it. */
    seenVersion: number | undefined
    /**
     * One transaction to read with; what was recorded of the reading is committed before anything is sent. `wall` is for a page that shows what
     * lies behind several: one transaction each, because none reaches behind two.
     */
    read<T>(work: (tx: Tx) => Promise<T>, wall?: Wall): Promise<T>
    /** One transaction that changes something, once for its key; the answer is stored with it, committed, and then sent. */
    change<T>(work: (tx: Tx) => Promise<T>, answer: (done: T) => Answer): Promise<FastifyReply>
  }
  interface FastifyInstance {
    /** Every route with what it declares, for whoever checks them. */
    inventory: readonly Declared[]
    metrics: Registry
  }
  interface FastifyReply {
    /** Sends a page with everything around it that the person should see. */
    page(content: VNode): Promise<FastifyReply>
  }
}
