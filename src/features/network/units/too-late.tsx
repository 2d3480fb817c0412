/** Above a form that somebody else came before: what the register has now. */
import type { ComponentChildren } from 'preact'
import { STORED_NOW, StoredNow } from '../../../platform/views/form.tsx'
import type { Reason } from '../../../values/outcome.ts'
import { kindName } from '../rules.ts'
import type { ChangeView } from './look-at-unit.ts'
import { lifeWords } from './rules.ts'

export type StoredFact = { key: string; value: ComponentChildren }

export const TooLate = ({ errors, stored }: { errors: readonly Reason[]; stored: readonly StoredFact[] }) =>
  errors.some(({ field }) => field === STORED_NOW) ? <StoredNow facts={stored} /> : null

/** Of a unit. */
export const storedFacts = ({ unit, description, parents, choices }: ChangeView): StoredFact[] => [
  { key: 'Name', value: description?.name ?? 'Not described' },
  { key: 'Kind', value: description ? kindName(description.kind) : '–' },
  { key: 'It exists', value: unit ? lifeWords(unit.life) : '–' },
  ...parents.map(({ valid, value: { parent } }) => ({
    key: 'Belongs to',
    value: `${choices.find(({ id }) => id === parent)?.name ?? 'A unit'}, ${lifeWords(valid)}`,
  })),
]
