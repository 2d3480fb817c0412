/** Lists from the force's own systems: bringing one, what it would come to, and what stands out today. */
import { shortInstant } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukFileUpload, GovukRadios, GovukTag, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Folded, Inset, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { Section } from '../section.tsx'
import { UnitChooser, unitAt } from '../units/chooser.tsx'
import { COLUMNS, FEEDS, type Feed, type FeedKind, type Reconciled, type Refusal } from './rules.ts'
import { Findings } from './tables.tsx'

const ZONE = 'Europe/London'
const KINDS = Object.keys(FEEDS) as FeedKind[]

type ListsProps = {
  unit: Unit
  units: readonly Unit[]
  seen: Reconciled
  brought: readonly Feed[]
  kind: string
  errors?: readonly Reason[]
}

export const ListsPage = ({ unit, units, seen, brought, kind, errors = [] }: ListsProps) => (
  <Section title="Lists from other systems" caption={unit.name} errors={errors}>
    <UnitChooser unit={unit} units={units} at={paths.feeds} />
    <Text>
      Beside the old vetting system and HR: their lists are compared with what is here, by staff number. A list only proposes. Whoever is
      named in it, a person decides what is done.
    </Text>
    <Compared feeds={seen.feeds} />
    {Object.keys(seen.feeds).length > 0 && <Findings seen={seen} unit={unit} acting />}
    <SubHeading>Bring a list</SubHeading>
    <Form action={unitAt(paths.feeds, unit)} upload>
      <GovukRadios
        name="kind"
        idPrefix="kind"
        fieldset={{ legend: { text: 'What does the list hold?', classes: 'govuk-fieldset__legend--s' } }}
        items={KINDS.map(value => ({ value, text: FEEDS[value].name, hint: { text: FEEDS[value].says } }))}
        value={kind}
        {...errorOf(errors, 'kind')}
      />
      <GovukFileUpload
        id="file"
        name="file"
        label={{ text: 'CSV file', classes: 'govuk-label--s' }}
        hint={{ text: 'CSV with a line of headings, up to 5 MB and 20,000 rows. You see what it comes to before it is compared.' }}
        attributes={{ accept: '.csv,.txt,text/csv' }}
        {...errorOf(errors, 'file')}
      />
      <GovukButton text="See what it comes to" preventDoubleClick />
    </Form>
    {KINDS.map(each => (
      <Folded key={each} summary={`Columns of a list of ${FEEDS[each].name.toLowerCase()}`} long={false}>
        <DataTable
          id={`columns-${each}`}
          caption={`Columns of a list of ${FEEDS[each].name.toLowerCase()}`}
          rows={COLUMNS[each]}
          columns={[
            { head: 'Heading', cell: ({ name }) => <code>{name}</code>, whole: true },
            { head: 'Needed', cell: ({ needed }) => (needed ? 'Yes' : 'No') },
            { head: 'What stands in it', cell: ({ says }) => says },
          ]}
        />
      </Folded>
    ))}
    <Brought brought={brought} />
  </Section>
)

const Compared = ({ feeds }: { feeds: Reconciled['feeds'] }) => {
  const there = KINDS.flatMap(kind => feeds[kind] ?? [])
  if (there.length === 0) return <Inset>No list has been taken yet, so nothing is compared.</Inset>
  return (
    <List
      items={there.map(({ kind, fileName, usedAt, rowsRead, rowsRefused }) => (
        <>
          {FEEDS[kind].name}: “{fileName}”, taken {shortInstant(usedAt ?? '', ZONE)}, {counted(rowsRead - rowsRefused, 'line')}
        </>
      ))}
    />
  )
}

const Brought = ({ brought }: { brought: readonly Feed[] }) =>
  brought.length === 0 ? null : (
    <DataTable
      id="brought"
      caption="Lists brought before, latest first"
      rows={brought}
      columns={[
        {
          head: 'List',
          cell: ({ id, fileName }) => (
            <a class="govuk-link" href={paths.feed(id)}>
              {fileName}
            </a>
          ),
        },
        { head: 'Holds', cell: ({ kind }) => FEEDS[kind].name },
        { head: 'Brought', cell: ({ broughtAt }) => shortInstant(broughtAt, ZONE), whole: true },
        { head: 'Lines', cell: ({ rowsRead }) => String(rowsRead), numeric: true },
        { head: 'Refused', cell: ({ rowsRefused }) => String(rowsRefused), numeric: true },
        { head: 'State', cell: State },
      ]}
    />
  )

const State = ({ usedAt }: Feed) =>
  usedAt === null ? <GovukTag text="Not taken" classes="govuk-tag--yellow" /> : <GovukTag text="Taken" classes="govuk-tag--green" />

/** What one list comes to: before it is taken as after. */
export const ListPage = ({ feed, seen, unit }: { feed: Feed; seen: Reconciled; unit: Unit }) => {
  const { id, kind, fileName, rowsRead, rowsRefused, refused, usedAt } = feed
  const usable = rowsRead - rowsRefused
  return (
    <Section
      title={usedAt === null ? 'What this list comes to' : 'A list that was taken'}
      caption={fileName}
      back={{ href: unitAt(paths.feeds, unit), text: 'Lists from other systems' }}
    >
      <Text>
        {FEEDS[kind].name}: {counted(rowsRead, 'line')}, of which {counted(usable, 'line')} can be used.{' '}
        {usedAt === null && 'Nothing is compared yet.'}
      </Text>
      {rowsRefused > 0 && <Refused refused={refused} lines={rowsRefused} />}
      <Findings seen={seen} unit={unit} acting={false} />
      {usedAt === null && usable > 0 && (
        <Form action={paths.takeFeed(id)}>
          <GovukButton
            text={rowsRefused > 0 ? `Take the ${counted(usable, 'line')} that can be used` : 'Take this list'}
            preventDoubleClick
          />
        </Form>
      )}
    </Section>
  )
}

const Refused = ({ refused, lines }: { refused: readonly Refusal[]; lines: number }) => (
  <>
    <GovukWarningText text={`${counted(lines, 'line')} cannot be used`} iconFallbackText="Warning" />
    <DataTable
      id="refused"
      caption="Lines that cannot be used"
      foldedAs={`Lines that cannot be used: ${lines}`}
      rows={refused}
      columns={[
        { head: 'Line', cell: ({ line }) => String(line), numeric: true },
        { head: 'Column', cell: ({ column }) => <code>{column}</code>, whole: true },
        { head: 'What is wrong', cell: ({ message }) => message },
      ]}
    />
  </>
)
