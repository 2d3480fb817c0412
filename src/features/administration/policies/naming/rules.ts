/** The words of any rule, and the areas in which the rules stand on their page. */
import { type Area, WORDS, type Words } from '../words/rules.ts'
import { isVettingKind, VETTING_AREAS, vettingWords } from '../words/vetting/rules.ts'

export function policyWords(kind: string, key: string): Words {
  const known = isVettingKind(kind) ? vettingWords(kind, key) : WORDS[`${kind}/${key}`]
  return known ?? { name: `${kind}, ${key}`.replaceAll('-', ' '), says: '' }
}

/** In the order of the page. */
const AREAS: readonly Area[] = [
  { id: 'sign-in', name: 'Signing in and sessions', kinds: ['sign-in', 'session'] },
  { id: 'service', name: 'The service', kinds: ['idempotency', 'calendar', 'network', 'forecast'] },
  ...VETTING_AREAS,
]

type Kept = { kind: string; key: string }

/** Every rule in its area and in the order in which it is read there; one of a kind that no area knows comes last, under "Other rules". */
export function byArea<Policy extends Kept>(policies: readonly Policy[]): { area: Area; policies: readonly Policy[] }[] {
  const known = new Set(AREAS.flatMap(({ kinds }) => kinds))
  const other: Area = { id: 'other', name: 'Other rules', kinds: policies.map(({ kind }) => kind).filter(kind => !known.has(kind)) }
  return [...AREAS, other]
    .map(area => ({ area, policies: policies.filter(({ kind }) => area.kinds.includes(kind)).sort(byPlace) }))
    .filter(({ policies }) => policies.length > 0)
}

const byPlace = (a: Kept, b: Kept): number =>
  (policyWords(a.kind, a.key).place ?? 0) - (policyWords(b.kind, b.key).place ?? 0) ||
  a.kind.localeCompare(b.kind) ||
  a.key.localeCompare(b.key)
