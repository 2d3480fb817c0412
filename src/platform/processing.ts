/** What data protection law asks of each processing, said by the feature that does it. Nothing with real people starts while one of these is blank. */
import { Problem } from '../values/problem.ts'

export type Processing = {
  name: string
  controller: string
  /** The law it stands under, such as Part 3 of the Data Protection Act 2018. */
  regime: string
  /** Why it is lawful. */
  condition: string
  policyDocument: string
  /** Reference of the data protection impact assessment. */
  dpia: string
  /** What starts the time for which content is kept, and which dated policy says how long. */
  retention: string
}

/** By feature. One that keeps nothing about persons says so by an empty list; one that says nothing is not let in. */
export type Processings = Readonly<Record<string, readonly Processing[]>>

/** Everything that is missing. */
const blanksIn = (processings: Processings): string[] =>
  Object.entries(processings).flatMap(([feature, all]) =>
    all.flatMap(processing =>
      Object.entries(processing)
        .filter(([, value]) => value.trim() === '')
        .map(([field]) => `${feature}: "${processing.name}" does not say its ${field}`),
    ),
  )

export function checkProcessings(processings: Processings): void {
  const blanks = blanksIn(processings)
  if (blanks.length === 0) return
  throw new Problem(
    'invalid',
    `Muster does not start with real people while a processing is not described:\n${blanks.map(blank => `  ${blank}`).join('\n')}`,
    "Fill it in, in the feature's processing.ts.",
  )
}
