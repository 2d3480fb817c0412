/** What more staff would change, for a terminal. */
import { bar } from '../../../../platform/terminal/charts.ts'
import type { Style } from '../../../../platform/terminal/style.ts'
import { type Column, table } from '../../../../platform/terminal/table.ts'
import { heading, paragraph } from '../../../../platform/terminal/text.ts'
import { count, counted, dayName, days } from '../../../../values/figures.ts'
import type { Forecast, StaffingEffect } from '../rules.ts'
import { changesNothing, nothingChanged, sentence } from '../summary.ts'

export function staffingText(style: Style, { staffing, staffingAt, staffingRefused }: Forecast): string[] {
  const top = heading(style, 'What more staff would change')
  if (!staffingAt || staffing.length === 0) return staffingRefused ? [...top, ...paragraph(style, sentence(staffingRefused))] : []
  if (changesNothing(staffing)) return [...top, ...paragraph(style, nothingChanged(staffing))]
  const ramp = staffingAt.rampWeeks > 0 ? `, each newcomer reaching full pace after ${counted(staffingAt.rampWeeks, 'week')}` : ''
  return [
    ...top,
    ...paragraph(
      style,
      `Staff above today's ${count(staffingAt.staffToday)} at ${staffingAt.stage}, the stage that holds the work up, from ${dayName(staffingAt.from)}${ramp}. Days are from receipt to closing. The change of the mean is against no more staff, with the give or take of a 95% interval; "open" is what is open at the end of the forecast.`,
    ),
    '',
    ...table(style, columnsFor(style, staffing), staffing),
  ]
}

function columnsFor(style: Style, staffing: readonly StaffingEffect[]): Column<StaffingEffect>[] {
  const most = Math.max(...staffing.map(effect => effect.p50Days))
  return [
    { head: 'Extra', align: 'right', cell: effect => `+${effect.extra}` },
    { head: 'P50', align: 'right', cell: effect => days(effect.p50Days) },
    { head: 'P80', align: 'right', cell: effect => days(effect.p80Days) },
    { head: 'Change of mean', align: 'right', cell: change },
    { head: 'Open', align: 'right', cell: effect => count(effect.openAtHorizon) },
    { head: 'P50 as a bar', cell: effect => bar(style, effect.p50Days, most, 20), drawn: true, yields: 1 },
  ]
}

const change = ({ extra, meanChangeDays, halfWidthDays }: StaffingEffect): string =>
  extra === 0 ? '' : `${meanChangeDays > 0 ? '+' : ''}${meanChangeDays.toFixed(1)} +/- ${halfWidthDays.toFixed(1)}`
