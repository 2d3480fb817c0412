/** What a reader of the report must know beside its figures, in plain sentences. */
import { DAY_MS, dayNumber } from '../../../values/date.ts'
import type { WorkingCalendar } from '../../../values/working-day.ts'
import type { CaseLog } from '../case-log/rules.ts'
import type { CaseTimes } from './figures/case-times.ts'
import { LEAST_RELEASED } from './rules.ts'
import type { Shown } from './shown-groups.ts'

export type Asked = { title: string; file: string; asOf: string; asOfTold: boolean; release: boolean; calendar: WorkingCalendar }

export function remarksOn(log: CaseLog, times: CaseTimes, shown: Shown, asked: Asked): string[] {
  return [
    ...when(/invented/i.test(`${asked.title} ${asked.file}`), 'Invented data: no real person, case or force is in it.'),
    ...when(asked.asOfTold, `Made as if the log ended at ${asked.asOf}: what came later was not seen.`),
    ...when(times.backwards > 0, `${cases(times.backwards)} closed before being received, counted as taking no time.`),
    ...when(!log.has.stages, 'The log names no stages, so that neither time held nor work done again can be shown.'),
    ...when(reachesBeyond(times, log, asked.calendar), beyondCalendar(asked.calendar)),
    ...(asked.release ? released(log, shown) : []),
  ]
}

const when = (holds: boolean, remark: string): string[] => (holds ? [remark] : [])
const cases = (count: number): string => `${count} ${count === 1 ? 'case was' : 'cases were'}`

function reachesBeyond({ receivedOn }: CaseTimes, log: CaseLog, { knownFrom, knownTo }: WorkingCalendar): boolean {
  const first = receivedOn.reduce((earliest, day) => Math.min(earliest, day), Number.POSITIVE_INFINITY)
  return first < dayNumber(knownFrom) || Math.floor(log.endOfLog / DAY_MS) > dayNumber(knownTo)
}

const beyondCalendar = ({ knownFrom, knownTo }: WorkingCalendar): string =>
  `Holidays are known from ${knownFrom.slice(0, 4)} to ${knownTo.slice(0, 4)}; working days outside those years leave out week ends only.`

function released(log: CaseLog, shown: Shown): string[] {
  const months = shown.hiddenMonths.filter(Boolean).length
  const merged = [
    [shown.classes.hidden, 'classes'],
    [shown.stages.hidden, 'stages'],
    [shown.parties.hidden, 'parties'],
  ] as const
  return [
    `Made to be handed out: case references and the spread of work over staff are left out, and no group of fewer than ${LEAST_RELEASED} cases is shown by itself. A group of ${LEAST_RELEASED} or more is hidden with a smaller one where the smaller could otherwise be worked out from the totals.`,
    ...merged.filter(([hidden]) => hidden > 0).map(([hidden, what]) => `${hidden} ${what} are put together as one group for that reason.`),
    ...when(months > 0, `${months} months are left out for that reason.`),
    ...when(
      (shown.classesByMonth?.hidden ?? 0) > 0,
      `${shown.classesByMonth?.hidden} classes are put together in the figures by month and class for that reason.`,
    ),
    ...when(log.has.classes && shown.classesByMonth === null, 'The figures by month and class are left out for that reason.'),
  ]
}
