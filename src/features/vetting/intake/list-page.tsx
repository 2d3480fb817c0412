import { instantWords, shortInstant } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukFileUpload, GovukRadios, GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Folded, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ZONE } from '../cases/frame.tsx'
import { vettingPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { Section } from '../section.tsx'
import { COLUMNS, type Intake } from './rules.ts'

type ListProps = {
  intakes: readonly Intake[]
  units: readonly Unit[]
  names: ReadonlyMap<string, string>
  keptDays: number
  errors: readonly Reason[]
}

export const IntakesPage = ({ intakes, units, names, keptDays, errors }: ListProps) => (
  <Section title="Take in a file of applicants" errors={errors}>
    <Text>
      A case for each line, whose form is then awaited. You see what the file would open, and what is wrong with which line, before anything
      is opened.
    </Text>
    <Form action={paths.imports} upload>
      {units.length > 1 && (
        <GovukRadios
          name="unit"
          idPrefix="unit"
          fieldset={{ legend: { text: 'Which unit takes them in?', classes: 'govuk-fieldset__legend--s' } }}
          items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
          {...errorOf(errors, 'unit')}
        />
      )}
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'CSV file', classes: 'govuk-label--s' }}
        hint={{ text: 'CSV with a line of headings, up to 5 MB and 10,000 rows. Save a workbook as CSV UTF-8 first.' }}
        attributes={{ accept: '.csv,.txt,.tsv,text/csv' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="See what it would open" preventDoubleClick />
    </Form>
    <SubHeading>How the file is read</SubHeading>
    <List
      items={[
        'Somebody whose name and date of birth are in the unit’s records already is shown to you: you decide line by line whether the case is opened in that record.',
        'The same person twice in a file is one case; the second line is refused.',
        `The text of the file is erased after ${counted(keptDays, 'day')}. The cases stay.`,
      ]}
    />
    <Folded summary="Columns of the file" long={false}>
      <DataTable<(typeof COLUMNS)[number]>
        id="columns"
        caption="Columns of the file"
        rows={COLUMNS}
        columns={[
          { head: 'Heading', cell: ({ name }) => <code>{name}</code>, whole: true },
          { head: 'Needed', cell: ({ needed }) => (needed ? 'Yes' : 'No') },
          { head: 'What stands in it', cell: ({ says }) => says },
        ]}
      />
    </Folded>
    {intakes.length === 0 ? <Text>No file has been brought yet.</Text> : <Brought intakes={intakes} names={names} />}
  </Section>
)

const Brought = ({ intakes, names }: Pick<ListProps, 'intakes' | 'names'>) => (
  <DataTable<Intake>
    id="intakes"
    caption="Files brought before, latest first"
    rows={intakes}
    columns={[
      {
        head: 'File',
        cell: ({ id, fileName }) => (
          <a class="govuk-link" href={paths.import(id)}>
            {fileName}
          </a>
        ),
      },
      { head: 'Brought', cell: ({ broughtAt }) => shortInstant(broughtAt, ZONE) },
      { head: 'By', cell: ({ broughtBy }) => names.get(broughtBy) ?? 'Somebody who left' },
      { head: 'State', cell: State },
    ]}
  />
)

const State = ({ appliedAt, erasedAt }: Intake) => {
  if (appliedAt !== null) return <GovukTag text="Taken in" classes="govuk-tag--green" />
  return erasedAt === null ? (
    <GovukTag text="Not taken in" classes="govuk-tag--yellow" />
  ) : (
    <GovukTag text="Erased" classes="govuk-tag--grey" />
  )
}

export const broughtWords = ({ broughtAt, broughtBy }: Intake, names: ReadonlyMap<string, string>): string =>
  `Brought on ${instantWords(broughtAt, ZONE)} by ${names.get(broughtBy) ?? 'somebody who left'}.`
