/** What was found in a check. Of national security vetting nothing: what UKSV finds it does not tell, and nothing of it is kept. */
import { accept, type Outcome, type Reason, refuse } from '../../../values/outcome.ts'
import type { Stage } from '../rules.ts'

export const ABOUT = { applicant: 'The applicant', family: 'Family', associate: 'An associate' } as const
export type About = keyof typeof ABOUT

export const TRACE_KINDS = {
  conviction: 'Conviction, caution or charge',
  intelligence: 'Intelligence',
  finance: 'Finances',
  association: 'Association',
  conduct: 'Conduct',
  honesty: 'Honesty in the form',
  other: 'Something else',
} as const
export type TraceKind = keyof typeof TRACE_KINDS

export type Trace = {
  id: string
  stage: Stage
  about: About
  kind: TraceKind
  words: string
  adverse: boolean
  foundBy: string
  foundAt: string
}

export type TypedTrace = { stage: string; about: string; kind: string; adverse: string; words: string }
export type NewTrace = Pick<Trace, 'stage' | 'about' | 'kind' | 'words' | 'adverse'>

export const traceableStages = (begun: readonly Stage[]): Stage[] =>
  [...new Set(begun)].filter(stage => stage !== 'national-security' && stage !== 'decision' && stage !== 'request')

export function readTrace(typed: TypedTrace, stages: readonly Stage[]): Outcome<NewTrace> {
  const errors: Reason[] = []
  const stage = stages.find(known => known === typed.stage)
  if (!stage) errors.push({ field: 'stage', message: 'Select the stage in which it was found' })
  const about = (Object.keys(ABOUT) as About[]).find(known => known === typed.about)
  if (!about) errors.push({ field: 'about', message: 'Select whom it is about' })
  const kind = (Object.keys(TRACE_KINDS) as TraceKind[]).find(known => known === typed.kind)
  if (!kind) errors.push({ field: 'kind', message: 'Select what kind of finding it is' })
  if (typed.adverse !== 'yes' && typed.adverse !== 'no')
    errors.push({ field: 'adverse', message: 'Select whether it speaks against the clearance' })
  const words = typed.words.trim()
  if (words === '') errors.push({ field: 'words', message: 'Enter what was found and where' })
  else if ([...words].length > 4000) errors.push({ field: 'words', message: 'What was found must be 4,000 characters or fewer' })
  if (errors.length > 0 || !stage || !about || !kind) return refuse(...errors)
  return accept({ stage, about, kind, words, adverse: typed.adverse === 'yes' })
}
