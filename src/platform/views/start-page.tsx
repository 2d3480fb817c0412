/** What somebody sees who is not signed in. */
import { GovukButton } from './govuk.generated.ts'
import { Page } from './page.tsx'

export const StartPage = () => (
  <Page title="Staff specialist policing, and show that it is done">
    <p class="govuk-body-l">
      Muster runs the staffing of specialist counter-terrorism policing in London, and measures what scrutiny asked for from the same
      records.
    </p>
    <h2 class="govuk-heading-m">Use this service to</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>turn a log of vetting cases into a performance report that counts the slowest cases too</li>
      <li>see when the open cases will be decided, and what more staff would change</li>
      <li>give people their roles, with two others agreeing</li>
      <li>see who did what, and who looked at what</li>
    </ul>
    <GovukButton text="Sign in" href="/sign-in" isStartButton />
  </Page>
)
