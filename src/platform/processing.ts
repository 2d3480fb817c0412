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
  refuseWhere(blanksIn(processings))
}

/** Acts of the platform: what it keeps of people is said with their accounts. */
const PLATFORM: ReadonlySet<string> = new Set(['service', 'sign-in', 'sessions'])

/** Everything that is done in the service begins with its feature's name, so a feature that forgot to say anything is found by what it does. */
export function checkEveryFeatureSays(processings: Processings, acts: readonly string[]): void {
  const features = new Set(acts.map(act => act.split('.')[0] ?? act).filter(feature => !PLATFORM.has(feature)))
  const silent = [...features].filter(feature => !Object.hasOwn(processings, feature)).sort()
  refuseWhere(silent.map(feature => `${feature}: does not say what it keeps about people, not even that it keeps nothing`))
}

function refuseWhere(missing: readonly string[]): void {
  if (missing.length === 0) return
  throw new Problem(
    'invalid',
    `Muster does not start with real people while a processing is not described:\n${missing.map(one => `  ${one}`).join('\n')}`,
    "Fill it in, in the feature's processing.ts.",
  )
}
