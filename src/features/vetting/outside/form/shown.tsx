/** A form's answers, read: by the applicant before they send it, and by the unit afterwards. */
import { GovukSummaryList } from '../../../../platform/views/govuk.generated.ts'
import { SubHeading, Text } from '../../../../platform/views/prose.tsx'
import { dayName, shortDay } from '../../../../values/figures.ts'
import { countryName } from '../../form/fields.tsx'
import type { Address, Relation } from '../../form/rules.ts'
import { type Answers, entriesOf, isList, type Job, type ListPart, PART_NAMES, PARTS, type Part, type QuestionPart } from './rules.ts'

type Props = {
  answers: Answers
  /** Where a part can be changed, while it can. */
  changeAt?: (part: Part) => string
}

export const AnswersShown = ({ answers, changeAt }: Props) => (
  <>
    {PART_NAMES.map(part => (
      <section key={part}>
        <SubHeading>{PARTS[part].name}</SubHeading>
        <PartShown answers={answers} part={part} />
        {changeAt && (
          <p class="govuk-body">
            <a class="govuk-link" href={changeAt(part)}>
              Change<span class="govuk-visually-hidden"> “{PARTS[part].name}”</span>
            </a>
          </p>
        )}
      </section>
    ))}
  </>
)

const PartShown = ({ answers, part }: { answers: Answers; part: Part }) => {
  const rows = isList(part) ? entriesOf(answers, part).map(entry => entryRow(part, entry)) : questionRows(answers, part)
  if (rows.length === 0) return <Text>{answers.done.includes(part) ? 'Nothing to tell' : 'Nothing yet'}</Text>
  return <GovukSummaryList rows={rows.map(([key, text]) => ({ key: { text: key }, value: { text } }))} />
}

function questionRows({ about, finance, consent }: Answers, part: QuestionPart): [string, string][] {
  if (part === 'about')
    return about
      ? [
          ['Full name', about.fullName],
          ['Other names', about.otherNames || 'None'],
          ['Telephone', about.phone],
          ['Nationality', about.nationality],
          ['Place of birth', about.placeOfBirth],
        ]
      : []
  if (part === 'finance')
    return finance
      ? [
          ['Debts that cannot be paid as agreed', yes(finance.debts)],
          ['Judgments, bankruptcy, arrangements', yes(finance.judgments)],
          ...(finance.words === '' ? [] : ([['What it is about', finance.words]] as [string, string][])),
        ]
      : []
  return consent ? [['Consent', 'Given']] : []
}

const yes = (value: 'yes' | 'no') => (value === 'yes' ? 'Yes' : 'No')

const daysOf = ({ from, last }: { from: string; last: string | null }): string =>
  `${shortDay(from)} to ${last === null ? 'now' : shortDay(last)}`

/** What an entry is called, and what it says. */
export function entryRow(part: ListPart, entry: Address | Relation | Job): [key: string, text: string] {
  if (part === 'addresses') {
    const { lines, country, overseasService, ...days } = entry as Address
    return [daysOf(days), `${lines}, ${countryName(country)}${overseasService ? ' (Crown or Forces service)' : ''}`]
  }
  if (part === 'employment') {
    const { employer, role, ...days } = entry as Job
    return [daysOf(days), role === '' ? employer : `${employer}: ${role}`]
  }
  const { name, relation, born } = entry as Relation
  return [name, `${relation}${born === null ? '' : `, born ${dayName(born)}`}`]
}
