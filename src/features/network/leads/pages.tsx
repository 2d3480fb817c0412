/** Who led each borough, and how many different people that were. */
import type { ComponentChildren } from 'preact'
import { Chart } from '../../../platform/views/charts/figure.tsx'
import { runsDrawing } from '../../../platform/views/charts/runs.ts'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { GovukButton } from '../../../platform/views/govuk.generated.ts'
import { Folded, Inset, KeyFigures, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { useSurroundings } from '../../../platform/views/surroundings.ts'
import { DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { addDays } from '../../../values/date.ts'
import { count, dayName, shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { dayCount, lastDay } from '../../../values/period.ts'
import { fieldsOf } from '../as-at/rules.ts'
import type { Seat } from '../holdings/rules.ts'
import { ApproximateTag, SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { CalendarDate } from '../rules.ts'
import { Section } from '../section.tsx'
import { COUNCIL } from '../who.ts'
import type { Leads } from './actions.ts'
import { type AskedLeads, beginsAbout, type Lead, type LeadSpan, leadsQuery } from './rules.ts'

type Props = { leads: Leads; asked: AskedLeads; errors: readonly Reason[] }
type Borough = Leads['boroughs'][number]

export const LeadsPage = ({ leads, asked, errors }: Props) => (
  <Section title={`Different leads of each borough since ${dayName(leads.since)}`} errors={errors}>
    <Picker action={paths.leads} leads={leads} asked={asked} errors={errors} />
    <KnownNotice leads={leads} />
    {leads.boroughs.length === 0 ? <Text>There is no borough here of which you may see who polices it.</Text> : <Answer leads={leads} />}
  </Section>
)

const Answer = ({ leads }: { leads: Leads }) => (
  <Files leads={leads}>
    <Partly leads={leads} />
    <Figures leads={leads} />
    <HowCounted leads={leads} />
    <LeadsTable leads={leads} />
    <SubHeading>Leads over time</SubHeading>
    <Spans leads={leads} foldedAs="Show each lead with first and last day" />
  </Files>
)

type OneProps = Props & { borough: Borough; seats: readonly Seat[] }

export const BoroughLeadsPage = ({ leads, asked, errors, borough, seats }: OneProps) => (
  <Section
    title={`Leads since ${dayName(leads.since)}`}
    caption={borough.name}
    errors={errors}
    back={{ href: `${paths.leads}${leadsQuery(leads)}`, text: 'All boroughs' }}
  >
    <Picker action={paths.leadsOf(borough.area)} leads={leads} asked={asked} errors={errors} />
    <KnownNotice leads={leads} />
    <Partly leads={leads} />
    <KeyFigures figures={figuresOf(borough)} />
    <HowCounted leads={leads} />
    <Files leads={leads}>
      <Spans leads={leads} />
    </Files>
    {seats.length > 0 && (
      <>
        <SubHeading>Roles that lead this borough</SubHeading>
        <List
          items={seats.map(({ id, roleName, placeName, unconfirmed }) => (
            <>
              <a class="govuk-link" href={paths.seat(id)}>
                {roleName}, {placeName}
              </a>{' '}
              {unconfirmed && <UnconfirmedTag />}
            </>
          ))}
        />
      </>
    )}
  </Section>
)

const figuresOf = ({ record, seen }: Borough) => [
  { name: 'Different leads', value: count(record.leads) },
  { name: 'Changes of lead', value: count(record.changes) },
  {
    name: 'Days without a lead',
    value: count(record.daysWithout),
    note: `of ${count(seen.reduce((sum, period) => sum + (dayCount(period) ?? 0), 0))} days`,
  },
]

const Picker = ({ action, leads, asked, errors }: Props & { action: string }) => (
  <form action={action} method="get" noValidate class="muster-as-at">
    <DayInput
      name="since"
      legend="Count from"
      hint="The first day that counts"
      plain
      typed={fieldsOf('since', asked, leads.since)}
      errors={errors}
    />
    <DayInput
      name="known"
      legend="As known at the end of"
      hint="Empty: as known now"
      plain
      typed={fieldsOf('known', asked, leads.known ?? undefined)}
      errors={errors}
    />
    <GovukButton text="Show" classes="govuk-button--secondary" />
  </form>
)

const KnownNotice = ({ leads: { known } }: { leads: Leads }) =>
  known === null ? null : (
    <Inset>This is counted up to {dayName(known)}, as the register had it at the end of that day. It may have been corrected since.</Inset>
  )

/** The figures of whoever sees less than was asked for are for fewer days, and say so. */
const Partly = ({ leads }: { leads: Leads }) =>
  leads.boroughs.every(({ whole }) => whole) ? null : (
    <Inset>You see a borough for the days in which your unit polices it. Its figures count these days only.</Inset>
  )

const Files = ({ leads, children }: { leads: Leads; children: ComponentChildren }) => {
  const [only] = leads.boroughs
  const area = leads.boroughs.length === 1 && only ? `&area=${only.area}` : ''
  const files: Readonly<Record<string, string>> = {
    leads: `${paths.leadsFile}${leadsQuery(leads)}`,
    spans: `${paths.leadSpansFile}${leadsQuery(leads)}${area}`,
  }
  return <TableFiles.Provider value={id => files[id]}>{children}</TableFiles.Provider>
}

const Figures = ({ leads }: { leads: Leads }) => {
  const { boroughs, until } = leads
  const [only, other] = boroughs
  if (only && !other) return <KeyFigures figures={figuresOf(only)} />
  const most = Math.max(...boroughs.map(({ record }) => record.leads))
  const fewest = Math.min(...boroughs.map(({ record }) => record.leads))
  const vacant = boroughs.filter(({ record, seesNow }) => seesNow && record.now === null)
  return (
    <KeyFigures
      figures={[
        { name: 'Boroughs', value: count(boroughs.length) },
        { name: 'Different leads of one borough', value: fewest === most ? count(most) : `${count(fewest)} to ${count(most)}` },
        { name: 'Boroughs without a lead', value: count(vacant.length), note: `on ${dayName(addDays(until, -1))}` },
      ]}
    />
  )
}

const HowCounted = ({ leads: { roleKinds } }: { leads: Leads }) => {
  const order = roleKinds.filter(({ leads }) => leads !== null).sort((a, b) => (a.leads ?? 0) - (b.leads ?? 0))
  return (
    <Folded summary="How a lead is counted" long={false}>
      <List
        items={[
          `A borough’s lead on a day is whoever holds the first of these roles that is filled, for the borough itself or in the unit that polices it: ${order.map(({ name }) => name).join(', then ')}.`,
          'A person counts once, however often they come back and whatever the role is called.',
          'A change is one person followed by another, also after days without a lead.',
          'A day without a lead is one on which none of these roles was held. Deputies and people who cover are not counted.',
          'A commander of several boroughs is the lead of each of them that has none of its own.',
          'The City of London has a police force of its own and is not in the table.',
        ]}
      />
    </Folded>
  )
}

const LeadsTable = ({ leads }: { leads: Leads }) => {
  const { boroughs, until, cover } = leads
  const { person } = useSurroundings()
  // A council sees its own borough alone, so nothing can be said there of the others.
  const seesOthers = person?.roles.some(role => !(COUNCIL as readonly string[]).includes(role)) ?? false
  return (
    <DataTable<Borough>
      id="leads"
      caption={`Leads of each borough, ${dayName(leads.since)} to ${dayName(addDays(until, -1))}`}
      rows={boroughs}
      columns={[
        {
          head: 'Borough',
          cell: ({ area, name }) => (
            <a class="govuk-link" href={`${paths.leadsOf(area)}${leadsQuery(leads)}`}>
              {name}
              <span class="govuk-visually-hidden">: its leads over time</span>
            </a>
          ),
        },
        { head: 'Different leads', numeric: true, cell: ({ record }) => count(record.leads) },
        { head: 'Changes', numeric: true, cell: ({ record }) => count(record.changes) },
        { head: 'Days without', numeric: true, cell: ({ record }) => count(record.daysWithout) },
        ...(boroughs.every(({ whole }) => whole)
          ? []
          : [
              {
                head: 'Counted from',
                whole: true,
                cell: ({ seen, area }: Borough) => (
                  <SaidDay day={seen[0]?.from ?? null} approximate={startsAbout(seen[0]?.from, area, cover)} none="–" short />
                ),
              },
            ]),
        {
          head: leads.known === null ? 'Lead now' : 'Lead then',
          cell: borough =>
            borough.seesNow ? (
              <div class="muster-person">
                <LeadName lead={borough.record.now} leads={leads} />
                {borough.record.now && (
                  <span class="muster-said">
                    since <FirstDay borough={borough} span={borough.spans.at(-1)} cover={cover} />
                  </span>
                )}
              </div>
            ) : (
              'Not shown to you'
            ),
        },
        { head: 'Shared with', cell: ({ area, record }) => sharedWords(leads.sharing.get(area) ?? [], record.now, seesOthers) },
      ]}
    />
  )
}

function sharedWords(others: readonly string[], lead: Lead | null, seesOthers: boolean): string {
  if (lead === null) return '–'
  if (others.length > 0) return others.join(', ')
  return lead.unit !== null && !seesOthers ? 'Not shown to you' : 'No other borough'
}

const startsAbout = (day: CalendarDate | null | undefined, area: string, cover: Leads['cover']) =>
  cover.some(each => each.area === area && each.approximate && each.valid.from !== null && each.valid.from === day)

const isAbout = (span: LeadSpan | undefined, area: string, cover: Leads['cover']) =>
  span !== undefined &&
  beginsAbout(
    span,
    cover.filter(each => each.area === area),
  )

/** A lead who was there before the days that are counted began earlier. */
const FirstDay = ({ borough, span, cover }: { borough: Borough; span: LeadSpan | undefined; cover: Leads['cover'] }) => {
  const from = span?.valid.from ?? null
  if (borough.seen.some(run => run.from === from)) return <>{from === null ? 'Not known' : `${shortDay(from)} or earlier`}</>
  return <SaidDay day={from} approximate={isAbout(span, borough.area, cover)} none="Not known" short />
}

const LeadName = ({ lead, leads }: { lead: Lead | null; leads: Leads }) => {
  if (lead === null) return <strong>Nobody</strong>
  const role = leads.roleKinds.find(({ key }) => key === lead.roleKind)?.name ?? lead.roleKind
  return (
    <>
      {lead.name ?? 'Name not shown to you'} <span class="muster-said">{[lead.rank, role].filter(Boolean).join(', ')}</span>
    </>
  )
}

type Shown = { borough: Borough; span: LeadSpan; about: boolean }

const Spans = ({ leads, foldedAs }: { leads: Leads; foldedAs?: string }) => {
  const { boroughs, until, cover } = leads
  const rows = boroughs.flatMap(borough =>
    borough.spans.map(
      (span): Shown => ({
        borough,
        span,
        about: isAbout(span, borough.area, cover) && !borough.seen.some(run => run.from === span.valid.from),
      }),
    ),
  )
  const one = boroughs.length === 1
  return (
    <>
      <Chart
        title="Each bar is one lead: the colour turns when another person takes over, and a gap is time without a lead."
        tableId="spans"
        drawing={runsDrawing(boroughs.map(({ name, spans }) => ({ name, runs: spans.flatMap(runOf) })))}
      />
      <DataTable<Shown>
        id="spans"
        caption={one ? 'Each lead, with first and last day' : 'Each lead of each borough, with first and last day'}
        {...(foldedAs === undefined ? {} : { foldedAs })}
        rows={rows}
        columns={[
          ...(one ? [] : [{ head: 'Borough', cell: ({ borough }: Shown) => borough.name }]),
          {
            head: 'Lead',
            cell: ({ span }) => (
              <div class="muster-person">
                <LeadName lead={span.lead} leads={leads} />
              </div>
            ),
          },
          {
            head: 'First day',
            whole: true,
            cell: ({ borough, span }) => <FirstDay borough={borough} span={span} cover={cover} />,
          },
          {
            head: 'Last day',
            whole: true,
            cell: ({ span }) => (span.valid.until === until ? lastWords(leads) : <SaidDay day={lastDay(span.valid)} none="–" short />),
          },
          { head: 'Days', numeric: true, cell: ({ span }) => count(dayCount(span.valid) ?? 0) },
          { head: 'Mark', cell: ({ about }) => (about ? <ApproximateTag /> : '') },
        ]}
      />
    </>
  )
}

const runOf = ({ valid: { from, until }, lead }: LeadSpan) =>
  lead === null || from === null || until === null ? [] : [{ from, until, mark: lead.person }]

const lastWords = ({ known }: Leads) => (known === null ? 'Leads now' : 'Led then')
