/** Adding a requirement, ending it and correcting it. Nothing is overwritten: what was believed before stays to be seen. */
import type { Tx } from '../../../../platform/db/tx.ts'
import { upTo } from '../../../../values/period.ts'
import { conflict, orRefuse } from '../../../../values/problem.ts'
import { record } from '../../../ledger/index.ts'
import { listRoleKinds } from '../../queries.ts'
import { getRequirement, insertRequirement, listBeliefs, listRequirements, replaceRequirement } from './queries.ts'
import {
  type Requirement,
  readCorrection,
  readEnd,
  readRequirement,
  type TypedCorrection,
  type TypedEnd,
  type TypedRequirement,
} from './rules.ts'

export async function addRequirement(tx: Tx, typed: TypedRequirement): Promise<string> {
  const wanted = orRefuse(readRequirement(typed, await listRoleKinds(tx)))
  await insertRequirement(tx, wanted)
  const added = (await listRequirements(tx)).find(
    ({ roleKind, unitKind, valid }) => roleKind === wanted.roleKind && unitKind === wanted.unitKind && valid.from === wanted.valid.from,
  )
  if (!added) throw new Error('The requirement that was added is not there')
  await record(tx, { kind: 'requirement-added', subjects: [added.id] })
  return added.id
}

export async function endRequirement(tx: Tx, id: string, typed: TypedEnd): Promise<void> {
  const old = await getBelieved(tx, id)
  const { last, why } = orRefuse(readEnd(typed, old))
  await replaceRequirement(tx, old, { source: old.source, approximate: old.approximate, valid: upTo(old.valid.from, last), why })
  await record(tx, { kind: 'requirement-ended', subjects: [id] })
}

export async function correctRequirement(tx: Tx, id: string, typed: TypedCorrection): Promise<void> {
  const old = await getBelieved(tx, id)
  await replaceRequirement(tx, old, orRefuse(readCorrection(typed, old)))
  await record(tx, { kind: 'requirement-corrected', subjects: [id] })
}

/** It was never required. That it was believed, and until when, stays to be seen. */
export async function withdrawRequirement(tx: Tx, id: string): Promise<void> {
  await replaceRequirement(tx, await getBelieved(tx, id), undefined)
  await record(tx, { kind: 'requirement-withdrawn', subjects: [id] })
}

/** With everything that was ever believed of it. */
export async function getWithBeliefs(tx: Tx, id: string): Promise<{ requirement: Requirement; beliefs: readonly Requirement[] }> {
  const requirement = await getRequirement(tx, id)
  return { requirement, beliefs: await listBeliefs(tx, requirement) }
}

async function getBelieved(tx: Tx, id: string): Promise<Requirement> {
  const requirement = await getRequirement(tx, id)
  if (requirement.recorded.until !== null)
    throw conflict('Somebody else has just corrected this', 'Load the list of requirements to see what is there now.')
  return requirement
}
