/** The forecast as one HTML document, alone or together with the report. */
import { dayIn } from '../../../platform/views/dates.tsx'
import { htmlDocument, type Made, type Part, type Section } from '../../../platform/views/document.tsx'
import { Lead } from '../../../platform/views/prose.tsx'
import { dayName } from '../../../values/figures.ts'
import { ReadingBody } from '../case-log/reading-page.tsx'
import { reportPart } from '../report/pages.tsx'
import type { Report } from '../report/rules.ts'
import { Warnings } from '../report/sections/summary.tsx'
import { summariseReport } from '../report/summary.ts'
import type { Forecast } from './rules.ts'
import { Backlog } from './sections/backlog.tsx'
import { BacktestBody } from './sections/backtest.tsx'
import { Again, Model, WhatItPromises } from './sections/grounds.tsx'
import { OpenCases } from './sections/open-cases.tsx'
import { Staffing } from './sections/staffing.tsx'
import { ForecastOpening } from './sections/summary.tsx'
import { summariseForecast } from './summary.ts'

export const forecastDocument = (forecast: Forecast, made: Made): string =>
  htmlDocument({
    title: forecast.title,
    caption: `Forecast from ${dayName(dayIn(forecast.reading.timeZone, forecast.asOf))}`,
    opening: <Warnings {...forecast} />,
    parts: [forecastPart(forecast)],
    made,
    timeZone: forecast.reading.timeZone,
  })

/** Both under one roof: what the log shows, then what is to be expected; of one file how it was read stands once, at the end. */
export const reportAndForecastDocument = (report: Report, forecast: Forecast, made: Made): string =>
  htmlDocument({
    title: report.title,
    caption: `Performance report and forecast from ${dayName(dayIn(report.reading.timeZone, report.asOf))}`,
    opening: <BothOpening report={report} forecast={forecast} />,
    parts: isOneFile(report, forecast)
      ? [reportPart(report, { withReading: false }), forecastPart(forecast, report.remarks)]
      : [reportPart(report, { withReading: true }), forecastPart(forecast)],
    made,
    timeZone: report.reading.timeZone,
  })

const isOneFile = (report: Report, forecast: Forecast): boolean => report.reading.sha256 === forecast.reading.sha256

/** The one sentence of each that matters most, before the contents. */
const BothOpening = ({ report, forecast }: { report: Report; forecast: Forecast }) => (
  <>
    <Warnings title={report.title} remarks={[...report.remarks, ...forecast.remarks]} release={report.release || forecast.release} />
    <Lead>{summariseReport(report)[1]}</Lead>
    <Lead>{summariseForecast(forecast)[0]}</Lead>
  </>
)

export const forecastPart = (forecast: Forecast, reportRemarks: readonly string[] = []): Part => ({
  id: 'forecast',
  title: 'What to expect',
  opening: <ForecastOpening forecast={forecast} />,
  sections: sectionsOf(forecast, reportRemarks),
})

function sectionsOf(forecast: Forecast, reportRemarks: readonly string[]): Section[] {
  const { backlog, stockByWeek, log, reading, remarks } = forecast
  const sections: (Section | false)[] = [
    backlog.length > 0 && { id: 'weeks-ahead', title: 'Open cases in the weeks ahead', body: <Backlog forecast={forecast} /> },
    stockByWeek.length > 0 && { id: 'open-cases', title: 'When today’s open cases are done', body: <OpenCases forecast={forecast} /> },
    { id: 'more-staff', title: 'What more staff would change', body: <Staffing forecast={forecast} /> },
    { id: 'trust', title: 'How far to trust it', body: <BacktestBody forecast={forecast} /> },
    { id: 'promise', title: 'What this forecast promises, and what it does not', body: <WhatItPromises /> },
    { id: 'grounds', title: 'What the forecast rests on', body: <Model forecast={forecast} /> },
    { id: 'again', title: 'To make this forecast again', body: <Again forecast={forecast} /> },
    {
      id: 'how-read',
      title: 'How the file was read',
      body: <ReadingBody log={log} reading={reading} remarks={[...reportRemarks, ...remarks]} prefix="forecast" />,
    },
  ]
  return sections.filter(section => section !== false)
}
