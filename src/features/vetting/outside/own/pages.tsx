/** An applicant's own applications: the list, and one with what can be done now. */
import type { ComponentChildren } from 'preact'
import { Day } from '../../../../platform/views/dates.tsx'
import { GovukButton, GovukInsetText, GovukTag, GovukTaskList } from '../../../../platform/views/govuk.generated.ts'
import { Page } from '../../../../platform/views/page.tsx'
import { Facts, SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { DataTable } from '../../../../platform/views/table.tsx'
import { dayName, shortDay } from '../../../../values/figures.ts'
import { vettingPaths as paths } from '../../paths.ts'
import { type CaseRequest, isOpenRequest, wantName } from '../../requests/rules.ts'
import { LEVELS } from '../../rules.ts'
import { isWhole, PART_NAMES, PARTS, type Standing, standingOf } from '../form/rules.ts'
import type { OwnCase } from './actions.ts'
import { expectedWords, OUTCOME_MEANS, type Released, stageOf } from './rules.ts'

export const ZONE = 'Europe/London'

export const StageTag = ({ found }: { found: Pick<Released, 'turn' | 'outcome' | 'formOn'> }) => <GovukTag {...stageOf(found)} />

export const OwnCasesPage = ({ cases }: { cases: readonly Released[] }) => (
  <Page title="Your applications for clearance">
    {cases.length === 0 ? (
      <Text>There are none. If a vetting unit wrote to you, ask it whether it has invited you at this email address.</Text>
    ) : (
      <DataTable<Released>
        id="applications"
        caption="Applications"
        rows={cases}
        columns={[
          {
            head: 'Reference',
            whole: true,
            cell: ({ id, ref }) => (
              <a class="govuk-link" href={paths.ownCase(id)}>
                {ref}
              </a>
            ),
          },
          { head: 'Level', cell: ({ level }) => LEVELS[level].name },
          { head: 'Received', whole: true, cell: ({ receivedOn }) => shortDay(receivedOn) },
          { head: 'Where it is', cell: found => <StageTag found={found} /> },
        ]}
      />
    )}
  </Page>
)

export const OwnCasePage = ({ own }: { own: OwnCase }) => {
  const { found, form, withdrawal, offer, requests } = own
  const isDraft = found.formOn === null && found.outcome === null && withdrawal === undefined
  return (
    <Page title="Your application" caption={LEVELS[found.level].name} back={{ href: paths.own, text: 'Your applications' }}>
      {withdrawal && found.outcome === null && (
        <GovukInsetText text={`You withdrew this application on ${dayName(withdrawal.on)}. The vetting unit will close it.`} />
      )}
      <Facts rows={factsOf(found)} />
      {requests.some(isOpenRequest) && found.outcome === null && <AskedFor own={own} />}
      {isDraft && <Tasks own={own} />}
      <Letters own={own} />
      {offer && offer.windowEnds >= own.today && (
        <>
          <SubHeading>If you do not agree</SubHeading>
          <Text>You can appeal until {dayName(offer.windowEnds)}. People who had no part in the decision will look at it.</Text>
          <GovukButton
            text={offer.about === 'residency' ? 'Contest this' : 'Appeal'}
            href={paths.ownAppeal(found.id)}
            classes="govuk-button--secondary"
          />
        </>
      )}
      {own.appeals.map(({ about, lodgedOn }) => (
        <Text key={about}>Your appeal was received on {dayName(lodgedOn)}. You will get a letter.</Text>
      ))}
      <Answered own={own} />
      <SubHeading>What else you can do</SubHeading>
      <ul class="govuk-list muster-ways">
        {(form.version > 0 || form.sentAt !== null) && <Way href={paths.sendForm(found.id)}>Look at your answers</Way>}
        <Way href={paths.ownCopy(found.id)}>See or print all we have from you</Way>
        <Way href={paths.ownCopyFile(found.id)}>Download it as a file</Way>
        {found.outcome === null && withdrawal === undefined && <Way href={paths.ownWithdraw(found.id)}>Withdraw this application</Way>}
      </ul>
    </Page>
  )
}

const Way = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <li>
    <a class="govuk-link" href={href}>
      {children}
    </a>
  </li>
)

export const factsOf = (found: Released) => [
  { key: 'Reference', value: found.ref },
  { key: 'Received', value: <Day at={found.receivedOn} timeZone={ZONE} /> },
  {
    key: 'Where it is',
    value: (
      <>
        <StageTag found={found} />
        {found.outcome && OUTCOME_MEANS[found.outcome] && <span class="muster-aside">{OUTCOME_MEANS[found.outcome]}</span>}
      </>
    ),
  },
  ...(found.outcomeOn === null ? [] : [{ key: 'Since', value: <Day at={found.outcomeOn} timeZone={ZONE} /> }]),
  ...(expectedWords(found) === null
    ? []
    : [
        {
          key: 'When it may be finished',
          value: (
            <>
              {expectedWords(found)}.
              <span class="muster-aside">
                Worked out from the level, the day of receipt and what was asked of the applicant, and from nothing else.
              </span>
            </>
          ),
        },
      ]),
]

const STATUS: Record<Standing, { text: string } | { tag: { text: string; classes: string } }> = {
  done: { text: 'Completed' },
  started: { tag: { text: 'In progress', classes: 'govuk-tag--light-blue' } },
  'not-started': { tag: { text: 'Not yet started', classes: 'govuk-tag--blue' } },
}

const Tasks = ({ own: { found, form, needed } }: { own: OwnCase }) => {
  const whole = isWhole(form.answers, needed)
  return (
    <section aria-labelledby="form">
      <SubHeading id="form">Your form</SubHeading>
      <Text>What you write is saved as you go. You can leave and come back to it; nobody reads it until you send it.</Text>
      <GovukTaskList
        idPrefix="part"
        items={[
          ...PART_NAMES.map(part => ({
            title: { text: PARTS[part].name },
            href: paths.ownForm(found.id, part),
            status: STATUS[standingOf(form.answers, part, needed)],
          })),
          {
            title: { text: 'Check your answers and send' },
            ...(whole ? { href: paths.sendForm(found.id) } : {}),
            status: whole
              ? { tag: { text: 'Not yet sent', classes: 'govuk-tag--blue' } }
              : { text: 'Cannot start yet', classes: 'govuk-task-list__status--cannot-start-yet' },
          },
        ]}
      />
    </section>
  )
}

const AskedFor = ({ own: { found, requests, today } }: { own: OwnCase }) => (
  <section aria-labelledby="asked">
    <SubHeading id="asked">Information we have asked you for</SubHeading>
    <GovukTaskList
      idPrefix="asked"
      items={requests.filter(isOpenRequest).map(request => ({
        title: { text: namesOf(request) },
        href: paths.ownRequest(found.id, request.id),
        hint: { text: `Asked on ${dayName(request.askedOn)}` },
        status: { tag: { text: `By ${shortDay(request.dueOn)}`, classes: request.dueOn < today ? 'govuk-tag--red' : 'govuk-tag--yellow' } },
      }))}
    />
  </section>
)

export const namesOf = ({ wants }: Pick<CaseRequest, 'wants'>): string => wants.map(wantName).join(', ')

const Answered = ({ own: { found, requests } }: { own: OwnCase }) => {
  const settled = requests.filter(request => !isOpenRequest(request))
  return settled.length === 0 ? null : (
    <DataTable<CaseRequest>
      id="answered"
      caption="What we asked you for before"
      rows={settled}
      columns={[
        {
          head: 'What',
          cell: request => (
            <a class="govuk-link" href={paths.ownRequest(found.id, request.id)}>
              {namesOf(request)}
            </a>
          ),
        },
        { head: 'Asked', whole: true, cell: ({ askedOn }) => shortDay(askedOn) },
        {
          head: 'Settled',
          cell: ({ answeredOn, withdrawnOn }) =>
            answeredOn ? `Answered ${shortDay(answeredOn)}` : `Not needed since ${shortDay(withdrawnOn ?? '')}`,
        },
      ]}
    />
  )
}

const Letters = ({ own: { found, letters } }: { own: OwnCase }) =>
  letters.length === 0 ? null : (
    <section aria-labelledby="letters">
      <SubHeading id="letters">Letters to you</SubHeading>
      <ul class="govuk-list">
        {letters.map(({ id, letter }) => (
          <li key={id}>
            <a class="govuk-link" href={paths.ownLetter(found.id, id)}>
              {letter.title}
            </a>
            , {dayName(letter.day)}
          </li>
        ))}
      </ul>
    </section>
  )
