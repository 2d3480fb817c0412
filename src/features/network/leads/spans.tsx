/** Each lead with the days led, as a chart and as a table. */
import { Chart } from '../../../platform/views/charts/figure.tsx'
import { runsDrawing } from '../../../platform/views/charts/runs.ts'
import { DataTable } from '../../../platform/views/table.tsx'
import { count, shortDay } from '../../../values/figures.ts'
import { dayCount, lastDay } from '../../../values/period.ts'
import { ApproximateTag, SaidDay } from '../marks.tsx'
import type { Leads } from './actions.ts'
import { beginsAbout, type Lead, type LeadSpan } from './rules.ts'

export type Borough = Leads['boroughs'][number]

const isAbout = (span: LeadSpan | undefined, area: string, cover: Leads['cover']) =>
  span !== undefined &&
  beginsAbout(
    span,
    cover.filter(each => each.area === area),
  )

/** A lead who was there before the days that are counted began earlier. */
export const FirstDay = ({ borough, span, cover }: { borough: Borough; span: LeadSpan | undefined; cover: Leads['cover'] }) => {
  const from = span?.valid.from ?? null
  if (borough.seen.some(run => run.from === from)) return <>{from === null ? 'Not known' : `${shortDay(from)} or earlier`}</>
  return <SaidDay day={from} approximate={isAbout(span, borough.area, cover)} none="Not known" short />
}

export const LeadName = ({ lead, leads }: { lead: Lead | null; leads: Leads }) => {
  if (lead === null) return <strong>Nobody</strong>
  const role = leads.roleKinds.find(({ key }) => key === lead.roleKind)?.name ?? lead.roleKind
  return (
    <>
      {lead.name ?? 'Name not shown to you'} <span class="muster-said">{[lead.rank, role].filter(Boolean).join(', ')}</span>
    </>
  )
}

type Shown = { borough: Borough; span: LeadSpan; about: boolean }

export const Spans = ({ leads, foldedAs }: { leads: Leads; foldedAs?: string }) => {
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
