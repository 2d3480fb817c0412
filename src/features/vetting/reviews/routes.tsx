/** Reviews and reported changes, as pages. */
import { z } from 'zod'
import { getToday } from '../../../platform/db/queries.ts'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { dayFields, textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { isTooLate, seenVersion } from '../../../platform/http/versions.ts'
import { caseIdOf, caseParams as params, staff, typedOr } from '../cases/requesting.ts'
import { lookAtClearance } from '../clearances/actions.ts'
import { vettingPaths as paths } from '../paths.ts'
import { ruleOn } from '../queries.ts'
import { doReview, type Finished, lookAtReview, lookAtReviews, reportChange } from './actions.ts'
import { ReportChangePage, ReviewPage, ReviewsPage } from './pages.tsx'
import { readReviews } from './rules.ts'

const querystring = z.object({ unit: textField, kind: textField, overdue: textField, after: textField })
const resultBody = z.object({ result: textField, words: textField })
const changeBody = z.object({ ...dayFields('told'), words: textField })

const show: Show = async (request, reply, errors = []) => {
  const [seen, today] = await request.read(async tx => [await lookAtReview(tx, caseIdOf(request)), await getToday(tx)] as const)
  const typed = typedOr(request, errors, resultBody.parse({}))
  return reply.page(<ReviewPage seen={seen} today={today} isStale={isTooLate(errors)} typed={typed} errors={errors} />)
}

const showChange: Show = async (request, reply, errors = []) => {
  const { clearance, days } = await request.read(async tx => {
    const { clearance: found, today } = await lookAtClearance(tx, caseIdOf(request))
    return { clearance: found, days: (await ruleOn<number>(tx, 'vetting-review', 'change-days', today)).value }
  })
  return reply.page(
    <ReportChangePage clearance={clearance} days={days} typed={typedOr(request, errors, changeBody.parse({}))} errors={errors} />,
  )
}

const afterwards = ({ result, clearance, opened }: Finished) =>
  opened === undefined
    ? seeOther(paths.clearance(clearance), 'The review is done')
    : result === 'withdrawal'
      ? seeOther(paths.withdrawal(opened), 'The review is done, and a withdrawal is open')
      : seeOther(paths.case(opened), 'The review is done, and a new case is open')

export const reviewRoutes: Routes = async app => {
  app.get(paths.reviews, { schema: { querystring }, config: staff('list-reviews') }, async (request, reply) => {
    const asked = readReviews(request.query)
    const [seen, today] = await request.read(async tx => [await lookAtReviews(tx, asked), await getToday(tx)] as const)
    return reply.page(<ReviewsPage seen={seen} asked={asked} today={today} />)
  })

  app.get(paths.review(':id'), { schema: { params }, config: staff('see-review') }, (request, reply) => show(request, reply))

  app.post(
    paths.review(':id'),
    { schema: { params, body: resultBody }, config: staff('do-review'), errorHandler: showAgain(show) },
    async request => request.change(tx => doReview(tx, request.params.id, seenVersion(request), request.body), afterwards),
  )

  app.get(paths.reportChange(':id'), { schema: { params }, config: staff('report-change') }, (request, reply) => showChange(request, reply))

  app.post(
    paths.reportChange(':id'),
    { schema: { params, body: changeBody }, config: staff('report-change'), errorHandler: showAgain(showChange) },
    async request =>
      request.change(
        tx => reportChange(tx, request.params.id, request.body),
        id => seeOther(paths.review(id), 'The change is reported'),
      ),
  )
}
