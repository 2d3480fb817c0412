/** The kinds of role that there are, and adding one. */
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukRadios, GovukTextarea } from '../../../../platform/views/govuk.generated.ts'
import { Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import type { Reason } from '../../../../values/outcome.ts'
import { networkPaths as paths } from '../../paths.ts'
import type { RoleKind } from '../../rules.ts'
import { Section } from '../../section.tsx'
import { PLACES, type TypedRoleKind } from './rules.ts'

type ListProps = { kinds: readonly RoleKind[]; mayAdd: boolean }

export const RoleKindsPage = ({ kinds, mayAdd }: ListProps) => (
  <Section title="Kinds of role" back={{ href: paths.gaps, text: 'Coverage gaps' }}>
    <Text>
      What somebody can hold, in a unit or for a borough. A kind of role is never changed, so that what was held under it stays what it was.
    </Text>
    {mayAdd && <GovukButton text="Add a kind of role" href={paths.newRoleKind} classes="govuk-button--secondary" />}
    <DataTable
      id="role-kinds"
      caption="Kinds of role in the register"
      rows={kinds}
      columns={[
        { head: 'Role', cell: kind => <NameAndAbout {...kind} /> },
        { head: 'Held', cell: ({ place }) => PLACES[place] },
        { head: 'Holders named in public', cell: ({ published }) => (published ? 'Yes' : 'No') },
        { head: 'Order among leads', cell: ({ leads }) => (leads === null ? 'Not a lead' : leads), numeric: true },
      ]}
    />
  </Section>
)

const NameAndAbout = ({ name, about }: RoleKind) => (
  <>
    {name}
    <div class="govuk-hint govuk-!-font-weight-regular">{about}</div>
  </>
)

type AddProps = { typed: TypedRoleKind; errors: readonly Reason[] }

export const AddRoleKindPage = ({ typed, errors }: AddProps) => (
  <Section title="Add a kind of role" errors={errors} back={{ href: paths.roleKinds, text: 'Kinds of role' }}>
    <Text>It cannot be changed afterwards. Look at each answer before you add it.</Text>
    <Form action={paths.newRoleKind}>
      <GovukInput
        id="name"
        name="name"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        hint={{ text: 'As people call it, such as Borough superintendent' }}
        value={typed.name}
        {...errorOf(errors, 'name')}
      />
      <GovukInput
        id="key"
        name="key"
        label={{ text: 'Short name', classes: 'govuk-label--s' }}
        hint={{ text: 'For files and other programs, such as borough-superintendent. Empty: made from the name' }}
        classes="govuk-input--width-20"
        spellcheck={false}
        value={typed.key}
        {...errorOf(errors, 'key')}
      />
      <GovukRadios
        name="place"
        idPrefix="place"
        fieldset={{ legend: { text: 'Where is it held?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(PLACES).map(([value, text]) => ({ value, text }))}
        value={typed.place}
        {...errorOf(errors, 'place')}
      />
      <Published typed={typed} errors={errors} />
      <GovukInput
        id="leads"
        name="leads"
        label={{ text: 'Order among leads', classes: 'govuk-label--s' }}
        hint={{ text: 'A borough is led by whoever holds the role with the lowest number that day. Empty: not a lead' }}
        classes="govuk-input--width-2"
        inputmode="numeric"
        value={typed.leads}
        {...errorOf(errors, 'leads')}
      />
      <GovukTextarea
        id="about"
        name="about"
        label={{ text: 'What is it?', classes: 'govuk-label--s' }}
        rows="3"
        value={typed.about}
        {...errorOf(errors, 'about')}
      />
      <GovukButton text="Add this kind of role" preventDoubleClick />
    </Form>
  </Section>
)

const Published = ({ typed, errors }: AddProps) => (
  <GovukRadios
    name="published"
    idPrefix="published"
    fieldset={{ legend: { text: 'Are its holders named in public?', classes: 'govuk-fieldset__legend--s' } }}
    hint={{ text: 'Only where the force itself publishes their names. Never for staff of counter-terrorism' }}
    items={[
      { value: 'yes', text: 'Yes, the force publishes them' },
      { value: 'no', text: 'No, only those see them who may know every holder, and the unit’s lead' },
    ]}
    value={typed.published}
    {...errorOf(errors, 'published')}
  />
)
