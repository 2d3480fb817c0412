/** The letters of an invented case, in the words of any other. */

import { addDays } from '../../../../values/date.ts'
import { type About, appealReason, type Offer, routesFor, windowEnds } from '../../appeals/rules.ts'
import { reasonInLetter } from '../../decisions/rules.ts'
import {
  type Addressed,
  appealDismissedLetter,
  appealUpheldLetter,
  grantedLetter,
  type Letter,
  type LetterKind,
  notProgressedLetter,
  refusedLetter,
} from '../../letters/rules.ts'
import type { CaseHistory } from './history.ts'
import { dateOf, type Moment } from './moments.ts'

export type Sent = { kind: LetterKind; body: Letter; at: Moment }

export function* lettersOf(made: CaseHistory, from: string): Generator<Sent> {
  const to = (at: Moment): Addressed => ({
    to: `${made.subject.givenNames} ${made.subject.familyName}`,
    ...{ from, ref: made.ref, level: made.level, day: dateOf(at) },
  })
  const last = made.path.at(-1)
  if (!last) return
  const { at, state } = last
  const { clearance } = made
  const valid = clearance && { from: clearance.from, last: addDays(clearance.until, -1) }
  if (state === 'granted' && valid) yield { kind: 'granted', body: grantedLetter(to(at), valid), at }
  if (state === 'refused')
    yield {
      kind: 'refused',
      body: refusedLetter(to(at), made.seats.at(-1)?.reasons.map(reasonInLetter) ?? [], offerOf(made, 'refusal', at)),
      at,
    }
  if (state === 'not-progressed')
    yield { kind: 'not-progressed', body: notProgressedLetter(to(at), made.residency?.years ?? 0, offerOf(made, 'residency', at)), at }
  for (const { about, outcome } of made.appeals) {
    if (!outcome) continue
    const body = outcome.upheld
      ? appealUpheldLetter(to(outcome.at), about, valid ?? undefined)
      : appealDismissedLetter(to(outcome.at), outcome.reasons.map(appealReason), undefined)
    yield { kind: outcome.upheld ? 'appeal-upheld' : 'appeal-dismissed', body, at: outcome.at }
  }
}

/** Every decision against somebody carries the window that its day gave; without an appeal there is only the offer. */
function offerOf(made: CaseHistory, about: About, at: Moment): Offer {
  const day = dateOf(at)
  const { policy, days } = made.contestable ?? { policy: '', days: 0 }
  return {
    about,
    routes: routesFor({ about, regime: made.regime, kind: made.kind }),
    windowEnds: windowEnds(day, days),
    windowPolicy: policy,
  }
}
