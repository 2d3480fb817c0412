/** The units that exist on a day. */
import { GovukButton, GovukInput, GovukPagination, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { Lead, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import { type AsAt, type AskedAsAt, asAtQuery } from '../as-at/rules.ts'
import { ApproximateTag, SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { type Area, type CalendarDate, type Cover, kindName, UNIT_KINDS } from '../rules.ts'
import { Section } from '../section.tsx'
import type { ScopeUnit } from '../units/queries.ts'
import {
  countWords,
  type Filter,
  filterQuery,
  type Group,
  grouped,
  isFiltered,
  type KindCount,
  type ListedUnit,
  PER_PAGE,
} from './rules.ts'

export type RegisterView = {
  asAt: AsAt
  today: CalendarDate
  asked: AskedAsAt
  errors: readonly Reason[]
  filter: Filter
  counts: readonly KindCount[]
  units: readonly ListedUnit[]
  cover: readonly Cover[]
  areas: readonly Area[]
  /** Of what the list is narrowed to. */
  belowName: string | null
  /** Null for whoever does not keep the register. */
  undescribed: readonly ScopeUnit[] | null
}

export const RegisterPage = (view: RegisterView) => {
  const { asAt, today, asked, errors, filter, counts, units, undescribed, belowName } = view
  const total = counts.reduce((sum, each) => sum + each.units, 0)
  return (
    <Section title="Register" errors={errors}>
      <AsAtPicker action={paths.register} asAt={asAt} asked={asked} errors={errors}>
        <FilterFields filter={filter} />
      </AsAtPicker>
      <AsAtNotice asAt={asAt} today={today} />
      <Lead>
        {countWords(counts)}
        {filter.name !== '' && ` with “${filter.name}” in the name`}
        {belowName !== null && ` directly below ${belowName}`}.
      </Lead>
      {isFiltered(filter) && (
        <Text>
          <a class="govuk-link" href={`${paths.register}${asAtQuery(asAt, today)}`}>
            Show all units of that day
          </a>
        </Text>
      )}
      {undescribed !== null && <GovukButton text="Open a unit" href={paths.openUnit} classes="govuk-button--secondary" />}
      {grouped(units).map(group => (
        <GroupTable key={group.parent ?? 0} group={group} view={view} />
      ))}
      {total > 0 && (
        <p class="govuk-body muster-file">
          <a class="govuk-link" href={`${paths.registerFile}${queryOf(view)}`} download>
            Download {total > units.length ? `all ${counted(total, 'unit')}` : 'this list'} as CSV
          </a>
        </p>
      )}
      <Pages view={view} total={total} />
      {undescribed !== null && undescribed.length > 0 && <Undescribed units={undescribed} />}
    </Section>
  )
}

const FilterFields = ({ filter }: { filter: Filter }) => (
  <>
    <GovukSelect
      id="kind"
      name="kind"
      label={{ text: 'Kind of unit' }}
      items={[{ value: '', text: 'All kinds' }, ...Object.entries(UNIT_KINDS).map(([value, text]) => ({ value, text }))]}
      value={filter.kind}
    />
    <GovukInput id="name" name="name" label={{ text: 'Name' }} hint={{ text: 'A part of it, or the code' }} value={filter.name} />
    {filter.below !== null && <input type="hidden" name="below" value={filter.below} />}
  </>
)

const queryOf = ({ asAt, today, filter }: RegisterView, page?: number): string => {
  const asked = [asAtQuery(asAt, today).slice(1), ...filterQuery(filter), ...(page === undefined ? [] : [`page=${page}`])].filter(Boolean)
  return asked.length === 0 ? '' : `?${asked.join('&')}`
}

const GroupTable = ({ group, view }: { group: Group; view: RegisterView }) => (
  <DataTable
    id={`units-${group.parent ?? 'own'}`}
    caption={group.name === null ? 'Standing for themselves' : `Belonging to ${group.name}`}
    rows={group.units}
    columns={columnsFor(group, view)}
  />
)

/** What none of a group has takes no column: councils police nothing, and what was always there has no first day. */
function columnsFor({ units }: Group, { asAt, today, cover, areas }: RegisterView): Column<ListedUnit>[] {
  const query = asAtQuery(asAt, today)
  const covered = ({ id }: ListedUnit) => areas.filter(({ code }) => cover.some(each => each.area === code && each.unit === id))
  return [
    {
      head: 'Unit',
      cell: ({ id, name, confirmed }) => (
        <>
          <a class="govuk-link" href={`${paths.unit(id)}${query}`}>
            {name}
          </a>{' '}
          {!confirmed && <UnconfirmedTag />}
        </>
      ),
    },
    { head: 'Kind', cell: ({ kind }) => kindName(kind) },
    ...(units.some(unit => covered(unit).length > 0)
      ? [{ head: 'Boroughs policed', cell: (unit: ListedUnit) => boroughWords(covered(unit)) }]
      : []),
    ...(units.some(({ opened }) => opened !== null)
      ? [{ head: 'Since', cell: ({ opened, approximate }: ListedUnit) => <Since day={opened} approximate={approximate} /> }]
      : []),
    { head: 'Code', cell: ({ code }) => code, whole: true },
  ]
}

const boroughWords = (covered: readonly Area[]) => covered.map(({ name }) => name).join(', ') || '–'

const Since = ({ day, approximate }: { day: CalendarDate | null; approximate: boolean }) => (
  <>
    <SaidDay day={day} approximate={approximate} none="–" short /> {approximate && <ApproximateTag />}
  </>
)

const Pages = ({ view, total }: { view: RegisterView; total: number }) => {
  const { page } = view.filter
  const last = Math.ceil(total / PER_PAGE)
  if (last <= 1) return null
  const to = (at: number) => ({ href: `${paths.register}${queryOf(view, at)}`, labelText: `${at} of ${last}` })
  return <GovukPagination {...(page > 1 ? { previous: to(page - 1) } : {})} {...(page < last ? { next: to(page + 1) } : {})} />
}

const Undescribed = ({ units }: { units: readonly ScopeUnit[] }) => (
  <>
    <SubHeading>Not described yet</SubHeading>
    <Text>Roles can be given for these units, but the register does not say what they are. Describe a unit before those below it.</Text>
    <List
      items={units.map(({ id, name, code }) => (
        <a key={id} class="govuk-link" href={paths.describeUnit(id)}>
          Describe {name} ({code})
        </a>
      ))}
    />
  </>
)
