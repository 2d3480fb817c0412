/** Jobs that wait, work or have failed. */

import type { JobCount, JobState, KeptJob } from '../../../platform/jobs/queries.ts'
import { shortInstant } from '../../../platform/views/dates.tsx'
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count } from '../../../values/figures.ts'
import { administrationPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'

const STATES: Record<JobState, { text: string; classes: string }> = {
  failed: { text: 'Failed', classes: 'govuk-tag--red' },
  again: { text: 'Will be tried again', classes: 'govuk-tag--yellow' },
  working: { text: 'Being done', classes: 'govuk-tag--blue' },
  waiting: { text: 'Waits', classes: 'govuk-tag--grey' },
}

export const JobsPage = ({ jobs, counts }: { jobs: readonly KeptJob[]; counts: readonly JobCount[] }) => (
  <Section title="Jobs">
    <Text>
      What Muster does later or by itself. A job that fails is tried again, later each time; after its last try it waits here for somebody.
    </Text>
    {counts.length === 0 ? (
      <Text>Nothing waits and nothing has failed.</Text>
    ) : (
      <>
        <DataTable
          id="counts"
          caption="How many"
          rows={counts}
          columns={[
            { head: 'Job', cell: ({ task }) => taskWords(task) },
            { head: 'State', cell: ({ state }) => <GovukTag {...STATES[state]} /> },
            { head: 'Number', cell: each => count(each.count), numeric: true },
          ]}
        />
        <DataTable
          id="jobs"
          caption="Those that need somebody first"
          rows={jobs}
          columns={[
            { head: 'Job', cell: job => <JobName job={job} /> },
            { head: 'State', cell: ({ state }) => <GovukTag {...STATES[state]} /> },
            { head: 'Tries', cell: ({ attempts, mostAttempts }) => `${attempts} of ${mostAttempts}`, whole: true },
            { head: 'Next', cell: ({ runsAt, state }) => (state === 'failed' ? 'Not by itself' : shortInstant(runsAt, 'Europe/London')) },
            { head: 'Try again', cell: job => <Retry {...job} /> },
          ]}
        />
      </>
    )}
  </Section>
)

const JobName = ({ job: { task, lastError } }: { job: KeptJob }) => (
  <>
    {taskWords(task)}
    {lastError && <div class="govuk-hint govuk-!-margin-bottom-0">{lastError.split('\n')[0]}</div>}
  </>
)

const Retry = ({ id, task, state }: KeptJob) =>
  state === 'failed' || state === 'again' ? (
    <Form action={paths.retryJob(String(id))}>
      <GovukButton
        html={`Try now<span class="govuk-visually-hidden">: ${taskWords(task)}, number ${id}</span>`}
        classes="govuk-button--secondary govuk-!-margin-bottom-0"
      />
    </Form>
  ) : (
    '–'
  )

/** `send-mail` -> Send mail. */
const taskWords = (task: string): string => task.charAt(0).toUpperCase() + task.slice(1).replaceAll('-', ' ')
