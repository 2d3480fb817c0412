/** Bringing a file, what it would change, and what was brought before. */
import { instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukFileUpload, GovukRadios, GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Folded, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { whoWords } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import { type ColumnOf, type Import, KINDS } from './rules.ts'

type Props = { imports: readonly Import[]; kind: string; keptDays: number; errors: readonly Reason[] }

export const ImportsPage = ({ imports, kind, keptDays, errors }: Props) => (
  <Section title="Import a file" errors={errors}>
    <Text>
      Bring a file of rows into the register. You see what it would change, line by line where something is wrong, before anything is
      changed.
    </Text>
    <Form action={paths.imports} upload>
      <GovukRadios
        name="kind"
        idPrefix="kind"
        fieldset={{ legend: { text: 'What does the file hold?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'structure', text: 'Structure', hint: { text: 'Which unit polices which borough, and which councils there are' } },
          { value: 'holdings', text: 'Holdings', hint: { text: 'Who holds which role in a unit or for a borough' } },
        ]}
        value={kind}
        {...errorOf(errors, 'kind')}
      />
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'CSV file', classes: 'govuk-label--s' }}
        hint={{ text: 'CSV with a line of headings, up to 5 MB and 20,000 rows. Save a workbook as CSV UTF-8 first.' }}
        attributes={{ accept: '.csv,.txt,.tsv,text/csv' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="See what it would change" preventDoubleClick />
    </Form>
    <SubHeading>How the file is read</SubHeading>
    <List
      items={[
        'Dates are written 2019-01-31 or 31/01/2019. A last day counts: the unit or person is still there on it.',
        'The same name with the same rank is the same person, in the file and in the register.',
        'A holding of somebody else is never ended by a file. Give its last day on a line of its own.',
        'A unit that ends is given with its last day. What the file does not name stays as it is.',
        `The text of the file is erased after ${counted(keptDays, 'day')}. What was made of it stays, and so does the entry that says who brought it.`,
      ]}
    />
    <Folded summary="Columns of a structure file" long={false}>
      <Columns id="structure-columns" caption="Columns of a structure file" columns={KINDS.structure.columns} />
    </Folded>
    <Folded summary="Columns of a file of holdings" long={false}>
      <Columns id="holdings-columns" caption="Columns of a file of holdings" columns={KINDS.holdings.columns} />
    </Folded>
    <Brought imports={imports} />
  </Section>
)

const Columns = ({ id, caption, columns }: { id: string; caption: string; columns: readonly ColumnOf[] }) => (
  <DataTable
    id={id}
    caption={caption}
    rows={columns}
    columns={[
      { head: 'Heading', cell: ({ name }) => <code>{name}</code>, whole: true },
      { head: 'Needed', cell: ({ needed }) => (needed ? 'Yes' : 'No') },
      { head: 'What stands in it', cell: ({ says }) => says },
    ]}
  />
)

const Brought = ({ imports }: { imports: readonly Import[] }) =>
  imports.length === 0 ? (
    <Text>No file has been brought yet.</Text>
  ) : (
    <DataTable
      id="imports"
      caption="Files brought before, latest first"
      rows={imports}
      columns={[
        {
          head: 'File',
          cell: ({ id, fileName }) => (
            <a class="govuk-link" href={paths.import(id)}>
              {fileName}
            </a>
          ),
        },
        { head: 'Holds', cell: ({ kind }) => KINDS[kind].name },
        { head: 'Brought', cell: ({ broughtAt }) => shortInstant(broughtAt, 'Europe/London') },
        { head: 'By', cell: each => whoWords(each) },
        { head: 'State', cell: State },
      ]}
    />
  )

const State = ({ appliedAt, erasedAt }: Import) => {
  if (appliedAt !== null) return <GovukTag text="Applied" classes="govuk-tag--green" />
  return erasedAt === null ? (
    <GovukTag text="Not applied" classes="govuk-tag--yellow" />
  ) : (
    <GovukTag text="Erased" classes="govuk-tag--grey" />
  )
}

export const broughtWords = ({ broughtAt, ...who }: Import): string =>
  `Brought on ${instantWords(broughtAt, 'Europe/London')} by ${who.mine ? 'you' : (who.by ?? 'somebody whose name is in the ledger')}.`
