/** The top of the report: what it says in a few sentences, and the figures that matter, large. */
import { Inset, type KeyFigure, KeyFigures, Lead, List, Note } from '../../../../platform/views/prose.tsx'
import { count, counted, days, NOT_YET_REACHED, percent } from '../../../../values/figures.ts'
import type { Percentile, Report } from '../rules.ts'
import { summariseReport } from '../summary.ts'

export const ReportOpening = ({ report }: { report: Report }) => {
  const [stock = '', ...rest] = summariseReport(report)
  return (
    <>
      <Lead>{[...rest.slice(0, 1), stock].join(' ')}</Lead>
      <KeyFigures figures={keyFigures(report)} />
      {rest.length > 1 && <List items={rest.slice(1)} />}
    </>
  )
}

/** What must be known before any figure is read: that the data is invented, or that the page was made to be handed out. */
export const Warnings = ({ title, remarks, release }: { title: string; remarks: readonly string[]; release: boolean }) => {
  const invented = remarks.find(remark => remark.startsWith('Invented')) ?? inventedByTitle(title)
  return (
    <>
      {invented && (
        <Inset>
          <strong>{invented}</strong>
        </Inset>
      )}
      {release && <Note>Made to be handed out: case references are left out, and so are groups of fewer than five cases.</Note>}
    </>
  )
}

const inventedByTitle = (title: string) =>
  /\binvented\b/i.test(title) ? 'Invented data: these cases were made up by a program and describe nobody.' : undefined

function keyFigures({ all, targetDays }: Report) {
  const figures: KeyFigure[] = [
    { name: 'Half finish within', ...reachedOrNot(all.p50) },
    { name: 'Four in five within', ...reachedOrNot(all.p80) },
    { name: '19 in 20 within', ...reachedOrNot(all.p95) },
    { name: 'Open now', value: count(all.open), note: `of ${counted(all.n, 'case')} received` },
  ]
  const { withinTarget } = all
  return withinTarget && targetDays !== null
    ? [...figures, { name: `Within ${counted(targetDays, 'day')}`, value: percent(withinTarget.share), note: 'the target, of all cases' }]
    : figures
}

const reachedOrNot = ({ days: value }: Percentile) =>
  value === null ? { value: '–', note: NOT_YET_REACHED } : { value: days(value), unit: 'days' }
