/** Bringing a list, taking it, and what a person does about what stands out. Nothing ends or begins by itself. */
import type { Tx } from '../../../platform/db/tx.ts'
import type { UploadedFile } from '../../../platform/http/app.ts'
import { dayName } from '../../../values/figures.ts'
import { refuse } from '../../../values/outcome.ts'
import { conflict, notFound, orRefuse } from '../../../values/problem.ts'
import { record } from '../../ledger/index.ts'
import { noteEvent } from '../clearances/actions.ts'
import { linesOf } from './csv-file.ts'
import {
  countUnmatched,
  getFeed,
  insertFeed,
  listCurrentFeeds,
  listLacking,
  listLeavers,
  listMissing,
  listUnknown,
  markUsed,
  setStaffNumber,
} from './queries.ts'
import { type Feed, type FeedKind, isFeedKind, type Reconciled, readRows } from './rules.ts'

const MOST_LISTED = 200

/** Read and kept, and compared with nothing until somebody takes it. Gives its id. */
export async function bringFeed(tx: Tx, unit: number, typed: { kind: string; file?: UploadedFile | undefined }): Promise<string> {
  const { kind, file } = typed
  if (!isFeedKind(kind)) return orRefuse(refuse({ field: 'kind', message: 'Select what the list holds' }))
  const lines = orRefuse(linesOf(file, kind))
  const { rows, refused } = readRows(kind, lines)
  const fileName = (file?.name ?? '').replaceAll(/[\p{C}\\/]/gu, '').slice(0, 150) || 'file'
  const id = await insertFeed(tx, { unit, kind, fileName, sha256: file?.sha256 ?? '', rows, refused, read: lines.length })
  await record(tx, { kind: 'list-brought', subjects: [id], detail: { rows: rows.length, refused: lines.length - rows.length } })
  return id
}

/** From now on it is what is compared; the one before stays to be seen. */
export async function takeFeed(tx: Tx, id: string): Promise<Feed> {
  const feed = await getFeed(tx, id)
  if (feed.rowsRead === feed.rowsRefused) throw conflict('No line of this list can be used', 'Put it right, and bring it again.')
  if (!(await markUsed(tx, id))) throw conflict('This list was taken already', 'Load the page again to see what it comes to.')
  await record(tx, { kind: 'list-taken', subjects: [id] })
  return feed
}

/** What a list would come to beside the current one of the other kind. Looking is one entry. */
export async function lookAtFeed(tx: Tx, id: string): Promise<{ feed: Feed; seen: Reconciled }> {
  const feed = await getFeed(tx, id)
  return { feed, seen: await look(tx, { [feed.kind]: feed }) }
}

export async function lookAtReconciliation(tx: Tx, unit: number): Promise<Reconciled> {
  const current = await listCurrentFeeds(tx, unit)
  return look(tx, Object.fromEntries(current.map(feed => [feed.kind, feed])))
}

async function look(tx: Tx, feeds: Partial<Record<FeedKind, Feed>>): Promise<Reconciled> {
  const [people, clearances] = [feeds.people?.id, feeds.clearances?.id]
  const of = <Row>(feed: string | undefined, list: (tx: Tx, feed: string, most: number) => Promise<Row[]>): Promise<Row[]> =>
    feed === undefined ? Promise.resolve([]) : list(tx, feed, MOST_LISTED)
  const counted = (feed: string | undefined) => (feed === undefined ? Promise.resolve(0) : countUnmatched(tx, feed))
  const [lacking, leavers, missing, unknown, ofPeople, ofClearances] = await Promise.all([
    of(people, listLacking),
    of(people, listLeavers),
    of(clearances, listMissing),
    of(clearances, listUnknown),
    counted(people),
    counted(clearances),
  ])
  const subjects = [...lacking, ...leavers, ...missing].map(({ subject }) => subject)
  const candidates = unknown.flatMap(row => row.candidates.map(({ id }) => id))
  if (subjects.length + candidates.length > 0)
    await record(tx, { kind: 'lists-compared', subjects: [...new Set([...subjects, ...candidates])] })
  return { feeds, lacking, leavers, missing, unknown, unmatched: { people: ofPeople, clearances: ofClearances } }
}

/** A list proposes, and a person ends the clearance of whoever has left. */
export async function endForLeaver(tx: Tx, unit: number, clearance: string): Promise<void> {
  const { feeds, leavers } = await lookAtReconciliation(tx, unit)
  const found = leavers.find(each => each.clearance === clearance)
  if (!found) throw notFound('This clearance is not proposed to be ended', 'Load the page again: it may be ended already.')
  await noteEvent(tx, clearance, {
    kind: 'ended',
    why: `Left on ${dayName(found.onDay ?? '')}, by the list “${feeds.people?.fileName ?? ''}”`,
  })
}

/** Somebody has looked and says that the person in the list is the one here. */
export async function linkNumber(tx: Tx, unit: number, { number, subject }: { number: string; subject: string }): Promise<void> {
  const current = await listCurrentFeeds(tx, unit)
  const listed = await Promise.all(current.map(({ id }) => listUnknown(tx, id, MOST_LISTED)))
  const isOffered = listed.flat().some(row => row.number === number && row.candidates.some(({ id }) => id === subject))
  if (!isOffered || !(await setStaffNumber(tx, subject, unit, number)))
    throw conflict('This person is not one of those of that name without a number', 'Load the page again to see how it stands.')
  await record(tx, { kind: 'staff-number-given', subjects: [subject] })
}
