/** The tables of a unit's page, and what other pages of the register share with them. */
import type { ComponentChildren } from 'preact'
import { Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { count, dayName } from '../../../values/figures.ts'
import { lastDay, type Period } from '../../../values/period.ts'
import type { AsAt } from '../as-at/rules.ts'
import { ApproximateTag, SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { countWords } from '../register/rules.ts'
import { kindName } from '../rules.ts'
import type { UnitView } from './look-at-unit.ts'

/** What stands where a period has no first day. */
export const BEFORE_REGISTER = 'Before the register begins'

/** A link where there is a page for this reader. */
export const UnitLink = ({
  unit,
  names,
  query,
  other,
}: {
  unit: number
  names: ReadonlyMap<number, string>
  query: string
  other?: string | undefined
}) => {
  const name = names.get(unit)
  if (name === undefined) return <>{other ?? 'A unit not shown to you'}</>
  return (
    <a class="govuk-link" href={`${paths.unit(unit)}${query}`}>
      {name}
    </a>
  )
}

export const marked = (content: ComponentChildren, mark: ComponentChildren) => (
  <>
    {content} {mark}
  </>
)

export type Part = { view: UnitView; query: string }

export const Boroughs = ({ view: { cover }, query, seesAll }: Part & { seesAll: boolean }) => (
  <>
    {!seesAll && <Text>You are shown your own borough alone. The unit may police others.</Text>}
    {cover.length > 0 && (
      <DataTable
        id="boroughs"
        caption="Boroughs policed, over all days"
        rows={cover}
        columns={[
          {
            head: 'Borough',
            cell: ({ area, name }) => (
              <a class="govuk-link" href={`${paths.borough(area)}${query}`}>
                {name}
              </a>
            ),
          },
          ...dayColumns<UnitView['cover'][number]>(),
        ]}
      />
    )}
  </>
)

/** From, last day, and whether they are exact. */
export const dayColumns = <Row extends { valid: Period; approximate: boolean }>() => [
  {
    head: 'First day',
    cell: ({ valid, approximate }: Row) => <SaidDay day={valid.from} approximate={approximate} none={BEFORE_REGISTER} short />,
  },
  {
    head: 'Last day',
    cell: ({ valid, approximate }: Row) => <SaidDay day={lastDay(valid)} approximate={approximate} none="No end is known" short />,
  },
  { head: 'Days', cell: ({ approximate }: Row) => (approximate ? <ApproximateTag /> : 'Exact') },
]

export const Below = ({ view: { below, belowCounts, scope }, asAt, query }: Part & { asAt: AsAt }) => {
  const total = belowCounts.reduce((sum, { units }) => sum + units, 0)
  if (total === 0) return null
  return (
    <>
      <DataTable
        id="below"
        caption={`Directly below it on ${dayName(asAt.at)}: ${countWords(belowCounts)}`}
        rows={below}
        columns={[
          {
            head: 'Unit',
            cell: ({ id, name, confirmed }) =>
              marked(
                <a class="govuk-link" href={`${paths.unit(id)}${query}`}>
                  {name}
                </a>,
                !confirmed && <UnconfirmedTag />,
              ),
          },
          { head: 'Kind', cell: ({ kind }) => kindName(kind) },
          {
            head: 'Since',
            cell: ({ opened, approximate }) => <SaidDay day={opened} approximate={approximate} none={BEFORE_REGISTER} short />,
          },
        ]}
      />
      {total > below.length && (
        <Text>
          <a class="govuk-link" href={`${paths.register}${belowQuery(query, scope.id)}`}>
            See all {count(total)} in the register
          </a>
        </Text>
      )}
    </>
  )
}

export const belowQuery = (query: string, unit: number): string => `${query === '' ? '?' : `${query}&`}below=${unit}`

export const Names = ({ view: { facts } }: { view: UnitView }) => (
  <DataTable
    id="names"
    caption="Its names and kinds, over all days"
    rows={facts.descriptions.map(({ valid, value }) => ({ ...value, valid }))}
    columns={[
      { head: 'Name', cell: ({ name, confirmed }) => marked(name, !confirmed && <UnconfirmedTag />) },
      { head: 'Kind', cell: ({ kind }) => kindName(kind) },
      ...dayColumns<{ valid: Period; approximate: boolean } & UnitView['facts']['descriptions'][number]['value']>(),
    ]}
  />
)

export const Parents = ({ view: { facts, names }, query }: Part) => (
  <DataTable
    id="parents"
    caption="What it belonged to, over all days"
    rows={facts.parents.map(({ valid, value }) => ({ ...value, valid }))}
    columns={[
      { head: 'Belonged to', cell: ({ parent }) => <UnitLink unit={parent} names={names} query={query} /> },
      ...dayColumns<{ parent: number; valid: Period; approximate: boolean }>(),
    ]}
  />
)
