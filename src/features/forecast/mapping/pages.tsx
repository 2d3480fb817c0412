/** The form that corrects how a log is read. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { errorOf, Form } from '../../../platform/views/form.tsx'
import {
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
} from '../../../platform/views/govuk.generated.ts'
import { Page } from '../../../platform/views/page.tsx'
import { SubHeading, Text } from '../../../platform/views/prose.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { OUTCOMES } from '../case-log/rules.ts'
import { uploadPaths } from '../uploads/paths.ts'
import { CASE_PARTS, EVENT_PARTS, type Headings, type Part, type TypedMapping } from './rules.ts'

type Props = { reading: string; fileName: string; format: string; headings: Headings; typed: TypedMapping; errors?: readonly Reason[] }
type Fields = Pick<Props, 'typed' | 'headings'> & { errors: readonly Reason[] }

export const MappingPage = ({ reading, fileName, format, headings, typed, errors = [] }: Props) => {
  const fields = { typed, headings, errors }
  return (
    <Page
      title="Change how the file is read"
      caption={fileName}
      errors={errors}
      back={{ href: uploadPaths.reading(reading), text: 'How it was read' }}
    >
      <Text>The file is then read again from its beginning. How it was read before stays in the record.</Text>
      {headings.length > 0 && <OtherShape reading={reading} shape={typed.shape} />}
      <Form action={uploadPaths.change(reading)}>
        <input type="hidden" name="shape" value={typed.shape} />
        {headings.length > 0 ? <Columns {...fields} /> : <Attributes {...fields} />}
        <Dates {...fields} />
        <Rest {...fields} format={format} />
        <GovukButton text="Read it so" preventDoubleClick />
      </Form>
    </Page>
  )
}

const OtherShape = ({ reading, shape }: { reading: string; shape: string }) => (
  <Text>
    {shape === 'cases' ? 'One row of the file is one case.' : 'One row of the file is one event of a case.'}{' '}
    <a class="govuk-link" href={`${uploadPaths.change(reading)}?shape=${shape === 'cases' ? 'events' : 'cases'}`}>
      {shape === 'cases' ? 'One row is one event instead' : 'One row is one case instead'}
    </a>
  </Text>
)

const LABELS: Record<Part, { text: string; hint?: string }> = {
  case: { text: 'Reference of the case' },
  stage: { text: 'Stage', hint: 'The step that the case went through' },
  start: { text: 'Start of the visit', hint: 'When work on the step began' },
  end: { text: 'End of the visit, or the only time' },
  received: { text: 'Date of receipt' },
  closed: { text: 'Date of closing' },
  outcome: { text: 'Outcome' },
  class: { text: 'Class of case', hint: 'Such as the vetting level: figures are given for each' },
  resource: { text: 'Person or team', hint: 'Shown under invented names only' },
  party: { text: 'Who holds the case', hint: 'Such as applicant or vetting unit' },
}

const Columns = ({ typed, headings, errors }: Fields) => {
  const items = [{ value: '', text: 'No column' }, ...headings.map(name => ({ value: name, text: name }))]
  return (
    <>
      <SubHeading>Columns</SubHeading>
      {(typed.shape === 'cases' ? CASE_PARTS : EVENT_PARTS).map(part => (
        <GovukSelect
          key={part}
          id={part}
          name={part}
          label={{ text: LABELS[part].text }}
          {...hintOf(part)}
          items={items}
          value={typed[part]}
          {...errorOf(errors, part)}
        />
      ))}
      {typed.shape === 'cases' && (
        <GovukCheckboxes
          name="stages"
          fieldset={{ legend: { text: 'Columns with the day on which a stage was finished', classes: 'govuk-fieldset__legend--s' } }}
          items={headings.map(name => ({ value: name, text: name, checked: typed.stages.includes(name) }))}
          classes="govuk-checkboxes--small"
        />
      )}
    </>
  )
}

const hintOf = (part: Part) => {
  const { hint } = LABELS[part]
  return hint === undefined ? {} : { hint: { text: hint } }
}

const Attributes = ({ typed, errors }: Fields) => (
  <>
    <SubHeading>Attributes</SubHeading>
    <Text>Leave empty what is to be found by the names of the standard.</Text>
    {EVENT_PARTS.map(part => (
      <GovukInput
        key={part}
        id={part}
        name={part}
        label={{ text: LABELS[part].text }}
        {...hintOf(part)}
        value={typed[part]}
        classes="govuk-input--width-20"
        {...errorOf(errors, part)}
      />
    ))}
  </>
)

const Dates = ({ typed, errors }: Fields) => (
  <>
    <SubHeading>Dates and times</SubHeading>
    <GovukRadios
      name="dates"
      fieldset={{ legend: { text: 'What comes first in a date such as 03/04/2026?', classes: 'govuk-fieldset__legend--s' } }}
      items={[
        { value: '', text: 'As the dates of the file show' },
        { value: 'day-first', text: 'The day' },
        { value: 'month-first', text: 'The month' },
      ]}
      value={typed.dates}
      classes="govuk-radios--small"
    />
    <GovukInput
      id="timeZone"
      name="timeZone"
      label={{ text: 'Time zone of times that name none' }}
      value={typed.timeZone}
      classes="govuk-input--width-20"
      spellcheck={false}
      {...errorOf(errors, 'timeZone')}
    />
    <DayInput
      name="asOf"
      legend="Read it as if the log ended on"
      hint="Leave empty to take the whole log. Later rows are then left out, and cases open on that day are open."
      typed={typed}
      errors={errors}
    />
  </>
)

const Rest = ({ typed, errors, format }: Fields & { format: string }) => (
  <>
    <SubHeading>Other</SubHeading>
    {(format === 'xlsx' || typed.sheet !== '') && (
      <GovukInput id="sheet" name="sheet" label={{ text: 'Sheet of the workbook' }} value={typed.sheet} classes="govuk-input--width-20" />
    )}
    {(format === 'ocel' || typed.objectType !== '') && (
      <GovukInput
        id="objectType"
        name="objectType"
        label={{ text: 'Type of object that is the case' }}
        value={typed.objectType}
        classes="govuk-input--width-20"
      />
    )}
    <GovukInput
      id="closingStage"
      name="closingStage"
      label={{ text: 'Stage after which a case is closed' }}
      hint={{ text: 'Only where no column says when a case was closed' }}
      value={typed.closingStage}
      classes="govuk-input--width-20"
    />
    <GovukTextarea
      id="outcomes"
      name="outcomes"
      label={{ text: 'Words of the outcome column' }}
      hint={{ text: `One on each line with what it means, such as “Cleared = granted”. Meanings: ${OUTCOMES.join(', ')}.` }}
      value={typed.outcomes}
      rows="4"
      {...errorOf(errors, 'outcomes')}
    />
  </>
)
