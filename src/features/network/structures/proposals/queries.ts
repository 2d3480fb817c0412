/** What is stored of proposals. A drawing is saved as a further version and never changed. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/tx.ts'
import { notFound } from '../../../../values/problem.ts'
import type { Drawing } from './rules.ts'

export type Proposal = {
  id: string
  name: string
  about: string
  drawnAt: string
  isOwn: boolean
  /** The latest; 0 where nothing was saved yet. */
  version: number
}
export type Version = { version: number; savedAt: string; isOwn: boolean; drawing: Drawing }

type ProposalRow = Omit<Proposal, 'drawnAt'> & { drawnAt: Date }

const PROPOSALS = sql`
  select p.id, p.name, p.about, p.drawn_at as "drawnAt", p.drawn_by = spine.me() as "isOwn",
    coalesce((select max(d.version) from network.drawings d where d.proposal = p.id), 0) as version
  from network.proposals p`

/** The latest first. */
export async function listProposals(tx: Tx): Promise<Proposal[]> {
  const { rows } = await sql<ProposalRow>`${PROPOSALS} order by p.drawn_at desc, p.id`.execute(tx)
  return rows.map(proposalOf)
}

export async function getProposal(tx: Tx, id: string): Promise<Proposal> {
  const { rows } = await sql<ProposalRow>`${PROPOSALS} where p.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('This proposal is not here, or not for you', 'Start from the list of proposals.')
  return proposalOf(rows[0])
}

const proposalOf = (row: ProposalRow): Proposal => ({ ...row, drawnAt: row.drawnAt.toISOString() })

/** The latest first. */
export async function listVersions(tx: Tx, proposal: string): Promise<Version[]> {
  const rows = await tx
    .selectFrom('network.drawings')
    .select(['version', 'saved_at', 'drawing', sql<boolean>`saved_by = spine.me()`.as('is_own')])
    .where('proposal', '=', proposal)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ version, saved_at, drawing, is_own }) => ({
    version,
    savedAt: saved_at.toISOString(),
    isOwn: is_own,
    drawing: drawing as unknown as Drawing,
  }))
}

export async function findVersion(tx: Tx, proposal: string, version: number): Promise<Version | undefined> {
  return (await listVersions(tx, proposal)).find(each => each.version === version)
}

export async function insertProposal(tx: Tx, { name, about }: { name: string; about: string }): Promise<string> {
  const { id } = await tx.insertInto('network.proposals').values({ name, about }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Refused as stale where somebody else has saved that version first. */
export async function insertDrawing(tx: Tx, proposal: string, version: number, drawing: Drawing): Promise<void> {
  await tx
    .insertInto('network.drawings')
    .values({ proposal, version, drawing: JSON.stringify(drawing) })
    .execute()
}
