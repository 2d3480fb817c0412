/** How the work is spread over those who did it, under pseudonyms: the report never holds a name. */
import type { CaseLog } from '../../case-log/rules.ts'
import type { Report } from '../rules.ts'

/** Numbered by first appearance in the log, most visits first. */
export function workloadOf({ cases, visits, resources }: CaseLog): Report['workload'] {
  const number = new Int32Array(resources.length)
  const visitsOf = new Int32Array(resources.length)
  const casesOf = new Int32Array(resources.length)
  const lastCase = new Int32Array(resources.length).fill(-1)
  const order: number[] = []

  for (let i = 0; i < cases.count; i++) {
    for (let visit = cases.first[i]!; visit < cases.first[i + 1]!; visit++) {
      const who = visits.resource[visit]!
      if (who < 0) continue
      if (number[who] === 0) number[who] = order.push(who)
      visitsOf[who]!++
      if (lastCase[who] === i) continue
      lastCase[who] = i
      casesOf[who]!++
    }
  }
  return order
    .sort((a, b) => visitsOf[b]! - visitsOf[a]! || number[a]! - number[b]!)
    .map(who => ({ resource: `Officer ${number[who]}`, visits: visitsOf[who]!, cases: casesOf[who]! }))
}
