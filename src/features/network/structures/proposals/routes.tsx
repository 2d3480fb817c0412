/** Proposals as pages. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../../platform/db/queries.ts'
import type { Tx } from '../../../../platform/db/tx.ts'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { textField } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { isTooLate, seenVersion } from '../../../../platform/http/versions.ts'
import { csvText } from '../../../../platform/views/csv.ts'
import { notFound } from '../../../../values/problem.ts'
import { networkPaths as paths } from '../../paths.ts'
import { listAreas } from '../../queries.ts'
import { FORCE_STAFF, KEEPER } from '../../who.ts'
import { unconfirmedNames } from '../actions.ts'
import { beginProposal, saveDrawing } from './actions.ts'
import { DrawPage } from './draw-page.tsx'
import { NewProposalPage, ProposalPage, ProposalsPage } from './pages.tsx'
import { getProposal, listProposals, listVersions } from './queries.ts'
import { NOTHING, sketchOf, type TypedDrawing, type TypedProposal } from './rules.ts'
import { tableOf } from './table/rules.ts'

const params = z.object({ id: z.uuid() })
const versionQuery = z.object({ version: z.coerce.number().int().min(1).optional().catch(undefined) })
const newBody = z.object({ name: textField, about: textField, start: textField })
/** Its other fields are named after units and boroughs. */
const drawBody = z.object({ step: textField }).catchall(z.string().max(10_000))

const showNew: Show = async (request, reply, errors = []) => {
  const typed = errors.length > 0 ? (request.body as TypedProposal) : newBody.parse({})
  return reply.page(<NewProposalPage typed={typed} errors={errors} />)
}

/** With what was typed so far where the form was sent, otherwise with what was saved last. */
const showDraw: Show = async (request, reply, errors = []) => {
  const { id } = request.params as z.infer<typeof params>
  const typed = request.body as TypedDrawing | undefined
  const { proposal, latest, areas } = await request.read(tx => readDrawn(tx, id))
  const late = isTooLate(errors)
  return reply.page(
    <DrawPage
      proposal={proposal}
      sketch={typed ? sketchOf(typed, areas) : (latest?.drawing ?? NOTHING)}
      // Who was told what somebody else saved may put theirs in its place; nobody else may.
      version={typed && !late ? (request.seenVersion ?? proposal.version) : proposal.version}
      areas={areas}
      errors={errors}
      stored={late ? latest : undefined}
    />,
  )
}

async function readDrawn(tx: Tx, id: string) {
  const [proposal, versions, areas] = [await getProposal(tx, id), await listVersions(tx, id), await listAreas(tx)]
  return { proposal, versions, latest: versions[0], areas }
}

/** The version asked for, or the latest; undefined where nothing was saved yet. */
async function readVersion(tx: Tx, id: string, version: number | undefined) {
  const drawn = await readDrawn(tx, id)
  const shown = version === undefined ? drawn.latest : drawn.versions.find(each => each.version === version)
  if (version !== undefined && !shown)
    throw notFound('There is no such version of this proposal', 'Open the proposal to see which there are.')
  return { ...drawn, shown }
}

export const proposalRoutes: Routes = async app => {
  app.get(paths.proposals, { config: { act: 'network.list-proposals', who: FORCE_STAFF } }, async (request, reply) =>
    reply.page(<ProposalsPage proposals={await request.read(listProposals)} />),
  )

  app.get(paths.newProposal, { config: { act: 'network.begin-proposal', who: KEEPER } }, (request, reply) => showNew(request, reply))

  app.post(
    paths.proposals,
    { schema: { body: newBody }, config: { act: 'network.begin-proposal', who: KEEPER }, errorHandler: showAgain(showNew) },
    async request =>
      request.change(
        tx => beginProposal(tx, request.body),
        ({ id, start }) => seeOther(start === 'table' ? paths.proposalTable(id) : paths.drawProposal(id), 'The proposal is begun'),
      ),
  )

  app.get(
    paths.proposal(':id'),
    { schema: { params, querystring: versionQuery }, config: { act: 'network.see-proposal', who: FORCE_STAFF } },
    async (request, reply) => {
      const seen = await request.read(async tx => {
        const today = await getToday(tx)
        const drawn = await readVersion(tx, request.params.id, request.query.version)
        return { ...drawn, today: { day: today }, unconfirmed: await unconfirmedNames(tx, { at: today, known: null }) }
      })
      return reply.page(<ProposalPage {...seen} />)
    },
  )

  app.get(
    paths.proposalFile(':id'),
    { schema: { params, querystring: versionQuery }, config: { act: 'network.see-proposal', who: FORCE_STAFF } },
    async (request, reply) => sendTable(request, reply, request.query.version),
  )

  app.get(paths.drawProposal(':id'), { schema: { params }, config: { act: 'network.draw-proposal', who: KEEPER } }, (request, reply) =>
    showDraw(request, reply),
  )

  app.post(
    paths.drawProposal(':id'),
    { schema: { params, body: drawBody }, config: { act: 'network.draw-proposal', who: KEEPER }, errorHandler: showAgain(showDraw) },
    async (request, reply) => {
      const { step, ...typed } = request.body
      if (step !== 'save') return showDraw(request, reply)
      const { id } = request.params
      const seen = seenVersion(request)
      return request.change(
        tx => saveDrawing(tx, id, seen, typed),
        version => seeOther(paths.proposal(id), `Version ${version} is saved`),
      )
    },
  )
}

async function sendTable(request: FastifyRequest, reply: FastifyReply, version: number | undefined): Promise<FastifyReply> {
  const { id } = request.params as z.infer<typeof params>
  const { shown, areas } = await request.read(tx => readVersion(tx, id, version))
  if (!shown) throw notFound('Nothing is drawn there yet', 'Open the proposal and draw it first.')
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="proposal-version-${shown.version}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(csvText(tableOf(shown.drawing, areas)))
}
