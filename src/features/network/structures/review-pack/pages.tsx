/** The review pack: one document to print, with the questions, the evidence and what the register says to them. */
import type { ComponentChildren } from 'preact'
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { GovukButton } from '../../../../platform/views/govuk.generated.ts'
import { Facts, HeadingLevel, Inset, List, Note, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { count, dayName } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { fieldsOf } from '../../as-at/rules.ts'
import { figureWords, type Gaps, gapFigures, type RequirementMet } from '../../coverage/gaps/rules.ts'
import { requirementWords } from '../../coverage/requirements/rules.ts'
import type { Leads } from '../../leads/actions.ts'
import { personWords } from '../../marks.tsx'
import { networkPaths as paths } from '../../paths.ts'
import { Section } from '../../section.tsx'
import type { Comparison } from '../actions.ts'
import { ApproximateNote } from '../compare/pages.tsx'
import { BoroughTable, FigureTable, MakeupTable } from '../compare/tables.tsx'
import { sentencesOf } from '../sentences.ts'
import { type Sides, sidesQuery, sideText } from '../sides/rules.ts'
import { StructureMaps } from '../structure-map.tsx'
import { answersOf } from './answers.ts'
import { EVIDENCE } from './evidence.ts'

type Props = {
  sides: Sides
  comparison: Comparison
  leads: Leads
  gaps: Gaps
  asked: Readonly<Record<string, unknown>>
  errors: readonly Reason[]
}

export const ReviewPackPage = (props: Props) => {
  const { sides, comparison, leads, errors } = props
  const { before, after, today } = comparison
  return (
    <Section
      title="Review pack: who polices and leads each borough"
      errors={errors}
      back={{ href: `${paths.compare}${sidesQuery(sides)}`, text: 'Compare' }}
    >
      <SinceForm {...props} />
      <div class="muster-pack">
        <Facts
          rows={[
            { key: 'Before', value: before.title },
            { key: 'After', value: after.title },
            { key: 'Leads counted from', value: dayName(leads.since) },
            { key: 'As known', value: sides.known === null ? `on ${dayName(today)}` : `at the end of ${dayName(sides.known)}` },
          ]}
        />
        <Inset>This pack has coverage gaps, and names for whoever may read them. It is not for publication.</Inset>
        <Part title="1. The questions" id="questions">
          <Questions {...props} />
        </Part>
        <Part title="2. The evidence" id="evidence" newPage>
          <EvidenceTable />
        </Part>
        <Part title="3. The structures compared" id="structures" newPage>
          <List items={sentencesOf(comparison)} />
          <FigureTable comparison={comparison} />
          <StructureMaps before={before} after={after} areas={comparison.areas} />
          <BoroughTable comparison={comparison} linked={false} />
          <MakeupTable comparison={comparison} id="units" caption={`The units of ${after.title} and what they are made of`} />
          <ApproximateNote comparison={comparison} />
        </Part>
        <Part title="4. Changes of lead" id="leads" newPage>
          <LeadChanges leads={leads} />
        </Part>
        <Part title="5. Roles that must be held" id="roles" newPage>
          <Coverage {...props} />
        </Part>
        <Part title="6. What is not in this pack" id="missing">
          <Text>Meetings held against those agreed, and the half-yearly survey of councils, are not recorded in Muster yet.</Text>
        </Part>
      </div>
    </Section>
  )
}

type PartProps = { title: string; id: string; newPage?: boolean; children: ComponentChildren }

const Part = ({ title, id, newPage = false, children }: PartProps) => (
  <section class={`muster-section${newPage ? ' muster-new-page' : ''}`} aria-labelledby={id}>
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
    <HeadingLevel.Provider value={3}>{children}</HeadingLevel.Provider>
  </section>
)

const SinceForm = ({ sides: { before, after, known }, leads, asked, errors }: Props) => (
  <form action={paths.reviewPack} method="get" noValidate class="muster-as-at">
    <input type="hidden" name="before" value={sideText(before)} />
    <input type="hidden" name="after" value={sideText(after)} />
    {known !== null && <input type="hidden" name="known" value={known} />}
    <DayInput
      name="since"
      legend="Count leads from"
      hint="The first day that counts"
      plain
      typed={fieldsOf('since', asked, leads.since)}
      errors={errors}
    />
    <GovukButton text="Show" classes="govuk-button--secondary" />
    <p class="govuk-hint muster-as-at__note">To print this pack or keep it as a PDF, use Print in your browser.</p>
  </form>
)

const Questions = (pack: Props) => (
  <>
    <Text>
      Since 32 borough commands became 12 Basic Command Units, councils and the London Assembly have asked who answers for their borough.
      These are their questions, and what the register says to each.
    </Text>
    <DataTable
      id="answers"
      caption="The questions and what the register says"
      rows={answersOf(pack)}
      columns={[
        { head: 'Question', cell: ({ question }) => question },
        { head: 'Answer', cell: ({ answers }) => <Lines lines={answers} /> },
      ]}
    />
  </>
)

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul class="govuk-list muster-lines">
    {lines.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

const EvidenceTable = () => (
  <>
    <DataTable
      id="evidence-table"
      caption="What is known of the change, and where from"
      rows={EVIDENCE}
      columns={[
        { head: 'When', cell: ({ when }) => when },
        {
          head: 'What, and who says so',
          cell: ({ says, sources }) => (
            <>
              {says}
              {sources.map(source => (
                <span key={source} class="muster-source">
                  {source}
                </span>
              ))}
            </>
          ),
        },
      ]}
    />
    <Note>
      Told in our own words from these reports. The Assembly’s report is known to us through the press alone. The City of London has a
      police force of its own, so London has 33 local authorities and the Metropolitan Police 32 boroughs.
    </Note>
  </>
)

const LeadChanges = ({ leads }: { leads: Leads }) => {
  const names = new Map(leads.roleKinds.map(({ key, name }) => [key, name]))
  if (leads.boroughs.length === 0) return <Text>The register has no borough with a unit in these days.</Text>
  return (
    <>
      <DataTable
        id="lead-changes"
        caption={`Leads of each borough since ${dayName(leads.since)}`}
        rows={leads.boroughs}
        columns={[
          { head: 'Borough', cell: ({ name }) => name },
          { head: 'Different leads', cell: ({ record }) => count(record.leads), numeric: true },
          { head: 'Changes', cell: ({ record }) => count(record.changes), numeric: true },
          { head: 'Days without', cell: ({ record }) => count(record.daysWithout), numeric: true },
          {
            head: leads.known === null ? 'Lead now' : 'Lead then',
            cell: ({ record: { now } }) =>
              now === null ? 'Nobody' : `${personWords({ ...now, rank: null })}, ${names.get(now.roleKind) ?? now.roleKind}`,
          },
        ]}
      />
      <Note>
        The lead of a borough is its superintendent or, where it has none, the commander of the unit that polices it. A person counts once,
        however often they come back.
      </Note>
    </>
  )
}

const Coverage = ({ gaps }: Props) => (
  <>
    <Text>On {dayName(gaps.during.from)}.</Text>
    {gaps.met.length > 0 && (
      <DataTable<RequirementMet>
        id="coverage"
        caption="Roles that must be held, and whether they are"
        rows={gaps.met}
        columns={[
          { head: 'Role', cell: requirementWords },
          { head: 'In post', cell: met => figureWords(gapFigures(met), gaps.during) },
          { head: 'Vacant in', cell: ({ gaps: vacant }) => (vacant.length === 0 ? '–' : vacant.map(({ name }) => name).join(', ')) },
        ]}
      />
    )}
    {gaps.met.length + gaps.hidden.length === 0 && <Text>No role is required on this day.</Text>}
    {gaps.hidden.length > 0 && (
      <Text>Not shown to you, because you may not know who holds it: {gaps.hidden.map(requirementWords).join('; ')}.</Text>
    )}
  </>
)
