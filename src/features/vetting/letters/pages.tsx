/** A letter for the unit that sent it: as it was. */

import { vettingPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { KeptLetter } from './queries.ts'
import { Sheet } from './sheet.tsx'

export const LetterPage = ({ kept: { id, caseId, letter } }: { kept: KeptLetter }) => (
  <Section title={letter.title} caption={`Case ${letter.ref}`} back={{ href: paths.decision(caseId), text: 'Decision' }}>
    <p class="govuk-body muster-screen-only">
      <a class="govuk-link" href={paths.letterFile(caseId, id)} download>
        Download as PDF
      </a>
    </p>
    <Sheet letter={letter} />
  </Section>
)
