/** The form that settles what a report and a forecast are made with. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import { GovukButton, GovukCheckboxes, GovukDetails, GovukInput, GovukSelect } from '../../../platform/views/govuk.generated.ts'
import { Page } from '../../../platform/views/page.tsx'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { uploadPaths } from '../uploads/paths.ts'
import { runPaths } from './paths.ts'
import type { TypedSettings } from './rules.ts'

type Props = { reading: string; fileName: string; stages: readonly string[]; typed: TypedSettings; errors: readonly Reason[] }

export const AskPage = (props: Props) => {
  const { reading, fileName, errors } = props
  return (
    <Page
      title="Make a report and a forecast"
      caption={fileName}
      errors={errors}
      back={{ href: uploadPaths.reading(reading), text: 'How the file was read' }}
    >
      <Text>What stands here already suits most logs. Making both takes from some seconds to a few minutes.</Text>
      <Form action={runPaths.ask(reading)}>
        <About {...props} />
        <MoreStaff {...props} />
        <Finer {...props} />
        <GovukButton text="Make them" preventDoubleClick />
      </Form>
    </Page>
  )
}

const About = ({ typed, errors }: Props) => (
  <>
    <GovukInput
      id="title"
      name="title"
      label={{ text: 'Title', classes: 'govuk-label--s' }}
      hint={{ text: 'Stands above both. Leave empty for the name of the file.' }}
      value={typed.title}
      {...errorOf(errors, 'title')}
    />
    <GovukInput
      id="target"
      name="target"
      label={{ text: 'Target in days', classes: 'govuk-label--s' }}
      hint={{ text: 'Elapsed days in which a case should be done. Leave empty for none.' }}
      value={typed.target}
      classes="govuk-input--width-4"
      inputmode="decimal"
      {...errorOf(errors, 'target')}
    />
    <GovukInput
      id="weeks"
      name="weeks"
      label={{ text: 'Weeks ahead', classes: 'govuk-label--s' }}
      hint={{ text: 'For how many weeks to show how many cases will be open' }}
      value={typed.weeks}
      classes="govuk-input--width-4"
      inputmode="numeric"
      {...errorOf(errors, 'weeks')}
    />
    <GovukCheckboxes
      name="release"
      idPrefix="release"
      items={[
        {
          value: 'yes',
          text: 'Made to be handed out',
          hint: { text: 'Leaves out case references and groups of fewer than five cases' },
          checked: typed.release === 'yes',
        },
      ]}
    />
  </>
)

const MoreStaff = ({ typed, stages, errors }: Props) => (
  <>
    <SubHeading>What more staff would change</SubHeading>
    <DayInput name="staffFrom" legend="Their first day" hint="Leave empty for the day after the log ends" typed={typed} errors={errors} />
    <GovukInput
      id="ramp"
      name="ramp"
      label={{ text: 'Weeks until a newcomer works at full pace', classes: 'govuk-label--s' }}
      value={typed.ramp}
      classes="govuk-input--width-4"
      inputmode="numeric"
      {...errorOf(errors, 'ramp')}
    />
    {stages.length > 1 && (
      <GovukSelect
        id="staffStage"
        name="staffStage"
        label={{ text: 'Where they work', classes: 'govuk-label--s' }}
        items={[{ value: '', text: 'Where most work waits' }, ...stages.map(stage => ({ value: stage, text: stage }))]}
        value={typed.staffStage}
        {...errorOf(errors, 'staffStage')}
      />
    )}
  </>
)

const Finer = ({ typed, errors }: Props) => (
  <>
    <SubHeading>How it is made</SubHeading>
    <GovukCheckboxes
      name="backtest"
      idPrefix="backtest"
      items={[
        {
          value: 'yes',
          text: 'Try it on the log’s own past',
          hint: { text: 'Shows how well such forecasts would have done, beside plain rules of thumb. Takes most of the time.' },
          checked: typed.backtest === 'yes',
        },
      ]}
    />
    <GovukInput
      id="precision"
      name="precision"
      label={{ text: 'Known to how many days either way', classes: 'govuk-label--s' }}
      hint={{ text: 'Finer takes longer' }}
      value={typed.precision}
      classes="govuk-input--width-4"
      inputmode="decimal"
      {...errorOf(errors, 'precision')}
    />
    <GovukInput
      id="seed"
      name="seed"
      label={{ text: 'Seed', classes: 'govuk-label--s' }}
      hint={{ text: 'The same file, settings and seed give the same figures again' }}
      value={typed.seed}
      classes="govuk-input--width-10"
      inputmode="numeric"
      {...errorOf(errors, 'seed')}
    />
    <GovukDetails
      summaryText="How a forecast is made"
      text="From the log Muster finds how long each stage takes, who works there and what comes next, and then lets the open cases and those to come run through it many times. What most of these runs agree on is the forecast; the seed decides their chances."
    />
  </>
)
