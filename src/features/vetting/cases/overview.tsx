/** The first page of a case: what can be done next, how far the checks are, how long it has taken and who holds it. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../platform/views/dates.tsx'
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukInsetText, GovukTag, GovukTaskList, GovukWarningText } from '../../../platform/views/govuk.generated.ts'
import { Facts, KeyFigures, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted, percent, shortDay } from '../../../values/figures.ts'
import { vettingPaths as paths } from '../paths.ts'
import { Lane } from '../priority/pages.tsx'
import { RequestsTable } from '../requests/pages.tsx'
import { isOpen, KINDS, LEVELS, PARTIES, type Party, REGIMES, stageName } from '../rules.ts'
import type { Check } from '../visits/rules.ts'
import { WaiversTable } from '../waivers/pages.tsx'
import { DECIDER } from '../who.ts'
import { CasePage, nameOf, ZONE } from './frame.tsx'
import type { SeenCase } from './look.ts'
import type { Me } from './requesting.ts'

type Props = { seen: SeenCase; me: Me }

export const OverviewPage = ({ seen, me }: Props) => (
  <CasePage seen={seen} title="Overview">
    {seen.isRed && (
      <GovukWarningText
        text="A waiver in this case has run out and its check was not done. Do the check, or ask for another waiver."
        iconFallbackText="Warning"
      />
    )}
    {seen.applicantWithdrew && isOpen(seen.found.state) && (
      <GovukInsetText
        text={`The applicant said on ${shortDay(seen.applicantWithdrew.on)} that they no longer want this clearance${seen.applicantWithdrew.words ? `: “${seen.applicantWithdrew.words}”` : ''}. Close the case as withdrawn.`}
      />
    )}
    <Next seen={seen} me={me} />
    <Lane seen={seen} me={me} />
    <SubHeading>Checks</SubHeading>
    <Checks seen={seen} />
    <SubHeading>Clock</SubHeading>
    <Clock seen={seen} />
    <RequestsTable seen={seen} />
    <WaiversTable seen={seen} me={me} />
    <SubHeading>About this case</SubHeading>
    <Facts rows={factsOf(seen)} />
  </CasePage>
)

/** What this person may do now. What only somebody else may do is refused by the database with the reason, so it is not guessed here. */
const Next = ({ seen, me }: Props) => {
  const { found, missing } = seen
  const { id, state, version } = found
  if (!isOpen(state)) return <Closed seen={seen} />
  const decides = DECIDER.some(role => me.roles.includes(role))
  return (
    <section aria-labelledby="next">
      <SubHeading id="next">What can be done next</SubHeading>
      {state === 'checks' && missing.length > 0 && (
        <>
          <Text>Before it can be decided:</Text>
          <List items={[...missing]} />
        </>
      )}
      <div class="govuk-button-group">
        {state === 'intake' && <GovukButton text="Take in the form" href={paths.caseForm(id)} />}
        {state === 'residency' && <GovukButton text="Decide about residency" href={paths.residency(id)} />}
        {state === 'checks' && missing.length === 0 && (
          <Form action={paths.ready(id)} version={version} class="muster-inline">
            <GovukButton text="Ready to be decided" preventDoubleClick />
          </Form>
        )}
        {(state === 'decision' || state === 'second-decision') && decides && <GovukButton text="Decide" href={paths.decide(id)} />}
        {state === 'decision' && (
          <Form action={paths.backToChecks(id)} version={version} class="muster-inline">
            <GovukButton text="Back to the checks" classes="govuk-button--secondary" preventDoubleClick />
          </Form>
        )}
        <Second href={paths.request(id)}>Ask the applicant for information</Second>
        {state === 'checks' && <Second href={paths.startVisit(id)}>Begin another stage</Second>}
      </div>
      <ul class="govuk-list muster-ways">
        {decides && <Way href={paths.allocate(id)}>{found.allocatedTo === null ? 'Allocate' : 'Allocate to somebody else'}</Way>}
        {seen.priority === undefined && <Way href={paths.priority(id)}>Ask for priority</Way>}
        {state === 'checks' && <Way href={paths.waiver(id)}>Ask to waive a check</Way>}
        <Way href={paths.invite(id)}>{found.applicant === null ? 'Invite the applicant' : 'Invite the applicant again'}</Way>
        <Way href={paths.recuse(id)}>I know this person</Way>
        <Way href={paths.close(id)}>Discontinue or withdraw</Way>
      </ul>
    </section>
  )
}

const Second = ({ href, children }: { href: string; children: string }) => (
  <GovukButton text={children} href={href} classes="govuk-button--secondary" />
)
const Way = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <li>
    <a class="govuk-link" href={href}>
      {children}
    </a>
  </li>
)

const Closed = ({ seen: { found, clearance } }: Pick<Props, 'seen'>) => (
  <Text>
    This case was closed on {found.closedOn && <Day at={found.closedOn} timeZone={ZONE} />}
    {found.closedWhy ? `: ${found.closedWhy}` : ''}. Nothing more is done in it.
    {found.state === 'discontinued' && ' It was not refused: the person may apply again.'}
    {found.state === 'not-progressed' && ' It was not refused: residency fell short, and the person may contest that.'}{' '}
    <a class="govuk-link" href={paths.decision(found.id)}>
      See the decision, its letters and any appeal
    </a>
    {clearance && (
      <>
        {' or '}
        <a class="govuk-link" href={paths.clearance(clearance)}>
          the clearance and what became of it
        </a>
      </>
    )}
    .
  </Text>
)

const Checks = ({ seen }: Pick<Props, 'seen'>) => (
  <GovukTaskList
    idPrefix="check"
    items={seen.checks.map(check => ({
      title: { text: stageName(check.stage) },
      hint: { text: hintOf(check, seen) },
      ...(canEnd(check, seen) && check.visit ? { href: paths.endVisit(seen.found.id, check.visit.id) } : {}),
      ...(check.standing === 'to-begin' && seen.found.state === 'checks'
        ? { href: `${paths.startVisit(seen.found.id)}?stage=${check.stage}` }
        : {}),
      status: statusOf(check),
    }))}
  />
)

/** Also where it is waived: somebody may do the check after all. */
const canEnd = ({ visit }: Check, { found }: SeenCase): boolean => visit?.result === null && isOpen(found.state)

/** In a sentence. */
const PHRASES: Record<Party, string> = {
  unit: 'the vetting unit',
  applicant: 'the applicant',
  'other-force': 'another force',
  uksv: 'UKSV',
  panel: 'the appeal panel',
  'professional-standards': 'professional standards',
  agency: 'the credit reference agency',
}

function hintOf({ visit, standing, waivedUntil }: Check, { names }: SeenCase): string {
  const waived = waivedUntil ? `Waived until ${shortDay(waivedUntil)}. ` : ''
  if (!visit) return `${waived}Not begun`
  const who = `${PHRASES[visit.party]}${visit.partyName ? ` (${visit.partyName})` : ''}`
  if (visit.endedOn) return `${standing === 'done' ? '' : waived}Ended ${shortDay(visit.endedOn)} by ${nameOf(names, visit.doneBy)}`
  return `${waived}With ${who} since ${shortDay(visit.startedOn)}`
}

function statusOf({ standing, visit }: Check) {
  if (standing === 'done')
    return {
      tag:
        visit?.result === 'trace'
          ? { text: 'Done: findings', classes: 'govuk-tag--blue' }
          : { text: DONE[visit?.result ?? 'clear'] ?? 'Done', classes: 'govuk-tag--green' },
    }
  if (standing === 'run-out') return { tag: { text: 'Waiver has run out', classes: 'govuk-tag--red' } }
  if (standing === 'waived') return { tag: { text: 'Waived', classes: 'govuk-tag--yellow' } }
  return standing === 'under-way'
    ? { tag: { text: 'Under way', classes: 'govuk-tag--light-blue' } }
    : { tag: { text: 'Not begun', classes: 'govuk-tag--grey' } }
}
const DONE: Readonly<Record<string, string>> = { clear: 'Done: clear', 'not-needed': 'Not needed', returned: 'Done' }

const Clock = ({ seen: { clock, rules, targetDay, found, today, expected } }: Pick<Props, 'seen'>) => {
  const end = found.closedOn ?? today
  const held = [...clock.held].filter(([, days]) => days > 0).sort(([, a], [, b]) => b - a)
  return (
    <>
      <KeyFigures
        figures={[
          { name: found.closedOn ? 'Took in all' : 'Has taken so far', value: String(clock.total), unit: days(clock.total) },
          { name: 'Of these in the unit', value: String(clock.inUnit), unit: days(clock.inUnit), note: 'waits for others left out' },
          {
            name: `Target for ${LEVELS[found.level].short}`,
            value: shortDay(targetDay),
            note: `${counted(rules.target.days, 'working day')} after receipt${end > targetDay ? ': passed' : ''}`,
          },
          ...(expected
            ? [{ name: 'As likely as not done by', value: shortDay(expected.half), note: `four in five by ${shortDay(expected.most)}` }]
            : []),
        ]}
      />
      {held.length > 0 && (
        <DataTable<[Party, number]>
          id="held"
          caption="Who held it"
          rows={held}
          columns={[
            { head: 'Party', cell: ([party]) => PARTIES[party] },
            { head: 'Working days', numeric: true, cell: ([, count]) => count },
            { head: 'Share', numeric: true, cell: ([, count]) => percent(count / clock.total) },
          ]}
        />
      )}
    </>
  )
}
const days = (value: number) => (value === 1 ? 'working day' : 'working days')

const factsOf = ({ found, names, priority }: SeenCase) => [
  { key: 'Level', value: `${LEVELS[found.level].short}: ${LEVELS[found.level].name}` },
  { key: 'Regime', value: REGIMES[found.regime] },
  { key: 'Kind', value: KINDS[found.kind] },
  { key: 'Unit', value: found.unit },
  { key: 'Received', value: <Day at={found.receivedOn} timeZone={ZONE} /> },
  { key: 'Sponsor’s reference', value: found.sponsorRef ?? '–' },
  {
    key: 'Allocated to',
    value: found.allocatedTo === null ? <GovukTag text="Nobody" classes="govuk-tag--yellow" /> : nameOf(names, found.allocatedTo),
  },
  {
    key: 'Person',
    value: (
      <a class="govuk-link" href={paths.subject(found.subjectId)}>
        Their record and other cases
      </a>
    ),
  },
  ...(found.renews === null
    ? []
    : [
        {
          key: 'Renews',
          value: (
            <a class="govuk-link" href={paths.clearance(found.renews)}>
              An earlier clearance
            </a>
          ),
        },
      ]),
  ...(priority?.approvedOn
    ? [{ key: 'Priority', value: `Approved by ${nameOf(names, priority.approvedBy)} on ${shortDay(priority.approvedOn)}: ${priority.why}` }]
    : []),
]
