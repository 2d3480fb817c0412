/** What data protection law asks of the register. Units and boroughs are nobody's data; who holds a role is. */
import type { Processing } from '../../platform/processing.ts'

export const networkProcessing: readonly Processing[] = [
  {
    name: 'Who holds which role in which unit or for which borough',
    controller: 'The force that keeps the register',
    regime: 'UK GDPR and Data Protection Act 2018, Part 2',
    condition: 'Public task (Article 6(1)(e)): running and answering for local policing; no special category data is asked for',
    policyDocument: 'The force’s policy on staff records',
    dpia: 'The force’s assessment for this service, with the register named in it',
    retention:
      'A holding is kept as the record of who answered for a borough; the text of an imported file goes days after it was brought, by the dated policy network / import-days',
  },
]
