/** The places in which a role is vacant, as tables: on a day, and over a period. */
import { GovukTag } from '../../../../platform/views/govuk.generated.ts'
import { DataTable } from '../../../../platform/views/table.tsx'
import { addDays } from '../../../../values/date.ts'
import { count, dayName, shortDay } from '../../../../values/figures.ts'
import { SaidDay, UnconfirmedTag } from '../../marks.tsx'
import { networkPaths as paths } from '../../paths.ts'
import { STANDINGS } from '../../rules.ts'
import { requirementWords } from '../requirements/rules.ts'
import { daysAttended, daysVacantBy, daysWords, endWords, type Gap, type Gaps, type RequirementMet, runOn } from './rules.ts'

/** Where the summary leads. */
export const tableOf = ({ id }: RequirementMet) => `gaps-${id}`

const PlaceLink = ({ unit, area, name, confirmed }: Gap) => (
  <>
    <a class="govuk-link" href={unit === null ? paths.borough(area ?? '') : paths.unit(unit)}>
      {name}
    </a>{' '}
    {!confirmed && <UnconfirmedTag />}
  </>
)

type SectionProps = { met: RequirementMet; gaps: Gaps }

export const OnDay = ({ met, gaps: { during, known } }: SectionProps) => (
  <>
    <DataTable
      id={tableOf(met)}
      caption={`${requirementWords(met)}: vacant on ${dayName(during.from)}`}
      rows={met.gaps}
      columns={[
        { head: met.unitKind === null ? 'Borough' : 'Unit', cell: PlaceLink },
        { head: 'Vacant since', cell: gap => <Since gap={gap} on={during.from} /> },
        { head: 'Days', cell: gap => daysOn(gap, during.from), numeric: true },
        { head: 'Meanwhile', cell: Meanwhile },
        { head: 'Until', cell: gap => untilWords(gap, during.from) },
      ]}
    />
    <p class="govuk-body">
      <a class="govuk-link" href={`${paths.map}?figure=role-${met.roleKind}&at=${during.from}${known === null ? '' : `&known=${known}`}`}>
        See it on the map<span class="govuk-visually-hidden">: {requirementWords(met)}</span>
      </a>
    </p>
  </>
)

const Since = ({ gap, on }: { gap: Gap; on: Gaps['during']['from'] }) => {
  const run = runOn(gap, on)
  if (!run) return null
  return (
    <>
      <SaidDay day={run.days.from} approximate={run.aboutFrom} none="Ever" short />
      {!run.afterHolder && <span class="govuk-hint">Nobody recorded before</span>}
    </>
  )
}

function daysOn(gap: Gap, on: Gaps['during']['from']): string {
  const run = runOn(gap, on)
  const days = run && daysVacantBy(run, on)
  return days === undefined ? 'Not known' : count(days)
}

function untilWords(gap: Gap, on: Gaps['during']['from']): string {
  const run = runOn(gap, on)
  return run ? endWords(run, shortDay) : ''
}

const Meanwhile = ({ meanwhile }: Gap) =>
  meanwhile.length === 0 ? (
    <GovukTag text="Nobody" classes="govuk-tag--red" />
  ) : (
    <ul class="govuk-list muster-lines">
      {meanwhile.map(({ id, standing, name }) => (
        <li key={id}>
          {STANDINGS[standing]}: {name ?? 'name not shown to you'}
        </li>
      ))}
    </ul>
  )

export const OverPeriod = ({ met, gaps: { during } }: SectionProps) => (
  <DataTable
    id={tableOf(met)}
    caption={`${requirementWords(met)}: vacant on some days, ${shortDay(during.from)} to ${shortDay(addDays(during.until, -1))}`}
    rows={met.gaps}
    columns={[
      { head: met.unitKind === null ? 'Borough' : 'Unit', cell: PlaceLink },
      { head: 'Days required', cell: ({ daysRequired }) => count(daysRequired), numeric: true },
      { head: 'Days held', cell: ({ daysRequired, daysVacant }) => count(daysRequired - daysVacant), numeric: true },
      { head: 'Days vacant', cell: ({ daysVacant }) => count(daysVacant), numeric: true },
      { head: 'Covered meanwhile', cell: gap => daysWords(daysAttended(gap, during)), numeric: true },
      { head: 'When it was vacant', cell: Runs },
    ]}
  />
)

/** Whole runs, also where they reach beyond the period: what was vacant for two years is not vacant since January. */
const Runs = ({ runs }: Gap) => (
  <ul class="govuk-list muster-lines">
    {runs.map(({ days, aboutFrom, aboutUntil }) => (
      <li key={days.from ?? ''}>
        <SaidDay day={days.from} approximate={aboutFrom} none="Since ever" short /> to{' '}
        <SaidDay day={days.until === null ? null : addDays(days.until, -1)} approximate={aboutUntil} none="no known end" short />
      </li>
    ))}
  </ul>
)
