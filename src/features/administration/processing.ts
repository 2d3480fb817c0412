/** What data protection law asks of accounts and their roles. */
import type { Processing } from '../../platform/processing.ts'

export const administrationProcessing: readonly Processing[] = [
  {
    name: 'Accounts of people who use the service, their roles and sessions',
    controller: 'The force that runs the service',
    regime: 'UK GDPR and Data Protection Act 2018, Part 2',
    condition: 'Public task (Article 6(1)(e)), and security of processing (Article 32): who may see what, and who did what',
    policyDocument: 'The force’s policy on access to its systems',
    dpia: 'The force’s assessment for this service',
    retention: 'Accounts are closed, not erased; what was said in the ledger about them goes at the date the entry carries',
  },
]
