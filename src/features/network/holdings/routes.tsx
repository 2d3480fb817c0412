/** Seats and who holds them, as pages. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes } from '../../../platform/http/app.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { csvText } from '../../../platform/views/csv.ts'
import { asAtFields } from '../as-at/fields.ts'
import { networkPaths as paths } from '../paths.ts'
import { KEEPER, LEAD, READERS } from '../who.ts'
import { correctHolding, endHolding, holdSeat, lookAtSeat, openSeat, withdrawHolding } from './actions.ts'
import { getHolding } from './queries.ts'
import { SeatPage } from './seat-page.tsx'
import {
  againNaming,
  endBody,
  holdBody,
  params,
  search,
  seatBody,
  showCorrect,
  showEnd,
  showHold,
  showOpen,
  withdrawBody,
} from './showing.tsx'
import { SEAT_TABLES, seatTable } from './tables.ts'

const asked = z.string().max(40).optional()
const querystring = z.object({ ...asAtFields, since: asked, 'since-day': asked, 'since-month': asked, 'since-year': asked })
const reading = { act: 'network.see-seat', who: [...READERS] }
const writing = (act: string) => ({ act: `network.${act}`, who: [...KEEPER, ...LEAD] })
const FIRST = { overlaps: false }

export const seatRoutes: Routes = async app => {
  app.get(paths.openSeat, { schema: { querystring: z.object({ place: asked }) }, config: writing('open-seat') }, (request, reply) =>
    showOpen(request, reply),
  )

  app.post(paths.openSeat, { schema: { body: seatBody }, config: writing('open-seat'), errorHandler: showAgain(showOpen) }, async request =>
    request.change(
      tx => openSeat(tx, request.body),
      id => seeOther(paths.seat(id), 'The seat is open'),
    ),
  )

  app.get(paths.seat(':id'), { schema: { params, querystring }, config: reading }, async (request, reply) => {
    const view = await request.read(tx => lookAtSeat(tx, request.params.id, request.query))
    return reply.code(view.errors.length > 0 ? 422 : 200).page(<SeatPage {...view} asked={request.query} />)
  })

  app.get(
    paths.seatFile(':id', ':table'),
    { schema: { params: params.extend({ table: z.enum(SEAT_TABLES) }), querystring }, config: { ...reading, act: 'network.take-seat' } },
    async (request, reply) => {
      const { id, table } = request.params
      const view = await request.read(tx => lookAtSeat(tx, id, request.query))
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="seat-${table}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(csvText(seatTable(table, view)))
    },
  )

  app.get(paths.hold(':id'), { schema: { params, querystring: search }, config: writing('hold-seat') }, (request, reply) =>
    showHold(FIRST)(request, reply),
  )

  app.post(
    paths.hold(':id'),
    { schema: { params, body: holdBody }, config: writing('hold-seat'), errorHandler: againNaming(showHold) },
    async request =>
      request.change(
        tx => holdSeat(tx, request.params.id, request.body),
        seat => seeOther(paths.seat(seat), 'It is recorded'),
      ),
  )
}

export const holdingRoutes: Routes = async app => {
  // Everything there is to say of a holding stands on the page of its seat.
  app.get(paths.holding(':id'), { schema: { params }, config: reading }, async (request, reply) => {
    const { seat } = await request.read(tx => getHolding(tx, request.params.id))
    return reply.redirect(paths.seat(seat), 302)
  })

  app.get(paths.endHolding(':id'), { schema: { params }, config: writing('end-holding') }, (request, reply) =>
    showEnd(FIRST)(request, reply),
  )

  app.post(
    paths.endHolding(':id'),
    { schema: { params, body: endBody }, config: writing('end-holding'), errorHandler: againNaming(showEnd) },
    async request =>
      request.change(
        tx => endHolding(tx, request.params.id, request.body),
        seat => seeOther(paths.seat(seat), 'The last day is recorded'),
      ),
  )

  app.get(paths.correctHolding(':id'), { schema: { params, querystring: search }, config: writing('correct-holding') }, (request, reply) =>
    showCorrect(FIRST)(request, reply),
  )

  app.post(
    paths.correctHolding(':id'),
    { schema: { params, body: holdBody }, config: writing('correct-holding'), errorHandler: againNaming(showCorrect) },
    async request =>
      request.change(
        tx => correctHolding(tx, request.params.id, request.body),
        seat => seeOther(paths.seat(seat), 'It is corrected. What the register said before stands below'),
      ),
  )

  app.post(
    paths.withdrawHolding(':id'),
    { schema: { params, body: withdrawBody }, config: writing('withdraw-holding'), errorHandler: showAgain(showCorrect(FIRST)) },
    async request =>
      request.change(
        tx => withdrawHolding(tx, request.params.id, request.body.because),
        seat => seeOther(paths.seat(seat), 'It is taken out. What the register said before stands below'),
      ),
  )
}
