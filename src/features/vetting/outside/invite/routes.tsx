/** Inviting an applicant, as a page of the case. */
import { z } from 'zod'
import { seeOther } from '../../../../platform/http/answers.ts'
import type { Routes, Show } from '../../../../platform/http/app.ts'
import { textField } from '../../../../platform/http/fields.ts'
import { showAgain } from '../../../../platform/http/forms.ts'
import { seenVersion } from '../../../../platform/http/versions.ts'
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukInput } from '../../../../platform/views/govuk.generated.ts'
import { Text } from '../../../../platform/views/prose.tsx'
import type { Reason } from '../../../../values/outcome.ts'
import { CasePage } from '../../cases/frame.tsx'
import { lookAtCase, type SeenCase } from '../../cases/look.ts'
import { caseIdOf, caseParams, staff } from '../../cases/requesting.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { invite } from './actions.ts'
import { findSubjectEmail } from './queries.ts'

const body = z.object({ email: textField })

const show: Show = async (request, reply, errors = []) => {
  const [seen, known] = await request.read(async tx => {
    const found = await lookAtCase(tx, caseIdOf(request))
    return [found, await findSubjectEmail(tx, found.found.subjectId)] as const
  })
  const { email = known } = (request.body ?? {}) as { email?: string }
  return reply.page(<InvitePage seen={seen} email={email} errors={errors} />)
}

export const inviteRoutes: Routes = async app => {
  app.get(paths.invite(':id'), { schema: { params: caseParams }, config: staff('invite-applicant') }, (request, reply) =>
    show(request, reply),
  )
  app.post(
    paths.invite(':id'),
    { schema: { params: caseParams, body }, config: staff('invite-applicant'), errorHandler: showAgain(show) },
    async request =>
      request.change(
        tx => invite(tx, request.params.id, request.body.email, seenVersion(request)),
        () => seeOther(paths.case(request.params.id), 'The applicant is invited'),
      ),
  )
}

const InvitePage = ({ seen, email, errors }: { seen: SeenCase; email: string; errors: readonly Reason[] }) => (
  <CasePage seen={seen} title="Invite the applicant" errors={errors}>
    <Text>
      They get a mail that says only that there is something new, and sign in with a link and a second step. They see what they wrote, what
      they were asked, their letters and where the application is; nothing else of the case.
    </Text>
    {seen.found.applicant !== null && (
      <Text>
        They were invited already. Invite them again if the address was wrong or they lost their second step, and only once you are sure
        that it is they who ask: they get a new account, and the one of before sees nothing any more.
      </Text>
    )}
    <Form action={paths.invite(seen.found.id)} version={seen.found.version}>
      <GovukInput
        id="email"
        name="email"
        type="email"
        label={{ text: 'Email address of the applicant', classes: 'govuk-label--s' }}
        value={email}
        autocomplete="off"
        spellcheck={false}
        classes="govuk-input--width-20"
        {...errorOf(errors, 'email')}
      />
      <GovukButton text={seen.found.applicant === null ? 'Invite' : 'Invite again'} preventDoubleClick />
    </Form>
  </CasePage>
)
