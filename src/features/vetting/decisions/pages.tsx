/** Deciding: what must be known, the form, and checking the answers before they count. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../platform/views/dates.tsx'
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form, STORED_NOW, StoredNow } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukInsetText,
  GovukRadios,
  GovukTextarea,
  GovukWarningText,
} from '../../../platform/views/govuk.generated.ts'
import { Facts, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { CasePage, nameOf, ZONE } from '../cases/frame.tsx'
import { vettingPaths as paths } from '../paths.ts'
import { KINDS, LEVELS, REGIMES, STATES, stageName } from '../rules.ts'
import type { ToDecide, Typed } from './actions.ts'
import { Findings, Seats } from './parts.tsx'
import { type Decision, reasonName } from './rules.ts'

type Props = { to: ToDecide; me: string; typed: Typed; errors: readonly Reason[] }

export const DecidePage = ({ to, me, typed, errors }: Props) => {
  const { seen, findings, seats } = to
  const isMine = seats.some(({ decidedBy }) => decidedBy === me)
  return (
    <CasePage
      seen={seen}
      title={seats.length === 0 ? 'Decide this case' : 'Second decision'}
      errors={errors}
      back={{ href: paths.case(seen.found.id), text: 'Overview' }}
    >
      {errors.some(({ field }) => field === STORED_NOW) && (
        <StoredNow facts={[{ key: 'How the case stands', value: STATES[seen.found.state] }]} />
      )}
      <Text>Your look at this page is recorded. Whoever worked on this case, or knows the person, leaves it to somebody else.</Text>
      <Known to={to} />
      {!to.isUksv && <Findings traces={findings} />}
      {seats.length > 0 && (
        <>
          <SubHeading>What the first decision maker decided</SubHeading>
          <Seats seats={seats} nameOf={account => nameOf(seen.names, account)} />
        </>
      )}
      <SubHeading>Your decision</SubHeading>
      {isMine ? (
        <GovukInsetText text="You were the first to decide this case, so someone else must do this." />
      ) : (
        <DecideForm to={to} typed={typed} errors={errors} />
      )}
    </CasePage>
  )
}

const Known = ({ to: { seen } }: Pick<Props, 'to'>) => (
  <>
    <SubHeading>The case</SubHeading>
    <Facts
      rows={[
        { key: 'Level', value: LEVELS[seen.found.level].name },
        { key: 'Regime', value: REGIMES[seen.found.regime] },
        { key: 'Kind', value: KINDS[seen.found.kind] },
        { key: 'Received', value: <Day at={seen.found.receivedOn} timeZone={ZONE} /> },
        {
          key: 'Checks',
          value: <List items={seen.checks.map(check => `${stageName(check.stage)}: ${CHECKED[check.standing]}`)} />,
        },
      ]}
    />
  </>
)
const CHECKED = {
  done: 'done',
  waived: 'waived',
  'run-out': 'waived, and the waiver has run out',
  'under-way': 'under way',
  'to-begin': 'not begun',
}

const DecideForm = ({ to, typed, errors }: Omit<Props, 'me'>) => (
  <Form action={paths.checkDecision(to.seen.found.id)} version={to.seen.found.version}>
    {to.isUksv ? <UksvFields typed={typed} errors={errors} /> : <Fields to={to} typed={typed} errors={errors} />}
    <GovukButton text="Continue" />
  </Form>
)

const UksvFields = ({ typed, errors }: Pick<Props, 'typed' | 'errors'>) => (
  <>
    <GovukInsetText text="Record what UKSV decided and when. What UKSV found is not recorded anywhere in this service." />
    <GovukRadios
      name="decision"
      idPrefix="decision"
      fieldset={{ legend: { text: 'What did UKSV decide?', classes: 'govuk-fieldset__legend--s' } }}
      items={[
        { value: 'grant', text: 'Granted' },
        { value: 'refuse', text: 'Refused', hint: { text: 'A second decision maker must confirm it' } },
      ]}
      value={typed.decision}
      {...errorOf(errors, 'decision')}
    />
    <DayInput name="on" legend="When did UKSV decide?" hint="For example, 27 3 2026" typed={typed} errors={errors} />
  </>
)

const Fields = ({ to, typed, errors }: Omit<Props, 'me'>) => (
  <>
    <GovukRadios
      name="adverse"
      idPrefix="adverse"
      fieldset={{ legend: { text: 'Was anything adverse found?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{
        text: to.seats.length === 0 ? 'If so, a second decision maker decides after you' : 'The first decision maker said that it was',
      }}
      items={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
      value={typed.adverse}
      {...errorOf(errors, 'adverse')}
    />
    <GovukRadios
      name="decision"
      idPrefix="decision"
      fieldset={{ legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--s' } }}
      items={[
        { value: 'grant', text: 'Grant clearance' },
        { value: 'refuse', text: 'Refuse clearance' },
      ]}
      value={typed.decision}
      {...errorOf(errors, 'decision')}
    />
    <Reasons side="grant" to={to} typed={typed} errors={errors} />
    <Reasons side="refuse" to={to} typed={typed} errors={errors} />
    <GovukTextarea
      id="rationale"
      name="rationale"
      label={{ text: 'Rationale', classes: 'govuk-label--s' }}
      hint={{
        text: 'How you weighed what was found. The unit and an appeal panel read it; the person is told the reasons above, not this.',
      }}
      rows="8"
      value={typed.rationale}
      {...errorOf(errors, 'rationale')}
    />
  </>
)

/** Shown for both sides at once: what opens and closes with a choice is not told by every reader. */
const Reasons = ({ side, to, typed, errors }: Omit<Props, 'me'> & { side: 'grant' | 'refuse' }) => (
  <GovukCheckboxes
    name={`${side}-reasons`}
    idPrefix={`${side}-reasons`}
    fieldset={{ legend: { text: `If you ${side}: for what reasons?`, classes: 'govuk-fieldset__legend--s' } }}
    hint={{ text: 'Select all that apply' }}
    items={to.lists[side].map(value => ({ value, text: reasonName(value), checked: typed.reasons.includes(value) }))}
    classes="govuk-checkboxes--small"
    {...errorOf(errors, `${side}-reasons`)}
  />
)

type CheckProps = { to: ToDecide; typed: Typed; decision: Decision }

export const CheckDecisionPage = ({ to, typed, decision }: CheckProps) => {
  const { id, version } = to.seen.found
  const needsSecond = to.seats.length === 0 && (decision.adverse || to.findings.some(({ adverse }) => adverse))
  return (
    <CasePage seen={to.seen} title="Check your decision">
      <Facts rows={factsOf(to, decision)} />
      <GovukWarningText
        iconFallbackText="Warning"
        text={
          needsSecond
            ? 'Once confirmed it cannot be changed. A second decision maker decides after you; nobody outside is told anything before.'
            : 'Once confirmed it cannot be changed. The letter is written and the person is told at once.'
        }
      />
      <Form action={paths.decide(id)} version={version}>
        <Hidden typed={typed} />
        <div class="govuk-button-group">
          <GovukButton text="Confirm decision" preventDoubleClick />
          <GovukButton
            text="Change your answers"
            classes="govuk-button--secondary"
            name="change"
            value="yes"
            attributes={{ formaction: paths.checkDecision(id) }}
          />
        </div>
      </Form>
    </CasePage>
  )
}

const factsOf = ({ isUksv }: ToDecide, { adverse, grant, reasons, rationale }: Decision) =>
  isUksv
    ? [{ key: 'Decision of UKSV', value: rationale }]
    : [
        { key: 'Anything adverse', value: adverse ? 'Yes' : 'No' },
        { key: 'Decision', value: grant ? 'Grant clearance' : 'Refuse clearance' },
        { key: 'Reasons', value: <List items={reasons.map(reasonName)} /> },
        { key: 'Rationale', value: (<span class="muster-written">{rationale}</span>) as ComponentChildren },
      ]

/** The answers travel with the page: a decision half made is stored nowhere. */
const Hidden = ({ typed }: { typed: Typed }) => (
  <>
    {(['adverse', 'decision', 'rationale', 'on-day', 'on-month', 'on-year'] as const).map(name => (
      <input type="hidden" name={name} value={typed[name]} key={name} />
    ))}
    {typed.reasons.map(code => (
      <input type="hidden" name={`${typed.decision === 'grant' ? 'grant' : 'refuse'}-reasons`} value={code} key={code} />
    ))}
  </>
)
