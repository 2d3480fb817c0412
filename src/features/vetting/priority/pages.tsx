/** Asking for priority, and how full the lane is. */
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { counted, dayName, shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import type { Me } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { isOpen } from '../rules.ts'
import { MANAGER } from '../who.ts'
import { isFull, type Lane as LaneNow, opensOn, placesOf } from './rules.ts'

/** On the overview while priority was asked for and not approved. */
export const Lane = ({ seen: { found, priority, names }, me }: { seen: SeenCase; me: Me }) => {
  if (!priority || priority.approvedOn !== null || !isOpen(found.state)) return null
  const mayApprove = MANAGER.some(role => me.roles.includes(role)) && priority.askedBy !== me.account
  return (
    <>
      <SubHeading>Priority was asked for</SubHeading>
      <Text>
        {nameOf(names, priority.askedBy)} asked on {shortDay(priority.askedOn)}: {priority.why}
      </Text>
      {mayApprove ? (
        <Form action={paths.approvePriority(found.id)}>
          <GovukButton text="Approve priority" preventDoubleClick />
        </Form>
      ) : (
        <GovukInsetText
          text={
            priority.askedBy === me.account
              ? 'You asked for it, so a manager who is not you must approve it.'
              : 'A vetting manager of the unit must approve it.'
          }
        />
      )}
    </>
  )
}

export const AskPriorityPage = ({
  seen,
  lane,
  typed,
  errors,
}: {
  seen: SeenCase
  lane: LaneNow
  typed: string
  errors: readonly Reason[]
}) => (
  <CasePage seen={seen} title="Ask for priority" errors={errors} back={{ href: paths.case(seen.found.id), text: 'Overview' }}>
    <Text>
      {counted(placesOf(lane), 'case')} at a time may go first: {lane.percent}% of the {counted(lane.intake, 'case')} received in the last{' '}
      {counted(lane.days, 'day')}. {counted(lane.taken.length, 'place')} {lane.taken.length === 1 ? 'is' : 'are'} taken.
    </Text>
    {isFull(lane) && (
      <GovukInsetText text={`The lane is full.${freeWords(lane)} You can ask now; a manager can approve it only when a place is free.`} />
    )}
    <Form action={paths.priority(seen.found.id)}>
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why should this case come first?', classes: 'govuk-label--s' }}
        hint={{ text: 'The manager who approves it reads this' }}
        rows="4"
        value={typed}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Ask for priority" preventDoubleClick />
    </Form>
  </CasePage>
)

function freeWords(lane: LaneNow): string {
  const day = opensOn(lane)
  return day ? ` The next place is free on ${dayName(day)}.` : ''
}
