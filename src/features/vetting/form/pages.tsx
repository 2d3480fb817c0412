/** What the form of a case says; or the fields to take it in. */
import { instantWords } from '../../../platform/views/dates.tsx'
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText } from '../../../platform/views/govuk.generated.ts'
import { Folded, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, ZONE } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { answersFrom } from '../outside/form/rules.ts'
import { AnswersShown } from '../outside/form/shown.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { ResidencyFacts } from '../residency/facts.tsx'
import { residencyOf } from '../residency/rules.ts'
import { countryName, FormFields, SendsOnReturn } from './fields.tsx'
import type { SentForm } from './queries.ts'
import type { Address, Relation, TypedForm } from './rules.ts'

export type SeenForm = { seen: SeenCase; addresses: readonly Address[]; relations: readonly Relation[]; sent: SentForm | undefined }

type Props = SeenForm & { typed: TypedForm; errors: readonly Reason[] }

export const FormPage = (props: Props) => {
  const { seen, addresses } = props
  if (seen.found.state === 'intake') return <TakeInPage {...props} />
  return (
    <CasePage seen={seen} title="Form">
      <SubHeading>Residency</SubHeading>
      <ResidencyFacts residency={residencyOf(addresses, seen.found.receivedOn, seen.rules.residency.years)} />
      {seen.found.state === 'residency' && <GovukButton text="Decide about residency" href={paths.residency(seen.found.id)} />}
      <FormTables {...props} />
      {props.sent && (
        <Folded summary="All that the applicant wrote on their pages" long>
          <AnswersShown answers={answersFrom(props.sent.answers)} />
        </Folded>
      )}
    </CasePage>
  )
}

const TakeInPage = ({ seen, sent, typed, errors }: Props) => (
  <CasePage seen={seen} title="Take in the form" errors={errors}>
    {sent ? (
      <GovukInsetText
        text={`The applicant sent their form on ${instantWords(sent.sentAt, ZONE)}. What they wrote is in the fields below: check it, then take it in.`}
      />
    ) : (
      <Text>The form is awaited. When it comes by post, enter what it says. The checks begin as soon as it is taken in.</Text>
    )}
    {sent && (
      <Folded summary="All that the applicant wrote" long={false}>
        <AnswersShown answers={answersFrom(sent.answers)} />
      </Folded>
    )}
    <Text>Whoever takes a form in has worked on this case and will not be able to decide it.</Text>
    <Form action={paths.caseForm(seen.found.id)} version={seen.found.version}>
      <SendsOnReturn />
      <FormFields typed={typed} errors={errors} />
      <div>
        <GovukButton text="Take in the form" preventDoubleClick />
      </div>
    </Form>
  </CasePage>
)

export const FormTables = ({ addresses, relations }: Pick<SeenForm, 'addresses' | 'relations'>) => (
  <>
    <DataTable<Address>
      id="addresses"
      caption="Addresses"
      rows={addresses}
      columns={[
        { head: 'Address', cell: ({ lines }) => lines },
        { head: 'Country', cell: ({ country, overseasService }) => `${countryName(country)}${overseasService ? ' (service)' : ''}` },
        { head: 'From', whole: true, cell: ({ from }) => shortDay(from) },
        { head: 'To', whole: true, cell: ({ last }) => (last === null ? 'Now' : shortDay(last)) },
      ]}
    />
    {relations.length > 0 && (
      <DataTable<Relation>
        id="relations"
        caption="Family and associates, of this case alone"
        rows={relations}
        columns={[
          { head: 'Name', cell: ({ name }) => name },
          { head: 'What they are', cell: ({ kind, relation }) => `${relation} (${kind})` },
          { head: 'Born', whole: true, cell: ({ born }) => (born === null ? '–' : shortDay(born)) },
        ]}
      />
    )}
  </>
)
