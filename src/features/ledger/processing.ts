/** What data protection law asks of the ledger. */
import type { Processing } from '../../platform/processing.ts'

export const ledgerProcessing: readonly Processing[] = [
  {
    name: 'Record of who did what and who read what',
    controller: 'The force that runs the service',
    regime: 'Data Protection Act 2018, section 62, and UK GDPR, Articles 5(2) and 32',
    condition: 'Legal obligation, and accountability and security of processing: used for nothing else, and never for measures',
    policyDocument: 'The force’s policy on audit and monitoring',
    dpia: 'The force’s assessment for this service',
    retention: 'What was said goes at the date the entry carries; the entry and its commitment stay',
  },
]
