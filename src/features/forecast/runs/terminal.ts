/** The forecast for a terminal: the answer first, plain words above each table, its own test in full. */
import { faint, type Style } from '../../../platform/terminal/style.ts'
import { heading, list, paragraph, title, wrap } from '../../../platform/terminal/text.ts'
import { count } from '../../../values/figures.ts'
import { readingText, unusableText } from '../case-log/terminal.ts'
import type { Forecast } from './rules.ts'
import { summariseForecast } from './summary.ts'
import { backlogText, openCasesText } from './terminal/ahead.ts'
import { backtestText, modelText } from './terminal/grounds.ts'
import { staffingText } from './terminal/staffing.ts'

export function forecastText(style: Style, forecast: Forecast): string {
  const lines = [
    ...briefLines(style, forecast),
    ...backlogText(style, forecast),
    ...openCasesText(style, forecast),
    ...staffingText(style, forecast),
    ...backtestText(style, forecast),
    ...modelText(style, forecast),
    ...repeatText(style, forecast),
    ...unusableText(style, forecast.reading),
  ]
  return `${lines.join('\n')}\n`
}

/** For when the whole forecast goes to a file: how the file was read and the summary. */
export const forecastInShort = (style: Style, forecast: Forecast): string => `${briefLines(style, forecast).join('\n')}\n`

const briefLines = (style: Style, forecast: Forecast): string[] => [
  ...title(style, forecast.title),
  ...forecast.remarks.filter(isInvented).flatMap(remark => paragraph(style, remark)),
  ...(forecast.release ? wrap(style, 'Made to be handed out: no case references, no groups under five.') : []),
  ...readingText(style, { cases: forecast.log.cases, reading: forecast.reading }),
  ...list(
    style,
    forecast.remarks.filter(remark => !isInvented(remark) && !forecast.reading.remarks.includes(remark)),
  ),
  ...heading(style, 'In short'),
  ...summariseForecast(forecast).flatMap(sentence => paragraph(style, sentence)),
]

const isInvented = (remark: string) => remark.startsWith('Invented')

function repeatText(style: Style, { precision, replications, seed, inputHash }: Forecast): string[] {
  const { quantity, halfWidthDays, targetDays, reached } = precision
  const known = `${quantity.charAt(0).toUpperCase()}${quantity.slice(1)}: known to ${halfWidthDays.toFixed(2)} days either way`
  const asked = reached ? 'as fine as asked for' : `coarser than the ${targetDays} days asked for; more runs (--replications) make it finer`
  return [
    ...heading(style, 'To make this forecast again'),
    ...paragraph(
      style,
      `${count(replications)} runs were made. ${known}, ${asked}. The same file, settings and seed give the same figures on any machine.`,
    ),
    ...wrap(style, `Seed ${seed}, input ${inputHash}`, 0, 2).map(line => faint(style, line)),
  ]
}
