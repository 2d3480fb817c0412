/** What is recorded for a later day. */
import { Lead, Text } from '../../../platform/views/prose.tsx'
import { DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { counted } from '../../../values/figures.ts'
import { ApproximateTag, SaidDay } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { CalendarDate } from '../rules.ts'
import { Section } from '../section.tsx'
import { type Pending, pendingWords } from './rules.ts'

export const PendingPage = ({ changes, today }: { changes: readonly Pending[]; today: CalendarDate }) => (
  <Section title="Pending changes">
    <Text>What the register has for days after today. To see the register as it will be, choose a later day there.</Text>
    {changes.length === 0 ? (
      <Lead>Nothing is recorded for a later day.</Lead>
    ) : (
      <>
        <Lead>{counted(changes.length, 'change')} to come.</Lead>
        <TableFiles.Provider value={() => paths.pendingFile}>
          <DataTable
            id="pending"
            caption="Changes to come, the next first"
            rows={changes}
            columns={[
              {
                head: 'Day',
                cell: ({ day, approximate }) => (
                  <>
                    {day <= today ? 'Now' : <SaidDay day={day} approximate={approximate} none="–" short />}{' '}
                    {approximate && <ApproximateTag />}
                  </>
                ),
              },
              {
                head: 'What changes',
                cell: change => (
                  <a class="govuk-link" href={placeOf(change)}>
                    {pendingWords(change)}
                  </a>
                ),
              },
              { head: 'Why', cell: ({ why }) => why },
            ]}
          />
        </TableFiles.Provider>
      </>
    )}
  </Section>
)

function placeOf(change: Pending): string {
  switch (change.what) {
    case 'cover':
      return paths.borough(change.area)
    case 'starts':
    case 'ends':
      return paths.seat(change.seat)
    case 'milestone':
      return paths.milestone(change.milestone)
    default:
      return `${paths.unit(change.unit)}?at=${change.day}`
  }
}
