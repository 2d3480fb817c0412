/** The first page of somebody who is signed in. */
import { Page } from './page.tsx'
import type { NavigationItem } from './surroundings.ts'

type Props = { name: string; tasks: readonly NavigationItem[]; waiting: readonly { text: string; href: string }[] }

export const HomePage = ({ name, tasks, waiting }: Props) => (
  <Page title={`Hello ${name}`}>
    {waiting.length > 0 && (
      <section aria-labelledby="waiting">
        <h2 class="govuk-heading-m" id="waiting">
          Waiting for you
        </h2>
        <ul class="govuk-list">
          {waiting.map(({ text, href }) => (
            <li key={href}>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </section>
    )}
    {tasks.length === 0 ? <NothingYet /> : <Tasks tasks={tasks} />}
  </Page>
)

const NothingYet = () => (
  <p class="govuk-body">You have no role yet. An administrator asks for one, and another approves it; after that your tasks stand here.</p>
)

const Tasks = ({ tasks }: Pick<Props, 'tasks'>) => (
  <section aria-labelledby="tasks">
    <h2 class="govuk-heading-m" id="tasks">
      What you can do
    </h2>
    <ul class="govuk-list muster-tasks">
      {tasks.map(({ text, href, says }) => (
        <li key={href} class="muster-tasks__item">
          <h3 class="govuk-heading-s muster-tasks__title">
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </h3>
          <p class="govuk-body">{says}</p>
        </li>
      ))}
    </ul>
  </section>
)
