/** Two structures side by side: what changes for each borough. */
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { GovukButton, GovukSelect } from '../../../../platform/views/govuk.generated.ts'
import { Inset, Note, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { TableFiles } from '../../../../platform/views/table.tsx'
import { counted, dayName } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import type { TypedDay } from '../../../../values/typed-day.ts'
import { networkPaths as paths } from '../../paths.ts'
import { Section } from '../../section.tsx'
import type { Comparison } from '../actions.ts'
import { sentencesOf } from '../sentences.ts'
import { type Sides, sidesQuery, sideText } from '../sides/rules.ts'
import { StructureMaps } from '../structure-map.tsx'
import { BoroughTable, FigureTable, MakeupTable } from './tables.tsx'

export type Choice = { value: string; text: string }
type Chooser = { sides: Sides; typed: Readonly<Record<string, string>>; proposals: readonly Choice[]; errors: readonly Reason[] }
type Props = Chooser & { comparison: Comparison }

export const ComparePage = ({ comparison, ...chooser }: Props) => {
  const { sides, errors } = chooser
  const query = sidesQuery(sides)
  return (
    <Section title="Compare two structures" errors={errors}>
      <Text>
        See for each borough which unit polices it before and after a change, who leads it, and with which boroughs it shares that lead.
        Each side is the register on a day, or a{' '}
        <a class="govuk-link" href={paths.proposals}>
          proposal
        </a>{' '}
        that somebody has drawn up.
      </Text>
      <SidesForm {...chooser} />
      <TableFiles.Provider value={table => `${paths.compareFile}${query}&table=${table}`}>
        <h2 class="govuk-heading-m">
          {comparison.before.title} against {comparison.after.title}
        </h2>
        {sides.known !== null && (
          <Inset>This is what the register had at the end of {dayName(sides.known)}. It may have been corrected since.</Inset>
        )}
        <Findings comparison={comparison} />
        {comparison.changes.length > 0 && <Tables comparison={comparison} />}
      </TableFiles.Provider>
      <SubHeading>Take it to a meeting</SubHeading>
      <Text>
        The{' '}
        <a class="govuk-link" href={`${paths.reviewPack}${query}`}>
          review pack
        </a>{' '}
        puts this comparison, the changes of lead in each borough and the evidence into one document to print.
      </Text>
    </Section>
  )
}

const Findings = ({ comparison }: { comparison: Comparison }) => (
  <ul class="govuk-list govuk-list--bullet muster-prose">
    {sentencesOf(comparison).map(sentence => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)

const Tables = ({ comparison }: { comparison: Comparison }) => (
  <>
    <FigureTable comparison={comparison} />
    <StructureMaps before={comparison.before} after={comparison.after} areas={comparison.areas} />
    <BoroughTable comparison={comparison} />
    <MakeupTable comparison={comparison} id="units" caption={`The units of ${comparison.after.title} and what they are made of`} />
    <ApproximateNote comparison={comparison} />
  </>
)

/** A day near such a change may stand on the wrong side of it. */
export const ApproximateNote = ({ comparison: { before, after } }: { comparison: Comparison }) => {
  const boroughs = new Set([...before.approximate, ...after.approximate]).size
  if (boroughs === 0) return null
  return (
    <Note>
      For {counted(boroughs, 'borough')} the day on which its unit changed is approximate. The structure of a day close to the change may
      therefore differ from what there was.
    </Note>
  )
}

const SidesForm = ({ typed, proposals, errors }: Chooser) => (
  <form action={paths.compare} method="get" noValidate class="muster-as-at">
    <SideFields name="before" legend="Before: the register on" typed={typed} proposals={proposals} errors={errors} />
    <SideFields name="after" legend="After: the register on" typed={typed} proposals={proposals} errors={errors} />
    <DayInput
      name="known"
      legend="As known at the end of"
      hint="Empty: as known now"
      plain
      typed={typed as TypedDay<'known'>}
      errors={errors}
    />
    <GovukButton text="Compare" classes="govuk-button--secondary" />
  </form>
)

type SideProps = Omit<Chooser, 'sides'> & { name: 'before' | 'after'; legend: string }

const SideFields = ({ name, legend, typed, proposals, errors }: SideProps) => (
  <div>
    <DayInput name={name} legend={legend} plain typed={typed as TypedDay<typeof name>} errors={errors} />
    {proposals.length > 0 && (
      <GovukSelect
        id={`${name}-proposal`}
        name={`${name}-proposal`}
        label={{ text: `Or a proposal as the structure ${name}` }}
        items={[{ value: '', text: 'No: the register on that day' }, ...withChosen(proposals, typed[`${name}-proposal`])]}
        value={typed[`${name}-proposal`] ?? ''}
      />
    )}
  </div>
)

/** An older version is chosen by its address and not from the list. */
const withChosen = (proposals: readonly Choice[], chosen = ''): Choice[] => {
  if (chosen === '' || proposals.some(({ value }) => value === chosen)) return [...proposals]
  const latest = proposals.find(({ value }) => chosen.startsWith(value))
  return [...proposals, { value: chosen, text: `${latest?.text ?? 'A proposal'}, version ${chosen.split(':')[2] ?? ''}` }]
}

export const choiceOf = ({ id, name }: { id: string; name: string }): Choice => ({
  value: sideText({ proposal: id, version: null }),
  text: name,
})
