/** Where roles that must be held are not: on a day, or over a period. */
import { DayInput } from '../../../../platform/views/day-input.tsx'
import { GovukButton } from '../../../../platform/views/govuk.generated.ts'
import { Inset, List, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { addDays } from '../../../../values/date.ts'
import { count, dayName, percent } from '../../../../values/figures.ts'
import type { Reason } from '../../../../values/outcome.ts'
import { AsAtNotice, AsAtPicker } from '../../as-at/picker.tsx'
import { fieldsOf } from '../../as-at/rules.ts'
import { networkPaths as paths } from '../../paths.ts'
import { Section } from '../../section.tsx'
import { requirementWords } from '../requirements/rules.ts'
import { OnDay, OverPeriod, tableOf } from './gap-tables.tsx'
import { type AskedGaps, figureWords, type Gaps, gapFigures, gapsQuery, type RequirementMet } from './rules.ts'

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
      <Summary gaps={gaps} isPeriod={isPeriod} />
      {gaps.met
        .filter(met => met.gaps.length > 0)
        .map(met => (isPeriod ? <OverPeriod met={met} gaps={gaps} /> : <OnDay met={met} gaps={gaps} />))}
      {gaps.met.length > 0 && (
        <p class="govuk-body muster-file">
          <a class="govuk-link" href={`${paths.gapsFile}${gapsQuery(gaps, isPeriod)}`} download>
            Download every gap as CSV
          </a>
        </p>
      )}
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
  <a class="govuk-link" href={met.gaps.length > 0 ? `#${tableOf(met)}` : paths.requirement(met.id)}>
    {requirementWords(met)}
  </a>
)
