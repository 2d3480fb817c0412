/** Waiving a check, and the waivers of a unit. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukRadios, GovukTag, GovukTextarea } from '../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import type { CalendarDate } from '../../../values/date.ts'
import { shortDay } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf } from '../cases/frame.tsx'
import type { SeenCase } from '../cases/look.ts'
import type { Me } from '../cases/requesting.ts'
import { vettingPaths as paths } from '../paths.ts'
import { isOpen, levelName, stageName } from '../rules.ts'
import { Section } from '../section.tsx'
import { DECIDER } from '../who.ts'
import type { ListedWaiver } from './queries.ts'
import { standingOf, type TypedWaiver, type Waiver, type WaiverStanding } from './rules.ts'

const STANDINGS: Record<WaiverStanding, { text: string; classes: string }> = {
  asked: { text: 'Waits for approval', classes: 'govuk-tag--yellow' },
  'in-force': { text: 'In force', classes: 'govuk-tag--blue' },
  'run-out': { text: 'Run out', classes: 'govuk-tag--red' },
}

const WaiverTag = ({ waiver, today }: { waiver: Pick<Waiver, 'approvedOn' | 'until'>; today: CalendarDate }) => (
  <GovukTag {...STANDINGS[standingOf(waiver, today)]} />
)

/** On the overview, where there are any. */
export const WaiversTable = ({ seen, me }: { seen: SeenCase; me: Me }) =>
  seen.waivers.length === 0 ? null : (
    <section aria-labelledby="waivers">
      <SubHeading id="waivers">Waived checks</SubHeading>
      {seen.waivers.map(waiver => (
        <div class="muster-card" key={waiver.id}>
          <p class="govuk-body">
            <strong>{stageName(waiver.stage)}</strong>, until {shortDay(waiver.until)} <WaiverTag waiver={waiver} today={seen.today} />
          </p>
          <p class="govuk-body muster-note">
            Asked by {nameOf(seen.names, waiver.askedBy)} on {shortDay(waiver.askedOn)}: {waiver.why}
            {waiver.approvedOn && ` Approved by ${nameOf(seen.names, waiver.approvedBy)} on ${shortDay(waiver.approvedOn)}.`}
          </p>
          {mayApprove(waiver, seen, me) && (
            <Form action={paths.approveWaiver(seen.found.id, waiver.id)}>
              <GovukButton text="Approve this waiver" preventDoubleClick />
            </Form>
          )}
        </div>
      ))}
    </section>
  )

const mayApprove = (waiver: Waiver, { today, found }: SeenCase, me: Me): boolean =>
  standingOf(waiver, today) === 'asked' &&
  waiver.askedBy !== me.account &&
  isOpen(found.state) &&
  DECIDER.some(role => me.roles.includes(role))

type AskProps = { seen: SeenCase; typed: TypedWaiver; errors: readonly Reason[] }

export const AskWaiverPage = ({ seen, typed, errors }: AskProps) => (
  <CasePage seen={seen} title="Ask to waive a check" errors={errors} back={{ href: paths.case(seen.found.id), text: 'Overview' }}>
    <Text>
      A waived check can wait until the day you enter. Somebody else must approve it. After that day the case is shown in red until the
      check is done.
    </Text>
    <Form action={paths.waiver(seen.found.id)}>
      <GovukRadios
        name="stage"
        idPrefix="stage"
        fieldset={{ legend: { text: 'Which check?', classes: 'govuk-fieldset__legend--s' } }}
        items={seen.rules.checks.stages.map(value => ({ value, text: stageName(value) }))}
        value={typed.stage}
        {...errorOf(errors, 'stage')}
      />
      <DayInput name="until" legend="Last day of the waiver" typed={typed} errors={errors} />
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why can it wait?', classes: 'govuk-label--s' }}
        rows="3"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Ask for it" preventDoubleClick />
    </Form>
  </CasePage>
)

export const WaiversPage = ({ waivers, today }: { waivers: readonly ListedWaiver[]; today: CalendarDate }) => (
  <Section title="Waived checks">
    <Text>
      Checks that wait with the approval of two people, those that ran out first. A waiver that has run out is there until the check is
      done.
    </Text>
    {waivers.length === 0 ? (
      <Text>No check is waived.</Text>
    ) : (
      <DataTable<ListedWaiver>
        id="waivers"
        caption="Waivers of the unit"
        rows={waivers}
        columns={[
          {
            head: 'Case',
            whole: true,
            cell: ({ caseId, ref }) => (
              <a class="govuk-link" href={paths.case(caseId)}>
                {ref}
              </a>
            ),
          },
          { head: 'Level', cell: ({ level }) => levelName(level) },
          { head: 'Check', cell: ({ stage }) => stageName(stage) },
          { head: 'Last day', whole: true, cell: ({ until }) => shortDay(until) },
          { head: 'How it stands', cell: waiver => <WaiverTag waiver={waiver} today={today} /> },
        ]}
      />
    )}
  </Section>
)
