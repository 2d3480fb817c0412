/** How many open cases everybody has. */
import { Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { count, percent } from '../../../../values/figures.ts'
import { vettingPaths as paths } from '../../paths.ts'
import type { Unit } from '../../queries.ts'
import { STATES } from '../../rules.ts'
import { Section } from '../../section.tsx'
import { OPEN_STATES } from '../rules.ts'
import type { Load } from './rules.ts'

type Props = { unit: Unit; units: readonly Unit[]; loads: readonly Load[] }

export const WorkloadPage = ({ unit, units, loads }: Props) => (
  <Section title="Workload" caption={unit.name} back={{ href: paths.queue, text: 'Queue' }}>
    <Text>Open cases of each person, by how far these have come. It says how much there is, and nothing about how fast anybody works.</Text>
    {units.length > 1 && (
      <ul class="govuk-list muster-ways">
        {units
          .filter(({ id }) => id !== unit.id)
          .map(({ id, name }) => (
            <li key={id}>
              <a class="govuk-link" href={`${paths.workload}?unit=${id}`}>
                {name}
              </a>
            </li>
          ))}
      </ul>
    )}
    <DataTable<Load>
      id="workload"
      caption="Open cases by person"
      rows={loads}
      columns={[
        { head: 'Person', cell: load => <Person load={load} unit={unit.id} /> },
        { head: 'Of full time', numeric: true, cell: ({ share }) => (share === undefined ? '–' : percent(share)) },
        ...OPEN_STATES.map(state => ({ head: STATES[state], numeric: true, cell: ({ byState }: Load) => count(byState.get(state) ?? 0) })),
        { head: 'All', numeric: true, cell: ({ total }) => <strong>{count(total)}</strong> },
      ]}
    />
  </Section>
)

const Person = ({ load: { account, name, isAway }, unit }: { load: Load; unit: number }) => (
  <>
    <a class="govuk-link" href={`${paths.queue}?unit=${unit}&who=${account ?? 'nobody'}`}>
      {name}
    </a>
    {isAway && <span class="muster-under">On leave today</span>}
  </>
)
