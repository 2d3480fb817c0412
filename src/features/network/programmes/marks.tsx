/** How a milestone stands, in a tag or a few words, the same on every page. */
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { SaidDay } from '../marks.tsx'
import type { CalendarDate } from '../rules.ts'
import { type DateThen, type Milestone, type Standing, slippage, slippageWords, standingOf } from './rules.ts'

const TAGS: Readonly<Record<Standing, { text: string; classes: string }>> = {
  reached: { text: 'Reached', classes: 'govuk-tag--green' },
  due: { text: 'To come', classes: 'govuk-tag--blue' },
  passed: { text: 'Date has passed', classes: 'govuk-tag--yellow' },
}

export const StandingTag = ({ milestone, day }: { milestone: Milestone; day: CalendarDate }) => (
  <GovukTag {...TAGS[standingOf(milestone, day)]} />
)

export const DateWords = ({ date: { due, approximate } }: { date: Pick<DateThen, 'due' | 'approximate'> }) => (
  <SaidDay day={due} approximate={approximate} none="–" short />
)

export const Slip = ({ milestone }: { milestone: Milestone }) => {
  const days = slippage(milestone)
  return <span class={days > 0 ? 'govuk-!-font-weight-bold' : ''}>{slippageWords(days)}</span>
}
