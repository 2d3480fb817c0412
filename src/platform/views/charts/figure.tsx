/** A chart on the page: named, drawn for wide and for narrow screens, and pointing to the table that holds its figures. */
import { Markup } from '../prose.tsx'
import { type Drawing, drawBoth } from './drawing.ts'

/** `tableId` names the table that follows: whoever cannot see the chart is sent there. Nothing to draw, nothing shown. */
export const Chart = ({ title, tableId, drawing }: { title: string; tableId: string; drawing: Drawing }) => {
  const drawn = drawBoth(drawing, `Chart: ${title} The figures are in the table that follows it.`)
  if (!drawn) return null
  return (
    <figure class="muster-chart" aria-describedby={`${tableId}-caption`}>
      <figcaption>{title}</figcaption>
      <Markup html={drawn.wide} />
      <Markup html={drawn.narrow} />
    </figure>
  )
}
