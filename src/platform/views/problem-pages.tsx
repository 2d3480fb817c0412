/** What a person sees when something could not be done. */
import type { Problem } from '../../values/problem.ts'
import { GovukButton } from './govuk.generated.ts'
import { Page } from './page.tsx'

/** What one can do about it from here. */
export type Remedy = { text: string; href: string }

type Props = { status: number; problem: Problem | undefined; reference: string; remedy?: Remedy | undefined }

export const ProblemPage = ({ problem, reference, remedy }: Props) =>
  problem ? <Met problem={problem} remedy={remedy} /> : <Fault reference={reference} />

const Met = ({ problem: { message, advice, errors }, remedy }: { problem: Problem; remedy: Remedy | undefined }) => (
  <Page title={message}>
    {advice && <p class="govuk-body">{advice}</p>}
    {errors.length > 0 && (
      <ul class="govuk-list govuk-list--bullet">
        {errors.map(error => (
          <li key={error.field}>{error.message}</li>
        ))}
      </ul>
    )}
    {remedy && <GovukButton {...remedy} />}
    <p class="govuk-body">
      <a class="govuk-link" href="/">
        Go to the home page
      </a>
    </p>
  </Page>
)

const Fault = ({ reference }: { reference: string }) => (
  <Page title="Sorry, there is a problem with the service">
    <p class="govuk-body">Nothing you sent was half stored. Try again in a few minutes.</p>
    <p class="govuk-body">
      If it stays like this, tell the people who run this service and give them this reference: <strong>{reference}</strong>
    </p>
  </Page>
)
