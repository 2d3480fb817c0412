/** One field for a reference or a name, with its button beside it. */
import { GovukButton, GovukInput } from '../../../../platform/views/govuk.generated.ts'
import { vettingPaths as paths } from '../../paths.ts'

export const SearchBox = ({ typed = '' }: { typed?: string }) => (
  <search>
    <form action={paths.search} method="get" noValidate class="muster-search">
      <GovukInput
        id="q"
        name="q"
        label={{ text: 'Find a case', classes: 'govuk-label--s' }}
        hint={{ text: 'A case’s reference, or a person’s name' }}
        value={typed}
        spellcheck={false}
      />
      <GovukButton text="Search" classes="govuk-button--secondary" />
    </form>
  </search>
)
