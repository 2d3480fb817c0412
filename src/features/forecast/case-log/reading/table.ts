/** Reads a table of either shape, from CSV or a sheet, into a case log and an account of how it was understood. */
import { createLogBuilder } from '../log-builder.ts'
import type { ColumnMapping, DateOrder, Reading, ReadingOptions, ReadLog } from '../rules.ts'
import { Undecided } from '../undecided.ts'
import { caseRowReader } from './case-rows.ts'
import { CLOSED, INSTANCE, plainName } from './column-names.ts'
import { MOST_CLASSES } from './columns.ts'
import { DateCells, type Orders } from './date-cells.ts'
import { OrderSurvey } from './date-order.ts'
import { eventRowReader } from './event-rows.ts'
import { outcomeReader } from './outcome-words.ts'
import { columnOf, type Reader, Tallies } from './reading-rows.ts'
import type { RowSource } from './rows.ts'
import { type SampleRow, takeSample } from './sample.ts'
import { Setbacks } from './setbacks.ts'
import { planTable, type TablePlan } from './table-plan.ts'
import { createTimeZone, type TimeZone } from './time-zone.ts'

const DEFAULT_TIME_ZONE = 'Europe/London'

/** What is known of the file before its rows are. `digest` is asked for last, when the file has been read. */
export type About = Pick<Reading, 'format' | 'file' | 'sheet' | 'separator' | 'encoding'> & { digest(): Promise<string>; remarks: string[] }

/** The source is gone through twice where the order of day and month must first be found, else once. */
export async function readTable(source: RowSource, about: About, options: ReadingOptions, sample?: SampleRow[]): Promise<ReadLog> {
  const zone = createTimeZone(options.timeZone ?? DEFAULT_TIME_ZONE)
  const taken = sample ?? (await takeSample(source))
  const plan = planTable(taken, options.mapping)
  refuseUnclosable(plan, taken, options)
  const setting = { source, about, options, zone }
  const pass = await readRows(setting, plan, { told: options.dates, byColumn: new Map() })
  if (!pass.dates.needsOrder) return finish(setting, pass)
  return finish(setting, await readRows(setting, plan, { told: undefined, byColumn: await surveyOrders(source, plan) }))
}

type Setting = { source: RowSource; about: About; options: ReadingOptions; zone: TimeZone }
type Pass = Reader & { rows: number; orders: Orders }

async function readRows(setting: Setting, plan: TablePlan, orders: Orders): Promise<Pass> {
  const { source, about, options, zone } = setting
  const pass: Pass = {
    plan,
    builder: createLogBuilder({ ...options, timeZone: zone.name }),
    dates: new DateCells(zone, orders, options.now),
    setbacks: new Setbacks(about.sheet),
    outcomeOf: outcomeReader(options.outcomes),
    tallies: new Tallies(),
    rows: 0,
    orders,
  }
  const readRow = rowReader(pass, plan)
  const hasTooManyClasses = () => pass.tallies.classes.size > MOST_CLASSES && options.mapping?.class === undefined
  await source.each(cells => {
    if (cells.line <= plan.headerLine) return true
    pass.rows++
    readRow(cells)
    return !pass.dates.needsOrder && !hasTooManyClasses()
  })
  // What was taken for the class has a value of its own for most cases; it is told apart only here because a sample may not show it.
  return hasTooManyClasses() ? readRows(setting, withoutClass(plan), orders) : pass
}

function rowReader(pass: Pass, plan: TablePlan): ReturnType<typeof caseRowReader> {
  if (plan.mapping.shape === 'cases') return caseRowReader(pass, plan.mapping)
  // An instance settles which start a completion belongs to, so it says something only beside a lifecycle.
  const instance = plan.mapping.lifecycle === undefined ? -1 : plan.names.findIndex(name => INSTANCE.includes(plainName(name)))
  return eventRowReader(pass, plan.mapping, instance)
}

function withoutClass(plan: TablePlan): TablePlan {
  const { class: dropped, ...rest } = plan.mapping
  const remark = `Column "${dropped}" has more than ${MOST_CLASSES} different values, so it is not used as the class of a case; name it with --class to use it all the same`
  return { ...plan, mapping: rest as ColumnMapping, remarks: [...plan.remarks, remark] }
}

/** Without a closing column a finished case has no end; the reader asks for it rather than take every case as open. */
function refuseUnclosable(plan: TablePlan, sample: readonly SampleRow[], options: ReadingOptions): void {
  const { mapping, names } = plan
  if (mapping.shape !== 'cases' || mapping.closed !== undefined || options.mapping?.shape !== undefined) return
  const outcomeOf = outcomeReader(options.outcomes)
  const column = columnOf(names, mapping.outcome)
  const isClosed = (row: SampleRow) => !['open', undefined].includes(outcomeOf(row.texts[column] ?? ''))
  if (column >= 0 && !sample.some(row => row.line > plan.headerLine && isClosed(row))) return
  const empty = names.find(name => CLOSED.includes(plainName(name)))
  const question = 'Which column holds the date on which each case was closed?'
  throw new Undecided(
    'mapping',
    `${empty === undefined ? question : `Column "${empty}" holds no date. Is every case open? If not: ${question.replace('W', 'w')}`} The columns are: ${names.map(name => `"${name}"`).join(', ')}`,
    `--closed "${empty ?? names.at(-1)}"`,
    names,
  )
}

async function surveyOrders(source: RowSource, plan: TablePlan): Promise<Map<number, DateOrder>> {
  const { mapping, names } = plan
  const used =
    mapping.shape === 'cases'
      ? [mapping.received, mapping.closed, ...mapping.stages]
      : [mapping.end, mapping.start, mapping.queued, mapping.received, mapping.closed]
  const survey = new OrderSurvey(
    used.map(name => columnOf(names, name)).filter(column => column >= 0),
    names,
  )
  await source.each(cells => {
    if (cells.line > plan.headerLine) survey.look(cells)
    return true
  })
  return survey.settle()
}

async function finish({ about, zone }: Setting, pass: Pass): Promise<ReadLog> {
  const { plan, setbacks, builder } = pass
  const built = builder.build()
  const rows = pass.rows - (plan.mapping.shape === 'cases' ? built.unseen.cases : built.unseen.rows)
  const { digest, remarks, ...known } = about
  const rejected = setbacks.rejectedCount
  const reading: Reading = {
    ...known,
    sha256: await digest(),
    mapping: plan.mapping,
    columns: plan.names,
    ...settledDates(pass),
    timeZone: zone.name,
    closedBy: built.closedBy,
    counts: { rows, used: rows - rejected - built.duplicates, rejected, duplicates: built.duplicates },
    rejected: setbacks.rejected,
    passedOver: setbacks.passedOver,
    remarks: [...remarks, ...plan.remarks, ...remarksOnOutcomes(pass.tallies), ...built.remarks],
  }
  return { log: built.log, reading }
}

function settledDates({ dates, orders }: Pass): Pick<Reading, 'dates' | 'datesSettledBy'> {
  if (!dates.usedOrder) return { datesSettledBy: 'unambiguous' }
  if (orders.told !== undefined) return { dates: orders.told, datesSettledBy: 'told' }
  return { dates: [...orders.byColumn.values()][0]!, datesSettledBy: 'data' }
}

function remarksOnOutcomes({ unknownOutcomes }: Tallies): string[] {
  if (unknownOutcomes.size === 0) return []
  const words = [...unknownOutcomes].sort((a, b) => b[1] - a[1]).slice(0, 20)
  const named = words.map(([word, count]) => `"${word}" (${count.toLocaleString('en-GB')})`).join(', ')
  return [
    `${unknownOutcomes.size === 1 ? 'One word' : `${unknownOutcomes.size} words`} of outcome not known: ${named}. Say what they mean with --outcome-word "Word=granted"`,
  ]
}
