/** Withdrawals: those there are, one with its steps, and taking the next one. */
import { Day } from '../../../platform/views/dates.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukInput,
  GovukInsetText,
  GovukRadios,
  GovukTextarea,
  GovukWarningText,
} from '../../../platform/views/govuk.generated.ts'
import { Facts, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { counted, dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { ROUTES } from '../appeals/rules.ts'
import { nameOf } from '../cases/frame.tsx'
import type { Me } from '../cases/requesting.ts'
import { personName } from '../cases/rules.ts'
import { ClearanceLists, Holder, StandingTag, ZONE } from '../clearances/frame.tsx'
import type { Clearance } from '../clearances/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import { LEVELS, levelName, REGIMES } from '../rules.ts'
import { Section } from '../section.tsx'
import { DECIDER } from '../who.ts'
import type { SeenWithdrawal } from './actions.ts'
import { WithdrawalTag } from './parts.tsx'
import { MOST_WITHDRAWALS, type TakenStep, type Withdrawal } from './queries.ts'
import { BY_REGIME, HEARD, nextStep, STEP_ORDER, STEPS, type Step, type TypedStep } from './rules.ts'

export const WithdrawalsPage = ({ withdrawals }: { withdrawals: readonly Withdrawal[] }) => (
  <ClearanceLists title="Withdrawals">
    <Text>
      A clearance is taken away by steps, none of which can be left out. Somebody who took none of them decides. Your look at this list is
      recorded.
    </Text>
    {withdrawals.length === 0 ? (
      <Text>There are none. A withdrawal is opened from the page of a clearance.</Text>
    ) : (
      <DataTable
        id="withdrawals"
        caption="Withdrawals, those under way first"
        rows={withdrawals}
        columns={[
          { head: 'Holder', cell: withdrawal => <Holder href={paths.withdrawal(withdrawal.id)} {...withdrawal} /> },
          { head: 'How it stands', cell: withdrawal => <WithdrawalTag withdrawal={withdrawal} /> },
          { head: 'Level', cell: ({ level }) => levelName(level), whole: true },
          { head: 'Stands under', cell: ({ regime }) => REGIMES[regime] },
          { head: 'Opened', cell: ({ openedOn }) => <Day at={openedOn} timeZone={ZONE} short />, whole: true },
          { head: 'Steps taken', cell: ({ steps }) => `${steps} of ${STEP_ORDER.length}`, whole: true },
        ]}
      />
    )}
    {withdrawals.length >= MOST_WITHDRAWALS && <Text>The first {MOST_WITHDRAWALS} are shown.</Text>}
  </ClearanceLists>
)

type OpenProps = { clearance: Clearance; typed: { why: string }; errors: readonly Reason[] }

export const OpenWithdrawalPage = ({ clearance, typed, errors }: OpenProps) => (
  <Section
    title="Consider withdrawing a clearance"
    caption={`${personName(clearance)}: ${LEVELS[clearance.level].short}`}
    errors={errors}
    back={{ href: paths.clearance(clearance.id), text: 'Clearance' }}
  >
    <Text>{BY_REGIME[clearance.regime].law} applies. It goes by these steps:</Text>
    <List items={STEP_ORDER.map(step => `${STEPS[step].name}: ${lower(STEPS[step].does)}`)} />
    <GovukInsetText text="Whoever opens it or takes a step cannot decide it. Nobody outside the unit learns of it before the notice." />
    <Form action={paths.openWithdrawal(clearance.id)}>
      <GovukTextarea
        id="why"
        name="why"
        label={{ text: 'Why is it considered?', classes: 'govuk-label--s' }}
        hint={{ text: 'Nothing above OFFICIAL-SENSITIVE: hold a reference to it' }}
        rows="5"
        value={typed.why}
        {...errorOf(errors, 'why')}
      />
      <GovukButton text="Open the withdrawal" preventDoubleClick />
    </Form>
  </Section>
)

const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

type Props = { seen: SeenWithdrawal; me: Me; typed: TypedStep; errors: readonly Reason[] }

export const WithdrawalPage = ({ seen, me, typed, errors }: Props) => {
  const { withdrawal, clearance, steps } = seen
  const next = nextStep(steps)
  return (
    <Section
      title="Withdrawal of a clearance"
      caption={`${personName(withdrawal)}: ${LEVELS[withdrawal.level].short}`}
      errors={errors}
      back={{ href: paths.withdrawals, text: 'Withdrawals' }}
    >
      <Facts rows={factsOf(seen)} />
      {clearance.standing === 'ended' && (
        <GovukInsetText text="The holder no longer has the clearance. The withdrawal can go on to its end, and its record stays." />
      )}
      {steps.length > 0 && <Taken steps={steps} names={seen.names} />}
      {next ? <Next seen={seen} me={me} step={next} typed={typed} errors={errors} /> : <Text>All steps have been taken.</Text>}
    </Section>
  )
}

const factsOf = ({ withdrawal, clearance, names, routes, answerBy: last }: SeenWithdrawal) => [
  { key: 'How it stands', value: <WithdrawalTag withdrawal={withdrawal} /> },
  {
    key: 'Clearance',
    value: (
      <>
        <a class="govuk-link" href={paths.clearance(clearance.id)}>
          {LEVELS[clearance.level].name}
        </a>{' '}
        <StandingTag standing={clearance.standing} />
      </>
    ),
  },
  { key: 'Stands under', value: REGIMES[withdrawal.regime] },
  { key: 'Goes by', value: BY_REGIME[withdrawal.regime].law },
  { key: 'Who may come with the holder', value: BY_REGIME[withdrawal.regime].companion },
  { key: 'Appeal, if it is withdrawn', value: routes.map(route => ROUTES[route].name).join(', or ') },
  { key: 'Opened', value: `${dayName(withdrawal.openedOn)}, by ${nameOf(names, withdrawal.openedBy)}` },
  { key: 'Why it is considered', value: <span class="muster-written">{withdrawal.why}</span> },
  ...(last ? [{ key: 'Holder can answer until', value: dayName(last) }] : []),
]

const Taken = ({ steps, names }: { steps: readonly TakenStep[]; names: ReadonlyMap<string, string> }) => (
  <>
    <SubHeading>Steps taken</SubHeading>
    {steps.map(({ step, onDay, words, accompaniedBy, withdrawIt, doneBy }) => (
      <section class="muster-card" key={step} aria-labelledby={`step-${step}`}>
        <h3 class="govuk-heading-s" id={`step-${step}`}>
          {STEPS[step].name}
          {withdrawIt !== null && `: ${withdrawIt ? 'withdrawn' : 'left in force'}`}
        </h3>
        <p class="govuk-body muster-prose muster-written">{words}</p>
        <p class="govuk-body muster-note">
          {accompaniedBy ? `With the holder: ${accompaniedBy}. ` : ''}
          {dayName(onDay)}, by {nameOf(names, doneBy)}.
        </p>
      </section>
    ))}
  </>
)

type NextProps = Props & { step: Step }

const Next = ({ seen, me, step, typed, errors }: NextProps) => {
  const { withdrawal, steps } = seen
  const hadAPart = withdrawal.openedBy === me.account || steps.some(({ doneBy }) => doneBy === me.account)
  const decides = DECIDER.some(role => me.roles.includes(role))
  return (
    <>
      <SubHeading>Next step: {lower(STEPS[step].name)}</SubHeading>
      <Text>{STEPS[step].does}.</Text>
      {step === 'decision' && (hadAPart || !decides) ? (
        <GovukInsetText text="Someone else must decide: a decision maker of the unit who took none of these steps." />
      ) : (
        <Form action={paths.takeStep(withdrawal.id)}>
          <input type="hidden" name="step" value={step} />
          <Fields seen={seen} step={step} typed={typed} errors={errors} />
          <GovukButton text={BUTTONS[step]} preventDoubleClick />
        </Form>
      )}
    </>
  )
}

const BUTTONS: Record<Step, string> = {
  assessment: 'Record the assessment',
  'harm-test': 'Record the harm test',
  notice: 'Give notice',
  representations: 'Record the representations',
  decision: 'Decide',
  told: 'Record that they were told',
}

const WORDS: Record<Step, { label: string; hint?: string }> = {
  assessment: { label: 'What is known, and how is it weighed?' },
  'harm-test': { label: 'What harm could come of leaving it, and of taking it away?' },
  notice: {
    label: 'What are the grounds?',
    hint: 'The holder reads these words in their letter. Leave out what would endanger somebody or an inquiry',
  },
  representations: { label: 'What did the holder say?', hint: 'Or how they were asked, if they did not answer' },
  decision: { label: 'On what grounds?', hint: 'If it is withdrawn, the holder reads these words in their letter' },
  told: { label: 'Who was told, and how?' },
}

const Fields = ({ seen, step, typed, errors }: Pick<NextProps, 'seen' | 'step' | 'typed' | 'errors'>) => (
  <>
    {step === 'notice' && (
      <GovukInsetText
        text={`A letter is written to the holder today. They can answer within ${counted(seen.representationDays, 'day')}.`}
      />
    )}
    {step === 'representations' && <Heard seen={seen} typed={typed} errors={errors} />}
    {step === 'decision' && (
      <GovukRadios
        name="withdrawIt"
        idPrefix="withdrawIt"
        fieldset={{ legend: { text: 'Is the clearance withdrawn?', classes: 'govuk-fieldset__legend--s' } }}
        items={[
          { value: 'yes', text: 'Yes, withdrawn', hint: { text: 'From today. The holder gets a letter that says how they can appeal.' } },
          { value: 'no', text: 'No, it stays as it is' },
        ]}
        value={typed.withdrawIt}
        {...errorOf(errors, 'withdrawIt')}
      />
    )}
    <GovukTextarea
      id="words"
      name="words"
      label={{ text: WORDS[step].label, classes: 'govuk-label--s' }}
      {...(WORDS[step].hint ? { hint: { text: WORDS[step].hint } } : {})}
      rows="6"
      value={typed.words}
      {...errorOf(errors, 'words')}
    />
    {step === 'decision' && <GovukWarningText text="Once decided it cannot be changed, except on appeal." iconFallbackText="Warning" />}
  </>
)

const Heard = ({ seen, typed, errors }: Pick<NextProps, 'seen' | 'typed' | 'errors'>) => (
  <>
    <GovukRadios
      name="heard"
      idPrefix="heard"
      fieldset={{ legend: { text: 'Were they heard?', classes: 'govuk-fieldset__legend--s' } }}
      {...(seen.answerBy ? { hint: { text: `They can answer until ${dayName(seen.answerBy)}` } } : {})}
      items={Object.entries(HEARD).map(([value, text]) => ({ value, text }))}
      value={typed.heard}
      {...errorOf(errors, 'heard')}
    />
    <GovukInput
      id="accompaniedBy"
      name="accompaniedBy"
      label={{ text: 'Who came with the holder?', classes: 'govuk-label--s' }}
      hint={{
        text: `${BY_REGIME[seen.withdrawal.regime].companion}, by name; or that they wanted nobody. Leave it empty if they did not answer`,
      }}
      value={typed.accompaniedBy}
      {...errorOf(errors, 'accompaniedBy')}
    />
  </>
)
