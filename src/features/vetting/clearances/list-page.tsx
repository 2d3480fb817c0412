/** Clearances of a unit, by the day on which they end. */
import { Day } from '../../../platform/views/dates.tsx'
import { GovukButton, GovukCheckboxes, GovukPagination, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { KeyFigures, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { addDays } from '../../../values/date.ts'
import { count, counted } from '../../../values/figures.ts'
import { vettingPaths as paths } from '../paths.ts'
import { LEVELS, levelName, REGIMES } from '../rules.ts'
import type { SeenList } from './actions.ts'
import { ClearanceLists, Holder, StandingTag, UnitChoice, ZONE } from './frame.tsx'
import { type Asked, type Clearance, queryOf, STANDINGS, type Standing } from './rules.ts'

type Props = { seen: SeenList; asked: Asked }

export const ClearancesPage = ({ seen, asked }: Props) => (
  <ClearanceLists title="Clearances" caption={seen.unit.name}>
    <Text>What was granted and what became of it. Your look at this list is recorded.</Text>
    <KeyFigures
      figures={(['in-force', 'suspended', 'withdrawn'] as const).map(standing => ({
        name: STANDINGS[standing],
        value: count(numberOf(seen, standing)),
      }))}
    />
    <Filter seen={seen} asked={asked} />
    {seen.clearances.length === 0 ? (
      <Text>There are none that fit this.</Text>
    ) : (
      <>
        <Table clearances={seen.clearances} />
        <Text>
          <a class="govuk-link" href={`${paths.clearancesFile}${queryOf(asked)}`} download>
            Download as CSV
          </a>
        </Text>
      </>
    )}
    {(asked.after || seen.next) && (
      <GovukPagination
        {...(asked.after ? { previous: { href: `${paths.clearances}${queryOf(asked)}`, text: 'To the beginning' } } : {})}
        {...(seen.next ? { next: { href: `${paths.clearances}${queryOf(asked, seen.next)}`, text: 'Next page' } } : {})}
      />
    )}
  </ClearanceLists>
)

const numberOf = ({ counts }: SeenList, standing: Standing) => counts.find(each => each.standing === standing)?.n ?? 0

const Filter = ({ seen, asked }: Props) => (
  <form action={paths.clearances} method="get" noValidate class="muster-filter" aria-label="Filter">
    <UnitChoice unit={seen.unit} units={seen.units} />
    <GovukSelect
      id="state"
      name="state"
      label={{ text: 'How it stands' }}
      items={[...Object.entries(STANDINGS).map(([value, text]) => ({ value, text })), { value: 'all', text: 'However it stands' }]}
      value={asked.standing ?? 'all'}
    />
    <GovukSelect
      id="level"
      name="level"
      label={{ text: 'Level' }}
      items={[{ value: '', text: 'Every level' }, ...Object.entries(LEVELS).map(([value, { short }]) => ({ value, text: short }))]}
      value={asked.level ?? ''}
    />
    <GovukCheckboxes
      name="due"
      idPrefix="due"
      classes="govuk-checkboxes--small"
      items={[
        {
          value: 'yes',
          text: 'Due for renewal',
          hint: { text: `Work on the next one usually begins ${counted(seen.days.lead, 'day')} before the end, and has not begun` },
          checked: asked.isDue,
        },
      ]}
    />
    <GovukButton text="Show" classes="govuk-button--secondary" />
  </form>
)

const Table = ({ clearances }: { clearances: readonly Clearance[] }) => (
  <DataTable
    id="clearances"
    caption="Clearances, those that end first at the top"
    rows={clearances}
    columns={[
      { head: 'Holder', cell: clearance => <Holder href={paths.clearance(clearance.id)} {...clearance} /> },
      { head: 'How it stands', cell: ({ standing }) => <StandingTag standing={standing} /> },
      { head: 'Level', cell: ({ level }) => levelName(level), whole: true },
      { head: 'Stands under', cell: ({ regime }) => REGIMES[regime] },
      { head: 'Granted', cell: ({ from }) => <Day at={from} timeZone={ZONE} short />, whole: true },
      { head: 'Last day', cell: ({ until }) => <Day at={addDays(until, -1)} timeZone={ZONE} short />, whole: true },
      { head: 'Case', cell: ({ ref }) => ref, whole: true },
      { head: 'Renewal', cell: ({ renewal }) => (renewal === null ? '–' : 'Case open') },
    ]}
  />
)
