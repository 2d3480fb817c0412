/** Giving a case to somebody, leaving it, and ending it without a decision. */
import { errorOf, Form, StoredNow } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukRadios, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { Text } from '../../../platform/views/prose.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf, StateTag } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Colleague } from '../people/queries.ts'
import { CLOSINGS, type TypedClosing } from './rules.ts'

type Errors = { errors: readonly Reason[] }
const back = ({ found }: SeenCase) => ({ href: paths.case(found.id), text: 'Overview' })

/** Above a form that came after somebody else's change. */
const Now = ({ seen: { found, names } }: { seen: SeenCase }) => (
  <StoredNow
    facts={[
      { key: 'State', value: <StateTag state={found.state} /> },
      { key: 'Allocated to', value: found.allocatedTo === null ? 'Nobody' : nameOf(names, found.allocatedTo) },
    ]}
  />
)

type AllocateProps = { seen: SeenCase; colleagues: readonly (Colleague & { open: number })[]; typed: string; tooLate: boolean } & Errors

export const AllocatePage = ({ seen, colleagues, typed, tooLate, errors }: AllocateProps) => (
  <CasePage seen={seen} title="Allocate this case" errors={errors} back={back(seen)}>
    {tooLate && <Now seen={seen} />}
    <Form action={paths.allocate(seen.found.id)} version={seen.found.version}>
      <GovukRadios
        name="to"
        idPrefix="to"
        fieldset={{ legend: { text: 'Who works on it?', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'People of the unit who have come to its pages at least once' }}
        items={[
          ...colleagues.map(({ account, name, open }) => ({
            value: account,
            text: name,
            hint: { text: `${counted(open, 'open case')} now` },
          })),
          { value: 'nobody', text: 'Nobody for now' },
        ]}
        value={typed}
        {...errorOf(errors, 'to')}
      />
      <GovukButton text="Allocate" preventDoubleClick />
    </Form>
  </CasePage>
)

export const RecusePage = ({ seen, typed, errors }: { seen: SeenCase; typed: string } & Errors) => (
  <CasePage seen={seen} title="I know this person" errors={errors} back={back(seen)}>
    <Text>
      Whoever knows an applicant has no part in their case. Once you have said so you can neither work on this case nor decide it. It cannot
      be taken back.
    </Text>
    <Form action={paths.recuse(seen.found.id)}>
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'How do you know them?', classes: 'govuk-label--s' }}
        hint={{ text: 'A few words are enough, such as “we worked together until 2023”' }}
        rows="2"
        value={typed}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Have no part in this case" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </CasePage>
)

type CloseProps = { seen: SeenCase; typed: TypedClosing; tooLate: boolean } & Errors

export const ClosePage = ({ seen, typed, tooLate, errors }: CloseProps) => (
  <CasePage seen={seen} title="Discontinue or withdraw" errors={errors} back={back(seen)}>
    {tooLate && <Now seen={seen} />}
    <Form action={paths.close(seen.found.id)} version={seen.found.version}>
      <GovukRadios
        name="how"
        idPrefix="how"
        fieldset={{ legend: { text: 'How does the case end?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(CLOSINGS).map(([value, { name, says }]) => ({ value, text: name, hint: { text: says } }))}
        value={typed.how}
        {...errorOf(errors, 'how')}
      />
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why?', classes: 'govuk-label--s' }}
        hint={{ text: 'For the unit alone. The applicant and the sponsor learn how it ended, not why' }}
        rows="3"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukInsetText text="A closed case is not opened again." />
      <GovukButton text="Close this case" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </CasePage>
)
