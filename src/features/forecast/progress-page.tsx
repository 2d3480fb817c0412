/** Work that is under way: how far it has come. The page asks again by itself, with a script without loading anew. */
import { Page } from '../../platform/views/page.tsx'
import { Text } from '../../platform/views/prose.tsx'
import type { Progress } from './uploads/rules.ts'

type Props = { title: string; caption: string; progress: Progress; path: string; back: { href: string; text: string } }

const REFRESH_SECONDS = 3

export const ProgressPage = ({ title, caption, progress: { step, percent }, path, back }: Props) => (
  <Page title={title} caption={caption} back={back} refreshSeconds={REFRESH_SECONDS}>
    <div class="muster-progress" data-progress={path}>
      <label class="govuk-body" for="progress">
        <span data-progress-step>{step}</span>
      </label>
      <progress id="progress" max="100" value={percent} data-progress-bar>
        {percent}%
      </progress>
      <p class="govuk-body" aria-hidden="true">
        <span data-progress-percent>{percent}</span>%
      </p>
      <p class="govuk-visually-hidden" role="status" data-progress-said />
    </div>
    <Text>This page follows the work by itself. You can leave it: the work goes on, and you find it again in the list.</Text>
  </Page>
)
