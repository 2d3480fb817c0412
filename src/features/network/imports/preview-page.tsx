/** What a file would change, before anything is changed; or what it changed, afterwards. */
import type { ComponentChildren } from 'preact'
import { instantWords } from '../../../platform/views/dates.tsx'
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Inset, KeyFigures, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { count, counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { networkPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { Preview } from './actions.ts'
import { COUNTED, countsOf, type Plan } from './engine/counts.ts'
import { broughtWords } from './pages.tsx'
import { type Import, KINDS, type Refusal } from './rules.ts'
import { refusedTable, type ShownTable, tablesOf } from './tables.ts'

type Props = { brought: Import; preview: Preview | undefined; errors: readonly Reason[] }

export const PreviewPage = ({ brought, preview, errors }: Props) => {
  if (brought.appliedAt !== null) return <AppliedPage brought={brought} />
  if (!preview) return <ErasedPage brought={brought} />
  const { planned, rows, passedOver } = preview
  return (
    <Frame brought={brought} title={titleOf(preview)} errors={errors}>
      <Text>
        {broughtWords(brought)} {KINDS[brought.kind].name}. {counted(rows, 'row')}. Nothing is changed{preview.changes && ' yet'}.
      </Text>
      {passedOver.length > 0 && <Inset>These columns were not read: {passedOver.join(', ')}.</Inset>}
      {planned.plan === null ? <Refused refused={planned.refused} /> : <Changes preview={preview} plan={planned.plan} />}
    </Frame>
  )
}

const titleOf = ({ planned, changes }: Preview): string =>
  planned.plan === null ? 'This file cannot be used as it is' : changes ? 'What this file would change' : 'There is nothing to change'

type FrameProps = { brought: Import; title: string; errors?: readonly Reason[]; children: ComponentChildren }

const Frame = ({ brought, title, errors = [], children }: FrameProps) => (
  <Section title={title} caption={brought.fileName} errors={errors} back={{ href: paths.imports, text: 'Import a file' }}>
    <TableFiles.Provider value={table => paths.importTable(brought.id, table)}>{children}</TableFiles.Provider>
  </Section>
)

const Refused = ({ refused }: { refused: readonly Refusal[] }) => (
  <section id="changes">
    <GovukWarningText
      text={`${counted(new Set(refused.map(({ line }) => line)).size, 'line')} cannot be used. Nothing of the file can be applied until all of it can.`}
      iconFallbackText="Warning"
    />
    <Text>Put these right in the file, and bring it again. Lines are counted with the headings as line 1.</Text>
    <Table table={refusedTable(refused)} />
    <GovukButton text="Bring the file again" href={paths.imports} />
  </section>
)

const Changes = ({ preview: { import: brought, changes, digest }, plan }: { preview: Preview; plan: Plan }) =>
  changes ? (
    <section id="changes">
      <Counts counts={countsOf(plan)} />
      {tablesOf(plan).map(table => (
        <Table key={table.id} table={table} foldedAs={`${table.caption}: ${counted(table.rows.length, 'row')}`} />
      ))}
      <SubHeading>Apply it</SubHeading>
      <Text>All of it is done at once, or nothing. What the register said before stays to be seen as it was known then.</Text>
      <Form action={paths.applyImport(brought.id)}>
        <input type="hidden" name="plan" value={digest} />
        <div class="govuk-button-group">
          <GovukButton text="Apply all of it" preventDoubleClick />
          <a class="govuk-link" href={paths.imports}>
            Leave it
          </a>
        </div>
      </Form>
    </section>
  ) : (
    <section id="changes">
      <Inset>The register says all of this already.</Inset>
    </section>
  )

const Counts = ({ counts }: { counts: Readonly<Record<string, number>> }) => (
  <KeyFigures
    figures={COUNTED.filter(name => (counts[name] ?? 0) > 0).map(name => ({
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      value: count(counts[name] ?? 0),
    }))}
  />
)

const Table = ({ table: { id, caption, head, rows }, foldedAs }: { table: ShownTable; foldedAs?: string }) => (
  <DataTable<ShownTable['rows'][number]>
    id={id}
    caption={caption}
    rows={rows}
    columns={head.map((name, at) => ({ head: name, cell: row => <Cell cell={row[at] ?? ''} />, numeric: name === 'Line' }))}
    {...(foldedAs === undefined ? {} : { foldedAs })}
  />
)

const Cell = ({ cell }: { cell: string | readonly string[] }) => {
  if (typeof cell === 'string') return <>{cell}</>
  if (cell.length === 1) return <>{cell[0]}</>
  return (
    <ul class="govuk-list muster-cell-list">
      {cell.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  )
}

const AppliedPage = ({ brought }: { brought: Import }) => (
  <Frame brought={brought} title="This file was applied">
    <Text>
      {broughtWords(brought)} Applied on {instantWords(brought.appliedAt ?? '', 'Europe/London')}.
    </Text>
    <Counts counts={brought.applied ?? {}} />
    <Text>
      <a class="govuk-link" href={paths.register}>
        See the register
      </a>
    </Text>
  </Frame>
)

const ErasedPage = ({ brought }: { brought: Import }) => (
  <Frame brought={brought} title="This file was never applied">
    <Text>{broughtWords(brought)}</Text>
    <Inset>
      Its text was erased on {instantWords(brought.erasedAt ?? '', 'Europe/London')}. Bring the file again to see what it would change.
    </Inset>
  </Frame>
)
