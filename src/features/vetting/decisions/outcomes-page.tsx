/** Cases that ended, by outcome and level. */
import { KeyFigures, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count, dayName } from '../../../values/figures.ts'
import { vettingPaths as paths } from '../paths.ts'
import { LEVELS, levelName } from '../rules.ts'
import { Section } from '../section.tsx'
import type { Outcomes } from './outcomes.ts'
import type { OutcomeCount } from './queries.ts'
import { OUTCOMES, type OutcomeKind } from './rules.ts'

const ORDER: readonly string[] = Object.keys(LEVELS)

export const OutcomesPage = ({ outcomes: { from, last, counts } }: { outcomes: Outcomes }) => {
  const sum = (of: (row: OutcomeCount) => number, outcome: OutcomeKind) =>
    counts.filter(row => row.outcome === outcome).reduce((total, row) => total + of(row), 0)
  const cases = (outcome: OutcomeKind) => sum(row => row.cases, outcome)
  return (
    <Section title="Outcomes">
      <Text>
        Cases closed from {dayName(from)} until {dayName(last)} in your units.
      </Text>
      <KeyFigures
        figures={[
          {
            name: 'Granted',
            value: count(cases('granted')),
            note: `${count(sum(row => row.adverse, 'granted'))} of them by two decision makers`,
          },
          {
            name: 'Refused',
            value: count(cases('refused')),
            note: `${count(sum(row => row.overturned, 'refused'))} of them overturned on appeal`,
          },
          { name: 'Discontinued', value: count(cases('discontinued')), note: 'Not refused: they may apply again' },
          { name: 'Not progressed', value: count(cases('not-progressed')), note: 'Residency: not refused' },
          { name: 'Withdrawn', value: count(cases('withdrawn')), note: 'By the applicant' },
        ]}
      />
      <DataTable
        id="outcomes"
        caption="Outcomes by level"
        rows={[...Map.groupBy(counts, ({ level }) => level)].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))}
        columns={[
          { head: 'Level', cell: ([level]) => levelName(level), whole: true },
          ...(Object.keys(OUTCOMES) as OutcomeKind[]).map(outcome => ({
            head: OUTCOMES[outcome],
            cell: ([, rows]: [string, OutcomeCount[]]) => count(rows.find(row => row.outcome === outcome)?.cases ?? 0),
            numeric: true,
          })),
        ]}
      />
      <SubHeading>What the words mean</SubHeading>
      <List
        items={[
          'Refused: two decision makers found that clearance cannot be granted. The person may appeal.',
          'Discontinued: the work stopped, for example because the person is under investigation or the post fell away. It is not counted as refused.',
          'Not progressed: the residency that the level asks for falls short. It is not counted as refused, and the person may contest it.',
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.overturns}>
          Overturned decisions and what became of them
        </a>
      </p>
    </Section>
  )
}
