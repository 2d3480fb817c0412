/** Where roles that must be held are not: on a day, or over a period. */
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { GovukButton, GovukTag } from '../../../../platform/views/govuk.generated.ts'
import { Inset, List, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { DataTable, TableFiles } from '../../../../platform/views/table.tsx'
import { addDays } from '../../../../values/date.ts'
import { count, dayName, percent, shortDay } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { AsAtNotice, AsAtPicker } from '../../as-at/picker.tsx'
import { fieldsOf } from '../../as-at/rules.ts'
import { SaidDay } from '../../marks.tsx'
import { networkPaths as paths } from '../../paths.ts'
import { STANDINGS } from '../../rules.ts'
import { Section } from '../../section.tsx'
import { requirementWords } from '../requirements/rules.ts'
import {
  type AskedGaps,
  daysAttended,
  daysVacantBy,
  daysWords,
  endWords,
  figureWords,
  type Gap,
  type Gaps,
  gapFigures,
  gapsQuery,
  type RequirementMet,
  runOn,
} from './rules.ts'

type Props = { gaps: Gaps; isPeriod: boolean; asked: AskedGaps; errors: readonly Reason[] }

export const GapsPage = (props: Props) => {
  const { gaps, isPeriod, errors } = props
  return (
    <Section title="Coverage gaps" errors={errors}>
      <Text>
        Places in which a role must be held and nobody holds it. What must be held are the{' '}
        <a class="govuk-link" href={paths.requirements}>
          requirements
        </a>
        . Gaps are not public.
      </Text>
      <Views isPeriod={isPeriod} known={gaps.known} />
      {isPeriod ? <PeriodPicker {...props} /> : <DayPicker {...props} />}
      <Notices gaps={gaps} isPeriod={isPeriod} />
      <TableFiles.Provider value={id => (id === 'gaps' ? `${paths.gapsFile}${gapsQuery(gaps, isPeriod)}` : undefined)}>
        <Summary gaps={gaps} isPeriod={isPeriod} />
      </TableFiles.Provider>
      {gaps.met
        .filter(met => met.gaps.length > 0)
        .map(met => (isPeriod ? <OverPeriod met={met} gaps={gaps} /> : <OnDay met={met} gaps={gaps} />))}
    </Section>
  )
}

const Views = ({ isPeriod, known }: { isPeriod: boolean; known: string | null }) => {
  const query = known === null ? '' : `known=${known}`
  const views = [
    { text: 'On a day', href: `${paths.gaps}${query && `?${query}`}`, here: !isPeriod },
    { text: 'Over a period', href: `${paths.gaps}?view=period${query && `&${query}`}`, here: isPeriod },
  ]
  return (
    <nav aria-label="Day or period" class="muster-views">
      {views.map(({ text, href, here }) => (
        <a key={text} class="govuk-link govuk-link--no-visited-state" href={href} {...(here ? { 'aria-current': 'page' as const } : {})}>
          {text}
        </a>
      ))}
    </nav>
  )
}

const DayPicker = ({ gaps: { during, known }, asked, errors }: Props) => (
  <AsAtPicker action={paths.gaps} asAt={{ at: during.from, known }} asked={asked} errors={errors} />
)

const PeriodPicker = ({ gaps: { during, known }, asked, errors }: Props) => (
  <form action={paths.gaps} method="get" noValidate class="muster-as-at">
    <input type="hidden" name="view" value="period" />
    <DayInput
      name="from"
      legend="First day"
      hint="Empty: a year before"
      plain
      typed={fieldsOf('from', asked, during.from)}
      errors={errors}
    />
    <DayInput
      name="to"
      legend="Last day"
      hint="Empty: today"
      plain
      typed={fieldsOf('to', asked, addDays(during.until, -1))}
      errors={errors}
    />
    <DayInput
      name="known"
      legend="As known at the end of"
      hint="Empty: as known now"
      plain
      typed={fieldsOf('known', asked, known ?? undefined)}
      errors={errors}
    />
    <GovukButton text="Show" classes="govuk-button--secondary" />
  </form>
)

const Notices = ({ gaps, isPeriod }: { gaps: Gaps; isPeriod: boolean }) => {
  const { during, known, today, met, hidden } = gaps
  return (
    <>
      {isPeriod ? (
        <Inset>
          {`From ${dayName(during.from)} to ${dayName(addDays(during.until, -1))}, ${known === null ? 'as known now' : `as the register had it at the end of ${dayName(known)}`}.`}
        </Inset>
      ) : (
        <AsAtNotice asAt={{ at: during.from, known }} today={today} />
      )}
      {met.some(({ whole }) => !whole) && (
        <Inset>You see your own units and the boroughs that they police today. Others are not counted here.</Inset>
      )}
      {hidden.length > 0 && (
        <Inset>
          <p class="govuk-body">Not shown to you, because you may not know who holds the role:</p>
          <List items={hidden.map(requirementWords)} />
        </Inset>
      )}
    </>
  )
}

const Summary = ({ gaps, isPeriod }: { gaps: Gaps; isPeriod: boolean }) => {
  const { met, during } = gaps
  if (met.length === 0) return <Text>{isPeriod ? 'No role was required in these days.' : 'No role is required on this day.'}</Text>
  return (
    <DataTable
      id="gaps"
      caption="How far each requirement is met"
      rows={met}
      columns={[
        { head: 'Requirement', cell: each => <RequirementLink {...each} /> },
        {
          head: 'How it stands',
          cell: each => (each.places === 0 ? 'There is no such place in these days' : figureWords(gapFigures(each), during)),
        },
        ...(isPeriod
          ? [
              { head: 'Days required', cell: ({ daysRequired }: RequirementMet) => count(daysRequired), numeric: true },
              {
                head: 'Days held',
                cell: ({ daysRequired, daysVacant }: RequirementMet) => count(daysRequired - daysVacant),
                numeric: true,
              },
              { head: 'Days vacant', cell: ({ daysVacant }: RequirementMet) => count(daysVacant), numeric: true },
              { head: 'Held', cell: (each: RequirementMet) => shareWords(gapFigures(each).shareHeld), numeric: true },
            ]
          : []),
      ]}
    />
  )
}

const shareWords = (share: number | null) => (share === null ? '–' : percent(share))

const RequirementLink = (met: RequirementMet) => (
  <a class="govuk-link" href={met.gaps.length > 0 ? `#${sectionOf(met)}` : paths.requirement(met.id)}>
    {requirementWords(met)}
  </a>
)

const sectionOf = ({ id }: RequirementMet) => `gaps-${id}`

const PlaceLink = ({ unit, area, name }: Gap) => (
  <a class="govuk-link" href={unit === null ? paths.borough(area ?? '') : paths.unit(unit)}>
    {name}
  </a>
)

type SectionProps = { met: RequirementMet; gaps: Gaps }

const OnDay = ({ met, gaps: { during } }: SectionProps) => (
  <section aria-labelledby={sectionOf(met)}>
    <SubHeading id={sectionOf(met)}>{requirementWords(met)}</SubHeading>
    <DataTable
      id={`table-${met.id}`}
      caption={`Vacant on ${dayName(during.from)}`}
      rows={met.gaps}
      columns={[
        { head: met.unitKind === null ? 'Borough' : 'Unit', cell: PlaceLink },
        { head: 'Vacant since', cell: gap => <Since gap={gap} on={during.from} /> },
        { head: 'Days', cell: gap => daysOn(gap, during.from), numeric: true },
        { head: 'Meanwhile', cell: Meanwhile },
        { head: 'Until', cell: gap => untilWords(gap, during.from) },
      ]}
    />
  </section>
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
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {meanwhile.map(({ id, standing, name }) => (
        <li key={id}>
          {STANDINGS[standing]}: {name ?? 'name not shown to you'}
        </li>
      ))}
    </ul>
  )

const OverPeriod = ({ met, gaps: { during } }: SectionProps) => (
  <section aria-labelledby={sectionOf(met)}>
    <SubHeading id={sectionOf(met)}>{requirementWords(met)}</SubHeading>
    <DataTable
      id={`table-${met.id}`}
      caption={`Vacant on some days, ${shortDay(during.from)} to ${shortDay(addDays(during.until, -1))}`}
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
  </section>
)

/** Whole runs, also where they reach beyond the period: what was vacant for two years is not vacant since January. */
const Runs = ({ runs }: Gap) => (
  <ul class="govuk-list govuk-!-margin-bottom-0">
    {runs.map(({ days, aboutFrom, aboutUntil }) => (
      <li key={days.from ?? ''}>
        <SaidDay day={days.from} approximate={aboutFrom} none="Since ever" short /> to{' '}
        <SaidDay day={days.until === null ? null : addDays(days.until, -1)} approximate={aboutUntil} none="no known end" short />
      </li>
    ))}
  </ul>
)
