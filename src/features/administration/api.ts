/** Administration for machines: the same acts under the same rules. */
import { z } from 'zod'
import { created, done } from '../../platform/http/answers.ts'
import type { Routes } from '../../platform/http/app.ts'
import { lookAtAccounts, open } from './accounts/actions.ts'
import { administrationPaths as paths } from './paths.ts'
import { approve as approvePolicy, ask as askPolicy } from './policies/actions.ts'
import { listPolicies } from './policies/queries.ts'
import { valueText } from './policies/rules.ts'
import { approveRole, askRole, endRole, lookAtAskedRoles } from './roles/actions.ts'
import { approve as approveMove } from './units/actions.ts'
import { listOpenMoves } from './units/queries.ts'

const { api } = paths
const who = ['administrator']
const params = z.object({ id: z.uuid() })
const day = z.iso.date()
const made = z.object({ id: z.uuid() })

const account = z.object({
  id: z.uuid(),
  subject: z.string(),
  name: z.string(),
  standing: z.string(),
  roles: z.array(z.string()),
  closedAt: z.string().nullable(),
})
const asked = z.object({
  id: z.uuid(),
  account: z.uuid(),
  name: z.string(),
  role: z.string(),
  unit: z.string(),
  from: day,
  last: day.nullable(),
  why: z.string(),
})
const roleBody = z.object({
  account: z.uuid(),
  role: z.string(),
  unit: z.int(),
  from: day.optional(),
  last: day.optional(),
  why: z.string(),
})
const move = z.object({
  id: z.uuid(),
  unit: z.int(),
  name: z.string(),
  below: z.string(),
  from: day,
  why: z.string(),
  approved: z.boolean(),
})
const policy = z.object({ kind: z.string(), key: z.string(), value: z.unknown(), from: day, source: z.string() })
const policyBody = z.object({
  kind: z.string(),
  key: z.string(),
  value: z.union([z.number(), z.array(z.string()), z.record(z.string(), z.string())]),
  from: day,
  source: z.string(),
})

export const administrationApi: Routes = async app => {
  app.get(
    api.accounts,
    {
      schema: {
        summary: 'Accounts by name',
        querystring: z.object({
          q: z.string().max(200).default(''),
          afterName: z.string().max(200).default(''),
          afterId: z.uuid().optional(),
        }),
        response: {
          200: z.object({ accounts: z.array(account), next: z.object({ afterName: z.string(), afterId: z.uuid() }).nullable() }),
        },
      },
      config: { act: 'administration.list-accounts', who },
    },
    async request => {
      const { q, afterName, afterId } = request.query
      const { accounts, next } = await request.read(tx =>
        lookAtAccounts(tx, q, afterId === undefined ? undefined : { name: afterName, id: afterId }),
      )
      const shown = accounts.map(({ id, subject, name, standing, roles, closedAt }) => ({
        id,
        subject,
        name,
        standing,
        roles: [...roles],
        closedAt,
      }))
      return { accounts: shown, next: next ? { afterName: next.name, afterId: next.id } : null }
    },
  )

  app.post(
    api.accounts,
    {
      schema: {
        summary: 'Opens an account',
        body: z.object({ subject: z.string(), name: z.string(), standing: z.string(), email: z.string().default('') }),
        response: { 201: made },
      },
      config: { act: 'administration.open-account', who },
    },
    async request =>
      request.change(
        tx => open(tx, request.body),
        id => created(paths.account(id), { id }),
      ),
  )

  app.get(
    api.roles,
    {
      schema: { summary: 'Roles that wait for approval', response: { 200: z.object({ roles: z.array(asked) }) } },
      config: { act: 'administration.list-roles', who },
    },
    async request => {
      const roles = await request.read(lookAtAskedRoles)
      return {
        roles: roles.map(({ id, account: of, name, role, unit, from, last, why }) => ({
          id,
          account: of,
          name,
          role,
          unit,
          from,
          last,
          why,
        })),
      }
    },
  )

  app.post(
    api.roles,
    {
      schema: { summary: 'Asks for a role: another administrator must approve it', body: roleBody, response: { 201: made } },
      config: { act: 'administration.ask-role', who },
    },
    async request => {
      const { account: of, role, unit, from, last, why } = request.body
      return request.change(
        tx => askRole(tx, of, { role, unit: String(unit), why, ...typedDay('from', from), ...typedDay('until', last) }),
        id => created(paths.role(id), { id }),
      )
    },
  )

  app.post(
    api.approveRole(':id'),
    {
      schema: { summary: 'Approves a role that another administrator asked for', params, response: { 200: made } },
      config: { act: 'administration.approve-role', who },
    },
    async request =>
      request.change(
        tx => approveRole(tx, request.params.id),
        () => done({ id: request.params.id }),
      ),
  )

  app.post(
    api.endRole(':id'),
    {
      schema: { summary: 'Ends a role at once', params, body: z.object({ why: z.string() }), response: { 200: made } },
      config: { act: 'administration.end-role', who },
    },
    async request =>
      request.change(
        tx => endRole(tx, request.params.id, request.body.why),
        () => done({ id: request.params.id }),
      ),
  )

  app.get(
    api.moves,
    {
      schema: { summary: 'Moves of units that wait for approval or for their day', response: { 200: z.object({ moves: z.array(move) }) } },
      config: { act: 'administration.list-moves', who },
    },
    async request => {
      const moves = await request.read(listOpenMoves)
      return {
        moves: moves.map(({ id, unit, unitName, belowName, starts, why, approvedAt }) => ({
          ...{ id, unit, name: unitName, below: belowName, from: starts, why },
          approved: approvedAt !== null,
        })),
      }
    },
  )

  app.post(
    api.approveMove(':id'),
    {
      schema: { summary: 'Approves a move that the keeper of the register asked for', params, response: { 200: made } },
      config: { act: 'administration.approve-move', who },
    },
    async request =>
      request.change(
        tx => approveMove(tx, request.params.id),
        () => done({ id: request.params.id }),
      ),
  )

  app.get(
    api.policies,
    {
      schema: { summary: 'Dated rules in force today', response: { 200: z.object({ policies: z.array(policy) }) } },
      config: { act: 'administration.list-policies', who },
    },
    async request => {
      const policies = await request.read(listPolicies)
      return { policies: policies.map(({ kind, key, value, from, source }) => ({ kind, key, value, from, source })) }
    },
  )

  app.post(
    api.policies,
    {
      schema: { summary: 'Asks for a change of a rule: another administrator must approve it', body: policyBody, response: { 201: made } },
      config: { act: 'administration.ask-policy', who },
    },
    async request => {
      const { kind, key, value, from, source } = request.body
      return request.change(
        tx => askPolicy(tx, kind, key, { value: valueText(value), source, ...typedDay('starts', from) }),
        id => created(paths.policy(id), { id }),
      )
    },
  )

  app.post(
    api.approvePolicy(':id'),
    {
      schema: { summary: 'Approves a change that another administrator asked for', params, response: { 200: made } },
      config: { act: 'administration.approve-policy', who },
    },
    async request =>
      request.change(
        tx => approvePolicy(tx, request.params.id),
        () => done({ id: request.params.id }),
      ),
  )
}

/** As the form would have it, so that the same rule reads both. */
function typedDay<const Name extends string>(name: Name, date: string | undefined) {
  const [year = '', month = '', day_ = ''] = date?.split('-') ?? []
  return { [`${name}-day`]: day_, [`${name}-month`]: month, [`${name}-year`]: year } as {
    [Field in `${Name}-${'day' | 'month' | 'year'}`]: string
  }
}
