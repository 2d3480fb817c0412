/** My cases: first what waits for me, then all that is mine. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../../platform/views/dates.tsx'
import { GovukButton } from '../../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { counted } from '../../../../values/figures.ts'
import { ZONE } from '../../cases/frame.tsx'
import { personName } from '../../cases/rules.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { levelName } from '../../rules.ts'
import { Section } from '../../section.tsx'
import type { QueueRow } from '../rules.ts'
import { SearchBox } from '../search/box.tsx'
import { CaseTable } from '../table.tsx'
import { type Mine, MOST_OWN, MOST_TO_DECIDE, wantsOf } from './rules.ts'

export const MinePage = ({ mine }: { mine: Mine }) => {
  const { answers, unanswered, late } = wantsOf(mine)
  const { toDecide, approvals, decides } = mine
  const isNothing = [answers, unanswered, late, toDecide, approvals].every(list => list.length === 0)
  return (
    <Section title="My cases">
      <SearchBox />
      <div class="govuk-button-group">
        <GovukButton text="Open a case" href={paths.newCase} classes="govuk-button--secondary" />
      </div>
      <section aria-labelledby="waiting">
        <SubHeading id="waiting">Waits for you</SubHeading>
        {isNothing && <Text>Nothing waits for you.</Text>}
        <Wanting title="Answered by the applicant" rows={answers} says={row => <Answered row={row} />} />
        <Wanting title="Not answered in time" rows={unanswered} says={row => <Due row={row} />} />
        <Wanting title="Target has passed, and it is your turn" rows={late} says={row => <Since row={row} />} />
        {approvals.length > 0 && (
          <Group title="To approve or leave">
            {approvals.map(({ caseId, ref, what }) => (
              <li key={`${caseId}${what}`}>
                <a class="govuk-link" href={what === 'waiver' ? `${paths.waivers}#waivers` : paths.case(caseId)}>
                  {ref}
                </a>
                : {what === 'waiver' ? 'a check that is to be waived' : 'a place in the priority lane'}
              </li>
            ))}
          </Group>
        )}
        {decides && (
          <Wanting
            title={toDecide.length > MOST_TO_DECIDE ? `To be decided: the first ${MOST_TO_DECIDE} by their target` : 'To be decided'}
            rows={toDecide.slice(0, MOST_TO_DECIDE)}
            says={row => <Since row={row} />}
          />
        )}
      </section>
      <Own mine={mine} />
    </Section>
  )
}

const Own = ({ mine: { rows, names, today } }: { mine: Mine }) =>
  rows.length === 0 ? (
    <>
      <SubHeading>Allocated to you</SubHeading>
      <Text>
        No open case is allocated to you.{' '}
        <a class="govuk-link" href={`${paths.queue}?who=nobody`}>
          See what nobody has
        </a>
        .
      </Text>
    </>
  ) : (
    <>
      <CaseTable
        id="own"
        caption={
          rows.length > MOST_OWN
            ? `Allocated to you: the first ${MOST_OWN} by their target`
            : `Allocated to you: ${counted(rows.length, 'case')}`
        }
        rows={rows.slice(0, MOST_OWN)}
        names={names}
        today={today}
        isOwn
      />
      {rows.length > MOST_OWN && (
        <Text>
          <a class="govuk-link" href={`${paths.queue}?who=me`}>
            See all of them in the queue
          </a>
        </Text>
      )}
    </>
  )

const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <>
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
    <ul class="govuk-list muster-wants">{children}</ul>
  </>
)

const Wanting = ({ title, rows, says }: { title: string; rows: readonly QueueRow[]; says: (row: QueueRow) => ComponentChildren }) =>
  rows.length === 0 ? null : (
    <Group title={title}>
      {rows.map(row => (
        <li key={row.id}>
          <a class="govuk-link" href={paths.case(row.id)}>
            {row.ref}
          </a>{' '}
          {personName(row)}, {levelName(row.level)}: {says(row)}
        </li>
      ))}
    </Group>
  )

const Answered = ({ row: { answeredOn } }: { row: QueueRow }) => <>answered {answeredOn && <Day at={answeredOn} timeZone={ZONE} short />}</>
const Due = ({ row: { dueOn } }: { row: QueueRow }) => <>was due {dueOn && <Day at={dueOn} timeZone={ZONE} short />}</>
const Since = ({ row: { targetOn } }: { row: QueueRow }) => <>target {targetOn && <Day at={targetOn} timeZone={ZONE} short />}</>
