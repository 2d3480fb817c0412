/** The performance report for a terminal: the answer first, plain words above each table. */

import type { Style } from '../../../platform/terminal/style.ts'
import { heading, list, paragraph, title, wrap } from '../../../platform/terminal/text.ts'
import { readingText, unusableText } from '../case-log/terminal.ts'
import type { Report } from './rules.ts'
import { summariseReport } from './summary.ts'
import { monthsText } from './terminal/months.ts'
import { classesText, outcomesText, survivalText } from './terminal/times.ts'
import { heldText, oldestText, reworkText, workloadText } from './terminal/work.ts'

export function reportText(style: Style, report: Report): string {
  const lines = [
    ...briefLines(style, report),
    ...classesText(style, report),
    ...survivalText(style, report),
    ...monthsText(style, report),
    ...outcomesText(style, report),
    ...heldText(style, report),
    ...reworkText(style, report),
    ...oldestText(style, report),
    ...workloadText(style, report),
    ...unusableText(style, report.reading),
  ]
  return `${lines.join('\n')}\n`
}

/** For when the whole report goes to a file: how the file was read and the summary. */
export const reportInShort = (style: Style, report: Report): string => `${briefLines(style, report).join('\n')}\n`

const briefLines = (style: Style, report: Report): string[] => [
  ...title(style, report.title),
  ...invented(report).flatMap(remark => paragraph(style, remark)),
  ...(report.release ? wrap(style, 'Made to be handed out: no case references, no groups under five.') : []),
  ...readingText(style, { cases: report.log.cases, reading: report.reading }),
  ...list(style, ownRemarks(report)),
  ...heading(style, 'In short'),
  ...summariseReport(report).flatMap(sentence => paragraph(style, sentence)),
]

const invented = (report: Report) => report.remarks.filter(remark => remark.startsWith('Invented'))

/** A remark of the reading is shown with the reading, once. */
const ownRemarks = (report: Report) =>
  report.remarks.filter(remark => !remark.startsWith('Invented') && !report.reading.remarks.includes(remark))
