/** What happened in a case, the latest first. */
import { MojTimeline } from '../../../platform/views/moj.ts'
import { Text } from '../../../platform/views/prose.tsx'
import { CasePage, nameOf } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import { wantName } from '../requests/rules.ts'
import { STATES, type State, stageName } from '../rules.ts'
import type { CaseEvent } from './queries.ts'

export const TimelinePage = ({ seen, events }: { seen: SeenCase; events: readonly CaseEvent[] }) => (
  <CasePage seen={seen} title="Timeline">
    <Text>What happened, when and by whom. What was found stands under Findings alone.</Text>
    <MojTimeline
      headingLevel={2}
      items={events.map(event => ({
        label: { text: labelOf(event) },
        ...(event.by === null
          ? {}
          : { byline: { text: event.by === seen.found.applicant ? 'the applicant' : nameOf(seen.names, event.by) } }),
        datetime: { timestamp: event.at, type: 'instant' },
        text: textOf(event),
      }))}
    />
  </CasePage>
)

const LABELS: Readonly<Record<string, string>> = {
  opened: 'Case opened',
  finding: 'Finding recorded',
  recused: 'Has no part in the case any more',
  asked: 'Information asked for',
  answered: 'Answer received',
  'request-withdrawn': 'Request withdrawn',
  'waiver-asked': 'Waiver asked for',
  'waiver-approved': 'Waiver approved',
  'priority-asked': 'Priority asked for',
  'priority-approved': 'Priority approved',
  letter: 'Letter written',
  attached: 'File attached',
  appealed: 'Appeal lodged',
}

function labelOf({ what, detail }: CaseEvent): string {
  if (what === 'closed') return `Closed: ${STATES[detail as State].toLowerCase()}`
  if (what === 'visit-begun') return `${stageName(detail ?? '')} began`
  if (what === 'visit-ended') return `${stageName(detail ?? '')} ended`
  if (what === 'decided') return detail === '1' ? 'First decision made' : 'Second decision made'
  if (what === 'residency') return detail === 'on' ? 'Residency decided: the case goes on' : 'Residency decided: the case does not go on'
  return LABELS[what] ?? what
}

function textOf({ what, detail }: CaseEvent): string {
  if (what === 'asked') return (detail ?? '').split(',').map(wantName).join(', ')
  if (what === 'finding' || what === 'waiver-asked' || what === 'waiver-approved') return stageName(detail ?? '')
  return ''
}
