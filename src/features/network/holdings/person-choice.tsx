/** Choosing a person: somebody whom the register knows, found by name, or somebody new. */
import { errorOf } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukInput, GovukRadios } from '../../../platform/views/govuk.generated.ts'
import type { Reason } from '../../../values/outcome.ts'
import type { Person } from './queries.ts'
import { SOMEBODY_NEW, type TypedPerson } from './rules.ts'

/** A form of its own, so that it can be looked without anything being sent. */
export const PersonSearch = ({ action, q }: { action: string; q: string }) => (
  <form action={action} method="get" noValidate class="muster-as-at">
    <GovukInput
      id="q"
      name="q"
      label={{ text: 'Search for somebody by name', classes: 'govuk-label--s' }}
      hint={{ text: 'Without a name, those who hold or held a role in this place are listed' }}
      value={q}
      autocomplete="off"
      classes="govuk-input--width-20"
    />
    <GovukButton text="Search" classes="govuk-button--secondary" />
  </form>
)

type Props = { people: readonly Person[]; typed: TypedPerson; errors: readonly Reason[] }

export const PersonChoice = ({ people, typed, errors }: Props) => (
  <>
    <GovukRadios
      name="person"
      idPrefix="person"
      fieldset={{ legend: { text: 'Who', classes: 'govuk-fieldset__legend--s' } }}
      {...(people.length === 0 && typed.q !== '' ? { hint: { text: `Nobody whom you may see is called “${typed.q}”` } } : {})}
      items={[
        ...people.map(({ id, name, rank, roles }) => ({
          value: id,
          text: [name, rank].filter(Boolean).join(', '),
          hint: { text: roles === '' ? 'Holds no role today that you may see' : roles },
        })),
        ...(people.length > 0 ? [{ value: '', text: '', divider: 'or' }] : []),
        { value: SOMEBODY_NEW, text: 'Somebody new', hint: { text: 'Enter who they are below' } },
      ]}
      value={typed.person}
      {...errorOf(errors, 'person')}
    />
    <NewPerson typed={typed} errors={errors} />
  </>
)

/** Always there: what is shown only with a choice would need a script, and a radio button cannot say that it opens something. */
const NewPerson = ({ typed, errors }: Omit<Props, 'people'>) => (
  <fieldset class="govuk-fieldset muster-new-person">
    <legend class="govuk-fieldset__legend">If they are somebody new</legend>
    <GovukInput id="name" name="name" label={{ text: 'Name' }} value={typed.name} autocomplete="off" {...errorOf(errors, 'name')} />
    <GovukInput
      id="rank"
      name="rank"
      label={{ text: 'Rank or grade' }}
      value={typed.rank}
      classes="govuk-input--width-20"
      {...errorOf(errors, 'rank')}
    />
    <GovukInput
      id="account"
      name="account"
      label={{ text: 'Reference of their account' }}
      hint={{ text: 'Only if they sign in to Muster. An administrator finds it in the address of the account. It gives no access' }}
      value={typed.account}
      spellcheck={false}
      {...errorOf(errors, 'account')}
    />
    <GovukCheckboxes
      name="another"
      idPrefix="another"
      items={[{ value: 'yes', text: 'This is another person of the same name as somebody in the register' }]}
      values={typed.another === '' ? [] : ['yes']}
    />
  </fieldset>
)
