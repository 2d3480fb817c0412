/** Bringing a drawing as a table: first what it would change, then saving it. */
import { errorOf, Form } from '../../../../../platform/views/form.tsx'
import { GovukButton, GovukFileUpload, GovukTextarea } from '../../../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../../../platform/views/prose.tsx'
import { counted } from '../../../../../values/figures.ts'
import type { Reason } from '../../../../../values/outcome.ts'
import { networkPaths as paths } from '../../../paths.ts'
import type { Area } from '../../../rules.ts'
import { Section } from '../../../section.tsx'
import { Differences } from '../draw-page.tsx'
import type { Proposal } from '../queries.ts'
import { type Difference, type Drawing, isNoDifference, typedDrawing } from '../rules.ts'

type Props = { proposal: Proposal; typed: string; errors: readonly Reason[] }

export const TablePage = ({ proposal, typed, errors }: Props) => (
  <Section
    title="Bring the structure as a table"
    caption={proposal.name}
    errors={errors}
    back={{ href: paths.proposal(proposal.id), text: proposal.name }}
  >
    <Text>
      One row for each of the 32 boroughs, under the headings <strong>area_code</strong> (the code of the Office for National Statistics)
      and <strong>unit</strong>. A column <strong>area</strong> with the borough’s name is checked where there is one; other columns are
      passed over. Nothing is saved before you have seen what it would change.
    </Text>
    {proposal.version > 0 && (
      <Text>
        <a class="govuk-link" href={paths.proposalFile(proposal.id)} download>
          Download version {proposal.version} as CSV
        </a>{' '}
        to change it in a spreadsheet.
      </Text>
    )}
    <Form action={paths.proposalTable(proposal.id)} upload version={proposal.version}>
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'CSV file', classes: 'govuk-label--s' }}
        attributes={{ accept: '.csv,.tsv,.txt,text/csv' }}
        {...errorOf(errors, 'file')}
      />
      <GovukTextarea
        id="table"
        name="table"
        label={{ text: 'Or paste it here', classes: 'govuk-label--s' }}
        rows="6"
        spellcheck={false}
        value={typed}
        {...errorOf(errors, 'table')}
      />
      <GovukButton text="See what it would change" preventDoubleClick />
    </Form>
  </Section>
)

type DryRunProps = { proposal: Proposal; version: number; drawing: Drawing; difference: Difference; areas: readonly Area[] }

export const DryRunPage = ({ proposal, version, drawing, difference, areas }: DryRunProps) => (
  <Section
    title="What this table would change"
    caption={proposal.name}
    back={{ href: paths.proposalTable(proposal.id), text: 'Bring another table' }}
  >
    <Text>
      The table puts {counted(Object.keys(drawing.cover).length, 'borough')} into {counted(drawing.units.length, 'unit')}. Nothing is saved
      yet.
    </Text>
    <SubHeading>{version === 0 ? 'As the first version' : `Compared with version ${version}`}</SubHeading>
    {isNoDifference(difference) ? <Text>It changes nothing.</Text> : <Differences difference={difference} areas={areas} />}
    <Form action={paths.drawProposal(proposal.id)} version={version}>
      {Object.entries(typedDrawing(drawing)).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <div class="govuk-button-group">
        {!isNoDifference(difference) && <GovukButton text={`Save as version ${version + 1}`} name="step" value="save" preventDoubleClick />}
        <GovukButton text="Draw on before saving" name="step" value="units" classes="govuk-button--secondary" />
      </div>
    </Form>
  </Section>
)
