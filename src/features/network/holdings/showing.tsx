/** The forms of a seat, empty or again with what was typed. Days that are taken are told with who has them. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import type { Show } from '../../../platform/http/app.ts'
import { dayFields, textField as text } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { lastDay, type Period, upTo } from '../../../values/period.ts'
import { Problem } from '../../../values/problem.ts'
import { readDay, type TypedDay } from '../../../values/typed-day.ts'
import { fieldsOf } from '../as-at/rules.ts'
import { personWords } from '../marks.tsx'
import { listAreas, listRoleKinds, listUnits } from '../queries.ts'
import { getOwnHolding, getOwnSeat, lookForPeople } from './actions.ts'
import { CorrectPage, EndPage, HoldPage, OpenSeatPage } from './forms.tsx'
import { getSeat, listClashes, listOwnPlaces } from './queries.ts'
import { type Belief, clashWords, isStanding, SOMEBODY_NEW, type TypedEnd, type TypedHolding, type TypedSeat } from './rules.ts'

export const params = z.object({ id: z.uuid() })
export const search = z.object({ q: text.optional(), standing: text.optional() })
export const seatBody = z.object({ role: text, place: text })
const person = { q: text, person: text, name: text, rank: text, account: text, another: text }
export const holdBody = z.object({
  ...person,
  ...{ standing: text, approximate: text, source: text, why: text },
  ...dayFields('from'),
  ...dayFields('until'),
})
export const endBody = z.object({ approximate: text, why: text, ...dayFields('last') })
export const withdrawBody = z.object({ because: text })

/** Whether the table itself refused, because somebody else has these days: then the page finds out who. */
type Refusal = { overlaps: boolean }

/** For a route's `errorHandler`. */
export const againNaming =
  (show: (refusal: Refusal) => Show) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): unknown =>
    showAgain(show({ overlaps: error instanceof Problem && error.rule === 'one_holder_per_seat' }))(error, request, reply)

export const showOpen: Show = async (request, reply, errors = []) => {
  const { place = '' } = request.query as { place?: string }
  const typed = errors.length > 0 ? (request.body as TypedSeat) : { role: '', place }
  const choices = await request.read(async tx => {
    const own = await listOwnPlaces(tx)
    const [units, areas] = [await listUnits(tx, { at: await getToday(tx), known: null }), await listAreas(tx)]
    return {
      roleKinds: await listRoleKinds(tx),
      units: units.filter(({ id }) => own.all || own.units.includes(id)).map(({ id, name }) => ({ value: `unit:${id}`, text: name })),
      areas: areas
        .filter(({ code }) => own.all || own.areas.includes(code))
        .map(({ code, name }) => ({ value: `area:${code}`, text: name })),
    }
  })
  return reply.page(<OpenSeatPage {...choices} typed={typed} errors={errors} />)
}

export const showHold =
  ({ overlaps }: Refusal): Show =>
  async (request, reply, errors = []) => {
    const { id } = request.params as z.infer<typeof params>
    const { q = '', standing = '' } = request.query as z.infer<typeof search>
    const typed = errors.length > 0 ? (request.body as TypedHolding) : { ...holdBody.parse({}), q, standing: standing || 'holder' }
    const shown = await request.read(async tx => {
      const seat = await getOwnSeat(tx, id)
      const days = overlaps && isStanding(typed.standing) ? typedDays(typed) : undefined
      const taken = days && isStanding(typed.standing) ? await listClashes(tx, { seat: id, standing: typed.standing, valid: days }) : []
      return { seat, people: await lookForPeople(tx, seat, typed.q, chosenIn(typed)), taken }
    })
    return reply.page(<HoldPage {...shown} typed={typed} errors={named(errors, shown.taken, 'from-day')} />)
  }

export const showEnd =
  ({ overlaps }: Refusal): Show =>
  async (request, reply, errors = []) => {
    const { id } = request.params as z.infer<typeof params>
    const typed = errors.length > 0 ? (request.body as TypedEnd) : endBody.parse({})
    const { seat, holding, taken } = await request.read(async tx => {
      const found = await getOwnHolding(tx, id)
      const last = readDay(typed, { name: 'last', called: '' }, [])
      const days = overlaps && last !== undefined ? upTo(found.valid.from, last) : undefined
      const { seat: of, standing } = found
      return {
        holding: found,
        seat: await getSeat(tx, of),
        taken: days ? await listClashes(tx, { seat: of, standing, valid: days, but: id }) : [],
      }
    })
    return reply.page(
      <EndPage seat={seat} holding={holding} said={saidOf(holding)} typed={typed} errors={named(errors, taken, 'last-day')} />,
    )
  }

export const showCorrect =
  ({ overlaps }: Refusal): Show =>
  async (request, reply, errors = []) => {
    const { id } = request.params as z.infer<typeof params>
    const { q = '' } = request.query as z.infer<typeof search>
    const body = (request.body ?? {}) as Partial<TypedHolding> & { because?: string }
    const shown = await request.read(async tx => {
      const holding = await getOwnHolding(tx, id)
      const seat = await getSeat(tx, holding.seat)
      // Nothing of the correction is sent along with what takes the holding out.
      const typed = errors.length > 0 && body.person !== undefined ? (body as TypedHolding) : { ...typedOf(holding), q }
      const days = overlaps ? typedDays(typed) : undefined
      const { standing } = holding
      const taken = days ? await listClashes(tx, { seat: seat.id, standing, valid: days, but: id }) : []
      return { seat, holding, typed, taken, people: await lookForPeople(tx, seat, typed.q, chosenIn(typed)) }
    })
    const { taken, ...page } = shown
    return reply.page(
      <CorrectPage {...page} said={saidOf(shown.holding)} because={body.because ?? ''} errors={named(errors, taken, 'from-day')} />,
    )
  }

const chosenIn = ({ person: chosen }: TypedHolding) =>
  chosen === '' || chosen === SOMEBODY_NEW || !z.uuid().safeParse(chosen).success ? undefined : chosen

function typedDays(typed: TypedDay<'from'> & TypedDay<'until'>): Period | undefined {
  const from = readDay(typed, { name: 'from', called: '' }, [])
  return from && upTo(from, readDay(typed, { name: 'until', called: '' }, []) ?? null)
}

/** In place of the table's own words, which know no names. */
const named = (errors: readonly Reason[], taken: readonly Belief[], field: string): readonly Reason[] =>
  taken.length === 0 ? errors : taken.map(other => ({ field, message: clashWords(other) }))

const typedOf = ({ person: who, standing, valid, approximate, source }: Belief): TypedHolding => ({
  ...holdBody.parse({}),
  ...{ person: who, standing, approximate: approximate ? 'yes' : '', source: source ?? '' },
  ...fieldsOf('from', {}, valid.from ?? undefined),
  ...fieldsOf('until', {}, lastDay(valid) ?? undefined),
})

function saidOf(holding: Belief): string {
  const { valid, approximate } = holding
  const last = lastDay(valid)
  const about = approximate ? 'about ' : ''
  const from = valid.from === null ? 'a day that is not known' : `${about}${dayName(valid.from)}`
  return `The register says: ${personWords(holding)}, from ${from}${last === null ? ', with no end known' : ` to ${about}${dayName(last)}`}.`
}
