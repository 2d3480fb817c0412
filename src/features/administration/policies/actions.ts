/** What administrators do with dated rules. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { notFound, orRefuse } from '../../../values/problem.ts'
import { approvePolicy, askPolicy, findPolicy, listHistory } from './queries.ts'
import { type Policy, readPolicy, type TypedPolicy } from './rules.ts'

/** The one in force today, or whichever there is. */
export async function getCurrent(tx: Tx, kind: string, key: string): Promise<{ current: Policy; history: readonly Policy[] }> {
  const [history, today] = [await listHistory(tx, kind, key), await getToday(tx)]
  const approved = history.filter(({ approvedAt }) => approvedAt !== null)
  const current = approved.find(({ from, last }) => from <= today && (last === null || last >= today)) ?? approved[0]
  if (!current) throw notFound('There is no such rule')
  return { current, history }
}

export async function ask(tx: Tx, kind: string, key: string, typed: TypedPolicy): Promise<string> {
  const { current } = await getCurrent(tx, kind, key)
  return askPolicy(tx, kind, key, orRefuse(readPolicy(typed, current, await getToday(tx))))
}

export async function getPolicy(tx: Tx, id: string): Promise<Policy> {
  const policy = await findPolicy(tx, id)
  if (!policy) throw notFound('There is no such rule')
  return policy
}

export async function approve(tx: Tx, id: string): Promise<Policy> {
  await approvePolicy(tx, id)
  return getPolicy(tx, id)
}
