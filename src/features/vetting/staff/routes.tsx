/** A unit's staff, for whoever manages it. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { isTooLate, seenVersion } from '../../../platform/http/versions.ts'
import { lastDay } from '../../../values/period.ts'
import { typedDayOf } from '../../../values/typed-day.ts'
import { managing, ticked, typedOr } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { addLeave, addMember, changeMember, findColleagues, lookAtMember, lookAtStaff, removeLeave } from './actions.ts'
import { AddMemberPage, MemberPage, StaffPage } from './pages.tsx'
import type { Member, TypedMember } from './rules.ts'

const querystring = z.object({ unit: z.string().max(60).default('') })
const params = z.object({ id: z.uuid() })
const leaveParams = params.extend({ leave: z.uuid() })
const memberBody = z.object({ account: textField, skills: ticked, percent: textField, ...dayFields('starts'), ...dayFields('last') })
const leaveBody = z.object({ ...dayFields('away'), ...dayFields('back') })

const NEW_MEMBER: TypedMember = { ...memberBody.parse({}), percent: '100' }

const showAdd: Show = async (request, reply, errors = []) => {
  const { unit } = request.query as z.infer<typeof querystring>
  const found = await request.read(tx => findColleagues(tx, unit))
  return reply.page(<AddMemberPage {...found} typed={typedOr(request, errors, NEW_MEMBER)} errors={errors} />)
}

const storedIn = ({ account, skills, share, works }: Member): TypedMember => ({
  ...{ account, skills, percent: String(Math.round(share * 100)) },
  ...typedDayOf('starts', works.from),
  ...typedDayOf('last', lastDay(works)),
})

/** With what was typed into the form about the person, or into the one about their leave. */
const showMember =
  (part: 'member' | 'leave'): Show =>
  async (request, reply, errors = []) => {
    const { member, today } = await request.read(tx => lookAtMember(tx, (request.params as z.infer<typeof params>).id))
    const stored = storedIn(member)
    const typed = part === 'member' ? typedOr(request, errors, stored) : stored
    const leave = part === 'leave' ? typedOr(request, errors, leaveBody.parse({})) : leaveBody.parse({})
    return reply.page(<MemberPage member={member} today={today} typed={typed} leave={leave} tooLate={isTooLate(errors)} errors={errors} />)
  }

export const staffRoutes: Routes = async app => {
  app.get(paths.staff, { schema: { querystring }, config: managing('list-staff') }, async (request, reply) =>
    reply.page(<StaffPage {...(await request.read(tx => lookAtStaff(tx, request.query.unit)))} />),
  )

  app.get(paths.staffAdd, { schema: { querystring }, config: managing('add-staff') }, (request, reply) => showAdd(request, reply))
  app.post(
    paths.staffAdd,
    { schema: { querystring, body: memberBody }, config: managing('add-staff'), errorHandler: showAgain(showAdd) },
    async request =>
      request.change(
        tx => addMember(tx, request.query.unit, request.body),
        id => seeOther(paths.staffMember(id), 'They are among the staff'),
      ),
  )

  app.get(paths.staffMember(':id'), { schema: { params }, config: managing('see-staff') }, (request, reply) =>
    showMember('member')(request, reply),
  )
  app.post(
    paths.staffMember(':id'),
    { schema: { params, body: memberBody }, config: managing('change-staff'), errorHandler: showAgain(showMember('member')) },
    async request =>
      request.change(
        tx => changeMember(tx, request.params.id, seenVersion(request), request.body),
        () => seeOther(paths.staffMember(request.params.id), 'Saved'),
      ),
  )

  app.post(
    paths.staffLeave(':id'),
    { schema: { params, body: leaveBody }, config: managing('add-leave'), errorHandler: showAgain(showMember('leave')) },
    async request =>
      request.change(
        tx => addLeave(tx, request.params.id, request.body),
        () => seeOther(paths.staffMember(request.params.id), 'The leave is in the list'),
      ),
  )
  app.post(paths.dropLeave(':id', ':leave'), { schema: { params: leaveParams }, config: managing('drop-leave') }, async request =>
    request.change(
      tx => removeLeave(tx, request.params.id, request.params.leave),
      () => seeOther(paths.staffMember(request.params.id), 'The leave is taken out'),
    ),
  )
}
