/** What the pack answers at a glance: each question that was asked, and what the register says to it. */
import { count, counted, dayName } from '../../../../values/figures.ts'
import { figureWords, type Gaps, gapFigures } from '../../coverage/gaps/rules.ts'
import { requirementWords } from '../../coverage/requirements/rules.ts'
import type { Leads } from '../../leads/actions.ts'
import type { Comparison, Seen } from '../actions.ts'
import { boroughsWords, figuresOf } from '../rules.ts'

export type Answer = { question: string; answers: readonly string[] }
type Known = { comparison: Comparison; leads: Pick<Leads, 'boroughs' | 'since'>; gaps: Pick<Gaps, 'met' | 'hidden' | 'during'> }

export function answersOf({ comparison: { before, after }, leads, gaps }: Known): Answer[] {
  return [
    { question: 'Who leads each borough?', answers: [before, after].map(ledWords) },
    {
      question: 'How far is each lead stretched?',
      answers: [before, after].map(({ title, structure }) => `${title}: a lead has ${boroughsWords(figuresOf(structure).perLead)}`),
    },
    { question: 'How stable is it?', answers: stableWords(leads) },
    { question: 'Are the roles filled that must be, such as the CT Protect officer?', answers: heldWords(gaps) },
  ]
}

function ledWords({ title, structure }: Seen): string {
  const { boroughs, leads, withoutLead } = figuresOf(structure)
  if (leads === undefined || withoutLead === undefined) return `${title}: not yet named`
  const lead = `${title}: ${counted(leads, 'person leads', 'people lead')} ${counted(boroughs - withoutLead, 'borough')}`
  return withoutLead === 0 ? lead : `${lead}; ${counted(withoutLead, 'borough has', 'boroughs have')} nobody`
}

function stableWords({ boroughs, since }: Known['leads']): string[] {
  if (boroughs.length === 0) return ['The register has no borough with a unit.']
  const leads = boroughs.map(({ record }) => record.leads)
  const vacant = boroughs.filter(({ record }) => record.daysWithout > 0).length
  const [least, most] = [Math.min(...leads), Math.max(...leads)]
  return [
    `Since ${dayName(since)} a borough has had ${least === most ? counted(most, 'lead') : `${count(least)} to ${counted(most, 'different lead')}`}`,
    vacant === 0 ? 'No borough had a day without a lead' : `${counted(vacant, 'borough')} had days without a lead`,
  ]
}

const heldWords = ({ met, hidden, during }: Known['gaps']): string[] =>
  met.length + hidden.length === 0
    ? ['No role is required on this day.']
    : [
        ...met.map(each => `${requirementWords(each)}: ${figureWords(gapFigures(each), during)}`),
        ...hidden.map(each => `${requirementWords(each)}: not shown to you`),
      ]
