/** The proposals there are, one of them, and beginning another. */
import { shortInstant } from '../../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../../platform/views/form.tsx'
import { GovukButton, GovukInput, GovukRadios, GovukTextarea } from '../../../../platform/views/govuk.generated.ts'
import { Inset, Text } from '../../../../platform/views/prose.tsx'
import { useSurroundings } from '../../../../platform/views/surroundings.ts'
import { DataTable, TableFiles } from '../../../../platform/views/table.tsx'
import { count, counted } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { networkPaths as paths } from '../../paths.ts'
import type { Area } from '../../rules.ts'
import { Section } from '../../section.tsx'
import { KEEPER } from '../../who.ts'
import { boroughsWords, figuresOf } from '../rules.ts'
import { type Side, sidesQuery } from '../sides/rules.ts'
import { StructureMap } from '../structure-map.tsx'
import { UnitHeading } from '../unit-name.tsx'
import type { Proposal, Version } from './queries.ts'
import { boroughsOf, structureOf, type TypedProposal } from './rules.ts'

const LONDON = 'Europe/London'
const BACK = { href: paths.proposals, text: 'Proposals' }
const useIsKeeper = () => useSurroundings().person?.roles.some(role => (KEEPER as readonly string[]).includes(role)) ?? false

export const ProposalsPage = ({ proposals }: { proposals: readonly Proposal[] }) => (
  <Section title="Proposed structures" back={{ href: paths.compare, text: 'Compare' }}>
    <Text>
      A proposal is a structure that somebody has drawn up to compare with what there is. It changes nothing in the register. Every version
      that was saved stays.
    </Text>
    {useIsKeeper() && <GovukButton text="Draw up a proposal" href={paths.newProposal} />}
    {proposals.length === 0 ? (
      <Text>Nobody has drawn up a proposal yet.</Text>
    ) : (
      <DataTable
        id="proposals"
        caption="Proposals, the latest first"
        rows={proposals}
        columns={[
          { head: 'Proposal', cell: ({ id, name }) => <ProposalLink id={id} name={name} /> },
          { head: 'Begun', cell: ({ drawnAt }) => shortInstant(drawnAt, LONDON), whole: true },
          { head: 'By', cell: byWords },
          { head: 'Versions', cell: ({ version }) => count(version), numeric: true },
        ]}
      />
    )}
  </Section>
)

const ProposalLink = ({ id, name }: { id: string; name: string }) => (
  <a class="govuk-link" href={paths.proposal(id)}>
    {name}
  </a>
)

/** Who it was by name stands in the ledger. */
const byWords = ({ isOwn }: { isOwn: boolean }): string => (isOwn ? 'You' : 'A colleague')

type ProposalProps = {
  proposal: Proposal
  versions: readonly Version[]
  /** Which of them is shown; none where nothing was saved yet. */
  shown: Version | undefined
  today: Side
  unconfirmed: ReadonlyMap<string, string>
  areas: readonly Area[]
}

export const ProposalPage = (props: ProposalProps) => {
  const { proposal, shown } = props
  const keeps = useIsKeeper()
  return (
    <Section title={proposal.name} caption={shown ? `Proposed structure, version ${shown.version}` : 'Proposed structure'} back={BACK}>
      {proposal.about !== '' && <Text>{proposal.about}</Text>}
      {shown && shown.version < proposal.version && (
        <Inset>
          This is an earlier version.{' '}
          <a class="govuk-link" href={paths.proposal(proposal.id)}>
            The latest is version {proposal.version}
          </a>
          .
        </Inset>
      )}
      {!shown && <Text>Nothing is drawn yet.</Text>}
      <div class="govuk-button-group">
        {keeps && <GovukButton text={shown ? 'Draw the next version' : 'Draw it'} href={paths.drawProposal(proposal.id)} />}
        {keeps && (
          <a class="govuk-link" href={paths.proposalTable(proposal.id)}>
            Bring it as a table
          </a>
        )}
      </div>
      {shown && <Drawn {...props} shown={shown} />}
    </Section>
  )
}

const Drawn = ({ proposal, versions, shown, today, unconfirmed, areas }: ProposalProps & { shown: Version }) => {
  const structure = structureOf(shown.drawing, unconfirmed)
  const { units, perUnit } = figuresOf(structure)
  const side = { proposal: proposal.id, version: shown.version === proposal.version ? null : shown.version }
  const names = new Map(boroughsOf(areas).map(({ code, name }) => [code, name]))
  const inUnit = (key: string) => [...structure.cover].flatMap(([area, unit]) => (unit === key ? [names.get(area) ?? area] : [])).sort()
  return (
    <TableFiles.Provider value={() => `${paths.proposalFile(proposal.id)}?version=${shown.version}`}>
      <Comparisons side={side} today={today} />
      <div class="muster-one-map">
        <StructureMap
          id="map"
          title={`${counted(units, 'unit')}; a unit has ${boroughsWords(perUnit)}`}
          structure={structure}
          areas={areas}
        />
      </div>
      <DataTable
        id="units"
        caption="Units and their boroughs"
        rows={structure.units}
        columns={[
          { head: 'Unit', cell: unit => <UnitHeading unit={unit} /> },
          { head: 'Boroughs', cell: ({ key }) => count(inUnit(key).length), numeric: true },
          { head: 'Which', cell: ({ key }) => inUnit(key).join(', ') },
        ]}
      />
      <TableFiles.Provider value={() => undefined}>
        <DataTable
          id="versions"
          caption="Versions, the latest first"
          rows={versions}
          columns={[
            { head: 'Version', cell: ({ version }) => <VersionLink proposal={proposal.id} version={version} /> },
            { head: 'Saved', cell: ({ savedAt }) => shortInstant(savedAt, LONDON), whole: true },
            { head: 'By', cell: byWords },
            { head: 'Units', cell: ({ drawing }) => count(drawing.units.length), numeric: true },
          ]}
        />
      </TableFiles.Provider>
    </TableFiles.Provider>
  )
}

const VersionLink = ({ proposal, version }: { proposal: string; version: number }) => (
  <a class="govuk-link" href={`${paths.proposal(proposal)}?version=${version}`}>
    Version {version}
  </a>
)

const Comparisons = ({ side, today }: { side: Side; today: Side }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`${paths.compare}${sidesQuery({ before: today, after: side, known: null })}`}>
      Compare it with the register today
    </a>
  </p>
)

type NewProps = { typed: TypedProposal; errors: readonly Reason[] }

export const NewProposalPage = ({ typed, errors }: NewProps) => (
  <Section title="Draw up a proposal" errors={errors} back={BACK}>
    <Form action={paths.proposals}>
      <GovukInput
        id="name"
        name="name"
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        value={typed.name}
        {...errorOf(errors, 'name')}
      />
      <GovukTextarea
        id="about"
        name="about"
        label={{ text: 'What is it about? (optional)', classes: 'govuk-label--s' }}
        hint={{ text: 'Such as what it should make better, and who asked for it' }}
        rows="3"
        value={typed.about}
        {...errorOf(errors, 'about')}
      />
      <GovukRadios
        name="start"
        idPrefix="start"
        fieldset={{ legend: { text: 'What do you start from?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'today', text: 'The structure of today', hint: { text: 'It is version 1, and you change what should be otherwise' } },
          { value: 'empty', text: 'Nothing', hint: { text: 'You name the units and choose one for each borough' } },
          { value: 'table', text: 'A table', hint: { text: 'You bring a CSV file or paste from a spreadsheet, one row for each borough' } },
        ]}
        value={typed.start}
        {...errorOf(errors, 'start')}
      />
      <GovukButton text="Continue" preventDoubleClick />
    </Form>
  </Section>
)
