/** The performance report as one HTML document: the answer first, plain words above each table, how the file was read at the end. */

import { dayIn } from '../../../platform/views/dates.tsx'
import { htmlDocument, type Made, type Part, type Section } from '../../../platform/views/document.tsx'
import { dayName } from '../../../values/figures.ts'
import { ReadingBody } from '../case-log/reading-page.tsx'
import type { Report } from './rules.ts'
import { Endings } from './sections/endings.tsx'
import { Months } from './sections/months.tsx'
import { OldestOpen } from './sections/oldest.tsx'
import { ReportOpening, Warnings } from './sections/summary.tsx'
import { Times } from './sections/times.tsx'
import { repeated, TimeHeld, WorkDoneAgain, Workload } from './sections/work.tsx'

export const reportDocument = (report: Report, made: Made): string =>
  htmlDocument({
    title: report.title,
    caption: `Performance report to ${dayName(dayIn(report.reading.timeZone, report.asOf))}`,
    opening: <Warnings {...report} />,
    parts: [reportPart(report, { withReading: true })],
    made,
    timeZone: report.reading.timeZone,
  })

/** The report as part of a document; the reading is left out where another part shows it. */
export const reportPart = (report: Report, { withReading }: { withReading: boolean }): Part => ({
  id: 'report',
  title: 'What the log shows',
  opening: <ReportOpening report={report} />,
  sections: sectionsOf(report, withReading),
})

function sectionsOf(report: Report, withReading: boolean): Section[] {
  const { log, reading, remarks, release } = report
  const sections: (Section | false)[] = [
    { id: 'how-long', title: 'How long cases take', body: <Times report={report} /> },
    report.months.length > 0 && { id: 'by-month', title: 'Month by month', body: <Months report={report} /> },
    report.competing.length > 0 && { id: 'how-cases-end', title: 'How cases end', body: <Endings report={report} /> },
    report.heldByStage.length + report.heldByParty.length > 0 && {
      id: 'time-held',
      title: 'Where the time goes',
      body: <TimeHeld report={report} />,
    },
    repeated(report).length > 0 && { id: 'done-again', title: 'Work done again', body: <WorkDoneAgain report={report} /> },
    !release && report.oldestOpen.length > 0 && { id: 'open-longest', title: 'Cases open longest', body: <OldestOpen report={report} /> },
    report.workload.length > 0 && { id: 'spread', title: 'How the work is spread', body: <Workload report={report} /> },
    withReading && {
      id: 'how-read',
      title: 'How the file was read',
      body: <ReadingBody log={log} reading={reading} remarks={remarks} prefix="report" />,
    },
  ]
  return sections.filter(section => section !== false)
}
