/** How long the unit's cases take: the report of the command line over the unit's own records, with the share within each level's target. */
import { type Part, Parts } from '../../../platform/views/document.tsx'
import { Inset, List, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { count, counted, dayName, percent } from '../../../values/figures.ts'
import type { OnTarget } from '../../forecast/index.ts'
import { vettingPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import { InventedNote } from '../seeding/what-is-invented.tsx'
import { UnitChooser, unitAt } from '../units/chooser.tsx'
import type { Grounds, Timeliness } from './actions.ts'
import { FEWEST_STAFF } from './rules.ts'

type Props = { grounds: Grounds; part: Part; timeliness: Timeliness; release: boolean }

export const TimelinessPage = ({ grounds: { unit, units, since, today }, part, timeliness, release }: Props) => (
  <Section title="Timeliness" caption={unit.name}>
    <UnitChooser unit={unit} units={units} at={paths.timeliness} />
    <Text>
      Cases received since {dayName(since)}, as they stand on {dayName(today)}. No case and no person is named.
    </Text>
    {release ? (
      <Text>
        Made to be handed out: groups of fewer than five cases are not shown by themselves.{' '}
        <a class="govuk-link" href={unitAt(paths.timeliness, unit)}>
          Show all groups, for the unit alone
        </a>
      </Text>
    ) : (
      <Text>
        For the unit alone: small groups are shown.{' '}
        <a class="govuk-link" href={`${unitAt(paths.timeliness, unit)}&for=release`}>
          Show it as it may be handed out
        </a>
      </Text>
    )}
    <TableFiles.Provider value={id => `${unitAt(paths.timelinessTable(id), unit)}${release ? '&for=release' : ''}`}>
      <Parts parts={[withOwnSections(part, timeliness)]} />
    </TableFiles.Provider>
  </Section>
)

function withOwnSections(part: Part, { onTarget, fewStages, report }: Timeliness): Part {
  const [first, ...rest] = part.sections
  const target = { id: 'target', title: 'Within the target', body: <WithinTarget rows={onTarget} /> }
  const about = {
    id: 'about',
    title: 'How these figures are made',
    body: <About fewStages={fewStages} remarks={[...report.reading.remarks, ...report.remarks]} />,
  }
  return { ...part, sections: [...(first ? [first] : []), target, ...rest, about] }
}

const WithinTarget = ({ rows }: { rows: readonly OnTarget[] }) => (
  <>
    <Text>
      The target of a level is a dated rule: the one that was in force when the case came. A case that is still open counts as not yet done
      for as long as it has been open. Days are working days.
    </Text>
    {rows.length === 0 ? (
      <Text>Too few cases of any level have come to say.</Text>
    ) : (
      <DataTable id="target-table" caption="Closed within the target, by level" columns={TARGET} rows={rows} />
    )}
  </>
)

const TARGET: Column<OnTarget>[] = [
  { head: 'Level', cell: row => row.class },
  { head: 'Target', cell: row => counted(row.targetDays, 'working day'), numeric: true },
  { head: 'Received', cell: row => count(row.n), numeric: true },
  { head: 'Open', cell: row => count(row.open), numeric: true },
  { head: 'Within the target', cell: ({ within }) => (within ? <Within {...within} /> : 'not yet reached'), numeric: true },
]

const Within = ({ share, low, high }: { share: number; low: number; high: number }) => (
  <>
    {percent(share)}
    <span class="muster-range">
      {percent(low)} to {percent(high)}
    </span>
  </>
)

const About = ({ fewStages, remarks }: { fewStages: ReadonlySet<string>; remarks: readonly string[] }) => (
  <>
    <List items={[...remarks]} />
    {fewStages.size > 0 && (
      <Text>
        Days are left out where fewer than {FEWEST_STAFF} people of the unit do the work: how fast a few people work is said of each of
        them. That is so at: {[...fewStages].join(', ')}.
      </Text>
    )}
    <InventedNote />
  </>
)

export const TooFewPage = ({ grounds, why }: { grounds: Grounds; why: string }) => (
  <Section title="Timeliness" caption={grounds.unit.name}>
    <UnitChooser unit={grounds.unit} units={grounds.units} at={paths.timeliness} />
    <Inset>{why}</Inset>
    <Text>Fewer than five cases were received since {dayName(grounds.since)}. Figures of so few would speak of persons.</Text>
  </Section>
)
