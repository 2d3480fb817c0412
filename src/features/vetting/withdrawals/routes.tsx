/** Withdrawals, as pages: opened from a clearance, taken step by step. */
import { z } from 'zod'
import { seeOther } from '../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../platform/http/app.ts'
import { textField } from '../../../platform/http/fields.ts'
import { showAgain } from '../../../platform/http/forms.ts'
import { caseIdOf, meOf, caseParams as params, staff, typedOr } from '../cases/requesting.ts'
import { lookAtClearance } from '../clearances/actions.ts'
import { vettingPaths as paths } from '../paths.ts'
import { lookAtWithdrawal, lookAtWithdrawals, openWithdrawal, takeStep } from './actions.ts'
import { OpenWithdrawalPage, WithdrawalPage, WithdrawalsPage } from './pages.tsx'
import { type NewStep, STEPS } from './rules.ts'

const openBody = z.object({ why: textField })
const stepBody = z.object({ step: textField, words: textField, heard: textField, accompaniedBy: textField, withdrawIt: textField })

const showOpen: Show = async (request, reply, errors = []) => {
  const { clearance } = await request.read(tx => lookAtClearance(tx, caseIdOf(request)))
  return reply.page(<OpenWithdrawalPage clearance={clearance} typed={typedOr(request, errors, { why: '' })} errors={errors} />)
}

const show: Show = async (request, reply, errors = []) => {
  const seen = await request.read(tx => lookAtWithdrawal(tx, caseIdOf(request)))
  return reply.page(<WithdrawalPage seen={seen} me={meOf(request)} typed={typedOr(request, errors, stepBody.parse({}))} errors={errors} />)
}

const doneWords = ({ step, withdrawIt }: NewStep): string => {
  if (withdrawIt !== null)
    return withdrawIt
      ? 'The clearance is withdrawn. The letter is written, and the holder is told that there is an update'
      : 'The clearance stays as it is'
  return step === 'notice'
    ? 'Notice is given. The letter is written, and the holder is told that there is an update'
    : `Recorded: ${STEPS[step].name.toLowerCase()}`
}

export const withdrawalRoutes: Routes = async app => {
  app.get(paths.withdrawals, { config: staff('list-withdrawals') }, async (request, reply) =>
    reply.page(<WithdrawalsPage withdrawals={await request.read(lookAtWithdrawals)} />),
  )

  app.get(paths.openWithdrawal(':id'), { schema: { params }, config: staff('open-withdrawal') }, (request, reply) =>
    showOpen(request, reply),
  )

  app.post(
    paths.openWithdrawal(':id'),
    { schema: { params, body: openBody }, config: staff('open-withdrawal'), errorHandler: showAgain(showOpen) },
    async request =>
      request.change(
        tx => openWithdrawal(tx, request.params.id, request.body.why),
        id => seeOther(paths.withdrawal(id), 'The withdrawal is open'),
      ),
  )

  app.get(paths.withdrawal(':id'), { schema: { params }, config: staff('see-withdrawal') }, (request, reply) => show(request, reply))

  app.post(
    paths.takeStep(':id'),
    { schema: { params, body: stepBody }, config: staff('take-withdrawal-step'), errorHandler: showAgain(show) },
    async request =>
      request.change(
        tx => takeStep(tx, request.params.id, request.body, meOf(request).roles),
        step => seeOther(paths.withdrawal(request.params.id), doneWords(step)),
      ),
  )
}
