/** What the routes of a case share: which case it is, who asks, and what each must declare. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Reason } from '../../../values/outcome.ts'
import { DECIDER, MANAGER, STAFF } from '../who.ts'

export const caseParams = z.object({ id: z.uuid() })

export const caseIdOf = ({ params }: FastifyRequest): string => (params as z.infer<typeof caseParams>).id

export type Me = { account: string; roles: readonly string[] }
export const meOf = ({ person }: FastifyRequest): Me => ({ account: person?.account ?? '', roles: person?.roles ?? [] })

export const staff = (act: string) => ({ act: `vetting.${act}`, who: STAFF, wall: 'vetting' }) as const
export const deciding = (act: string) => ({ act: `vetting.${act}`, who: DECIDER, wall: 'vetting' }) as const
export const managing = (act: string) => ({ act: `vetting.${act}`, who: MANAGER, wall: 'vetting' }) as const

/** What was typed, where the form is shown again. */
export const typedOr = <T>({ body }: FastifyRequest, errors: readonly Reason[], empty: T): T => (errors.length > 0 ? (body as T) : empty)

/** A browser sends one box that is ticked as text and several as a list. */
export const ticked = z.union([z.string().transform(one => [one]), z.array(z.string().max(60)).max(40)]).default([])
